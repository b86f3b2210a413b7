package io.github.unspin.batch.report;

import io.github.unspin.batch.BatchListener;
import io.github.unspin.batch.FileDocuments;
import io.github.unspin.batch.FileOutcome;
import io.github.unspin.batch.RunInfo;
import io.github.unspin.batch.RunSummary;
import io.github.unspin.files.FileReplacement;
import io.github.unspin.files.InputException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The report files of one run. Each is written at the end of the run, whole or not at all; until
 * then what it will hold waits on the disk, so that the memory does not grow with the run.
 */
public final class ReportFiles implements BatchListener, Closeable {
  /** Stands for a run that has not begun. */
  static final RunInfo NO_RUN = new RunInfo("", "", Map.of(), List.of(), Instant.EPOCH);

  /**
   * A report that is wanted.
   *
   * @param name the file as the user calls it
   * @param format what kind of report it becomes
   */
  public record Target(String name, ReportFormat format) {}

  private record Report(FileReplacement file, ReportWriter writer) {}

  private final List<Target> targets;
  private final List<Report> reports = new ArrayList<>();

  /**
   * Checks that all reports can be written; touches nothing yet.
   *
   * @throws InputException if one cannot
   */
  public ReportFiles(List<Target> targets) {
    this.targets = List.copyOf(targets);
    Set<Path> names = new HashSet<>();
    for (Target target : targets) {
      FileReplacement unused = new FileReplacement(target.name());
      if (!names.add(Path.of(target.name()).toAbsolutePath().normalize())) {
        throw new InputException(target.name() + ": two reports would go to this one file");
      }
    }
  }

  @Override
  public boolean wantsDocuments() {
    return !targets.isEmpty();
  }

  @Override
  public Set<Path> outputs() {
    Set<Path> outputs = new HashSet<>();
    for (Target target : targets) {
      Path file = Path.of(target.name()).toAbsolutePath();
      try {
        Path folder = Objects.requireNonNull(file.getParent());
        outputs.add(folder.toRealPath().resolve(file.getFileName()));
      } catch (IOException e) {
        // then it is in no folder that is looked at
      }
    }
    return outputs;
  }

  @Override
  public void begin(RunInfo run) throws IOException {
    for (Target target : targets) {
      FileReplacement file = new FileReplacement(target.name());
      Report report = new Report(file, writer(target));
      reports.add(report);
      report.writer().begin(run);
    }
  }

  private static ReportWriter writer(Target target) throws IOException {
    Path folder = folder(Path.of(target.name()).toAbsolutePath());
    return switch (target.format()) {
      case HTML -> new HtmlReport(folder);
      case JSON -> new JsonReport(folder);
      case CSV -> new CsvReport(folder);
      case CSV_DOCUMENTS -> new CsvDocumentsReport(folder);
      case SARIF -> new SarifReport(folder);
    };
  }

  /** Where the report is to be, there should be room for it; a device has none. */
  private static Path folder(Path file) {
    Path folder = file.getParent();
    boolean isDevice = Files.exists(file) && !Files.isRegularFile(file);
    return folder == null || isDevice ? Path.of(System.getProperty("java.io.tmpdir")) : folder;
  }

  @Override
  public void file(FileOutcome outcome, FileDocuments documents) throws IOException {
    for (Report report : reports) {
      report.writer().file(outcome);
    }
    boolean[] isAny = new boolean[1];
    try {
      documents.forEach(
          document -> {
            isAny[0] = true;
            for (Report report : reports) {
              try {
                report.writer().document(outcome, document);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (!isAny[0]) {
      for (Report report : reports) {
        report.writer().withoutDocuments(outcome);
      }
    }
  }

  /**
   * Writes the reports.
   *
   * @throws InputException if one cannot be written; what stood in its place is untouched then
   */
  @Override
  public void end(RunSummary summary) {
    for (Report report : reports) {
      report.file().write(out -> report.writer().write(summary, out));
    }
  }

  /** Gives up what has not been written. */
  @Override
  public void close() {
    for (Report report : reports) {
      try {
        report.writer().close();
      } catch (IOException e) {
        // what was laid aside is of no use any more
      }
    }
    reports.clear();
  }
}
