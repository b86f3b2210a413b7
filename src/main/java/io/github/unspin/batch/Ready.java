package io.github.unspin.batch;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that is through, and its result, which has not got its place yet.
 *
 * @param found the file
 * @param outcome what becomes of it if its result gets its place
 * @param input the file as it was read; null when it failed or was skipped
 * @param draft the result; null when none is to be put anywhere
 * @param target where the result goes; null when nowhere
 * @param chain the reports in the spool
 */
record Ready(
    FoundFile found,
    FileOutcome outcome,
    @Nullable Stamp input,
    @Nullable DraftOutput draft,
    @Nullable Path target,
    long chain) {

  static Ready failed(FoundFile found, long index, String reason) {
    FileOutcome outcome = Figures.none(found, index, FileStatus.FAILED, reason);
    return new Ready(found, outcome, null, null, null, ReportSpool.EMPTY);
  }

  static Ready skipped(FoundFile found, long index, String reason) {
    FileOutcome outcome = Figures.none(found, index, FileStatus.SKIPPED, reason);
    return new Ready(found, outcome, null, null, null, ReportSpool.EMPTY);
  }
}
