package io.github.unspin.batch;

import io.github.unspin.report.FindingKind;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A whole run in figures.
 *
 * @param run what it was about
 * @param elapsed how long it took
 * @param files number of files by status; a status without any is left out
 * @param earlier how many of them an earlier run had finished
 * @param others how many files of the folders were passed over because of their name, an ignore
 *     rule or their being links
 * @param bytes size of all files that were read
 * @param documents texts in all files
 * @param problems records that could not be looked at and were copied
 * @param spun how many of them are a spinner's output
 * @param words words in all of them
 * @param findings number of findings by kind; kinds without any are left out
 * @param edits how many findings were applied
 * @param failures the failed files and those with problems, in order, at most {@value
 *     #MOST_FAILURES}
 * @param stopped why the run ended before its end, in one line; empty when it did not
 */
public record RunSummary(
    RunInfo run,
    Duration elapsed,
    Map<FileStatus, Long> files,
    long earlier,
    long others,
    long bytes,
    long documents,
    long problems,
    long spun,
    long words,
    Map<FindingKind, Long> findings,
    long edits,
    List<FileOutcome> failures,
    String stopped) {

  /** How many failures are listed; {@link #files()} counts them all. */
  public static final int MOST_FAILURES = 1000;

  /** Copies the collections. */
  public RunSummary {
    EnumMap<FileStatus, Long> counts = new EnumMap<>(FileStatus.class);
    counts.putAll(files);
    files = Collections.unmodifiableMap(counts);
    EnumMap<FindingKind, Long> kinds = new EnumMap<>(FindingKind.class);
    kinds.putAll(findings);
    findings = Collections.unmodifiableMap(kinds);
    failures = List.copyOf(failures);
  }

  /** Returns how many files have a status. */
  public long count(FileStatus status) {
    return files.getOrDefault(status, 0L);
  }

  /** Returns how many files the run saw. */
  public long total() {
    return files.values().stream().mapToLong(Long::longValue).sum();
  }
}
