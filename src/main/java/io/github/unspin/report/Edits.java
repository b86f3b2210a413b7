package io.github.unspin.report;

import java.util.List;

/** Application of edits to the text that they were made for. */
public final class Edits {
  private Edits() {}

  /**
   * Returns {@code text} with every edit made.
   *
   * @param edits sorted by place, without overlap
   * @throws IllegalArgumentException if the edits overlap, are unsorted or leave the text
   */
  public static String apply(String text, List<Edit> edits) {
    StringBuilder out = new StringBuilder(text.length() + 64);
    int at = 0;
    for (Edit edit : edits) {
      if (edit.start() < at || edit.end() > text.length()) {
        throw new IllegalArgumentException("edit out of order or of the text: " + edit);
      }
      out.append(text, at, edit.start()).append(edit.replacement());
      at = edit.end();
    }
    return out.append(text, at, text.length()).toString();
  }
}
