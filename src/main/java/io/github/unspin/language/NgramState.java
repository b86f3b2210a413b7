package io.github.unspin.language;

/**
 * What the model has to remember of the words before the next one: up to three of them, newest
 * first, with their back-off weights. Mutable, so that a decoder can keep its states in one array.
 */
public final class NgramState {
  static final int MAX = 3;

  int length;
  int word1;
  int word2;
  int word3;
  float backoff1;
  float backoff2;
  float backoff3;

  /** Makes this state equal to another. */
  public void copyFrom(NgramState other) {
    length = other.length;
    word1 = other.word1;
    word2 = other.word2;
    word3 = other.word3;
    backoff1 = other.backoff1;
    backoff2 = other.backoff2;
    backoff3 = other.backoff3;
  }

  /** Returns whether two states predict every continuation alike. */
  public boolean sameContext(NgramState other) {
    return length == other.length
        && (length < 1 || word1 == other.word1)
        && (length < 2 || word2 == other.word2)
        && (length < 3 || word3 == other.word3);
  }

  /** Returns a hash of the words of the state. */
  public long contextHash() {
    long hash = length;
    if (length > 0) {
      hash = Hashes.extend(hash, word1);
    }
    if (length > 1) {
      hash = Hashes.extend(hash, word2);
    }
    if (length > 2) {
      hash = Hashes.extend(hash, word3);
    }
    return hash;
  }
}
