package io.github.unspin.tortured;

import io.github.unspin.text.TokenType;
import io.github.unspin.text.TokenizedText;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The acronyms of a document: "AI" beside "counterfeit consciousness" gives the term away. */
final class Acronyms {
  private static final Set<String> SMALL =
      Set.of("a", "an", "the", "of", "in", "on", "for", "and", "or", "to", "with", "by");

  private final TokenizedText text;
  private final Map<String, Integer> counts = new HashMap<>();

  Acronyms(TokenizedText text) {
    this.text = text;
    for (int i = 0; i < text.size(); i++) {
      if (text.type(i) == TokenType.WORD) {
        String acronym = acronym(i);
        if (acronym.length() > 1) {
          counts.merge(acronym, 1, Integer::sum);
        }
      }
    }
  }

  /** Returns a token without its plural's "s" if it is an acronym, or an empty text. */
  private String acronym(int token) {
    String word = text.string(token);
    int length = word.length() - (word.endsWith("s") ? 1 : 0);
    if (length < 2 || length > 8) {
      return "";
    }
    for (int i = 0; i < length; i++) {
      if (!Character.isUpperCase(word.charAt(i))) {
        return "";
      }
    }
    return word.substring(0, length);
  }

  /** Returns the acronym in parentheses after a token, or an empty text. */
  String after(int token) {
    boolean isThere =
        token + 2 < text.size()
            && text.string(token).equals("(")
            && text.string(token + 2).equals(")");
    return isThere ? acronym(token + 1) : "";
  }

  /** Returns how often an acronym stands in the document. */
  int count(String acronym) {
    return counts.getOrDefault(acronym, 0);
  }

  /** Returns the initials of a phrase's words, in capitals, small words left out. */
  static String initials(String phrase) {
    StringBuilder out = new StringBuilder();
    for (String word : phrase.split("[ -]")) {
      if (!word.isEmpty() && Character.isLetter(word.charAt(0)) && !SMALL.contains(word)) {
        out.append(word.charAt(0));
      }
    }
    return out.toString().toUpperCase(Locale.ROOT);
  }
}
