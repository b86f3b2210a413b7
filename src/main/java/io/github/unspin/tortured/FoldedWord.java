package io.github.unspin.tortured;

import io.github.unspin.text.Chars;

/**
 * A word without what does not tell terms apart: capitals, the plural's ending, and the difference
 * between British and American spelling. Reads into a buffer of its own, so that a long text makes
 * no garbage. Not thread-safe.
 */
final class FoldedWord {
  private static final int LONGEST = 48;
  private static final int SHORTEST_PLURAL = 4;

  private final char[] letters = new char[LONGEST];
  private int length;

  /** Reads a part of a text; of a very long word only the beginning counts. */
  FoldedWord read(CharSequence text, int start, int end) {
    length = Math.min(end - start, LONGEST);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(start + i);
      if (c >= 'A' && c <= 'Z') {
        c += 'a' - 'A';
      } else if (c > 127) {
        c = Chars.isApostrophe(c) ? '\'' : Character.toLowerCase(c);
      }
      letters[i] = c;
    }
    foldNumber();
    foldSpelling();
    return this;
  }

  /** Returns whether a word ends as plurals do. */
  static boolean isPlural(CharSequence word) {
    int end = word.length() - 1;
    if (end < SHORTEST_PLURAL - 1 || Character.toLowerCase(word.charAt(end)) != 's') {
      return false;
    }
    char before = Character.toLowerCase(word.charAt(end - 1));
    return Character.isLetter(before) && before != 's' && before != 'u' && before != 'i';
  }

  /** Takes off the ending that singular and plural differ in. */
  private void foldNumber() {
    if (length < SHORTEST_PLURAL) {
      return;
    }
    if (endsWith("sis")) { // analysis, analyses
      length -= 2;
      return;
    }
    char before = letters[length - 2];
    if (letters[length - 1] == 's' && before != 's' && before != 'u' && before != 'i') {
      length--;
      if (length > SHORTEST_PLURAL - 1 && endsWith("ie")) {
        letters[length - 2] = 'y';
        length--;
      }
    }
    if (length > SHORTEST_PLURAL - 1 && letters[length - 1] == 'e') {
      length--;
    }
  }

  private void foldSpelling() {
    if (length < 5) {
      return;
    }
    if (endsWith("tr")) { // centre, whose e is gone
      letters[length - 1] = 'e';
      letters[length++] = 'r';
    }
    int out = 0;
    for (int i = 0; i < length; i++) {
      char c = letters[i];
      boolean more = i > 1 && i + 1 < length;
      if (more && c == 'o' && letters[i + 1] == 'u' && i + 2 < length && letters[i + 2] == 'r') {
        letters[out++] = 'o'; // behaviour
        i++;
      } else if (c == 's' && i > 2 && letters[i - 1] == 'i' && isVerbEnding(i + 1)) {
        letters[out++] = 'z'; // organisation
      } else if (i > 0 && i + 1 < length && c == 'a' && letters[i + 1] == 'e') {
        letters[out++] = 'e'; // anaemia
        i++;
      } else {
        letters[out++] = c;
      }
    }
    length = out;
  }

  private boolean isVerbEnding(int at) {
    int left = length - at;
    return left == 0
        || (left == 2 && letters[at] == 'e' && letters[at + 1] == 'd')
        || (left == 3 && letters[at] == 'i' && letters[at + 1] == 'n' && letters[at + 2] == 'g')
        || (left >= 5 && letters[at] == 'a' && letters[at + 1] == 't' && letters[at + 2] == 'i');
  }

  private boolean endsWith(String ending) {
    int from = length - ending.length();
    if (from < 0 || length + 1 > LONGEST) {
      return false;
    }
    for (int i = 0; i < ending.length(); i++) {
      if (letters[from + i] != ending.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the key of a phrase with this word behind it. */
  long extend(long key) {
    long hash = key * 0x9E3779B97F4A7C15L + length;
    for (int i = 0; i < length; i++) {
      hash = (hash ^ letters[i]) * 0xBF58476D1CE4E5B9L;
      hash ^= hash >>> 31;
    }
    return hash ^ (hash >>> 29);
  }

  @Override
  public String toString() {
    return new String(letters, 0, length);
  }
}
