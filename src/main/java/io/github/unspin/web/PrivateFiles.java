package io.github.unspin.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that nobody else on the machine may read, from their first byte on. */
final class PrivateFiles {
  private PrivateFiles() {}

  /**
   * Creates a file.
   *
   * @throws IOException if it exists or cannot be written
   */
  static void create(Path file, String content) throws IOException {
    boolean isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] attributes =
        isPosix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Files.createFile(file, attributes);
    Files.writeString(file, content, StandardOpenOption.WRITE);
  }
}
