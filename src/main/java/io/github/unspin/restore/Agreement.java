package io.github.unspin.restore;

import io.github.unspin.text.TokenType;
import java.util.Set;

/**
 * Whether a verb agrees with the word before it in number, as far as English shows it: "the attack
 * had been" stands for no "the attack were". Judges by the word's ending and its article alone.
 */
final class Agreement {
  private static final Set<String> PLURAL_VERBS = Set.of("were", "are", "have", "do");
  private static final Set<String> SINGULAR_VERBS = Set.of("was", "is", "has", "does");
  private static final Set<String> PLURALS =
      Set.of(
          "they",
          "we",
          "you",
          "these",
          "those",
          "both",
          "many",
          "several",
          "people",
          "men",
          "women",
          "children",
          "police",
          "others",
          "media",
          "data",
          "staff",
          "folks");
  private static final Set<String> SINGULARS = Set.of("he", "she", "it", "this", "one", "nobody");
  private static final Set<String> ARTICLES =
      Set.of(
          "a", "an", "the", "this", "that", "his", "her", "its", "their", "our", "my", "your",
          "every", "each");

  private Agreement() {}

  /**
   * Returns 1 if a verb put before a token agrees with the word before that, -1 if not, and 0 where
   * that cannot be told.
   *
   * @param verb the first word put, in lower case
   */
  static int of(DocumentView view, int token, String verb) {
    int wanted = PLURAL_VERBS.contains(verb) ? 1 : SINGULAR_VERBS.contains(verb) ? -1 : 0;
    return wanted == 0 || view.initial[token] ? 0 : wanted * number(view, token - 1);
  }

  /** Returns 1 for a plural, -1 for a singular, 0 for what may be either or no noun. */
  private static int number(DocumentView view, int token) {
    if (token < 0 || view.text.type(token) != TokenType.WORD) {
      return 0;
    }
    String word = view.normal[token];
    if (PLURALS.contains(word)) {
      return 1;
    }
    if (SINGULARS.contains(word)) {
      return -1;
    }
    boolean ending =
        word.length() > 3
            && word.endsWith("s")
            && !word.endsWith("ss")
            && !word.endsWith("us")
            && !word.endsWith("is")
            && !word.endsWith("'s");
    if (ending) {
      return FeatureExtractor.isName(view, token) ? 0 : 1;
    }
    return token > 0 && ARTICLES.contains(view.normal[token - 1]) ? -1 : 0;
  }
}
