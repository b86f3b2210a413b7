package io.github.unspin.review;

import io.github.unspin.memory.Baseline;
import io.github.unspin.memory.MemoryFolders;
import io.github.unspin.memory.MemoryStore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a session needs beside its files.
 *
 * @param analyser finds what there is to decide; called from a thread of the session. It should not
 *     itself leave out what was refused before, so that it can be shown and taken back
 * @param journals folder of the journals, one small file for each text under review; made when
 *     needed
 * @param output where the results go
 * @param refused what earlier reviews refused; begins as refused
 * @param learner learns when the session is saved: fixes and words kept everywhere, texts that were
 *     typed, findings that were refused; null to learn nothing
 */
public record ReviewSettings(
    Analyser analyser,
    Path journals,
    Output output,
    Baseline refused,
    @Nullable MemoryStore learner) {
  /**
   * Returns settings whose results go beside the files, and that neither know nor learn anything.
   */
  public static ReviewSettings of(Analyser analyser, Path journals) {
    return new ReviewSettings(analyser, journals, new Output.Beside(), Baseline.none(), null);
  }

  /** Returns settings that know and learn what the user's and the project's memory hold. */
  public static ReviewSettings of(Analyser analyser, MemoryFolders folders) {
    return new ReviewSettings(
        analyser,
        folders.preferred().journals(),
        new Output.Beside(),
        folders.read().baseline(),
        folders.preferred());
  }

  /** Returns these settings with another place for the results. */
  public ReviewSettings withOutput(Output changed) {
    return new ReviewSettings(analyser, journals, changed, refused, learner);
  }

  /** Returns these settings with another store that learns, or none. */
  public ReviewSettings withLearner(@Nullable MemoryStore changed) {
    return new ReviewSettings(analyser, journals, output, refused, changed);
  }
}
