package io.github.unspin.language;

import java.util.BitSet;

/**
 * The choice of n-grams that are worth their place in the file. An n-gram is kept when its count
 * times the gain in log-probability over the shorter context reaches a threshold (weighted
 * difference pruning, Seymore and Rosenfeld 1996), and when a kept longer one begins or ends with
 * it. One threshold serves all orders and is searched for so that the file fits a size. Where some
 * words are more often a question than others, the gain counts by the chance that one of the
 * n-gram's words is: what no reading of a text differs in need not be known.
 */
final class PrunedModel {
  private final KneserNey full;
  private final BitSet[] kept = new BitSet[5];
  private final float[][] backoff = new float[4][];

  private PrunedModel(KneserNey full) {
    this.full = full;
  }

  /**
   * Returns the model with as many n-grams as fit {@code bytes}.
   *
   * @param stakes for each word the chance that it is a question, from 0 to 1
   */
  static PrunedModel fit(KneserNey full, long bytes, float[] stakes) {
    float[][] scores = scores(full, stakes);
    double low = 1e-3;
    double high = 1e4;
    PrunedModel best = null;
    for (int i = 0; i < 18; i++) {
      double threshold = Math.sqrt(low * high);
      PrunedModel model = new PrunedModel(full);
      model.choose(scores, threshold);
      if (model.bytes() <= bytes) {
        best = model;
        high = threshold;
      } else {
        low = threshold;
      }
    }
    if (best == null) {
      throw new IllegalArgumentException("no model fits " + bytes + " bytes");
    }
    best.computeBackoffs();
    return best;
  }

  BitSet kept(int order) {
    return kept[order];
  }

  float[] backoff(int order) {
    return backoff[order];
  }

  KneserNey full() {
    return full;
  }

  private long bytes() {
    return NgramModelWriter.bytes(
        full.probability(1).length,
        kept[2].cardinality(),
        kept[3].cardinality(),
        kept[4].cardinality());
  }

  private static float[][] scores(KneserNey full, float[] stakes) {
    float[][] scores = new float[5][];
    for (int order = 2; order <= 4; order++) {
      float[] probability = full.probability(order);
      float[] lower = full.probability(order - 1);
      int[] suffix = full.suffix(order);
      int[] raw = full.counts().order(order).raw();
      float[] out = new float[probability.length];
      ContextWalk walk = new ContextWalk(full.counts(), order);
      for (int i = 0; i < out.length; i++) {
        float gamma = full.gamma(order - 1)[walk.context(i)];
        double gain = raw[i] * Math.log(probability[i] / (gamma * lower[suffix[i]]));
        out[i] = (float) (gain * (1 - walk.certainty(i, stakes)));
      }
      scores[order] = out;
    }
    return scores;
  }

  private void choose(float[][] scores, double threshold) {
    for (int order = 4; order >= 2; order--) {
      kept[order] = new BitSet(scores[order].length);
      for (int i = 0; i < scores[order].length; i++) {
        if (scores[order][i] >= threshold) {
          kept[order].set(i);
        }
      }
    }
    for (int order = 4; order >= 3; order--) {
      ContextWalk walk = new ContextWalk(full.counts(), order);
      int[] suffix = full.suffix(order);
      for (int i = kept[order].nextSetBit(0); i >= 0; i = kept[order].nextSetBit(i + 1)) {
        kept[order - 1].set(walk.context(i));
        kept[order - 1].set(suffix[i]);
      }
    }
  }

  private void computeBackoffs() {
    for (int order = 2; order <= 4; order++) {
      int contexts = full.probability(order - 1).length;
      double[] mass = new double[contexts];
      double[] lowerMass = new double[contexts];
      ContextWalk walk = new ContextWalk(full.counts(), order);
      int[] suffix = full.suffix(order);
      for (int i = kept[order].nextSetBit(0); i >= 0; i = kept[order].nextSetBit(i + 1)) {
        int context = walk.context(i);
        mass[context] += full.probability(order)[i];
        lowerMass[context] += full.probability(order - 1)[suffix[i]];
      }
      float[] out = new float[contexts];
      for (int c = 0; c < contexts; c++) {
        if (mass[c] > 0) {
          double left = Math.max(1 - mass[c], 1e-6);
          double below = Math.max(1 - lowerMass[c], 1e-6);
          out[c] = (float) Math.log(left / below);
        }
      }
      backoff[order - 1] = out;
    }
  }

  /** Finds the index of an n-gram's context while the n-grams are visited in order. */
  private static final class ContextWalk {
    private final int order;
    private final long[] keys;
    private final long[] contexts;
    private final int[] firstStarts;
    private int first;
    private int at;

    ContextWalk(NgramCounts counts, int order) {
      this.order = order;
      this.keys = counts.order(order).keys();
      this.contexts = order == 2 ? new long[0] : counts.order(order - 1).keys();
      this.firstStarts = counts.firstStarts();
    }

    /** Returns the chance that none of an n-gram's words is a question. */
    double certainty(int ngram, float[] stakes) {
      double none = order == 4 ? 1 - stakes[first(ngram)] : 1;
      long key = keys[ngram];
      for (int i = 0; i < Math.min(order, 3); i++) {
        none *= 1 - stakes[(int) ((key >>> (i * NgramCounts.WORD_BITS)) & NgramCounts.WORD_MASK)];
      }
      return none;
    }

    private int first(int ngram) {
      while (firstStarts[first + 1] <= ngram) {
        first++;
      }
      return first;
    }

    int context(int ngram) {
      long prefix = keys[ngram] >>> NgramCounts.WORD_BITS;
      if (order == 2) {
        return (int) prefix;
      }
      if (order == 4) {
        prefix |= (long) first(ngram) << (2 * NgramCounts.WORD_BITS);
      }
      while (contexts[at] < prefix) {
        at++;
      }
      return at;
    }
  }
}
