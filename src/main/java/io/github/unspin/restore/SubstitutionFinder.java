package io.github.unspin.restore;

/** Finds substituted words in one document. */
@FunctionalInterface
public interface SubstitutionFinder {
  /**
   * Looks at a whole document.
   *
   * @param text the article, without what belongs to the page around it
   */
  Analysis find(String text);
}
