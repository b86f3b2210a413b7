package io.github.unspin.format;

import io.github.unspin.files.Gzip;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** The content of a file that is compressed as a whole; refuses what grows out of all measure. */
final class Inflated extends FilterInputStream {
  private static final int BUFFER = 1 << 16;

  private final String name;
  private final Counted compressed;
  private long length;

  Inflated(String name, InputStream in) throws IOException {
    this(name, new Counted(in));
  }

  private Inflated(String name, Counted compressed) throws IOException {
    super(new GZIPInputStream(compressed, BUFFER));
    this.name = name;
    this.compressed = compressed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    int read = in.read(bytes, offset, count);
    length += Math.max(0, read);
    Gzip.checkExpansion(name, compressed.count, length);
    return read;
  }

  /** Counts what is read. */
  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(new BufferedInputStream(in, BUFFER));
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
