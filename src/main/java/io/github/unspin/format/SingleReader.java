package io.github.unspin.format;

import io.github.unspin.files.Gzip;
import io.github.unspin.files.InputException;
import io.github.unspin.files.TextFile;
import io.github.unspin.report.Edit;
import io.github.unspin.report.Edits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that is one document, compressed or not. */
final class SingleReader implements RecordReader {
  private final String name;
  private final InputStream in;
  private final InputFormat format;
  private final FormatOptions options;
  private boolean isRead;

  SingleReader(String name, InputStream in, InputFormat format, FormatOptions options) {
    this.name = name;
    this.in = in;
    this.format = format;
    this.options = options;
  }

  @Override
  public InputFormat format() {
    return format;
  }

  @Override
  public @Nullable InputRecord next() {
    if (isRead) {
      return null;
    }
    isRead = true;
    int most = format == InputFormat.TEXT ? TextFile.MAX_BYTES : Limits.MAX_DOCUMENT_BYTES;
    byte[] bytes;
    try {
      bytes = in.readNBytes(most + 1);
    } catch (IOException e) {
      throw new InputException(name + ": cannot be read: " + e.getMessage(), e);
    }
    if (bytes.length > most) {
      throw new InputException(name + ": is larger than " + (most >> 20) + " MiB; split it");
    }
    byte[] content =
        Gzip.isGzip(bytes)
            ? Gzip.inflate(name, bytes, (int) Math.min(most, options.maxBytes()))
            : bytes;
    return new WholeFile(name, format, options.extract(), bytes, content);
  }

  @Override
  public OutputStream encoder(OutputStream out) {
    return out;
  }

  @Override
  public String nothingThere() {
    return name + ": holds no text";
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /**
   * The file.
   *
   * @param content what {@code original} holds; the same unless it is compressed
   */
  private record WholeFile(
      String name, InputFormat format, boolean extract, byte[] original, byte[] content)
      implements InputRecord {
    @Override
    public int size() {
      return content.length;
    }

    @Override
    public InputDocument document() {
      TextFile file = file();
      return extract && format == InputFormat.HTML
          ? HtmlText.extract(name, file.text())
          : InputDocument.of(file, format);
    }

    private TextFile file() {
      Charset declared = format == InputFormat.HTML ? Charsets.ofPage(content) : null;
      return TextFile.decode(name, content, declared);
    }

    @Override
    public byte[] edited(InputDocument document, List<Edit> edits) {
      if (extract && format == InputFormat.HTML) {
        String text = Edits.apply(document.text(), edits);
        return (text.endsWith("\n") ? text : text + "\n").getBytes(StandardCharsets.UTF_8);
      }
      if (edits.isEmpty()) {
        return original;
      }
      byte[] edited = file().encode(Edits.apply(document.text(), edits));
      return Gzip.isGzip(original) ? Gzip.compress(edited) : edited;
    }
  }
}
