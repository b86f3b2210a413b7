package io.github.unspin.restore;

import io.github.unspin.text.TokenType;
import java.util.Set;

/**
 * Whether a verb agrees with its subject in number, as far as English shows it: "the attack had
 * been" stands for no "the attack were". Judges by the words right before the verb: the ending of
 * the noun, its article, a preposition or an "and" behind which the subject may be another.
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
          "every", "each", "'s", "another");

  private static final Set<String> RELATIVES = Set.of("who", "which", "that");

  /** Behind these the subject may stand farther back. */
  private static final Set<String> LINKS =
      Set.of(
          "of", "in", "at", "on", "for", "from", "with", "to", "by", "about", "and", "or", "nor",
          "than", "as", "between", "among", "under", "over", "after", "before", "into", "like");

  /** Words between a noun and its article at most. */
  private static final int REACH = 3;

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
    int noun = token;
    if (isWord(view, noun) && isAdverb(view.normal[noun])) {
      noun--;
    }
    if (isWord(view, noun) && RELATIVES.contains(view.normal[noun])) {
      noun--;
      noun -= noun >= 0 && view.normal[noun].equals(",") ? 1 : 0;
    }
    if (!isWord(view, noun)) {
      return 0;
    }
    String word = view.normal[noun];
    if (PLURALS.contains(word)) {
      return 1;
    }
    if (SINGULARS.contains(word)) {
      return -1;
    }
    boolean name = FeatureExtractor.isName(view, noun);
    boolean plural = isPlural(word);
    if (name) {
      return plural || isPeople(word) ? 0 : nameNumber(view, noun);
    }
    int article = noun - 1;
    while (article > noun - REACH - 1 && isWord(view, article) && isInside(view.normal[article])) {
      article--;
    }
    if (!isWord(view, article)) {
      return plural && !view.initial[noun] ? 1 : 0; // "Roberts was"
    }
    String first = view.normal[article];
    boolean isHead = !LINKS.contains(first) && !isLinked(view, article);
    if (plural) {
      return isHead && !view.initial[noun] ? 1 : 0; // "Roberts was"
    }
    return isHead && ARTICLES.contains(first) ? -1 : 0;
  }

  /** A name that is not one of several: "Anthony Bourdain", but not "Egypt and Qatar". */
  private static int nameNumber(DocumentView view, int last) {
    int first = last;
    while (isWord(view, first - 1) && FeatureExtractor.isName(view, first - 1)) {
      first--;
    }
    boolean isLong = last > first;
    first -= isWord(view, first - 1) && ARTICLES.contains(view.normal[first - 1]) ? 1 : 0;
    return isLong && !isLinked(view, first) ? -1 : 0;
  }

  /** Whether the words that begin at a token hang on a preposition or an "and" before them. */
  private static boolean isLinked(DocumentView view, int token) {
    return token > 0
        && !view.initial[token]
        && (LINKS.contains(view.normal[token - 1]) || view.normal[token - 1].equals(","));
  }

  private static boolean isWord(DocumentView view, int token) {
    return token >= 0 && view.text.type(token) == TokenType.WORD;
  }

  /** Whether a word may stand between an article and its noun. */
  private static boolean isInside(String word) {
    return !ARTICLES.contains(word) && !LINKS.contains(word) && !RELATIVES.contains(word);
  }

  private static boolean isAdverb(String word) {
    return (word.length() > 4 && word.endsWith("ly"))
        || word.equals("also")
        || word.equals("still")
        || word.equals("already");
  }

  private static boolean isPlural(String word) {
    return word.length() > 3
        && word.endsWith("s")
        && !word.endsWith("ss")
        && !word.endsWith("us")
        && !word.endsWith("is")
        && !word.endsWith("'s");
  }

  /** "the British were" */
  private static boolean isPeople(String word) {
    return word.endsWith("sh") || word.endsWith("ch") || word.endsWith("ese");
  }
}
