package io.github.unspin.batch.report;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;

/**
 * Data inside a page: deflated, in base64, so that it takes little room and nothing in it can end
 * the element that it stands in.
 */
final class DataBlock {
  private DataBlock() {}

  /** Returns a stream that writes a block to another stream, which stays open. */
  static OutputStream to(OutputStream out) {
    OutputStream open =
        new FilterOutputStream(out) {
          @Override
          public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
          }

          @Override
          public void close() throws IOException {
            flush();
          }
        };
    return new DeflaterOutputStream(Base64.getEncoder().wrap(open));
  }

  /** Returns a whole block. */
  static String of(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream block = to(out)) {
      block.write(bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e); // memory takes what fits
    }
    return out.toString(StandardCharsets.US_ASCII);
  }
}
