package io.github.unspin.language;

import java.util.Arrays;
import java.util.Locale;

/**
 * The words that the model knows. Identifiers run from {@link #FIRST_WORD}; below are the classes
 * for boundaries and unknown words. A word is known by its 64-bit hash alone: with 200,000 words
 * the chance that any two share one is about one in a thousand million.
 */
final class Vocabulary {
  static final int NONE = 0;
  static final int SENTENCE_START = 1;
  static final int SENTENCE_END = 2;
  static final int UNKNOWN = 3;
  static final int UNKNOWN_NAME = 4;
  static final int UNKNOWN_CODE = 5;
  static final int FIRST_WORD = 6;

  private final long[] hashes;

  /**
   * @param hashes the words' hashes, sorted, without repetition
   */
  Vocabulary(long[] hashes) {
    this.hashes = hashes;
  }

  /** Returns the number of identifiers, classes included. */
  int size() {
    return hashes.length + FIRST_WORD;
  }

  long[] hashes() {
    return hashes.clone();
  }

  long hash(int word) {
    return hashes[word - FIRST_WORD];
  }

  /** Returns the identifier of exactly this form, or -1. */
  int find(CharSequence form) {
    int at = search(Hashes.word(form));
    return at < 0 ? -1 : at + FIRST_WORD;
  }

  private int search(long hash) {
    // hashes are uniform, so interpolation finds the neighbourhood at once
    int low = 0;
    int high = hashes.length - 1;
    if (high < 0) {
      return -1;
    }
    double place = ((double) (hash >> 11) / (1L << 53)) + 0.5;
    int guess = Math.max(0, Math.min(high, (int) (place * hashes.length)));
    int step = 64;
    if (hashes[guess] <= hash) {
      low = guess;
      while (low + step <= high && hashes[low + step] <= hash) {
        low += step;
        step *= 2;
      }
      high = Math.min(high, low + step);
    } else {
      high = guess;
      while (high - step >= 0 && hashes[high - step] > hash) {
        high -= step;
        step *= 2;
      }
      low = Math.max(0, high - step);
    }
    int at = Arrays.binarySearch(hashes, low, high + 1, hash);
    return at;
  }

  /**
   * Returns the identifier of a form, trying other cases for one in capitals before it counts as
   * unknown.
   */
  int id(String form) {
    int id = find(form);
    if (id >= 0) {
      return id;
    }
    char first = form.charAt(0);
    if (!Character.isUpperCase(first)) {
      return Character.isLowerCase(first) ? UNKNOWN : UNKNOWN_CODE;
    }
    boolean capitals = form.length() > 1 && form.equals(form.toUpperCase(Locale.ROOT));
    if (capitals) {
      id = find(form.charAt(0) + form.substring(1).toLowerCase(Locale.ROOT));
      int lower = find(form.toLowerCase(Locale.ROOT));
      if (lower >= 0) {
        return lower;
      }
      return id >= 0 ? id : UNKNOWN_CODE;
    }
    id = find(form.toLowerCase(Locale.ROOT));
    return id >= 0 ? id : UNKNOWN_NAME;
  }
}
