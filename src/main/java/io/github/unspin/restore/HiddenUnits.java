package io.github.unspin.restore;

import java.util.Arrays;
import java.util.Random;

/**
 * What a small hidden layer adds to the score of an edge: features that together mean more, or
 * less, than each by itself. Trained with the second pass's weights.
 */
final class HiddenUnits {
  /** Number of units. */
  static final int COUNT = 12;

  private static final int INPUTS = Feature.EDGE_COUNT;
  private static final int ROW = INPUTS + 1;

  /** For each unit the weights of the features, then its bias; at last the units' own weights. */
  private final float[] numbers;

  HiddenUnits(float[] numbers) {
    this.numbers = numbers;
  }

  /** Returns units that add nothing. */
  static HiddenUnits none() {
    return new HiddenUnits(new float[size()]);
  }

  /** Returns units to start learning from. */
  static HiddenUnits random(Random random) {
    float[] numbers = new float[size()];
    for (int i = 0; i < COUNT * ROW; i++) {
      numbers[i] = (float) random.nextGaussian() * 0.05f;
    }
    for (int i = COUNT * ROW; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian() * 0.3f;
    }
    return new HiddenUnits(numbers);
  }

  static int size() {
    return COUNT * (ROW + 1);
  }

  float[] toArray() {
    return numbers.clone();
  }

  /** Returns what the units add to an edge's score. */
  float score(float[] features) {
    float sum = 0;
    for (int h = 0; h < COUNT; h++) {
      float out = numbers[COUNT * ROW + h];
      if (out != 0) {
        sum += out * unit(h, features);
      }
    }
    return sum;
  }

  private float unit(int h, float[] features) {
    int row = h * ROW;
    float sum = numbers[row + INPUTS];
    for (int i = 0; i < INPUTS; i++) {
      sum += numbers[row + i] * features[i];
    }
    return (float) Math.tanh(sum);
  }

  /** Adds the gradient of {@code factor} times the score to a sum of gradients. */
  void addGradient(float[] features, double factor, double[] out) {
    for (int h = 0; h < COUNT; h++) {
      float value = unit(h, features);
      out[COUNT * ROW + h] += factor * value;
      double inner = factor * numbers[COUNT * ROW + h] * (1 - value * value);
      int row = h * ROW;
      for (int i = 0; i < INPUTS; i++) {
        out[row + i] += inner * features[i];
      }
      out[row + INPUTS] += inner;
    }
  }

  /** Returns the units' numbers for a row of the weights file: a feature, or the two last rows. */
  float[] column(int feature) {
    float[] out = new float[COUNT];
    for (int h = 0; h < COUNT; h++) {
      out[h] = numbers[index(feature, h)];
    }
    return out;
  }

  /** Returns where a row and unit of the weights file are kept. */
  static int index(int feature, int unit) {
    return feature <= INPUTS ? unit * ROW + feature : COUNT * ROW + unit;
  }

  @Override
  public String toString() {
    return Arrays.toString(numbers);
  }
}
