package io.github.unspin.restore;

/** The weights of the log-linear model, one for each {@link Feature}. */
final class Weights {
  private final float[] values;

  Weights(float[] values) {
    this.values = values.clone();
  }

  static Weights initial() {
    float[] values = new float[Feature.COUNT];
    for (Feature feature : Feature.values()) {
      values[feature.ordinal()] = feature.initial();
    }
    return new Weights(values);
  }

  float of(Feature feature) {
    return values[feature.ordinal()];
  }

  float[] toArray() {
    return values.clone();
  }

  float score(float[] edgeFeatures) {
    float sum = 0;
    for (int i = 0; i < Feature.EDGE_COUNT; i++) {
      sum += values[i] * edgeFeatures[i];
    }
    return sum;
  }
}
