package io.github.unspin.memory;

import io.github.unspin.channel.Phrases;
import io.github.unspin.text.TokenizedText;
import java.util.Arrays;
import java.util.TreeSet;

/**
 * A fingerprint of a text that tells whether another one is a version of it: the smallest hashes of
 * its runs of three words (bottom-k sketch, Cohen and Kelley 2007).
 */
final class Sketch {
  private static final int SIZE = 64;
  private static final int RUN = 3;

  /**
   * Share of the runs that versions of one text have in common at least; a text that loses a third
   * of its words in the review keeps about a quarter, texts on one event share a few in a hundred.
   */
  private static final double ALIKE = 0.12;

  private final long[] hashes;

  /**
   * @param hashes sorted, at most 64
   */
  Sketch(long[] hashes) {
    this.hashes = hashes.clone();
  }

  static Sketch of(TokenizedText text) {
    TreeSet<Long> smallest = new TreeSet<>();
    String[] words = new String[text.size()];
    for (int i = 0; i < words.length; i++) {
      words[i] = Phrases.normal(text.string(i));
    }
    int runs = Math.max(1, words.length - RUN + 1);
    for (int i = 0; i < runs; i++) {
      long key = Phrases.emptyKey();
      for (int j = i; j < Math.min(words.length, i + RUN); j++) {
        key = Phrases.extend(key, words[j]);
      }
      if (smallest.size() < SIZE || key < smallest.last()) {
        smallest.add(key);
        if (smallest.size() > SIZE) {
          smallest.pollLast();
        }
      }
    }
    return new Sketch(smallest.stream().mapToLong(Long::longValue).toArray());
  }

  long[] hashes() {
    return hashes.clone();
  }

  /** Returns whether two texts are probably versions of one. */
  boolean isLike(Sketch other) {
    int i = 0;
    int j = 0;
    int both = 0;
    int seen = 0;
    while (seen < SIZE && (i < hashes.length || j < other.hashes.length)) {
      long a = i < hashes.length ? hashes[i] : Long.MAX_VALUE;
      long b = j < other.hashes.length ? other.hashes[j] : Long.MAX_VALUE;
      both += a == b ? 1 : 0;
      i += a <= b ? 1 : 0;
      j += b <= a ? 1 : 0;
      seen++;
    }
    return both >= ALIKE * seen;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sketch sketch && Arrays.equals(hashes, sketch.hashes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hashes);
  }
}
