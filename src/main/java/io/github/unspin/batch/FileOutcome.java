package io.github.unspin.batch;

import io.github.unspin.report.FindingKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of one file of a run, in figures. The reports on the file's documents come apart, one
 * at a time: see {@link FileDocuments}.
 *
 * @param index the file's place in the order of the run, from 0; the same whatever the number of
 *     threads
 * @param path what the user would call the file; with the system's own separators
 * @param format short name of how the file was read, such as {@code text}, {@code html} or {@code
 *     warc}; empty when it was not read
 * @param status what became of it
 * @param reason one line for a person, without the path: why the file failed or was skipped, or
 *     what is wrong with some of its documents; else empty
 * @param output where the result was or would be written; empty where there is no such place
 * @param bytes size of the file
 * @param documents number of texts in it: 1, except for formats that hold many records
 * @param problems how many further records of the file could not be looked at and were copied
 * @param spun how many of the documents are a spinner's output
 * @param words words of all documents
 * @param score highest probability from 0 to 1 of one of the documents that it is spun
 * @param family family of the spinner of the document with that score; empty when none is spun
 * @param findings number of findings by kind, applied or not; kinds without any are left out
 * @param edits how many of the findings are applied
 * @param millis time spent on the file
 * @param earlier whether an earlier run finished the file and its figures are that run's
 */
public record FileOutcome(
    long index,
    String path,
    String format,
    FileStatus status,
    String reason,
    String output,
    long bytes,
    long documents,
    long problems,
    long spun,
    long words,
    double score,
    String family,
    Map<FindingKind, Long> findings,
    long edits,
    long millis,
    boolean earlier) {

  /** Copies the counts. */
  public FileOutcome {
    EnumMap<FindingKind, Long> copy = new EnumMap<>(FindingKind.class);
    copy.putAll(findings);
    findings = Collections.unmodifiableMap(copy);
  }
}
