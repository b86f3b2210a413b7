package io.github.unspin.batch;

import io.github.unspin.files.InputException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;

/**
 * Says in one line why a file or a record failed.
 *
 * @param timeout how long one may take
 */
record Reasons(Duration timeout) {
  /** Returns the line; that of an {@link InputException} mostly names what failed. */
  String of(Throwable cause) {
    if (cause instanceof InputException input) {
      return input.getMessage();
    } else if (cause instanceof WriteException) {
      return "cannot be written: " + cause.getMessage();
    } else if (cause instanceof NoSuchFileException) {
      return FolderWalk.GONE;
    } else if (cause instanceof AccessDeniedException) {
      return "may not be read (permission denied)";
    } else if (cause instanceof FileSystemException failed && failed.getReason() != null) {
      return "cannot be read: " + failed.getReason();
    } else if (cause instanceof IOException) {
      return "cannot be read: " + cause.getMessage();
    } else if (cause instanceof OutOfMemoryError) {
      long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
      return "needs more memory than "
          + mebibytes
          + " MiB; give more, with UNSPIN_JAVA_OPTS=-Xmx8g";
    } else if (cause instanceof StackOverflowError) {
      return "is nested too deeply";
    } else if (cause instanceof RecordStream.TooSlowException) {
      long millis = timeout.toMillis();
      String time = millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
      return "took longer than " + time + "; allow more with --timeout";
    }
    return "internal error: " + cause;
  }
}
