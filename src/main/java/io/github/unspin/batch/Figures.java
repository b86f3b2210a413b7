package io.github.unspin.batch;

import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import java.util.EnumMap;
import java.util.Map;

/** Adds up the reports on a file's documents. */
final class Figures {
  private final Map<FindingKind, Long> findings = new EnumMap<>(FindingKind.class);
  private long documents;
  private long problems;
  private String firstProblem = "";
  private String note = "";
  private long spun;
  private long words;
  private double score;
  private String family = "";
  private long edits;

  void add(Report report) {
    documents++;
    words += report.words();
    spun += report.spun() ? 1 : 0;
    if (report.score() > score || report.spun() && family.isEmpty()) {
      score = Math.max(score, report.score());
      family = report.spun() ? report.family() : family;
    }
    for (Finding finding : report.findings()) {
      findings.merge(finding.kind(), 1L, Long::sum);
      edits += finding.applied() ? 1 : 0;
    }
  }

  /** Counts a record that could not be looked at. */
  void addProblem(String name, String reason) {
    problems++;
    if (firstProblem.isEmpty()) {
      firstProblem = name.isEmpty() || reason.startsWith(name) ? reason : name + ": " + reason;
    }
  }

  /** Notes something that the user should know about the file. */
  void note(String words) {
    note = words;
  }

  /** Returns what is wrong with some of the documents; empty when nothing is. */
  String reason() {
    if (problems == 0) {
      return note;
    }
    String copied =
        problems == 1 ? "a record was copied as it is" : "records were copied as they are";
    return (problems == 1 ? "" : problems + " ") + copied + ": " + firstProblem;
  }

  FileOutcome outcome(
      FoundFile found,
      long index,
      String format,
      FileStatus status,
      String output,
      long bytes,
      long millis) {
    return new FileOutcome(
        index,
        found.path(),
        format,
        status,
        reason(),
        output,
        bytes,
        documents,
        problems,
        spun,
        words,
        score,
        family,
        findings,
        edits,
        millis,
        false);
  }

  /** Returns the outcome of a file that was not looked at or whose figures do not count. */
  static FileOutcome none(FoundFile found, long index, FileStatus status, String reason) {
    return new FileOutcome(
        index, found.path(), "", status, reason, "", 0, 0, 0, 0, 0, 0, "", Map.of(), 0, 0, false);
  }
}
