package io.github.unspin.cloze;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** A model of eleven pieces and as many small layers, whose n-th variable is 0.4 sin 1.7 n. */
final class ToyBert {
  static final List<String> PIECES =
      List.of(
          "[PAD]", "[CLS]", "[SEP]", "[MASK]", "[UNK]", "the", "city", "metro", "##polis", "hall",
          ",");

  static final Bert.Shape SHAPE = new Bert.Shape(PIECES.size(), 8, 16, 11, 2, 12);

  private ToyBert() {}

  static InputStream variables(long count) {
    ByteBuffer bytes = ByteBuffer.allocate((int) count * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int n = 0; n < count; n++) {
      bytes.putFloat((float) (Math.sin(1.7 * n) * 0.4));
    }
    return new ByteArrayInputStream(bytes.array());
  }

  static Bert model() {
    try {
      return BertReader.read(variables(SHAPE.variables()), SHAPE);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
