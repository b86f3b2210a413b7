package io.github.unspin.context;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The network's numbers and its forward pass. The words next to a place ({@link #NEAR} on each
 * side) and the mean of those farther off are looked up as vectors; a hidden layer of rectified
 * linear units and a direct path with a weight for each position and component turn them into one
 * vector, whose inner product with a phrase's vector, plus the phrase's bias, is the phrase's score
 * (Bengio et al. 2003 for the layers, Mnih and Hinton 2007 for the direct path, Melamud et al. 2016
 * for reading both sides).
 */
final class ContextNetwork {
  /** Words on each side that are seen with their position. */
  static final int NEAR = 4;

  /** Positions: those of the near words and one for the far words' mean. */
  static final int POSITIONS = 2 * NEAR + 1;

  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(float[][].class);

  final int words;
  final int phrases;
  final int width;
  final int hidden;

  /** Vectors of context words, one after the other. */
  final float[] wordVectors;

  /** Vectors of phrases. */
  final float[] phraseVectors;

  final float[] phraseBias;

  /** For each position and component the hidden units' weights. */
  final float[] hiddenWeights;

  final float[] hiddenBias;

  /** For each hidden unit the output components' weights. */
  final float[] outputWeights;

  /** For each position the direct path's weights. */
  final float[] directWeights;

  ContextNetwork(int words, int phrases, int width, int hidden) {
    this.words = words;
    this.phrases = phrases;
    this.width = width;
    this.hidden = hidden;
    wordVectors = new float[words * width];
    phraseVectors = new float[phrases * width];
    phraseBias = new float[phrases];
    hiddenWeights = new float[POSITIONS * width * hidden];
    hiddenBias = new float[hidden];
    outputWeights = new float[hidden * width];
    directWeights = new float[POSITIONS * width];
  }

  /** Returns a network with the same numbers but for the phrases' order. */
  ContextNetwork withPhraseOrder(Integer[] order) {
    ContextNetwork out = new ContextNetwork(words, phrases, width, hidden);
    System.arraycopy(wordVectors, 0, out.wordVectors, 0, wordVectors.length);
    System.arraycopy(hiddenWeights, 0, out.hiddenWeights, 0, hiddenWeights.length);
    System.arraycopy(hiddenBias, 0, out.hiddenBias, 0, hidden);
    System.arraycopy(outputWeights, 0, out.outputWeights, 0, outputWeights.length);
    System.arraycopy(directWeights, 0, out.directWeights, 0, directWeights.length);
    for (int i = 0; i < phrases; i++) {
      out.phraseBias[i] = phraseBias[order[i]];
      System.arraycopy(phraseVectors, order[i] * width, out.phraseVectors, i * width, width);
    }
    return out;
  }

  /** Adds what a word at a position gives to the hidden units. */
  private void project(int word, int position, float[] out) {
    int from = word * width;
    for (int d = 0; d < width; d++) {
      float x = wordVectors[from + d];
      int row = (position * width + d) * hidden;
      for (int h = 0; h < hidden; h++) {
        out[h] += x * hiddenWeights[row + h];
      }
    }
  }

  /**
   * What words at positions give to the hidden units, kept for the words that come first: texts
   * repeat their words. For a network that learns no more; thread-safe.
   */
  final class Projections {
    private static final int MOST = 40_000; // of half a kilobyte each

    private final float[][] known = new float[words * POSITIONS][];
    private final AtomicInteger count = new AtomicInteger();

    private void add(int word, int position, float[] units) {
      int at = word * POSITIONS + position;
      float[] projection = (float[]) ELEMENT.getAcquire(known, at);
      if (projection == null) {
        if (count.get() >= MOST) {
          project(word, position, units);
          return;
        }
        projection = new float[hidden];
        project(word, position, projection);
        ELEMENT.setRelease(known, at, projection);
        count.incrementAndGet();
      }
      for (int h = 0; h < hidden; h++) {
        units[h] += projection[h];
      }
    }
  }

  /** What the network makes of one place. */
  final class Activation {
    final float[] input = new float[POSITIONS * width];
    final float[] units = new float[hidden];
    final float[] output = new float[width];
    private final float[] farUnits = new float[hidden];

    /**
     * Computes the output vector.
     *
     * @param near word numbers by position
     * @param far word numbers of the far words
     * @param count how many of them count
     */
    void compute(int[] near, int[] far, int count) {
      lookUp(near, far, count);
      System.arraycopy(hiddenBias, 0, units, 0, hidden);
      for (int i = 0; i < input.length; i++) {
        float x = input[i];
        int row = i * hidden;
        for (int h = 0; h < hidden; h++) {
          units[h] += x * hiddenWeights[row + h];
        }
      }
      finish();
    }

    /** The same for a network that learns no more. */
    void compute(int[] near, int[] far, int count, Projections projections) {
      lookUp(near, far, count);
      System.arraycopy(hiddenBias, 0, units, 0, hidden);
      for (int p = 0; p < 2 * NEAR; p++) {
        projections.add(near[p], p, units);
      }
      if (count > 0) {
        Arrays.fill(farUnits, 0);
        for (int f = 0; f < count; f++) {
          projections.add(far[f], 2 * NEAR, farUnits);
        }
        float scale = 1f / (float) Math.sqrt(count);
        for (int h = 0; h < hidden; h++) {
          units[h] += scale * farUnits[h];
        }
      }
      finish();
    }

    private void lookUp(int[] near, int[] far, int count) {
      for (int p = 0; p < 2 * NEAR; p++) {
        System.arraycopy(wordVectors, near[p] * width, input, p * width, width);
      }
      int base = 2 * NEAR * width;
      Arrays.fill(input, base, base + width, 0);
      if (count > 0) {
        for (int f = 0; f < count; f++) {
          int at = far[f] * width;
          for (int d = 0; d < width; d++) {
            input[base + d] += wordVectors[at + d];
          }
        }
        float scale = 1f / (float) Math.sqrt(count);
        for (int d = 0; d < width; d++) {
          input[base + d] *= scale;
        }
      }
    }

    private void finish() {
      Arrays.fill(output, 0);
      for (int p = 0; p < POSITIONS; p++) {
        int at = p * width;
        for (int d = 0; d < width; d++) {
          output[d] += input[at + d] * directWeights[at + d];
        }
      }
      for (int h = 0; h < hidden; h++) {
        float unit = units[h];
        if (unit > 0) {
          int row = h * width;
          for (int d = 0; d < width; d++) {
            output[d] += unit * outputWeights[row + d];
          }
        }
      }
    }

    /** Returns the score of a phrase at the place. */
    float score(int phrase) {
      int at = phrase * width;
      float sum = phraseBias[phrase];
      for (int d = 0; d < width; d++) {
        sum += output[d] * phraseVectors[at + d];
      }
      return sum;
    }
  }
}
