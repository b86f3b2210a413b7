package io.github.unspin.batch.report;

import java.util.Locale;
import java.util.Optional;

/** The kinds of report files. */
public enum ReportFormat {
  /** One page for people, without anything outside it. */
  HTML(".html"),
  /** All findings for programs. */
  JSON(".json"),
  /** A table with a row for each finding. */
  CSV(".csv"),
  /** A table with a row for each document. */
  CSV_DOCUMENTS(".documents.csv"),
  /** The Static Analysis Results Interchange Format 2.1.0, for editors and code hosts. */
  SARIF(".sarif");

  private final String ending;

  ReportFormat(String ending) {
    this.ending = ending;
  }

  /** Returns the name that the command line uses. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return label();
  }

  /** Returns the kind that a file's name stands for; empty when its ending tells none. */
  public static Optional<ReportFormat> of(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    if (name.endsWith(".htm")) {
      return Optional.of(HTML);
    }
    if (name.endsWith(".sarif.json")) {
      return Optional.of(SARIF);
    }
    if (name.endsWith(CSV_DOCUMENTS.ending)) {
      return Optional.of(CSV_DOCUMENTS);
    }
    for (ReportFormat format : values()) {
      if (name.endsWith(format.ending)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}
