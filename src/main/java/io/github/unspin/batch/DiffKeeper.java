package io.github.unspin.batch;

import io.github.unspin.render.DiffRenderer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects a file before and after, as long as both are of a reasonable size, for its diff. */
final class DiffKeeper {
  /** Largest file that is compared, in bytes. */
  static final int MOST = 32 << 20;

  private final ByteArrayOutputStream before = new ByteArrayOutputStream();
  private final ByteArrayOutputStream after = new ByteArrayOutputStream();
  private boolean isTooLarge;

  void add(byte[] original, byte[] result) {
    if (isTooLarge || before.size() + (long) original.length > MOST) {
      isTooLarge = true;
      clear();
      return;
    }
    before.writeBytes(original);
    after.writeBytes(result);
  }

  /** Forgets both. */
  void clear() {
    before.reset();
    after.reset();
  }

  boolean isTooLarge() {
    return isTooLarge;
  }

  /**
   * Returns whether the bytes are the lines of the file itself, of which so many bytes were read.
   */
  boolean isOfLines(long size) {
    byte[] bytes = before.toByteArray();
    boolean isGzip = bytes.length > 1 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B;
    return bytes.length == size && !isGzip;
  }

  /** Returns the diff in the file's own bytes; empty when the two are equal. */
  byte[] diff(String path) {
    byte[] old = before.toByteArray();
    byte[] now = after.toByteArray();
    if (Arrays.equals(old, now)) {
      return new byte[0];
    }
    // Patches are about bytes: one char for each, whatever the charset.
    String was = new String(old, StandardCharsets.ISO_8859_1);
    String is = new String(now, StandardCharsets.ISO_8859_1);
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    String shown = new String(name, StandardCharsets.ISO_8859_1);
    return new DiffRenderer().renderForPatch(shown, was, is).getBytes(StandardCharsets.ISO_8859_1);
  }
}
