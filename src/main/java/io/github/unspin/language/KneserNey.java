package io.github.unspin.language;

import java.util.Arrays;

/**
 * The unpruned model: interpolated modified Kneser-Ney estimates (Chen and Goodman 1999, section
 * 4.1.6) of every n-gram that was counted. Too large to ship; pruning starts from it, and its
 * perplexity shows what pruning costs.
 */
final class KneserNey {
  private final NgramCounts counts;
  private final float[][] probability = new float[5][];
  private final float[][] gamma = new float[4][];
  private final int[][] suffix = new int[5][];
  private final int[] bigramStarts;
  private final int[] trigramStarts;

  KneserNey(NgramCounts counts) {
    this.counts = counts;
    int words = counts.unigramAdjusted().length;
    bigramStarts = starts(counts.order(2).keys(), NgramCounts.WORD_BITS, words);
    trigramStarts = starts(counts.order(3).keys(), 2 * NgramCounts.WORD_BITS, words);
    unigrams();
    gamma[1] = new float[words];
    Arrays.fill(gamma[1], 1);
    gamma[2] = new float[counts.order(2).keys().length];
    Arrays.fill(gamma[2], 1);
    gamma[3] = new float[counts.order(3).keys().length];
    Arrays.fill(gamma[3], 1);
    bigrams();
    trigrams();
    fourgrams();
  }

  NgramCounts counts() {
    return counts;
  }

  /** Returns the probabilities of an order's n-grams, each given the words before. */
  float[] probability(int order) {
    return probability[order];
  }

  /** Returns the interpolation weights of the contexts of {@code order} words. */
  float[] gamma(int order) {
    return gamma[order];
  }

  /** Returns, for each n-gram, the index of the n-gram without its first word. */
  int[] suffix(int order) {
    return suffix[order];
  }

  private static int[] starts(long[] keys, int shift, int words) {
    int[] starts = new int[words + 1];
    for (long key : keys) {
      starts[(int) (key >>> shift) + 1]++;
    }
    for (int w = 0; w < words; w++) {
      starts[w + 1] += starts[w];
    }
    return starts;
  }

  /** The three discounts of modified Kneser-Ney smoothing. */
  private record Discounts(double one, double two, double more) {
    static Discounts of(int[] counts) {
      long[] n = new long[5];
      for (int count : counts) {
        if (count > 0 && count < 5) {
          n[count]++;
        }
      }
      if (n[1] == 0 || n[2] == 0 || n[3] == 0) {
        return new Discounts(0.5, 0.75, 0.9); // a text too small to estimate from
      }
      double y = n[1] / (n[1] + 2.0 * n[2]);
      return new Discounts(
          clamp(1 - 2 * y * n[2] / n[1]),
          clamp(2 - 3 * y * n[3] / n[2]),
          clamp(3 - 4 * y * n[4] / n[3]));
    }

    private static double clamp(double discount) {
      return Math.max(0.05, Math.min(2.5, discount));
    }

    double of(int count) {
      if (count <= 0) {
        return 0;
      }
      double discount = count == 1 ? one : count == 2 ? two : more;
      return Math.min(discount, 0.95 * count);
    }
  }

  private void unigrams() {
    int[] adjusted = counts.unigramAdjusted();
    Discounts discounts = Discounts.of(adjusted);
    double total = 0;
    double freed = 0;
    for (int count : adjusted) {
      total += count;
      freed += discounts.of(count);
    }
    probability[1] = new float[adjusted.length];
    for (int w = 0; w < adjusted.length; w++) {
      double own = (adjusted[w] - discounts.of(adjusted[w])) / total;
      probability[1][w] = (float) (own + freed / total / adjusted.length);
    }
  }

  private void bigrams() {
    NgramCounts.Order order = counts.order(2);
    Discounts discounts = Discounts.of(order.adjusted());
    probability[2] = new float[order.keys().length];
    suffix[2] = new int[order.keys().length];
    for (int w = 0; w + 1 < bigramStarts.length; w++) {
      double share = context(order, discounts, bigramStarts[w], bigramStarts[w + 1], 2);
      if (share >= 0) {
        gamma[1][w] = (float) share;
      }
      for (int i = bigramStarts[w]; i < bigramStarts[w + 1]; i++) {
        int word = (int) (order.keys()[i] & NgramCounts.WORD_MASK);
        suffix[2][i] = word;
        probability[2][i] += gamma[1][w] * probability[1][word];
      }
    }
  }

  private void trigrams() {
    NgramCounts.Order order = counts.order(3);
    Discounts discounts = Discounts.of(order.adjusted());
    long[] keys = order.keys();
    probability[3] = new float[keys.length];
    suffix[3] = new int[keys.length];
    int context = 0;
    int at = 0;
    while (at < keys.length) {
      long prefix = keys[at] >>> NgramCounts.WORD_BITS;
      int end = at;
      while (end < keys.length && keys[end] >>> NgramCounts.WORD_BITS == prefix) {
        end++;
      }
      while (counts.order(2).keys()[context] < prefix) {
        context++;
      }
      gamma[2][context] = (float) context(order, discounts, at, end, 3);
      for (int i = at; i < end; i++) {
        int lower = bigram(keys[i] & (1L << (2 * NgramCounts.WORD_BITS)) - 1);
        suffix[3][i] = lower;
        probability[3][i] += gamma[2][context] * probability[2][lower];
      }
      at = end;
    }
  }

  private void fourgrams() {
    NgramCounts.Order order = counts.order(4);
    Discounts discounts = Discounts.of(order.adjusted());
    long[] keys = order.keys();
    probability[4] = new float[keys.length];
    suffix[4] = new int[keys.length];
    int context = 0;
    int[] starts = counts.firstStarts();
    for (int w = 0; w + 1 < starts.length; w++) {
      int at = starts[w];
      while (at < starts[w + 1]) {
        long rest = keys[at] >>> NgramCounts.WORD_BITS;
        int end = at;
        while (end < starts[w + 1] && keys[end] >>> NgramCounts.WORD_BITS == rest) {
          end++;
        }
        long prefix = ((long) w << (2 * NgramCounts.WORD_BITS)) | rest;
        while (counts.order(3).keys()[context] < prefix) {
          context++;
        }
        gamma[3][context] = (float) context(order, discounts, at, end, 4);
        for (int i = at; i < end; i++) {
          int lower = trigram(keys[i]);
          suffix[4][i] = lower;
          probability[4][i] += gamma[3][context] * probability[3][lower];
        }
        at = end;
      }
    }
  }

  /** Sets the discounted shares of one context's n-grams and returns what is left for the rest. */
  private double context(
      NgramCounts.Order order, Discounts discounts, int from, int to, int length) {
    double total = 0;
    double freed = 0;
    for (int i = from; i < to; i++) {
      total += order.adjusted()[i];
      freed += discounts.of(order.adjusted()[i]);
    }
    if (total == 0) {
      return -1;
    }
    for (int i = from; i < to; i++) {
      int count = order.adjusted()[i];
      probability[length][i] = (float) ((count - discounts.of(count)) / total);
    }
    return freed / total;
  }

  private int bigram(long key) {
    int first = (int) (key >>> NgramCounts.WORD_BITS);
    return Arrays.binarySearch(
        counts.order(2).keys(), bigramStarts[first], bigramStarts[first + 1], key);
  }

  private int trigram(long key) {
    int first = (int) (key >>> (2 * NgramCounts.WORD_BITS));
    return Arrays.binarySearch(
        counts.order(3).keys(), trigramStarts[first], trigramStarts[first + 1], key);
  }

  /** Returns the natural logarithm of P(word | a b c); a context word of 0 is not there. */
  double logProbability(int a, int b, int c, int word) {
    return Math.log(probability(a, b, c, word));
  }

  private double probability(int a, int b, int c, int word) {
    if (b == 0) {
      return bigramProbability(c, word);
    }
    if (a == 0) {
      return trigramProbability(b, c, word);
    }
    int[] starts = counts.firstStarts();
    long key = NgramCounts.key(b, c, word);
    int at = Arrays.binarySearch(counts.order(4).keys(), starts[a], starts[a + 1], key);
    if (at >= 0) {
      return probability[4][at];
    }
    int context = trigram(NgramCounts.key(a, b, c));
    return (context < 0 ? 1 : gamma[3][context]) * trigramProbability(b, c, word);
  }

  private double trigramProbability(int b, int c, int word) {
    int at = trigram(NgramCounts.key(b, c, word));
    if (at >= 0) {
      return probability[3][at];
    }
    int context = bigram(((long) b << NgramCounts.WORD_BITS) | c);
    return (context < 0 ? 1 : gamma[2][context]) * bigramProbability(c, word);
  }

  private double bigramProbability(int c, int word) {
    int at = bigram(((long) c << NgramCounts.WORD_BITS) | word);
    return at >= 0 ? probability[2][at] : gamma[1][c] * (double) probability[1][word];
  }
}
