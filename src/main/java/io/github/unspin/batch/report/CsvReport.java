package io.github.unspin.batch.report;

import io.github.unspin.batch.FileDocument;
import io.github.unspin.batch.FileOutcome;
import io.github.unspin.batch.RunInfo;
import io.github.unspin.batch.RunSummary;
import io.github.unspin.render.JsonText;
import io.github.unspin.render.LineCounter;
import io.github.unspin.report.Finding;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A row for each finding. */
final class CsvReport implements ReportWriter {
  private static final List<String> COLUMNS =
      List.of(
          "path",
          "record",
          "line",
          "column",
          "start",
          "end",
          "kind",
          "text",
          "suggestion",
          "confidence",
          "applied",
          "others",
          "message");

  private final CsvTable table;

  CsvReport(Path folder) throws IOException {
    table = new CsvTable(folder, COLUMNS);
  }

  @Override
  public void begin(RunInfo run) {}

  @Override
  public void file(FileOutcome outcome) {}

  @Override
  public void document(FileOutcome outcome, FileDocument document) throws IOException {
    Report report = document.report();
    LineCounter lines = new LineCounter(report.text());
    for (Finding finding : report.findings()) {
      lines.advance(finding.start());
      List<Suggestion> suggestions = finding.suggestions();
      String others =
          suggestions.stream().skip(1).map(Suggestion::text).collect(Collectors.joining(" | "));
      table.add(
          List.of(
              CsvTable.inert(outcome.path()),
              CsvTable.inert(document.name()),
              Integer.toString(lines.line()),
              Integer.toString(lines.column()),
              Integer.toString(finding.start()),
              Integer.toString(finding.end()),
              finding.kind().label(),
              CsvTable.inert(finding.text()),
              suggestions.isEmpty() ? "" : CsvTable.inert(suggestions.get(0).text()),
              JsonText.rounded(finding.confidence()).toPlainString(),
              finding.applied() ? "yes" : "no",
              CsvTable.inert(others),
              CsvTable.inert(finding.message())));
    }
  }

  @Override
  public void write(RunSummary summary, OutputStream out) throws IOException {
    table.copyTo(out);
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
