package io.github.unspin.batch;

import io.github.unspin.files.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Tells whether the files that decide what is found are still the same. */
final class Fingerprint {
  private static final int BLOCK = 1 << 16;

  private Fingerprint() {}

  /**
   * Returns a short text that changes when one of the files does.
   *
   * @param paths files, and folders whose files count too, but for those inside further folders and
   *     what is written for people ({@code *.md})
   */
  static String of(List<Path> paths) {
    CRC32C sum = new CRC32C();
    long size = 0;
    try {
      for (Path path : paths) {
        if (Files.isDirectory(path)) {
          try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(Fingerprint::counts).sorted().toList()) {
              sum.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
              size += add(file, sum);
            }
          }
        } else {
          size += add(path, sum);
        }
      }
    } catch (IOException e) {
      throw new InputException("cannot read " + e.getMessage(), e);
    }
    return Long.toHexString(sum.getValue()) + "-" + size;
  }

  private static boolean counts(Path file) {
    return Files.isRegularFile(file) && !file.toString().endsWith(".md");
  }

  private static long add(Path file, CRC32C sum) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BLOCK);
    long size = 0;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (channel.read(buffer) >= 0) {
        buffer.flip();
        size += buffer.remaining();
        sum.update(buffer);
        buffer.clear();
      }
    }
    return size;
  }
}
