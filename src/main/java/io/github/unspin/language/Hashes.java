package io.github.unspin.language;

/** The 64-bit hashes by which the model file knows words and n-grams. */
final class Hashes {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private Hashes() {}

  /** Returns the hash of a word form. Never 0. */
  static long word(CharSequence form) {
    long hash = form.length() + 1;
    for (int i = 0; i < form.length(); i++) {
      hash = (hash ^ form.charAt(i)) * MULTIPLIER;
      hash ^= hash >>> 29;
    }
    hash = mix(hash);
    return hash == 0 ? 1 : hash;
  }

  /** Extends the hash of an n-gram by the word before it; {@code suffix} is 0 for the empty one. */
  static long extend(long suffix, int word) {
    return mix(suffix * MULTIPLIER + word + 1);
  }

  private static long mix(long value) { // the finaliser of SplitMix64 (Steele et al. 2014)
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
