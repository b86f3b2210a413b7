package io.github.unspin.cloze;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A masked language model (Devlin et al. 2019).
 *
 * @param words a vector for each piece; the output layer uses them too
 * @param positions a vector for each position
 * @param segment the vector of the first of two segments; no second one is used
 * @param embeddingNorm behind the sum of the three
 * @param layers from below
 * @param transform of the vectors at the masks
 * @param transformNorm behind it
 * @param bias for each piece
 */
record Bert(
    float[][] words,
    float[][] positions,
    float[] segment,
    LayerNorm embeddingNorm,
    List<EncoderLayer> layers,
    Dense transform,
    LayerNorm transformNorm,
    float[] bias) {

  /**
   * Returns the log-probabilities of all pieces at some places of a row of pieces.
   *
   * @param pieces no more than there are positions
   * @param from the first place that is asked for
   * @param to behind the last place
   */
  float[][] logProbabilities(int[] pieces, int from, int to) {
    float[][] x = new float[pieces.length][];
    for (int i = 0; i < x.length; i++) {
      x[i] = Arrays.copyOf(words[pieces[i]], segment.length);
      for (int j = 0; j < segment.length; j++) {
        x[i][j] += positions[i][j] + segment[j];
      }
    }
    embeddingNorm.apply(x);
    for (EncoderLayer layer : layers) {
      x = layer.of(x);
    }
    float[][] asked = transform.of(Arrays.copyOfRange(x, from, to));
    EncoderLayer.gelu(asked);
    transformNorm.apply(asked);
    float[][] out = new float[asked.length][];
    for (int i = 0; i < out.length; i++) {
      out[i] = logSoftmax(asked[i]);
    }
    return out;
  }

  private float[] logSoftmax(float[] vector) {
    float[] out = new float[words.length];
    float most = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < out.length; i++) {
      out[i] = EncoderLayer.dot(vector, words[i], 0, vector.length) + bias[i];
      most = Math.max(most, out[i]);
    }
    double sum = 0;
    for (float each : out) {
      sum += Math.exp(each - most);
    }
    float total = most + (float) Math.log(sum);
    for (int i = 0; i < out.length; i++) {
      out[i] -= total;
    }
    return out;
  }

  /** The numbers that say how large a model is. */
  record Shape(int pieces, int width, int inner, int layers, int heads, int positions) {
    /** BERT-base with a vocabulary of some size. */
    static Shape base(int pieces) {
      return new Shape(pieces, 768, 3072, 12, 12, 512);
    }

    /** Returns the numbers in a file of the model's variables. */
    long variables() {
      long layer =
          4L * dense(width, width) + dense(width, inner) + dense(inner, width) + 4L * width;
      return (long) width * (pieces + positions + 2 + 2)
          + layers * layer
          + 2L * dense(width, width)
          + 2L * width
          + pieces;
    }

    private static long dense(int from, int to) {
      return (long) from * to + to;
    }

    /** Layers as a file of variables has them, sorted by their names: 0, 1, 10, 11, 2. */
    List<Integer> layersByName() {
      List<Integer> out = new ArrayList<>();
      for (int i = 0; i < layers; i++) {
        out.add(i);
      }
      out.sort((a, b) -> Integer.toString(a).compareTo(Integer.toString(b)));
      return out;
    }
  }
}
