package io.github.unspin.batch;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;

/** A result cannot be written. */
final class WriteException extends IOException {
  private static final long serialVersionUID = 1;

  /** What systems say when nothing more can be written anywhere on the disk. */
  private static final List<String> HOPELESS =
      List.of(
          "no space left",
          "not enough space",
          "disk quota exceeded",
          "disk full",
          "read-only file system",
          "input/output error",
          "too many open files");

  WriteException(IOException cause) {
    super(describe(cause), cause);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** Returns whether the next file will fare no better. */
  boolean isHopeless() {
    String message = getMessage().toLowerCase(Locale.ROOT);
    return HOPELESS.stream().anyMatch(message::contains);
  }

  private static String describe(IOException e) {
    if (e instanceof AccessDeniedException denied) {
      return denied.getFile() + " may not be written (permission denied)";
    }
    if (e instanceof FileSystemException failed) {
      String reason = failed.getReason();
      return failed.getFile()
          + ": "
          + (reason == null ? failed.getClass().getSimpleName() : reason);
    }
    return String.valueOf(e.getMessage());
  }
}
