package io.github.unspin.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes a result. It stays in memory while it is small, then goes to its draft, so that a file that
 * turns out to be unchanged touches no disk. Failures are {@link WriteException}s.
 */
final class DraftOutput extends OutputStream {
  private static final int MOST_IN_MEMORY = 1 << 20;

  private final @Nullable Path draft;
  private final MessageDigest digest = Stamp.digest();
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private @Nullable OutputStream disk;
  private @Nullable String hash;
  private long size;
  private boolean isSaved;

  /**
   * Starts an empty result.
   *
   * @param draft where it goes; null when only its size and hash are wanted
   */
  DraftOutput(@Nullable Path draft) {
    this.draft = draft;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    digest.update(bytes, offset, length);
    size += length;
    if (draft == null) {
      return;
    }
    if (disk == null && memory.size() + length <= MOST_IN_MEMORY) {
      memory.write(bytes, offset, length);
      return;
    }
    try {
      open(draft).write(bytes, offset, length);
    } catch (IOException e) {
      throw new WriteException(e);
    }
  }

  /** Ends the result; it is not on the disk yet for sure. */
  @Override
  public void close() throws IOException {
    try {
      if (disk != null) {
        disk.close();
      }
    } catch (IOException e) {
      throw new WriteException(e);
    }
  }

  /** Puts what is still in memory into the draft. */
  void save() throws IOException {
    try {
      if (draft != null && disk == null) {
        open(draft).close();
      }
      isSaved = true;
    } catch (IOException e) {
      throw new WriteException(e);
    }
  }

  /** Returns whether the draft is complete. */
  boolean isSaved() {
    return isSaved;
  }

  /** Returns where the result is once it is saved. */
  Path path() {
    return Objects.requireNonNull(draft);
  }

  /** Removes the draft, if there is one. */
  void discard() {
    try {
      if (disk != null && draft != null) {
        disk.close();
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      // the next run removes it
    }
  }

  /** Returns the number of bytes so far. */
  long size() {
    return size;
  }

  /** Returns the hash of the bytes, after the last one. */
  String hash() {
    String known = hash;
    if (known == null) {
      known = Stamp.hash(digest);
      hash = known;
    }
    return known;
  }

  private OutputStream open(Path path) throws IOException {
    OutputStream open = disk;
    if (open == null) {
      Path parent = path.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      open = Files.newOutputStream(path);
      disk = open;
      memory.writeTo(open);
      memory.reset();
    }
    return open;
  }
}
