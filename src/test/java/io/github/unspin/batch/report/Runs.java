package io.github.unspin.batch.report;

import io.github.unspin.batch.FileDocument;
import io.github.unspin.batch.FileDocuments;
import io.github.unspin.batch.FileOutcome;
import io.github.unspin.batch.FileStatus;
import io.github.unspin.batch.RunInfo;
import io.github.unspin.batch.RunSummary;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs over documents in memory, told to the reports as the batch engine tells them. */
public final class Runs implements AutoCloseable {
  private static final RunInfo RUN =
      new RunInfo(
          "1.2.3",
          "0123abcd",
          new LinkedHashMap<>(Map.of("grammar", "core")),
          List.of("scraped <pages>"),
          Instant.parse("2026-03-01T12:00:00Z"));

  private final ReportFiles files;
  private final Map<FileStatus, Long> statuses = new EnumMap<>(FileStatus.class);
  private final Map<FindingKind, Long> findings = new EnumMap<>(FindingKind.class);
  private final List<FileOutcome> failures = new ArrayList<>();
  private FileOutcome last;
  private long index;
  private long documents;
  private long spun;
  private long words;
  private long edits;

  /** Begins a run. */
  public Runs(ReportFiles files) throws IOException {
    this.files = files;
    files.begin(RUN);
  }

  /** Returns one report on a run as text. */
  static String report(ReportFormat format, Path folder, Script script) throws IOException {
    Path file = folder.resolve("report." + format.label());
    try (Runs run =
        new Runs(new ReportFiles(List.of(new ReportFiles.Target(file.toString(), format))))) {
      script.run(run);
      run.end("");
    }
    return Files.readString(file);
  }

  /** What happens in a run. */
  @FunctionalInterface
  interface Script {
    void run(Runs run) throws IOException;
  }

  /** A file with one text. */
  public void file(String path, Report report) throws IOException {
    file(path, "text", List.of(new FileDocument("", report)));
  }

  /** A file of a format. */
  void file(String path, String format, List<FileDocument> texts) throws IOException {
    Map<FindingKind, Long> kinds = new EnumMap<>(FindingKind.class);
    long applied = 0;
    long size = 0;
    double score = 0;
    String family = "";
    long hits = 0;
    long length = 0;
    for (FileDocument text : texts) {
      Report report = text.report();
      for (Finding finding : report.findings()) {
        kinds.merge(finding.kind(), 1L, Long::sum);
        findings.merge(finding.kind(), 1L, Long::sum);
        applied += finding.applied() ? 1 : 0;
      }
      size += report.words();
      length += report.text().length();
      hits += report.spun() ? 1 : 0;
      if (report.score() >= score) {
        score = report.score();
        family = report.family();
      }
    }
    documents += texts.size();
    words += size;
    spun += hits;
    edits += applied;
    FileStatus status = applied > 0 ? FileStatus.DONE : FileStatus.UNCHANGED;
    statuses.merge(status, 1L, Long::sum);
    FileOutcome outcome =
        new FileOutcome(
            index++,
            path,
            format,
            status,
            "",
            "out/" + path,
            length,
            texts.size(),
            0,
            hits,
            size,
            score,
            family,
            kinds,
            applied,
            5,
            false);
    last = outcome;
    files.file(
        outcome,
        new FileDocuments() {
          @Override
          public void forEach(Consumer<FileDocument> action) {
            texts.forEach(action);
          }

          @Override
          public void copyDiff(OutputStream out) {}
        });
  }

  /** Returns the last file with texts. */
  FileOutcome last() {
    return last;
  }

  /** A file without a text. */
  void failed(String path, FileStatus status, String reason) throws IOException {
    statuses.merge(status, 1L, Long::sum);
    FileOutcome outcome =
        new FileOutcome(
            index++, path, "", status, reason, "", 12, 0, 0, 0, 0, 0, "", Map.of(), 0, 0, false);
    if (status == FileStatus.FAILED) {
      failures.add(outcome);
    }
    files.file(outcome, FileDocuments.NONE);
  }

  /** Ends the run, which writes the reports. */
  public void end(String stopped) {
    files.end(
        new RunSummary(
            RUN,
            Duration.ofMillis(1500),
            statuses,
            0,
            0,
            100,
            documents,
            0,
            spun,
            words,
            findings,
            edits,
            failures,
            stopped));
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
