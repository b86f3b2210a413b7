package io.github.unspin.batch;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * The documents of one file, read back from where the run laid them aside, so that only one of them
 * is in memory at a time. Usable only during the call of {@link BatchListener#file} that it was
 * given to, there as often as wanted.
 */
public interface FileDocuments {
  /** No documents: the file failed or was skipped, or its documents were not kept. */
  FileDocuments NONE = action -> {};

  /**
   * Hands over each document, in the order of the file. There may be fewer than {@link
   * FileOutcome#documents()}: none where the file was finished in place by an earlier run that kept
   * no reports.
   *
   * @throws IOException if they cannot be read back
   */
  void forEach(Consumer<FileDocument> action) throws IOException;
}
