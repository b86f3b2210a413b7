package io.github.unspin.cloze;

import java.util.Arrays;

/**
 * A fully connected layer: {@code y = xW + b}.
 *
 * @param rows the weights, one row for each component of the input
 * @param bias one number for each component of the output
 */
record Dense(float[][] rows, float[] bias) {
  /** Columns that are worked on together: four rows of them fit into the first cache. */
  private static final int BLOCK = 768;

  /**
   * Returns the layer's output.
   *
   * @param inputs vectors; their length is a multiple of four
   */
  float[][] of(float[][] inputs) {
    float[][] out = new float[inputs.length][];
    for (int i = 0; i < out.length; i++) {
      out[i] = Arrays.copyOf(bias, bias.length);
    }
    for (int from = 0; from < bias.length; from += BLOCK) {
      int to = Math.min(bias.length, from + BLOCK);
      for (int k = 0; k < rows.length; k += 4) {
        for (int i = 0; i < out.length; i++) {
          float[] x = inputs[i];
          add(
              rows[k],
              x[k],
              rows[k + 1],
              x[k + 1],
              rows[k + 2],
              x[k + 2],
              rows[k + 3],
              x[k + 3],
              out[i],
              from,
              to);
        }
      }
    }
    return out;
  }

  /** Adds four scaled rows; small enough for the compiler to turn it into vector instructions. */
  private static void add(
      float[] a,
      float p,
      float[] b,
      float q,
      float[] c,
      float r,
      float[] d,
      float s,
      float[] out,
      int from,
      int to) {
    for (int j = from; j < to; j++) {
      out[j] += p * a[j] + q * b[j] + r * c[j] + s * d[j];
    }
  }
}
