package io.github.unspin.batch.report;

import io.github.unspin.batch.FileDocument;
import io.github.unspin.batch.FileOutcome;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import java.util.EnumMap;
import java.util.Map;

/**
 * A row of an overview: one document, or a file of which no document is known, be it that it could
 * not be read or that an earlier run finished it.
 */
record DocumentFigures(
    String record,
    boolean spun,
    double score,
    String family,
    long words,
    Map<FindingKind, Long> findings,
    long edits) {

  static DocumentFigures of(FileDocument document) {
    Report report = document.report();
    Map<FindingKind, Long> findings = new EnumMap<>(FindingKind.class);
    for (Finding finding : report.findings()) {
      findings.merge(finding.kind(), 1L, Long::sum);
    }
    return new DocumentFigures(
        document.name(),
        report.spun(),
        report.score(),
        report.family(),
        report.words(),
        findings,
        report.findings().stream().filter(Finding::applied).count());
  }

  static DocumentFigures of(FileOutcome outcome) {
    return new DocumentFigures(
        "",
        outcome.spun() > 0,
        outcome.score(),
        outcome.family(),
        outcome.words(),
        outcome.findings(),
        outcome.edits());
  }
}
