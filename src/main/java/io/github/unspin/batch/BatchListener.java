package io.github.unspin.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Is told what becomes of the files of a run: writers of reports, progress bars, anything that
 * looks on.
 *
 * <p>All calls come from one thread at a time, {@link #begin} first, then {@link #file} once for
 * each file in the order of {@link FileOutcome#index()}, which does not depend on the number of
 * threads, then {@link #end}. A file is told as soon as all before it have been. A run that is
 * stopped (by a full disk, say) tells the files that it finished and then ends.
 *
 * <p>An exception stops the run as a full disk does: nothing that was written is lost.
 */
public interface BatchListener {
  /** Whether {@link #file} uses the documents; where nobody does they are not laid aside. */
  default boolean wantsDocuments() {
    return true;
  }

  /** Returns the files that this listener writes, which are no inputs, as real paths. */
  default Set<Path> outputs() {
    return Set.of();
  }

  /** The run begins. */
  default void begin(RunInfo run) throws IOException {}

  /**
   * A file is through.
   *
   * @param outcome what became of it
   * @param documents the reports on its texts, for use during this call only
   */
  void file(FileOutcome outcome, FileDocuments documents) throws IOException;

  /** The run is over. */
  default void end(RunSummary summary) throws IOException {}
}
