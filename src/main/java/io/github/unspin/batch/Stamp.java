package io.github.unspin.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * A file's content, to be recognised.
 *
 * @param size in bytes
 * @param modified time of the last change, in nanoseconds since 1970
 * @param hash of the content, in hexadecimal
 */
record Stamp(long size, long modified, String hash) {
  private static final int HASH_BYTES = 16;

  /** Returns whether a file looks untouched since: the same size and time. */
  boolean isOf(BasicFileAttributes attributes) {
    return attributes.size() == size && modified(attributes) == modified;
  }

  /** Returns whether a file has the same content, which is read only if need be. */
  boolean isContentOf(Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.size() != size) {
      return false;
    }
    MessageDigest digest = digest();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return hash.equals(hash(digest));
  }

  static long modified(BasicFileAttributes attributes) {
    return attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  static String hash(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
  }
}
