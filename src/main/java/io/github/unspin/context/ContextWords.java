package io.github.unspin.context;

import io.github.unspin.language.NgramModel;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The words that the network knows, by the language model's identifiers: the commonest ones each
 * have a vector, the others share {@link #BUCKETS} by their hash.
 */
final class ContextWords {
  static final int BUCKETS = 1024;
  private static final float TOPICAL = -7.5f;

  /** Hashes of the words with a vector of their own, sorted. */
  final long[] hashes;

  /** Number of a word for each identifier of the language model. */
  final int[] numbers;

  /** Whether a word tells what a text is about, for each identifier. */
  final boolean[] topical;

  private ContextWords(long[] hashes, int[] numbers, boolean[] topical) {
    this.hashes = hashes;
    this.numbers = numbers;
    this.topical = topical;
  }

  /** Takes the commonest words of a language model. */
  static ContextWords commonest(NgramModel model, int size) {
    int first = model.firstWord();
    int[] order =
        IntStream.range(first, model.words())
            .boxed()
            .sorted((a, b) -> Float.compare(model.unigram(b), model.unigram(a)))
            .mapToInt(Integer::intValue)
            .limit(size)
            .toArray();
    long[] hashes = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      hashes[i] = model.wordHash(order[i]);
    }
    Arrays.sort(hashes);
    return bind(hashes, model);
  }

  /** Finds words again by their hashes. */
  static ContextWords bind(long[] hashes, NgramModel model) {
    int first = model.firstWord();
    int[] numbers = new int[model.words()];
    boolean[] topical = new boolean[numbers.length];
    int at = 0;
    for (int id = 0; id < numbers.length; id++) {
      if (id < first) {
        numbers[id] = id;
        continue;
      }
      long hash = model.wordHash(id);
      while (at < hashes.length && hashes[at] < hash) {
        at++;
      }
      boolean own = at < hashes.length && hashes[at] == hash;
      numbers[id] =
          own ? first + at : first + hashes.length + (int) ((hash >>> 20) & (BUCKETS - 1));
      topical[id] = own && model.unigram(id) < TOPICAL;
    }
    return new ContextWords(hashes, numbers, topical);
  }

  /** Returns the number of vectors. */
  int size(NgramModel model) {
    return model.firstWord() + hashes.length + BUCKETS;
  }
}
