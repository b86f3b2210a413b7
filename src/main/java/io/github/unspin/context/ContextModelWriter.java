package io.github.unspin.context;

import io.github.unspin.files.FileReplacement;
import io.github.unspin.language.NgramModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Writes a network in the form that {@link ContextModel} reads: vectors as bytes with a scale. */
final class ContextModelWriter {
  private ContextModelWriter() {}

  /** The parts that are stored as they are, in the file's order. */
  static float[][] plain(ContextNetwork net) {
    return new float[][] {
      net.phraseBias, net.hiddenWeights, net.hiddenBias, net.outputWeights, net.directWeights
    };
  }

  /** Returns the size of a file, or -1 when its counts cannot be. */
  static long size(int ownWords, int phrases, int width, int hidden) {
    if (ownWords < 0 || phrases < 0 || width < 1 || hidden < 1) {
      return -1;
    }
    long positions = ContextNetwork.POSITIONS;
    long words = (long) ownWords + NgramModel.CLASSES + ContextWords.BUCKETS;
    long numbers = phrases + (positions + 1L) * width * hidden + hidden + positions * width;
    return ContextModel.HEADER_BYTES
        + 8L * ((long) ownWords + phrases)
        + (words + phrases) * (width + 4L)
        + 4L * numbers;
  }

  /**
   * @param keys keys of the phrases, sorted; the network's phrases are in this order
   */
  static void write(ContextNetwork net, long[] wordHashes, long[] keys, Path file) {
    long size = size(wordHashes.length, keys.length, net.width, net.hidden);
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
    out.position(ContextModel.HEADER_BYTES);
    for (long hash : wordHashes) {
      out.putLong(hash);
    }
    for (long key : keys) {
      out.putLong(key);
    }
    writeRows(out, net.wordVectors, net.width);
    writeRows(out, net.phraseVectors, net.width);
    for (float[] block : plain(net)) {
      for (float value : block) {
        out.putFloat(value);
      }
    }
    CRC32C sum = new CRC32C();
    sum.update(out.array(), ContextModel.HEADER_BYTES, out.capacity() - ContextModel.HEADER_BYTES);
    out.putLong(0, ContextModel.MAGIC);
    out.putLong(8, sum.getValue());
    out.putInt(16, wordHashes.length);
    out.putInt(20, keys.length);
    out.putInt(24, net.width);
    out.putInt(28, net.hidden);
    out.putInt(32, ContextNetwork.NEAR);
    new FileReplacement(file.toString()).write(out.array());
  }

  private static void writeRows(ByteBuffer out, float[] values, int width) {
    for (int row = 0; row < values.length; row += width) {
      float most = 1e-9f;
      for (int d = 0; d < width; d++) {
        most = Math.max(most, Math.abs(values[row + d]));
      }
      float scale = most / 127;
      out.putFloat(scale);
      for (int d = 0; d < width; d++) {
        out.put((byte) Math.round(values[row + d] / scale));
      }
    }
  }

  static void readRows(ByteBuffer in, float[] values, int width) {
    byte[] bytes = new byte[width];
    for (int row = 0; row < values.length; row += width) {
      float scale = in.getFloat();
      in.get(bytes);
      for (int d = 0; d < width; d++) {
        values[row + d] = bytes[d] * scale;
      }
    }
  }
}
