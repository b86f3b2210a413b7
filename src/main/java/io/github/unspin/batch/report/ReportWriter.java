package io.github.unspin.batch.report;

import io.github.unspin.batch.FileDocument;
import io.github.unspin.batch.FileOutcome;
import io.github.unspin.batch.RunInfo;
import io.github.unspin.batch.RunSummary;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Makes one report of a run, in memory that depends neither on the number of files nor on their
 * sizes: what comes is laid aside on the disk at once. Calls come in this order: {@link #begin},
 * for each file {@link #file} and then {@link #document} for each text in it or {@link
 * #withoutDocuments}, at last {@link #write}.
 */
interface ReportWriter extends Closeable {
  void begin(RunInfo run) throws IOException;

  void file(FileOutcome outcome) throws IOException;

  void document(FileOutcome outcome, FileDocument document) throws IOException;

  /** There is no document to the last file: it failed, or was finished by an earlier run. */
  default void withoutDocuments(FileOutcome outcome) throws IOException {}

  /** Writes the report, whole. */
  void write(RunSummary summary, OutputStream out) throws IOException;
}
