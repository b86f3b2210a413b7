package io.github.unspin.batch;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Names of files that are not complete yet. */
final class Drafts {
  private Drafts() {}

  /**
   * Returns the draft of a file in the same folder. Its name follows from the file's, so that a run
   * that was cut off leaves one at most, and {@link FolderWalk#DRAFT} knows it.
   */
  static Path beside(Path file) {
    String name = file.getFileName().toString();
    CRC32C sum = new CRC32C();
    sum.update(name.getBytes(StandardCharsets.UTF_8));
    long both = sum.getValue() << 32 | name.hashCode() & 0xFFFFFFFFL;
    return file.resolveSibling(".unspin-" + hex(both) + ".draft");
  }

  private static String hex(long number) {
    String digits = Long.toHexString(number);
    return "0".repeat(16 - digits.length()) + digits;
  }
}
