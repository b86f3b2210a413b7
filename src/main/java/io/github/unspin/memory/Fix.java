package io.github.unspin.memory;

import io.github.unspin.channel.Phrases;

/**
 * What is to stand in the place of spun words.
 *
 * @param spun the words as a spinner writes them, in one line
 * @param original what takes their place, in one line; not empty
 */
public record Fix(String spun, String original) {
  /** Checks that both can stand in a table. */
  public Fix {
    if (spun.isBlank() || original.isBlank()) {
      throw new IllegalArgumentException("nothing to put in or to replace");
    }
    if (isUnprintable(spun) || isUnprintable(original)) {
      throw new IllegalArgumentException("tabs and line breaks cannot be remembered");
    }
    if (Phrases.tokens(spun).length > Phrases.MAX_TOKENS) {
      throw new IllegalArgumentException("more than " + Phrases.MAX_TOKENS + " words: " + spun);
    }
    if (spun.startsWith("#")) {
      throw new IllegalArgumentException("'#' would start a comment: " + spun);
    }
  }

  /** Returns whether words and their original can be remembered. */
  public static boolean isPossible(String spun, String original) {
    try {
      return !new Fix(spun, original).original().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isUnprintable(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  /** Returns the words in normal form, by which they are compared. */
  String key() {
    return key(spun);
  }

  /** Returns words in the form in which they are compared. */
  static String key(String words) {
    return String.join(" ", Phrases.tokens(words));
  }
}
