package io.github.unspin.report;

/**
 * One proposed replacement for the text of a {@link Finding}.
 *
 * @param text what would stand in the place of the found text; empty when the found text is to go
 * @param confidence probability from 0 to 1 that this is what the author wrote
 */
public record Suggestion(String text, double confidence) {
  /** Checks the range of the confidence. */
  public Suggestion {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence out of [0, 1]: " + confidence);
    }
  }
}
