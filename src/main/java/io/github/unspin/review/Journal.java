package io.github.unspin.review;

import io.github.unspin.files.FileReplacement;
import io.github.unspin.files.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about one file, on the disk after every decision: a file of lines that only
 * grows. A line that a crash cut off is dropped when it is opened again; nothing before it is lost.
 *
 * <p>While it is open, no second one can be opened for the same file, also not by another process.
 */
final class Journal implements AutoCloseable {
  private final Path path;
  private final String subject;
  private final JournalFormat format = new JournalFormat();
  private final List<JournalLine> lines = new ArrayList<>();
  private final FileChannel lockChannel;
  private @Nullable FileChannel channel;

  /**
   * Opens a journal and reads what is there; makes no file of lines before there is one to write.
   *
   * @param path its file
   * @param subject the file that it is about
   * @throws InputException if another session has it open, or it is damaged or cannot be used
   */
  Journal(Path path, String subject) {
    this.path = path;
    this.subject = subject;
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      lockChannel =
          FileChannel.open(
              path.resolveSibling(path.getFileName() + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new InputException(path + ": cannot be written: " + reason(e), e);
    }
    boolean opened = false;
    try {
      lock();
      if (Files.exists(path)) {
        read(Files.readAllBytes(path));
      }
      opened = true;
    } catch (IOException e) {
      throw new InputException(path + ": cannot be read: " + reason(e), e);
    } finally {
      if (!opened) {
        closeQuietly(lockChannel);
      }
    }
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.AccessDeniedException
        ? "permission denied"
        : String.valueOf(e.getMessage());
  }

  private void lock() throws IOException {
    FileLock lock;
    try {
      lock = lockChannel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null; // this process itself holds it
    }
    if (lock == null) {
      throw new InputException(subject + ": another 'unspin review' is open on it; close that one");
    }
  }

  private void read(byte[] bytes) throws IOException {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--; // a line without an end was cut off
    }
    String[] texts =
        end == 0
            ? new String[0]
            : new String(bytes, 0, end, StandardCharsets.UTF_8).split("\n", -1);
    for (int i = 0; i < texts.length - 1; i++) {
      try {
        lines.add(format.read(texts[i]));
      } catch (IOException e) {
        if (i == texts.length - 2) {
          break; // the blocks of a last write need not reach the disk in order
        }
        throw new InputException(
            path
                + ":"
                + (i + 1)
                + ": is damaged; move it away to review "
                + subject
                + " from the start",
            e);
      }
    }
  }

  /** Returns the lines that were there, and those added since. */
  List<JournalLine> lines() {
    return lines;
  }

  /**
   * Puts other lines in the place of all, so that the file is the old or the new one, whole.
   *
   * @throws InputException if it cannot be written
   */
  void rewrite(List<JournalLine> content) {
    closeQuietly(channel);
    channel = null;
    lines.clear();
    lines.add(new JournalLine.Head(subject));
    content.stream().filter(line -> !(line instanceof JournalLine.Head)).forEach(lines::add);
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(format.write(line)).append('\n'));
    new FileReplacement(path.toString()).write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Adds a line; it is on the disk when this returns.
   *
   * @throws InputException if it cannot be written
   */
  void add(JournalLine line) {
    if (lines.isEmpty()) {
      rewrite(List.of(line));
      return;
    }
    try {
      FileChannel out = channel;
      if (out == null) {
        // Also takes away what a crash left of a line.
        rewrite(List.copyOf(lines));
        out = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        channel = out;
      }
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(format.write(line) + "\n");
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(false);
      lines.add(line);
    } catch (IOException e) {
      closeQuietly(channel);
      channel = null; // the next line starts from what is known to be whole
      throw new InputException(path + ": cannot be written: " + reason(e), e);
    }
  }

  @Override
  public void close() {
    closeQuietly(channel);
    closeQuietly(lockChannel);
  }

  private static void closeQuietly(@Nullable FileChannel open) {
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      // every line was forced to the disk before
    }
  }
}
