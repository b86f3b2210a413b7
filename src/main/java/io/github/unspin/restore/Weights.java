package io.github.unspin.restore;

import io.github.unspin.channel.Family;

/**
 * The weights of the log-linear model, one for each {@link Feature}, and what is added to each in
 * documents of other spinners than the commonest: their dictionaries are known less well, so that
 * the same counts mean something else (features shared and apart: Daumé, Frustratingly Easy Domain
 * Adaptation, 2007).
 */
final class Weights {
  private final float[] values;
  private final float[] others;

  Weights(float[] values) {
    this(values, new float[Feature.COUNT]);
  }

  /**
   * @param others what is added in documents that are not the commonest spinner's
   */
  Weights(float[] values, float[] others) {
    this.values = values.clone();
    this.others = others.clone();
  }

  static Weights initial() {
    float[] values = new float[Feature.COUNT];
    for (Feature feature : Feature.values()) {
      values[feature.ordinal()] = feature.initial();
    }
    return new Weights(values);
  }

  /**
   * Returns the weights for a document.
   *
   * @param familyShare for each family, the probability that the document is its work
   */
  Weights forDocument(float[] familyShare) {
    float other = other(familyShare);
    float[] own = values.clone();
    for (int i = 0; i < own.length; i++) {
      own[i] += other * others[i];
    }
    return new Weights(own);
  }

  /** Returns the probability that a document is not the commonest spinner's. */
  static float other(float[] familyShare) {
    return 1 - familyShare[Family.A.ordinal()];
  }

  float of(Feature feature) {
    return values[feature.ordinal()];
  }

  /** Returns what is added to a feature's weight in documents of other spinners. */
  float addedForOthers(Feature feature) {
    return others[feature.ordinal()];
  }

  float[] toArray() {
    return values.clone();
  }

  float[] addedForOthers() {
    return others.clone();
  }

  float score(float[] edgeFeatures) {
    float sum = 0;
    for (int i = 0; i < Feature.EDGE_COUNT; i++) {
      sum += values[i] * edgeFeatures[i];
    }
    return sum;
  }
}
