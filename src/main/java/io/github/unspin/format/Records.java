package io.github.unspin.format;

import io.github.unspin.files.Gzip;
import io.github.unspin.files.InputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Opens files of all formats. */
public final class Records {
  private Records() {}

  /**
   * Opens a file.
   *
   * @param name the file as the user calls it
   * @throws InputException if there is no such file, or it cannot be read
   */
  public static RecordReader open(String name, FormatOptions options) {
    InputStream in;
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        throw new InputException(name + ": is a folder; name the files in it");
      }
      in = Files.newInputStream(path);
    } catch (InvalidPathException e) {
      throw new InputException(name + ": not a file name: " + e.getReason(), e);
    } catch (NoSuchFileException e) {
      throw new InputException(name + ": no such file", e);
    } catch (AccessDeniedException e) {
      throw new InputException(name + ": may not be read (permission denied)", e);
    } catch (IOException e) {
      throw new InputException(name + ": cannot be read: " + e.getMessage(), e);
    }
    return open(name, in, options);
  }

  /**
   * Opens a stream; it is read from the start, and closed with the reader.
   *
   * @param name what messages and records call it; its ending tells the format where the options do
   *     not
   * @throws InputException if it cannot be read
   */
  public static RecordReader open(String name, InputStream in, FormatOptions options) {
    BufferedInputStream buffered = new BufferedInputStream(in, FormatGuess.HEAD_BYTES);
    InputFormat format = options.format();
    if (format == null) {
      format = FormatGuess.of(name, buffered);
    }
    try {
      return switch (format) {
        case TEXT, MARKDOWN, HTML -> new SingleReader(name, buffered, format, options);
        case JSONL -> jsonLines(name, buffered, options.fields());
        case WARC, WET -> WarcReader.open(name, buffered, format);
      };
    } catch (IOException e) {
      throw new InputException(name + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static RecordReader jsonLines(String name, BufferedInputStream in, List<String> fields)
      throws IOException {
    in.mark(3);
    byte[] head = in.readNBytes(3);
    in.reset();
    boolean isCompressed = Gzip.isGzip(head);
    return new JsonLinesReader(
        name, isCompressed ? new Inflated(name, in) : in, isCompressed, fields);
  }
}
