package io.github.unspin.batch;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;

/**
 * The documents of one file, read back from where the run laid them aside, so that only one of them
 * is in memory at a time. Usable only during the call of {@link BatchListener#file} that it was
 * given to, there as often as wanted.
 */
public interface FileDocuments {
  /** No documents: the file failed or was skipped, or its documents were not kept. */
  FileDocuments NONE =
      new FileDocuments() {
        @Override
        public void forEach(Consumer<FileDocument> action) {}

        @Override
        public void copyDiff(OutputStream out) {}
      };

  /**
   * Hands over each document, in the order of the file. There may be fewer than {@link
   * FileOutcome#documents()}: none where the file was finished in place by an earlier run that kept
   * no reports.
   *
   * @throws IOException if they cannot be read back
   */
  void forEach(Consumer<FileDocument> action) throws IOException;

  /**
   * Writes the unified diff from the file to its result, in the file's own bytes. Nothing is
   * written when the two are equal or the run was not asked for diffs.
   *
   * @throws IOException if it cannot be read back or written
   */
  void copyDiff(OutputStream out) throws IOException;
}
