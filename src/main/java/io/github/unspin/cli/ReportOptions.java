package io.github.unspin.cli;

import io.github.unspin.batch.report.ReportFiles;
import io.github.unspin.batch.report.ReportFormat;
import io.github.unspin.files.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options about reports on a run. */
final class ReportOptions {
  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Write a report on all texts: a page for people (.html), all findings for programs (.json),"
              + " for editors and code hosts (.sarif), or as a table (.csv), or a table of the texts"
              + " (.documents.csv). May be given several times.")
  private List<Path> reports = new ArrayList<>();

  @Option(
      names = "--report-format",
      paramLabel = "html|json|csv|csv-documents|sarif",
      description = "What kind the reports are, whatever their names end with.")
  private @Nullable ReportFormat format;

  /** Returns whether there is to be a report. */
  boolean areWanted() {
    return !reports.isEmpty();
  }

  /**
   * Returns the reports, of which nothing is written yet.
   *
   * @throws InputException if one cannot be written or its kind is not told
   */
  ReportFiles open() {
    List<ReportFiles.Target> targets = new ArrayList<>();
    for (Path report : reports) {
      String name = report.toString();
      ReportFormat kind = format == null ? ReportFormat.of(name).orElse(null) : format;
      if (kind == null) {
        throw new InputException(
            name
                + ": its ending tells no kind of report; name it .html, .json, .sarif, .csv or"
                + " .documents.csv, or add --report-format");
      }
      targets.add(new ReportFiles.Target(name, kind));
    }
    return new ReportFiles(targets);
  }
}
