package io.github.unspin.render;

/**
 * Counts lines and columns, both from 1, up to places of a text. Quick when the places only go
 * forwards. A line ends with a line feed, a carriage return, or both.
 */
public final class LineCounter {
  private final String text;
  private int at;
  private int line = 1;
  private int lineStart;

  /** Starts at the beginning of a text. */
  public LineCounter(String text) {
    this.text = text;
  }

  /** Goes to a place, in UTF-16 code units from the start of the text. */
  public void advance(int place) {
    if (place < at) {
      at = 0;
      line = 1;
      lineStart = 0;
    }
    for (; at < place; at++) {
      char c = text.charAt(at);
      boolean isCrOfCrLf = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
      if (c == '\n' || c == '\r' && !isCrOfCrLf) {
        line++;
        lineStart = at + 1;
      }
    }
  }

  /** Returns the line of the place. */
  public int line() {
    return line;
  }

  /** Returns the column in characters, which is what a person counts. */
  public int column() {
    return text.codePointCount(lineStart, at) + 1;
  }

  /** Returns the column in UTF-16 code units. */
  public int unitColumn() {
    return at - lineStart + 1;
  }
}
