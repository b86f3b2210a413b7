package io.github.unspin.batch;

import io.github.unspin.files.Gzip;
import io.github.unspin.format.FormatOptions;
import io.github.unspin.format.InputDocument;
import io.github.unspin.format.InputRecord;
import io.github.unspin.format.RecordReader;
import io.github.unspin.format.Records;
import io.github.unspin.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads files of all formats. */
final class RecordContents implements Contents {
  private final Function<InputDocument, Report> analysis;
  private final FormatOptions options;

  RecordContents(Function<InputDocument, Report> analysis, FormatOptions options) {
    this.analysis = analysis;
    this.options = options;
  }

  @Override
  public Reader open(String name, InputStream in, long maxBytes) {
    return new FormatReader(Records.open(name, in, options.withMaxBytes(maxBytes)), analysis);
  }

  @Override
  public String resultName(String name) {
    String plain = Gzip.plainName(name);
    String lower = plain.toLowerCase(Locale.ROOT);
    boolean isPage = lower.endsWith(".html") || lower.endsWith(".htm") || lower.endsWith(".xhtml");
    return options.extract() && isPage ? plain + ".txt" : name;
  }

  /** The records of a file as pieces. */
  static final class FormatReader implements Reader {
    private final RecordReader reader;
    private final Function<InputDocument, Report> analysis;

    FormatReader(RecordReader reader, Function<InputDocument, Report> analysis) {
      this.reader = reader;
      this.analysis = analysis;
    }

    @Override
    public String format() {
      return reader.format().label();
    }

    @Override
    public boolean isContainer() {
      return reader.format().isContainer();
    }

    @Override
    public @Nullable Piece next() {
      InputRecord record = reader.next();
      return record == null
          ? null
          : new RecordPiece(record, isContainer() ? record.name() : "", analysis);
    }

    @Override
    public OutputStream encoder(OutputStream out) throws IOException {
      return reader.encoder(out);
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  private record RecordPiece(
      InputRecord record, String name, Function<InputDocument, Report> analysis) implements Piece {
    @Override
    public int line() {
      return record.line();
    }

    @Override
    public byte[] original() {
      return record.original();
    }

    @Override
    public int size() {
      return record.size();
    }

    @Override
    public Result analyse() {
      InputDocument document = record.document();
      if (document == null) {
        return new Result(record.original(), null);
      }
      Report report = analysis.apply(document);
      return new Result(record.edited(document, report.edits()), report);
    }
  }
}
