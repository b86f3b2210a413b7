package io.github.unspin.render;

/** Paragraphs of Markdown, broken into lines of moderate length. */
final class Paragraph {
  private static final int WIDTH = 100;

  private Paragraph() {}

  /** Appends a paragraph and an empty line. */
  static void append(StringBuilder out, String text) {
    int column = 0;
    for (String word : text.split(" ")) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        out.append('\n');
        column = 0;
      } else if (column > 0) {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += word.length();
    }
    out.append("\n\n");
  }
}
