package io.github.unspin.cloze;

/**
 * Layer normalisation (Ba et al. 2016): each vector gets mean 0 and variance 1, then a learnt scale
 * and shift.
 */
record LayerNorm(float[] shift, float[] scale) {
  private static final double TINY = 1e-12;

  /** Normalises vectors in place. */
  void apply(float[][] vectors) {
    for (float[] vector : vectors) {
      double mean = 0;
      for (float x : vector) {
        mean += x;
      }
      mean /= vector.length;
      double variance = 0;
      for (float x : vector) {
        variance += (x - mean) * (x - mean);
      }
      double factor = 1 / Math.sqrt(variance / vector.length + TINY);
      for (int j = 0; j < vector.length; j++) {
        vector[j] = (float) ((vector[j] - mean) * factor) * scale[j] + shift[j];
      }
    }
  }
}
