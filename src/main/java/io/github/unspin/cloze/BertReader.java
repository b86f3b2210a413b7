package io.github.unspin.cloze;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the variables of a TensorFlow checkpoint of BERT. They lie in the file in the order of
 * their names, as little-endian floats, so the model's shape tells where each begins.
 */
final class BertReader {
  private final InputStream in;

  private BertReader(InputStream in) {
    this.in = in;
  }

  /**
   * Reads a model.
   *
   * @throws EOFException if the stream ends before the model does
   * @throws IOException if the stream goes on behind it: it is a model of another shape
   */
  static Bert read(InputStream in, Bert.Shape shape) throws IOException {
    return new BertReader(in).read(shape);
  }

  private Bert read(Bert.Shape shape) throws IOException {
    int width = shape.width();
    LayerNorm embeddingNorm = norm(width);
    float[][] positions = matrix(shape.positions(), width);
    float[][] segments = matrix(2, width);
    float[][] words = matrix(shape.pieces(), width);
    EncoderLayer[] layers = new EncoderLayer[shape.layers()];
    for (int layer : shape.layersByName()) {
      layers[layer] = layer(shape);
    }
    dense(width, width); // the pooler, which tells of whole texts
    float[] bias = vector(shape.pieces());
    LayerNorm transformNorm = norm(width);
    Dense transform = dense(width, width);
    if (in.read() >= 0) {
      throw new IOException("more than the variables of such a model");
    }
    return new Bert(
        words,
        positions,
        segments[0],
        embeddingNorm,
        List.copyOf(Arrays.asList(layers)),
        transform,
        transformNorm,
        bias);
  }

  private EncoderLayer layer(Bert.Shape shape) throws IOException {
    int width = shape.width();
    LayerNorm attentionNorm = norm(width);
    Dense attended = dense(width, width);
    Dense key = dense(width, width);
    Dense query = dense(width, width);
    Dense value = dense(width, width);
    Dense inner = dense(width, shape.inner());
    LayerNorm norm = norm(width);
    Dense outer = dense(shape.inner(), width);
    return new EncoderLayer(
        shape.heads(), query, key, value, attended, attentionNorm, inner, outer, norm);
  }

  private LayerNorm norm(int width) throws IOException {
    float[] shift = vector(width);
    return new LayerNorm(shift, vector(width));
  }

  private Dense dense(int from, int to) throws IOException {
    float[] bias = vector(to);
    return new Dense(matrix(from, to), bias);
  }

  private float[][] matrix(int rows, int columns) throws IOException {
    float[][] out = new float[rows][];
    for (int i = 0; i < rows; i++) {
      out[i] = vector(columns);
    }
    return out;
  }

  private float[] vector(int length) throws IOException {
    byte[] bytes = in.readNBytes(length * Float.BYTES);
    if (bytes.length < length * Float.BYTES) {
      throw new EOFException("less than the variables of such a model");
    }
    float[] out = new float[length];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(out);
    return out;
  }
}
