package io.github.unspin.review;

import java.nio.file.Path;

/**
 * What a session needs beside its files.
 *
 * @param analyser finds what there is to decide; called from a thread of the session
 * @param journals folder of the journals, one small file for each text under review; made when
 *     needed
 * @param output where the results go
 */
public record ReviewSettings(Analyser analyser, Path journals, Output output) {
  /** Returns settings whose results go beside the files. */
  public static ReviewSettings of(Analyser analyser, Path journals) {
    return new ReviewSettings(analyser, journals, new Output.Beside());
  }

  /** Returns these settings with another place for the results. */
  public ReviewSettings withOutput(Output changed) {
    return new ReviewSettings(analyser, journals, changed);
  }
}
