package io.github.unspin.cloze;

/**
 * One layer of the transformer's encoder (Vaswani et al. 2017): self-attention and a feed-forward
 * network, each with a residual connection and layer normalisation behind it.
 */
record EncoderLayer(
    int heads,
    Dense query,
    Dense key,
    Dense value,
    Dense attended,
    LayerNorm attentionNorm,
    Dense inner,
    Dense outer,
    LayerNorm norm) {

  /** Returns the vectors of the next layer. */
  float[][] of(float[][] x) {
    float[][] y = attended.of(attend(query.of(x), key.of(x), value.of(x)));
    add(y, x);
    attentionNorm.apply(y);
    float[][] hidden = inner.of(y);
    gelu(hidden);
    float[][] out = outer.of(hidden);
    add(out, y);
    norm.apply(out);
    return out;
  }

  private float[][] attend(float[][] queries, float[][] keys, float[][] values) {
    int length = queries.length;
    int width = queries[0].length;
    int size = width / heads;
    float scale = (float) (1 / Math.sqrt(size));
    float[][] out = new float[length][width];
    float[] share = new float[length];
    for (int head = 0; head < heads; head++) {
      int from = head * size;
      for (int i = 0; i < length; i++) {
        for (int j = 0; j < length; j++) {
          share[j] = dot(queries[i], keys[j], from, from + size) * scale;
        }
        softmax(share);
        for (int j = 0; j < length; j++) {
          add(out[i], share[j], values[j], from, from + size);
        }
      }
    }
    return out;
  }

  /** Four sums at a time, so that one addition need not wait for the other. */
  static float dot(float[] a, float[] b, int from, int to) {
    float p = 0;
    float q = 0;
    float r = 0;
    float s = 0;
    int i = from;
    for (; i + 3 < to; i += 4) {
      p += a[i] * b[i];
      q += a[i + 1] * b[i + 1];
      r += a[i + 2] * b[i + 2];
      s += a[i + 3] * b[i + 3];
    }
    for (; i < to; i++) {
      p += a[i] * b[i];
    }
    return p + q + r + s;
  }

  private static void add(float[] out, float factor, float[] row, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] += factor * row[i];
    }
  }

  private static void add(float[][] to, float[][] from) {
    for (int i = 0; i < to.length; i++) {
      for (int j = 0; j < to[i].length; j++) {
        to[i][j] += from[i][j];
      }
    }
  }

  private static void softmax(float[] x) {
    float most = Float.NEGATIVE_INFINITY;
    for (float each : x) {
      most = Math.max(most, each);
    }
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.exp(x[i] - most);
      sum += x[i];
    }
    for (int i = 0; i < x.length; i++) {
      x[i] /= (float) sum;
    }
  }

  /** The Gaussian error linear unit (Hendrycks and Gimpel 2016), by its usual approximation. */
  static void gelu(float[][] vectors) {
    for (float[] vector : vectors) {
      for (int i = 0; i < vector.length; i++) {
        double x = vector[i];
        double u = 1.5957691216 * (x + 0.044715 * x * x * x);
        vector[i] = (float) (x / (1 + Math.exp(-u)));
      }
    }
  }
}
