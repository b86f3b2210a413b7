package io.github.unspin.format;

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

/** A file that is one document. */
final class SingleReader implements RecordReader {
  private final String name;
  private final InputStream in;
  private final InputFormat format;
  private final boolean extract;
  private boolean isRead;

  SingleReader(String name, InputStream in, InputFormat format, boolean extract) {
    this.name = name;
    this.in = in;
    this.format = format;
    this.extract = extract;
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
    return new WholeFile(name, format, extract, bytes);
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

  private record WholeFile(String name, InputFormat format, boolean extract, byte[] original)
      implements InputRecord {
    @Override
    public InputDocument document() {
      TextFile file = file();
      return extract && format == InputFormat.HTML
          ? HtmlText.extract(name, file.text())
          : InputDocument.of(file, format);
    }

    private TextFile file() {
      Charset declared = format == InputFormat.HTML ? Charsets.ofPage(original) : null;
      return TextFile.decode(name, original, declared);
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
      return file().encode(Edits.apply(document.text(), edits));
    }
  }
}
