package io.github.unspin.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.WCWidth;

/** Makes text fit for a terminal: harmless, and no wider than the window. */
final class Typesetter {
  private Typesetter() {}

  /** From and to, in characters of the text that was wrapped. */
  record Line(int from, int to) {}

  /**
   * Returns a text with all white space as single blanks and without characters that a terminal
   * would obey, or that would turn the order of the others around.
   */
  static String plain(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        if (!blank) {
          out.append(' ');
        }
        blank = true;
        continue;
      }
      blank = false;
      boolean isUnsafe =
          Character.isISOControl(c)
              || Character.getType(c) == Character.FORMAT
              || Character.getType(c) == Character.LINE_SEPARATOR
              || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
              || (Character.isSurrogate(c) && isLonely(text, i));
      out.append(isUnsafe ? '\uFFFD' : c);
    }
    return out.toString();
  }

  private static boolean isLonely(String text, int at) {
    char c = text.charAt(at);
    return Character.isHighSurrogate(c)
        ? at + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
        : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
  }

  /** Breaks a text into lines of at most so many columns, between words where that is possible. */
  static List<Line> wrap(CharSequence text, int width) {
    List<Line> out = new ArrayList<>();
    int from = 0;
    int blank = -1;
    int columns = 0;
    int at = 0;
    while (at < text.length()) {
      int c = Character.codePointAt(text, at);
      int wide = Math.max(0, WCWidth.wcwidth(c));
      if (columns + wide > width && at > from) {
        int to = c == ' ' ? at : blank > from ? blank : at;
        out.add(new Line(from, to));
        from = to;
        while (from < text.length() && text.charAt(from) == ' ') {
          from++;
        }
        at = from;
        columns = 0;
        blank = -1;
        continue;
      }
      if (c == ' ') {
        blank = at;
      }
      columns += wide;
      at += Character.charCount(c);
    }
    if (from < text.length() || out.isEmpty()) {
      out.add(new Line(from, text.length()));
    }
    return out;
  }

  /** Returns how many columns a text takes. */
  static int columns(CharSequence text) {
    return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
  }

  /** Returns a text cut at its end to so many columns, with an ellipsis where it was cut. */
  static AttributedString cut(AttributedString text, int width) {
    if (columns(text) <= width) {
      return text;
    }
    int columns = 0;
    int at = 0;
    while (at < text.length()) {
      int c = Character.codePointAt(text, at);
      int wide = Math.max(0, WCWidth.wcwidth(c));
      if (columns + wide > width - 1) {
        break;
      }
      columns += wide;
      at += Character.charCount(c);
    }
    AttributedStringBuilder out = new AttributedStringBuilder();
    out.append(text.subSequence(0, at));
    return width < 1 ? out.toAttributedString() : out.append('\u2026').toAttributedString();
  }

  /** Returns a text cut at its start, for file names, whose ends tell more. */
  static String cutStart(String text, int width) {
    if (columns(text) <= width) {
      return text;
    }
    int at = text.length();
    int columns = 1;
    while (at > 0) {
      int c = Character.codePointBefore(text, at);
      columns += Math.max(0, WCWidth.wcwidth(c));
      if (columns > width) {
        break;
      }
      at -= Character.charCount(c);
    }
    return width < 1 ? "" : "\u2026" + text.substring(at);
  }
}
