package io.github.unspin.restore;

import io.github.unspin.report.Finding;
import java.util.List;

/** Finds substituted words in one document. */
@FunctionalInterface
public interface SubstitutionFinder {
  /**
   * Looks at a whole document.
   *
   * @param text the article, without what belongs to the page around it
   */
  default Analysis find(String text) {
    return find(text, List.of());
  }

  /**
   * Looks at a whole document of which some is explained already.
   *
   * @param text the article, without what belongs to the page around it
   * @param terms tortured terms of science in it, sorted by place. Papers borrow such terms from
   *     spun ones, so they do not say that the rest was spun
   */
  Analysis find(String text, List<Finding> terms);
}
