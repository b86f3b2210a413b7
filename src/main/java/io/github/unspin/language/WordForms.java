package io.github.unspin.language;

import io.github.unspin.text.Chars;
import io.github.unspin.text.TokenType;
import io.github.unspin.text.TokenizedText;
import java.util.Locale;

/**
 * The form under which the language model counts a token: numbers, addresses, quotation marks and
 * dashes fall into classes, words keep their case.
 */
public final class WordForms {
  private WordForms() {}

  /** Returns the model's form of a token of a text. */
  public static String of(TokenizedText text, int token) {
    return of(text.string(token), text.type(token));
  }

  /** Returns the model's form of a token. */
  public static String of(String token, TokenType type) {
    return switch (type) {
      case ADDRESS -> "<addr>";
      case NUMBER -> number(token);
      case PUNCTUATION -> punctuation(token);
      case WORD -> word(token);
    };
  }

  private static String word(String token) {
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      if (c > 127 && Chars.isApostrophe(c)) {
        return token.replace(c, '\'');
      }
    }
    return token;
  }

  private static String number(String token) {
    boolean digits = true;
    boolean point = false;
    boolean letters = false;
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      if (c == '.' || c == ':') {
        point = true;
      } else if (c != ',' && (c < '0' || c > '9')) {
        letters = true;
      }
      digits &= c >= '0' && c <= '9';
    }
    int length = token.length();
    if (digits) {
      if (length <= 2) {
        return token;
      }
      boolean year = length == 4 && (token.startsWith("19") || token.startsWith("20"));
      return year ? "<year>" : "<num>";
    }
    if (letters) {
      String lower = token.toLowerCase(Locale.ROOT);
      if (lower.endsWith("st")
          || lower.endsWith("nd")
          || lower.endsWith("rd")
          || lower.endsWith("th")) {
        return "<ord>";
      }
      return lower.endsWith("0s") ? "<decade>" : "<alnum>";
    }
    return point ? "<dec>" : "<num>";
  }

  private static String punctuation(String token) {
    char c = token.charAt(0);
    return switch (c) {
      case '"', '\u201C', '\u201D', '\u201E', '\u00AB', '\u00BB' -> "\"";
      case '\'', '\u2018', '\u2019', '`', '\u00B4' -> "'";
      case '\u2014', '\u2013', '\u2015' -> "\u2014";
      case '-', '\u2010', '\u2011' -> token.length() > 1 ? "\u2014" : "-";
      case '.' -> token.length() > 1 ? "\u2026" : ".";
      default -> token.length() > 1 && token.charAt(1) == c ? token.substring(0, 1) : token;
    };
  }
}
