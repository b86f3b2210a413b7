package io.github.unspin.batch;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What becomes of the results of a run. */
public sealed interface BatchAction {
  /**
   * They go into a folder that mirrors the inputs: the tree of one input folder, or a folder or
   * file for each of several inputs. Every file that could be looked at is there afterwards,
   * changed or not. The run keeps its journal in the subfolder {@code .unspin}.
   *
   * @param folder the folder; made when missing
   * @param redo whether files that an earlier run finished are done again
   */
  record ToFolder(Path folder, boolean redo) implements BatchAction {}

  /**
   * Files that change are replaced.
   *
   * @param backup where the originals go; null for nowhere
   * @param state folder for the run's journal; null for none, so that a run that was cut off starts
   *     from the beginning
   * @param redo whether files that an earlier run finished are done again
   */
  record InPlace(@Nullable Backup backup, @Nullable Path state, boolean redo)
      implements BatchAction {}

  /**
   * Nothing is written anywhere.
   *
   * @param diff whether the differences are kept for {@link FileDocuments#copyDiff}
   */
  record Look(boolean diff) implements BatchAction {}
}
