package io.github.unspin.batch.report;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Bytes that wait on the disk until it is their turn. Nothing stays behind, however the process
 * ends, where the system lets a file that is open lose its name.
 */
final class Spool implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final FileChannel channel;
  private final OutputStream out;

  /**
   * Creates an empty one.
   *
   * @param folder where there is room
   */
  Spool(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, ".unspin-report", ".tmp");
    channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
  }

  /** Returns the stream that takes the bytes. */
  OutputStream out() {
    return out;
  }

  /** Copies all bytes so far to a stream. */
  void copyTo(OutputStream target) throws IOException {
    out.flush();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    for (long at = 0; channel.read(buffer, at) > 0; at += buffer.position(), buffer.clear()) {
      target.write(buffer.array(), 0, buffer.position());
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
