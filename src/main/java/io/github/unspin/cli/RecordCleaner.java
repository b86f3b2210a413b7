package io.github.unspin.cli;

import io.github.unspin.Unspin;
import io.github.unspin.batch.BatchLimits;
import io.github.unspin.batch.RecordPipeline;
import io.github.unspin.files.FileReplacement;
import io.github.unspin.files.Gzip;
import io.github.unspin.files.InputException;
import io.github.unspin.files.TextFile;
import io.github.unspin.format.InputDocument;
import io.github.unspin.format.InputFormat;
import io.github.unspin.format.InputRecord;
import io.github.unspin.render.DiffRenderer;
import io.github.unspin.report.Edit;
import io.github.unspin.report.Edits;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/** Restores files of any format; the records of containers on several threads. */
final class RecordCleaner {
  private static final int BUFFER = 1 << 16;

  private final Unspin unspin;
  private final RecordPipeline pipeline;
  private final PrintStream messages;
  private int failures;
  private long documents;

  /**
   * Creates a cleaner.
   *
   * @param limits what the records of a container may use
   * @param messages where to say which records of a container cannot be used
   */
  RecordCleaner(Unspin unspin, BatchLimits limits, PrintStream messages) {
    this.unspin = unspin;
    pipeline = new RecordPipeline(unspin::analyse, limits);
    this.messages = messages;
  }

  /** Returns how many records could not be used, and so came out as they were. */
  int failures() {
    return failures;
  }

  /**
   * Returns the restored file. One that is one document has been worked out when this returns.
   *
   * @param isGzip whether the result is to be compressed, whatever the input is; web archives stay
   *     as they are
   * @throws InputException if the document cannot be used
   */
  FileReplacement.Content restored(Inputs.Input input, boolean isGzip) {
    if (input.isContainer()) {
      return out -> stream(input, isGzip, out);
    }
    InputRecord record = Objects.requireNonNull(input.record());
    InputDocument document = input.document();
    byte[] result =
        document == null
            ? record.original()
            : record.edited(document, unspin.analyse(document).edits());
    boolean wasGzip = Gzip.isGzip(record.original()) && Gzip.isGzip(result); // not so if extracted
    byte[] packed =
        wasGzip == isGzip
            ? result
            : isGzip
                ? Gzip.compress(result)
                : Gzip.inflate(input.name(), result, Integer.MAX_VALUE - 8);
    return out -> out.write(packed);
  }

  private static OutputStream encoder(Inputs.Input input, boolean isGzip, OutputStream out)
      throws IOException {
    if (input.reader().format() != InputFormat.JSONL) {
      return input.reader().encoder(out);
    }
    return isGzip ? new GZIPOutputStream(out, BUFFER) : out;
  }

  private void stream(Inputs.Input input, boolean isGzip, OutputStream out) throws IOException {
    try (input;
        OutputStream target = encoder(input, isGzip, new Unclosed(out))) {
      documents = 0;
      int before = failures;
      pipeline.run(input.reader(), record -> target.write(noted(record).result()));
      if (documents == 0 && failures == before) {
        failures++;
        messages.println("unspin: " + input.nothingThere());
      }
    }
  }

  /** Counts a record, and tells of it if it failed. */
  private RecordPipeline.Outcome noted(RecordPipeline.Outcome record) {
    documents += record.isDocument() ? 1 : 0;
    if (!record.problem().isEmpty()) {
      failures++;
      messages.println("unspin: " + record.problem());
    }
    return record;
  }

  /** Returns the changes as a unified diff: of a whole text, or of the lines of JSON Lines. */
  FileReplacement.Content diff(Inputs.Input input) {
    if (input.isContainer()) {
      return out -> streamDiff(input, out);
    }
    InputRecord record = Objects.requireNonNull(input.record());
    InputDocument document = Objects.requireNonNull(input.document());
    if (Gzip.isGzip(record.original())) {
      throw new InputException(input.name() + ": is compressed; there is no diff");
    }
    TextFile file = TextFile.decode(input.name(), record.original(), document.charset());
    List<Edit> edits = unspin.analyse(document).edits();
    // patch compares bytes: the diff has to be in the file's own charset, with its mark.
    boolean isByteWise = !file.charset().name().startsWith("UTF-16");
    String mark = file.byteOrderMark() ? "\uFEFF" : "";
    String text =
        new DiffRenderer()
            .render(input.name(), mark + file.text(), mark + Edits.apply(file.text(), edits));
    byte[] bytes =
        new TextFile(
                input.name(),
                text,
                isByteWise ? file.charset() : java.nio.charset.StandardCharsets.UTF_8,
                false)
            .encode(text);
    return out -> out.write(bytes);
  }

  private void streamDiff(Inputs.Input input, OutputStream out) throws IOException {
    DiffRenderer renderer = new DiffRenderer();
    int[] line = {1};
    boolean[] isFirst = {true};
    try (input) {
      pipeline.run(
          input.reader(),
          record -> {
            byte[] result = noted(record).result();
            if (!Arrays.equals(result, record.original())) {
              String name = isFirst[0] ? input.name() : "";
              out.write(renderer.line(name, line[0], record.original(), result));
              isFirst[0] = false;
            }
            for (byte each : record.original()) {
              line[0] += each == '\n' ? 1 : 0;
            }
          });
    }
  }

  /** Keeps the end of one file's encoder from closing the stream that others follow on. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
