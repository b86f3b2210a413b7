package io.github.unspin.batch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.function.LongConsumer;

/** Notes size and hash of what is read through it. */
final class HashingInput extends FilterInputStream {
  private final MessageDigest digest = Stamp.digest();
  private final LongConsumer progress;
  private long size;

  /**
   * Wraps a file's stream.
   *
   * @param progress takes the number of bytes that were read
   */
  HashingInput(InputStream in, LongConsumer progress) {
    super(in);
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = super.read(bytes, offset, length);
    if (n > 0) {
      digest.update(bytes, offset, n);
      size += n;
      progress.accept(n);
    }
    return n;
  }

  @Override
  public long skip(long n) throws IOException {
    return readNBytes((int) Math.min(n, 1 << 16)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Reads to the end and returns the content's stamp. */
  Stamp finish(long modified) throws IOException {
    byte[] rest = new byte[1 << 13];
    while (read(rest, 0, rest.length) >= 0) {
      // only counted
    }
    return new Stamp(size, modified, Stamp.hash(digest));
  }
}
