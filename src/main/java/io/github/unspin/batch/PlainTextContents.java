package io.github.unspin.batch;

import io.github.unspin.files.InputException;
import io.github.unspin.files.TextFile;
import io.github.unspin.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes every file for plain text. */
final class PlainTextContents implements Contents {
  private final Function<String, Report> analysis;

  PlainTextContents(Function<String, Report> analysis) {
    this.analysis = analysis;
  }

  @Override
  public Reader open(String name, InputStream in) {
    return new TextReader(name, in);
  }

  private final class TextReader implements Reader {
    private final String name;
    private final InputStream in;
    private boolean isRead;

    private TextReader(String name, InputStream in) {
      this.name = name;
      this.in = in;
    }

    @Override
    public String format() {
      return "text";
    }

    @Override
    public boolean isContainer() {
      return false;
    }

    @Override
    public @Nullable Piece next() {
      if (isRead) {
        return null;
      }
      isRead = true;
      try {
        return new TextPiece(name, in.readAllBytes());
      } catch (IOException e) {
        throw new InputException(name + ": cannot be read: " + e.getMessage(), e);
      }
    }

    @Override
    public OutputStream encoder(OutputStream out) {
      return out;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  private final class TextPiece implements Piece {
    private final String file;
    private final byte[] original;

    private TextPiece(String file, byte[] original) {
      this.file = file;
      this.original = original;
    }

    @Override
    public String name() {
      return "";
    }

    @Override
    public byte[] original() {
      return original;
    }

    @Override
    public Result analyse() {
      TextFile text = TextFile.decode(file, original);
      Report report = analysis.apply(text.text());
      return new Result(
          report.edits().isEmpty() ? original : text.encode(report.restored()), report);
    }
  }
}
