package io.github.unspin.text;

/** Classes of characters in English running text. */
public final class Chars {
  private Chars() {}

  /** Returns whether a character is a straight or curly apostrophe or single closing quote. */
  public static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019' || c == '\u02BC' || c == '\u2018' || c == '\u00B4';
  }

  /** Returns whether a character is a straight, curly or angled quotation mark. */
  public static boolean isQuote(char c) {
    return c == '"'
        || c == '\''
        || c == '`'
        || (c >= '\u2018' && c <= '\u201F')
        || c == '\u00AB'
        || c == '\u00BB';
  }

  /** Returns whether a character can close a sentence after its full stop. */
  static boolean isCloser(char c) {
    return isQuote(c) || c == ')' || c == ']' || c == '}';
  }

  /** Returns whether a character can stand before the first word of a sentence. */
  static boolean isOpener(char c) {
    return isQuote(c) || c == '(' || c == '[' || c == '{';
  }

  /** Returns whether a character separates tokens; no-break and zero-width spaces do. */
  public static boolean isSpace(char c) {
    return c <= ' '
        || c == '\u00A0'
        || c == '\u200B'
        || c == '\uFEFF'
        || (c > '\u007F' && Character.isWhitespace(c))
        || c == '\u2007'
        || c == '\u202F';
  }
}
