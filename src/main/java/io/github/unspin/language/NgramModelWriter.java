package io.github.unspin.language;

import io.github.unspin.files.FileReplacement;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.zip.CRC32C;

/** Writes a pruned model in the form that {@link NgramModel} maps. */
final class NgramModelWriter {
  /** Fuller tables need longer searches; up to here they take no measurable time. */
  private static final double LOAD = 0.85;

  private NgramModelWriter() {}

  /** Returns the size of a model file with so many n-grams. */
  static long bytes(int words, long bigrams, long trigrams, long fourgrams) {
    return NgramModel.HEADER_BYTES
        + words * 16L
        + 3 * 2052L
        + 4L * slots(bigrams)
        + 4L * slots(trigrams)
        + 3L * slots(fourgrams);
  }

  private static long slots(long ngrams) {
    return (long) (ngrams / LOAD) + 16;
  }

  /** Writes the model aside and moves it into place when it is complete. */
  static void write(PrunedModel model, Vocabulary vocabulary, long tokens, Path file) {
    KneserNey full = model.full();
    int ids = vocabulary.size();
    int[] sizes = new int[5];
    for (int order = 2; order <= 4; order++) {
      sizes[order] = Math.toIntExact(slots(model.kept(order).cardinality()));
    }
    long[] hashes = vocabulary.hashes();
    long length =
        NgramModel.HEADER_BYTES
            + hashes.length * 8L
            + ids * 8L
            + 3 * 2052L
            + 4L * sizes[2]
            + 4L * sizes[3]
            + 3L * sizes[4];
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
    out.position(NgramModel.HEADER_BYTES);
    for (long hash : hashes) {
      out.putLong(hash);
    }
    for (int w = 0; w < ids; w++) {
      boolean start = w == Vocabulary.SENTENCE_START || w == Vocabulary.NONE;
      out.putFloat(start ? -99 : (float) Math.log(full.probability(1)[w]));
    }
    for (int w = 0; w < ids; w++) {
      out.putFloat(model.backoff(1)[w]);
    }
    for (int order = 2; order <= 4; order++) {
      table(out, model, order, sizes[order]);
    }
    CRC32C sum = new CRC32C();
    sum.update(out.array(), NgramModel.HEADER_BYTES, out.capacity() - NgramModel.HEADER_BYTES);
    out.putLong(0, NgramModel.MAGIC);
    out.putLong(8, sum.getValue());
    out.putLong(16, out.capacity());
    out.putInt(24, hashes.length);
    for (int order = 2; order <= 4; order++) {
      out.putInt(24 + 4 * (order - 1), sizes[order]);
    }
    out.putLong(48, tokens);
    new FileReplacement(file.toString()).write(out.array());
  }

  private static void table(ByteBuffer out, PrunedModel model, int order, int size) {
    BitSet kept = model.kept(order);
    int count = kept.cardinality();
    float[] logs = new float[count];
    float[] weights = new float[count];
    int n = 0;
    for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
      logs[n] = (float) Math.log(model.full().probability(order)[i]);
      weights[n++] = order < 4 ? model.backoff(order)[i] : 0;
    }
    float[] logLevels = Quantizer.levels(logs, 255);
    float[] weightLevels = Quantizer.levels(weights, 256);
    out.putFloat(0); // code 0 marks a free slot
    for (float level : logLevels) {
      out.putFloat(level);
    }
    for (float level : weightLevels) {
      out.putFloat(level);
    }
    int base = out.position();
    int width = order == 4 ? 3 : 4;
    long[] keys = model.full().counts().order(order).keys();
    int[] firstStarts = model.full().counts().firstStarts();
    int first = 0;
    n = 0;
    for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
      while (order == 4 && firstStarts[first + 1] <= i) {
        first++;
      }
      long hash = hash(keys[i], first, order);
      int value = ((int) hash & 0xFFFF) | (Quantizer.nearest(logLevels, logs[n]) + 1) << 16;
      value |= order < 4 ? Quantizer.nearest(weightLevels, weights[n]) << 24 : 0;
      n++;
      int slot = (int) (((hash >>> 32) * size) >>> 32);
      while (out.get(base + slot * width + 2) != 0) {
        slot = slot + 1 == size ? 0 : slot + 1;
      }
      out.put(base + slot * width, (byte) value);
      out.put(base + slot * width + 1, (byte) (value >>> 8));
      out.put(base + slot * width + 2, (byte) (value >>> 16));
      if (width == 4) {
        out.put(base + slot * width + 3, (byte) (value >>> 24));
      }
    }
    out.position(base + size * width + 4);
  }

  private static long hash(long key, int first, int order) {
    long hash = 0;
    for (int i = 0; i < Math.min(order, 3); i++) {
      int word = (int) ((key >>> (i * NgramCounts.WORD_BITS)) & NgramCounts.WORD_MASK);
      hash = Hashes.extend(hash, word);
    }
    return order == 4 ? Hashes.extend(hash, first) : hash;
  }

  /**
   * Maps numbers to a few levels that lose little: equal steps from the least to the greatest, then
   * moved to the means of the numbers nearest to them (Lloyd 1982). Levels for equal shares of the
   * numbers would lump together the rare extremes, the likeliest n-grams among them.
   */
  private static final class Quantizer {
    private static final int ROUNDS = 5;

    static float[] levels(float[] values, int count) {
      float[] sorted = values.clone();
      Arrays.sort(sorted);
      float[] levels = new float[count];
      if (sorted.length <= count) {
        for (int i = 0; i < count; i++) {
          levels[i] = sorted.length == 0 ? 0 : sorted[Math.min(i, sorted.length - 1)];
        }
        return levels;
      }
      float least = sorted[0];
      float step = (sorted[sorted.length - 1] - least) / (count - 1);
      for (int i = 0; i < count; i++) {
        levels[i] = least + i * step;
      }
      for (int round = 0; round < ROUNDS; round++) {
        int from = 0;
        for (int i = 0; i < count; i++) {
          float border = i + 1 < count ? (levels[i] + levels[i + 1]) / 2 : Float.MAX_VALUE;
          double sum = 0;
          int to = from;
          while (to < sorted.length && sorted[to] <= border) {
            sum += sorted[to++];
          }
          levels[i] = to > from ? (float) (sum / (to - from)) : levels[i];
          from = to;
        }
      }
      return levels;
    }

    static int nearest(float[] levels, float value) {
      int at = Arrays.binarySearch(levels, value);
      if (at >= 0) {
        return at;
      }
      int above = Math.min(levels.length - 1, -at - 1);
      int below = Math.max(0, above - 1);
      return Math.abs(levels[above] - value) < Math.abs(levels[below] - value) ? above : below;
    }
  }
}
