package io.github.unspin.format;

import io.github.unspin.files.Gzip;
import io.github.unspin.files.InputException;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads a gzip file (RFC 1952) member by member, and keeps the bytes of each as they are in the
 * file, so that what is not changed need not be compressed again.
 */
final class GzipMembers implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final int TRAILER = 8;

  private final String name;
  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int limit;
  private ByteArrayOutputStream raw = new ByteArrayOutputStream();
  private final CRC32 sum = new CRC32();
  private long compressed;
  private long inflated;
  private boolean isOpen;

  GzipMembers(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  /** Goes to the next member and returns whether there is one. */
  boolean next() throws IOException {
    if (at == limit && !fill()) {
      return false;
    }
    compressed = 0;
    inflated = 0;
    sum.reset();
    inflater.reset();
    if (octet() != 0x1F || octet() != 0x8B || octet() != 8) {
      throw damaged("no gzip member begins where one should");
    }
    int flags = octet();
    for (int i = 0; i < 6; i++) {
      octet();
    }
    if ((flags & 4) != 0) {
      int length = octet() | octet() << 8;
      for (int i = 0; i < length; i++) {
        octet();
      }
    }
    for (int text = 8; text <= 16; text <<= 1) { // name, comment
      if ((flags & text) != 0) {
        int length = 0;
        while (octet() != 0) {
          if (++length > Limits.MAX_HEADER_BYTES) {
            throw damaged("its gzip header does not end");
          }
        }
      }
    }
    if ((flags & 2) != 0) {
      octet();
      octet();
    }
    isOpen = true;
    return true;
  }

  /** Reads what the member holds; returns -1 at its end. */
  int read(byte[] out) throws IOException {
    if (!isOpen) {
      return -1;
    }
    try {
      while (true) {
        int count = inflater.inflate(out);
        if (count > 0) {
          sum.update(out, 0, count);
          inflated += count;
          Gzip.checkExpansion(name, compressed, inflated);
          return count;
        }
        if (inflater.finished()) {
          finish();
          return -1;
        }
        if (inflater.needsDictionary()) {
          throw damaged("its gzip data needs a dictionary");
        }
        if (at == limit && !fill()) {
          throw damaged("it ends in the middle of a gzip member");
        }
        inflater.setInput(buffer, at, limit - at);
        // What the inflater leaves is given back in finish().
        raw.write(buffer, at, limit - at);
        compressed += limit - at;
        at = limit;
      }
    } catch (DataFormatException e) {
      throw damaged("its gzip data is broken");
    }
  }

  private void finish() throws IOException {
    isOpen = false;
    int rest = inflater.getRemaining();
    at = limit - rest;
    byte[] taken = raw.toByteArray();
    raw = new ByteArrayOutputStream();
    raw.write(taken, 0, taken.length - rest);
    long[] trailer = new long[TRAILER];
    for (int i = 0; i < TRAILER; i++) {
      trailer[i] = octet();
    }
    long check = trailer[0] | trailer[1] << 8 | trailer[2] << 16 | trailer[3] << 24;
    if (check != sum.getValue()) {
      throw damaged("the checksum of a gzip member is wrong");
    }
  }

  /** Returns the file's bytes since the last call, and forgets them. */
  byte[] takeRaw() {
    byte[] taken = raw.toByteArray();
    raw.reset();
    return taken;
  }

  /**
   * Returns the file's bytes since the last call but for those that may belong to the next member.
   */
  byte[] takeSettledRaw() {
    int rest = isOpen ? inflater.getRemaining() : 0;
    byte[] all = raw.toByteArray();
    raw.reset();
    raw.write(all, all.length - rest, rest);
    return java.util.Arrays.copyOf(all, all.length - rest);
  }

  private int octet() throws IOException {
    if (at == limit && !fill()) {
      throw damaged("it ends in the middle of a gzip member");
    }
    raw.write(buffer[at]);
    compressed++;
    return buffer[at++] & 0xFF;
  }

  private boolean fill() throws IOException {
    at = 0;
    limit = Math.max(0, in.read(buffer));
    return limit > 0;
  }

  private InputException damaged(String why) {
    return new InputException(name + ": is damaged: " + why);
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
