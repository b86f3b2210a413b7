package io.github.unspin.batch.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.unspin.batch.FileDocument;
import io.github.unspin.batch.FileOutcome;
import io.github.unspin.batch.RunInfo;
import io.github.unspin.batch.RunSummary;
import io.github.unspin.render.JsonRenderer;
import io.github.unspin.render.JsonText;
import io.github.unspin.report.Finding;
import io.github.unspin.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * A run as JSON: what {@link JsonRenderer} writes, a line for each document, and besides {@code
 * files}, {@code run} and {@code summary}.
 *
 * <p>An applied finding also says where its first suggestion stands in the restored text ({@code
 * outputStart}, {@code outputEnd}); putting back {@code text} there, from the last one to the
 * first, gives the input.
 */
final class JsonReport implements ReportWriter {
  private final Spool documents;
  private final Spool files;
  private RunInfo run = ReportFiles.NO_RUN;
  private boolean hasDocuments;
  private boolean hasFiles;

  JsonReport(Path folder) throws IOException {
    documents = new Spool(folder);
    files = new Spool(folder);
  }

  @Override
  public void begin(RunInfo begun) {
    run = begun;
  }

  @Override
  public void file(FileOutcome outcome) throws IOException {
    files.out().write((hasFiles ? ",\n" : "\n").getBytes(UTF_8));
    files.out().write(JsonText.bytes(out -> RunFigures.write(out, outcome)));
    hasFiles = true;
  }

  @Override
  public void document(FileOutcome outcome, FileDocument document) throws IOException {
    documents.out().write((hasDocuments ? ",\n" : "\n").getBytes(UTF_8));
    documents.out().write(JsonText.bytes(out -> write(out, outcome, document)));
    hasDocuments = true;
  }

  private static void write(JsonGenerator out, FileOutcome outcome, FileDocument document)
      throws IOException {
    Report report = document.report();
    out.writeStartObject();
    out.writeStringField("path", outcome.path());
    if (!document.name().isEmpty()) {
      out.writeStringField("record", document.name());
    }
    out.writeNumberField("words", report.words());
    out.writeBooleanField("spun", report.spun());
    out.writeNumberField("score", JsonText.rounded(report.score()));
    out.writeStringField("family", report.family());
    out.writeArrayFieldStart("findings");
    int shift = 0;
    for (Finding finding : report.findings()) {
      JsonText.write(out, finding, finding.start() + shift);
      if (finding.applied()) {
        shift += finding.edit().replacement().length() - finding.text().length();
      }
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  @Override
  public void write(RunSummary summary, OutputStream out) throws IOException {
    out.write("{\"documents\":[".getBytes(UTF_8));
    documents.copyTo(out);
    out.write("\n],\"files\":[".getBytes(UTF_8));
    files.copyTo(out);
    out.write("\n],\n\"run\":".getBytes(UTF_8));
    out.write(JsonText.bytes(json -> RunFigures.write(json, run)));
    out.write(",\n\"summary\":".getBytes(UTF_8));
    out.write(JsonText.bytes(json -> RunFigures.write(json, summary)));
    out.write("}\n".getBytes(UTF_8));
  }

  @Override
  public void close() throws IOException {
    try (documents) {
      files.close();
    }
  }
}
