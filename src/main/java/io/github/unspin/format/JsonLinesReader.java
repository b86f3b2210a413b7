package io.github.unspin.format;

import io.github.unspin.files.InputException;
import io.github.unspin.files.TextFile;
import io.github.unspin.report.Edit;
import io.github.unspin.report.Edits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Reads JSON Lines: each line with its line break is a record. */
final class JsonLinesReader implements RecordReader {
  private static final int BUFFER = 1 << 16;

  private final String name;
  private final InputStream in;
  private final boolean isCompressed;
  private final Set<String> fields;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int limit;
  private long line = 1;

  /** Whether the rest of the line that is being read is only copied. */
  private boolean isCopying;

  /**
   * Creates the reader.
   *
   * @param in the lines, uncompressed
   * @param isCompressed whether the file itself is compressed
   */
  JsonLinesReader(String name, InputStream in, boolean isCompressed, List<String> fields) {
    this.name = name;
    this.in = in;
    this.isCompressed = isCompressed;
    this.fields = Set.copyOf(fields);
  }

  @Override
  public InputFormat format() {
    return InputFormat.JSONL;
  }

  @Override
  public @Nullable InputRecord next() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    int most = isCopying ? Limits.COPY_BYTES : Limits.MAX_RECORD_BYTES;
    boolean isEnded = false;
    while (!isEnded && out.size() < most && fill()) {
      int end = at;
      int last = Math.min(limit, at + most - out.size());
      while (end < last && buffer[end] != '\n') {
        end++;
      }
      isEnded = end < last;
      end += isEnded ? 1 : 0;
      out.write(buffer, at, end - at);
      at = end;
    }
    if (out.size() == 0) {
      return null;
    }
    byte[] bytes = out.toByteArray();
    String place = name + ":" + line;
    boolean isWhole = !isCopying && (isEnded || out.size() < most);
    String problem = null;
    if (!isCopying && !isWhole) {
      problem =
          place + ": is longer than " + (Limits.MAX_RECORD_BYTES >> 20) + " MiB; left as it is";
    }
    isCopying = !isEnded && !(isWhole && out.size() < most);
    int number = (int) Math.min(Integer.MAX_VALUE, line);
    line += isEnded ? 1 : 0;
    return isWhole
        ? new Line(place, number, bytes, fields)
        : new CopiedRecord(place, bytes, problem);
  }

  private boolean fill() {
    if (at < limit) {
      return true;
    }
    try {
      at = 0;
      limit = Math.max(0, in.read(buffer));
      return limit > 0;
    } catch (IOException e) {
      throw new InputException(name + ": cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public OutputStream encoder(OutputStream out) throws IOException {
    return isCompressed ? new GZIPOutputStream(out, BUFFER) : out;
  }

  @Override
  public String nothingThere() {
    String names = String.join("', '", fields.stream().sorted().toList());
    return name + ": no line has text in the field '" + names + "'; name another with --field";
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private record Line(String name, int line, byte[] original, Set<String> fields)
      implements InputRecord {
    @Override
    public @Nullable InputDocument document() {
      TextFile file = file();
      return file.text().isBlank() ? null : JsonText.document(name, file.text(), fields);
    }

    /** The line without its line break. */
    private TextFile file() {
      return TextFile.decodeAs(name, Arrays.copyOf(original, bodyLength()), StandardCharsets.UTF_8);
    }

    private int bodyLength() {
      int end = original.length;
      while (end > 0 && (original[end - 1] == '\n' || original[end - 1] == '\r')) {
        end--;
      }
      return end;
    }

    @Override
    public byte[] edited(InputDocument document, List<Edit> edits) {
      if (edits.isEmpty()) {
        return original;
      }
      byte[] body = file().encode(Edits.apply(document.text(), edits));
      int end = bodyLength();
      byte[] out = Arrays.copyOf(body, body.length + original.length - end);
      System.arraycopy(original, end, out, body.length, original.length - end);
      return out;
    }
  }
}
