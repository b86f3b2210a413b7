package io.github.unspin.context;

import java.util.Random;

/**
 * Fits a network to examples, one after the other, by stochastic gradient ascent on the
 * log-probability of the phrase that stands at a place among its rivals, with a step size for each
 * number (Adagrad, Duchi et al. 2011).
 */
final class ContextLearner {
  private static final float RATE = 0.15f;

  /** Added to the sums of squares, so that the first steps are not too long. */
  private static final float DAMPING = 0.3f;

  /** Examples after which the layers' numbers, which every example changes, make a step. */
  private static final int BATCH = 16;

  private final ContextNetwork net;
  private final ContextNetwork.Activation activation;
  private final ContextNetwork squares; // sums of squared gradients
  private final float[] hiddenWeights;
  private final float[] hiddenBias;
  private final float[] outputWeights;
  private final float[] directWeights;
  private int batched;
  private final float[] outputGradient;
  private final float[] unitGradient;
  private final float[] inputGradient;
  private float rate = RATE;

  /** Starts to learn: the network's numbers become small random ones. */
  ContextLearner(ContextNetwork net, Random random) {
    this(net, new ContextNetwork(net.words, net.phrases, net.width, net.hidden));
    fill(net.wordVectors, random, 0.3f);
    fill(net.phraseVectors, random, 0.1f);
    fill(net.hiddenWeights, random, 0.06f);
    fill(net.outputWeights, random, 0.06f);
    fill(net.directWeights, random, 0.1f);
  }

  private ContextLearner(ContextNetwork net, ContextNetwork squares) {
    this.net = net;
    this.squares = squares;
    activation = net.new Activation();
    hiddenWeights = new float[net.hiddenWeights.length];
    hiddenBias = new float[net.hidden];
    outputWeights = new float[net.outputWeights.length];
    directWeights = new float[net.directWeights.length];
    outputGradient = new float[net.width];
    unitGradient = new float[net.hidden];
    inputGradient = new float[ContextNetwork.POSITIONS * net.width];
  }

  /**
   * Returns a learner of the same network for another thread. They change the same numbers without
   * a lock (Niu et al. 2011, "Hogwild!").
   */
  ContextLearner sibling() {
    return new ContextLearner(net, squares);
  }

  private static void fill(float[] out, Random random, float scale) {
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) random.nextGaussian() * scale;
    }
  }

  /** Sets the step size as a share of the first one. */
  void slow(double share) {
    rate = (float) (RATE * share);
  }

  /** Returns the scores of phrases at a place as probabilities that sum to 1. */
  float[] probabilities(int[] near, int[] far, int count, int[] candidates, int size) {
    activation.compute(near, far, count);
    float[] p = new float[size];
    float best = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < size; c++) {
      p[c] = activation.score(candidates[c]);
      best = Math.max(best, p[c]);
    }
    float sum = 0;
    for (int c = 0; c < size; c++) {
      p[c] = (float) Math.exp(p[c] - best);
      sum += p[c];
    }
    for (int c = 0; c < size; c++) {
      p[c] /= sum;
    }
    return p;
  }

  /**
   * Learns from one example.
   *
   * @param candidates phrases, the true one first
   * @return the log-probability of the true one before the step
   */
  double learn(int[] near, int[] far, int count, int[] candidates, int size) {
    float[] p = probabilities(near, far, count, candidates, size);
    int width = net.width;
    int hidden = net.hidden;
    java.util.Arrays.fill(outputGradient, 0);
    for (int c = 0; c < size; c++) {
      float g = (c == 0 ? 1 : 0) - p[c];
      int at = candidates[c] * width;
      step(net.phraseBias, squares.phraseBias, candidates[c], g);
      for (int d = 0; d < width; d++) {
        float vector = net.phraseVectors[at + d];
        outputGradient[d] += g * vector;
        step(net.phraseVectors, squares.phraseVectors, at + d, g * activation.output[d]);
      }
    }
    java.util.Arrays.fill(inputGradient, 0);
    for (int q = 0; q < ContextNetwork.POSITIONS; q++) {
      int at = q * width;
      for (int d = 0; d < width; d++) {
        inputGradient[at + d] = outputGradient[d] * net.directWeights[at + d];
        directWeights[at + d] += outputGradient[d] * activation.input[at + d];
      }
    }
    for (int h = 0; h < hidden; h++) {
      float unit = activation.units[h];
      if (unit <= 0) {
        unitGradient[h] = 0;
        continue;
      }
      int row = h * width;
      float sum = 0;
      for (int d = 0; d < width; d++) {
        float g = outputGradient[d];
        sum += g * net.outputWeights[row + d];
      }
      unitGradient[h] = sum;
      add(outputWeights, row, outputGradient, unit);
      hiddenBias[h] += sum;
    }
    for (int i = 0; i < inputGradient.length; i++) {
      int row = i * hidden;
      float x = activation.input[i];
      float sum = 0;
      for (int h = 0; h < hidden; h++) {
        sum += unitGradient[h] * net.hiddenWeights[row + h];
      }
      inputGradient[i] += sum;
      if (x != 0) {
        add(hiddenWeights, row, unitGradient, x);
      }
    }
    for (int q = 0; q < 2 * ContextNetwork.NEAR; q++) {
      int at = near[q] * width;
      for (int d = 0; d < width; d++) {
        step(net.wordVectors, squares.wordVectors, at + d, inputGradient[q * width + d]);
      }
    }
    if (count > 0) {
      float scale = 1f / (float) Math.sqrt(count);
      int base = 2 * ContextNetwork.NEAR * width;
      for (int f = 0; f < count; f++) {
        int at = far[f] * width;
        for (int d = 0; d < width; d++) {
          step(net.wordVectors, squares.wordVectors, at + d, inputGradient[base + d] * scale);
        }
      }
    }
    if (++batched == BATCH) {
      batched = 0;
      apply(net.hiddenWeights, squares.hiddenWeights, hiddenWeights);
      apply(net.hiddenBias, squares.hiddenBias, hiddenBias);
      apply(net.outputWeights, squares.outputWeights, outputWeights);
      apply(net.directWeights, squares.directWeights, directWeights);
    }
    return Math.log(Math.max(1e-9, p[0]));
  }

  private void step(float[] values, float[] sums, int at, float gradient) {
    float sum = sums[at] + gradient * gradient;
    sums[at] = sum;
    values[at] += rate * gradient / (float) Math.sqrt(sum + DAMPING);
  }

  private static void add(float[] sums, int from, float[] gradient, float factor) {
    for (int i = 0; i < gradient.length; i++) {
      sums[from + i] += gradient[i] * factor;
    }
  }

  /** Makes a step along a summed gradient and empties it. */
  private void apply(float[] values, float[] sums, float[] gradient) {
    for (int i = 0; i < gradient.length; i++) {
      float g = gradient[i];
      float sum = sums[i] + g * g;
      sums[i] = sum;
      values[i] += rate * g / (float) Math.sqrt(sum + DAMPING);
    }
    java.util.Arrays.fill(gradient, 0);
  }
}
