package io.github.unspin.batch.report;

import io.github.unspin.batch.FileDocument;
import io.github.unspin.batch.FileOutcome;
import io.github.unspin.batch.RunInfo;
import io.github.unspin.batch.RunSummary;
import io.github.unspin.render.JsonText;
import io.github.unspin.report.FindingKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A row for each document, and one for each file of which no document is known. */
final class CsvDocumentsReport implements ReportWriter {
  private final CsvTable table;

  CsvDocumentsReport(Path folder) throws IOException {
    List<String> columns =
        new ArrayList<>(
            List.of("path", "record", "format", "status", "spun", "score", "family", "words"));
    for (FindingKind kind : FindingKind.values()) {
      columns.add(kind.label());
    }
    columns.addAll(List.of("edits", "output", "reason"));
    table = new CsvTable(folder, columns);
  }

  @Override
  public void begin(RunInfo run) {}

  @Override
  public void file(FileOutcome outcome) {}

  @Override
  public void document(FileOutcome outcome, FileDocument document) throws IOException {
    add(outcome, DocumentFigures.of(document));
  }

  @Override
  public void withoutDocuments(FileOutcome outcome) throws IOException {
    add(outcome, DocumentFigures.of(outcome));
  }

  private void add(FileOutcome outcome, DocumentFigures figures) throws IOException {
    List<String> cells = new ArrayList<>();
    cells.add(CsvTable.inert(outcome.path()));
    cells.add(CsvTable.inert(figures.record()));
    cells.add(outcome.format());
    cells.add(outcome.status().label());
    cells.add(figures.spun() ? "yes" : "no");
    cells.add(JsonText.rounded(figures.score()).toPlainString());
    cells.add(figures.family());
    cells.add(Long.toString(figures.words()));
    for (FindingKind kind : FindingKind.values()) {
      cells.add(Long.toString(figures.findings().getOrDefault(kind, 0L)));
    }
    cells.add(Long.toString(figures.edits()));
    cells.add(CsvTable.inert(outcome.output()));
    cells.add(CsvTable.inert(outcome.reason()));
    table.add(cells);
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
