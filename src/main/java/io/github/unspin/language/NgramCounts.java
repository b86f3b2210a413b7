package io.github.unspin.language;

import java.util.Arrays;

/**
 * The n-grams of a text with their counts, for orders 2 to 4. Each order is an array of keys,
 * sorted by the words from first to last, with the raw count and the count that Kneser-Ney
 * smoothing uses: the raw one at the highest order and for n-grams that begin a sentence, else the
 * number of different words seen before the n-gram.
 *
 * <p>A key holds the last three words in 18 bits each; the first word of a 4-gram is given by the
 * range that it lies in ({@link #firstStarts}).
 */
final class NgramCounts {
  static final int WORD_BITS = 18;
  static final long WORD_MASK = (1L << WORD_BITS) - 1;

  /** The keys of one order with the counts that belong to them. */
  record Order(long[] keys, int[] raw, int[] adjusted) {}

  private final int[] firstStarts;
  private final Order[] orders;
  private final int[] unigramAdjusted;
  private final int[] unigramRaw;

  private NgramCounts(int[] firstStarts, Order[] orders, int[] adjusted, int[] raw) {
    this.firstStarts = firstStarts;
    this.orders = orders;
    this.unigramAdjusted = adjusted;
    this.unigramRaw = raw;
  }

  /** Returns an order's n-grams; {@code order} is 2, 3 or 4. */
  Order order(int order) {
    return orders[order];
  }

  /** Returns, for each word, where the 4-grams that it begins start; one more for the end. */
  int[] firstStarts() {
    return firstStarts;
  }

  int[] unigramAdjusted() {
    return unigramAdjusted;
  }

  int[] unigramRaw() {
    return unigramRaw;
  }

  static long key(int a, int b, int c) {
    return ((long) a << (2 * WORD_BITS)) | ((long) b << WORD_BITS) | c;
  }

  /** Counts the n-grams of a stream of sentences. */
  static NgramCounts count(int[] stream, int vocabulary) {
    int[] raw = new int[vocabulary];
    for (int id : stream) {
      raw[id]++;
    }
    int[] adjusted = new int[vocabulary];
    Order[] orders = new Order[5];
    countSuffixes(stream, vocabulary, orders, adjusted);
    int[] firstStarts = new int[vocabulary + 1];
    orders[4] = countFourgrams(stream, vocabulary, firstStarts);
    fillRaw(orders, firstStarts);
    return new NgramCounts(firstStarts, orders, adjusted, raw);
  }

  /** Counts 4-grams grouped by their first word. */
  private static Order countFourgrams(int[] stream, int vocabulary, int[] starts) {
    int[] sizes = new int[vocabulary + 1];
    for (int i = 0; i + 3 < stream.length; i++) {
      if (isWhole(stream, i)) {
        sizes[stream[i] + 1]++;
      }
    }
    for (int w = 0; w < vocabulary; w++) {
      sizes[w + 1] += sizes[w];
    }
    int[] next = Arrays.copyOf(sizes, vocabulary);
    long[] all = new long[sizes[vocabulary]];
    for (int i = 0; i + 3 < stream.length; i++) {
      if (isWhole(stream, i)) {
        all[next[stream[i]]++] = key(stream[i + 1], stream[i + 2], stream[i + 3]);
      }
    }
    int[] counts = new int[all.length];
    int kept = 0;
    for (int w = 0; w < vocabulary; w++) {
      starts[w] = kept;
      Arrays.sort(all, sizes[w], sizes[w + 1]);
      for (int i = sizes[w]; i < sizes[w + 1]; i++) {
        if (i > sizes[w] && all[i] == all[kept - 1] && kept > starts[w]) {
          counts[kept - 1]++;
        } else {
          long value = all[i];
          all[kept] = value;
          counts[kept++] = 1;
        }
      }
    }
    starts[vocabulary] = kept;
    int[] cut = Arrays.copyOf(counts, kept);
    return new Order(Arrays.copyOf(all, kept), cut, cut);
  }

  private static boolean isWhole(int[] stream, int i) {
    return stream[i + 1] != Vocabulary.SENTENCE_START
        && stream[i + 2] != Vocabulary.SENTENCE_START
        && stream[i + 3] != Vocabulary.SENTENCE_START
        && stream[i] != Vocabulary.SENTENCE_END
        && stream[i + 1] != Vocabulary.SENTENCE_END
        && stream[i + 2] != Vocabulary.SENTENCE_END;
  }

  /** Finds bigrams and trigrams and how many words precede each, from histories read backwards. */
  private static void countSuffixes(
      int[] stream, int vocabulary, Order[] orders, int[] unigramAdjusted) {
    int[] starts = new int[vocabulary + 1];
    for (int id : stream) {
      if (id != Vocabulary.SENTENCE_START) {
        starts[id + 1]++;
      }
    }
    for (int w = 0; w < vocabulary; w++) {
      starts[w + 1] += starts[w];
    }
    long[] histories = new long[starts[vocabulary]];
    int[] next = Arrays.copyOf(starts, vocabulary);
    for (int i = 1; i < stream.length; i++) {
      if (stream[i] == Vocabulary.SENTENCE_START) {
        continue;
      }
      int h1 = stream[i - 1];
      int h2 = h1 == Vocabulary.SENTENCE_START ? 0 : stream[i - 2];
      int h3 =
          h1 == Vocabulary.SENTENCE_START || h2 == Vocabulary.SENTENCE_START ? 0 : stream[i - 3];
      histories[next[stream[i]]++] = key(h1, h2, h3);
    }
    LongList bigrams = new LongList();
    LongList trigrams = new LongList();
    IntList bigramCounts = new IntList();
    IntList trigramCounts = new IntList();
    for (int w = 0; w < vocabulary; w++) {
      Arrays.sort(histories, starts[w], starts[w + 1]);
      int at = starts[w];
      while (at < starts[w + 1]) { // all with the same h1
        long h1 = histories[at] >>> (2 * WORD_BITS);
        int begin = at;
        int before2 = 0;
        while (at < starts[w + 1] && histories[at] >>> (2 * WORD_BITS) == h1) { // the same h2
          long h2 = (histories[at] >>> WORD_BITS) & WORD_MASK;
          long prefix = histories[at] >>> WORD_BITS;
          int group = at;
          int before3 = 0;
          long last = -1;
          while (at < starts[w + 1] && histories[at] >>> WORD_BITS == prefix) {
            if (histories[at] != last) {
              before3++;
              last = histories[at];
            }
            at++;
          }
          before2++;
          if (h2 != 0) {
            trigrams.add((h2 << (2 * WORD_BITS)) | (h1 << WORD_BITS) | w);
            trigramCounts.add(h2 == Vocabulary.SENTENCE_START ? at - group : before3);
          }
        }
        bigrams.add((h1 << WORD_BITS) | w);
        bigramCounts.add(h1 == Vocabulary.SENTENCE_START ? at - begin : before2);
        unigramAdjusted[w]++;
      }
    }
    orders[2] = sorted(bigrams.toArray(), bigramCounts.toArray());
    orders[3] = sorted(trigrams.toArray(), trigramCounts.toArray());
  }

  private static Order sorted(long[] keys, int[] counts) {
    // words of a key need at most 54 bits: the rest carries a number that finds the count again
    int blockBits = 9;
    long[] order = new long[keys.length];
    int[] sortedCounts = new int[keys.length];
    LargeCounts large = new LargeCounts();
    for (int i = 0; i < keys.length; i++) {
      int small = Math.min(counts[i], (1 << blockBits) - 1);
      order[i] = (keys[i] << blockBits) | small;
      if (small != counts[i]) {
        large.put(keys[i], counts[i]);
      }
    }
    Arrays.parallelSort(order);
    for (int i = 0; i < order.length; i++) {
      int small = (int) (order[i] & ((1 << blockBits) - 1));
      order[i] >>>= blockBits;
      sortedCounts[i] = small < (1 << blockBits) - 1 ? small : large.get(order[i], small);
    }
    return new Order(order, new int[order.length], sortedCounts);
  }

  /** Sums the raw counts of bigrams and trigrams from those of the longer n-grams they begin. */
  private static void fillRaw(Order[] orders, int[] firstStarts) {
    Order three = orders[3];
    Order four = orders[4];
    int at = 0;
    for (int w = 0; w + 1 < firstStarts.length; w++) {
      for (int i = firstStarts[w]; i < firstStarts[w + 1]; i++) {
        long prefix = ((long) w << (2 * WORD_BITS)) | (four.keys()[i] >>> WORD_BITS);
        while (three.keys()[at] < prefix) {
          at++;
        }
        three.raw()[at] += four.raw()[i];
      }
    }
    useAdjustedAtSentenceEnd(three);
    Order two = orders[2];
    at = 0;
    for (int i = 0; i < three.keys().length; i++) {
      long prefix = three.keys()[i] >>> WORD_BITS;
      while (two.keys()[at] < prefix) {
        at++;
      }
      two.raw()[at] += three.raw()[i];
    }
    useAdjustedAtSentenceEnd(two);
  }

  private static void useAdjustedAtSentenceEnd(Order order) {
    for (int i = 0; i < order.raw().length; i++) {
      order.raw()[i] = Math.max(order.raw()[i], order.adjusted()[i]);
    }
  }

  private static final class LargeCounts {
    private final java.util.HashMap<Long, Integer> counts = new java.util.HashMap<>();

    void put(long key, int count) {
      counts.put(key, count);
    }

    int get(long key, int otherwise) {
      Integer count = counts.get(key);
      return count == null ? otherwise : count;
    }
  }

  /** A growing array of longs. */
  static final class LongList {
    private long[] values = new long[1 << 16];
    private int size;

    void add(long value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size + (size >> 1));
      }
      values[size++] = value;
    }

    long[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }

  /** A growing array of ints. */
  static final class IntList {
    private int[] values = new int[1 << 16];
    private int size;

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size + (size >> 1));
      }
      values[size++] = value;
    }

    int[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}
