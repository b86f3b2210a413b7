package io.github.unspin.batch;

import java.util.Locale;

/** What became of a file of a run. */
public enum FileStatus {
  /** Something in it was changed, or would be by a run that writes. */
  DONE,
  /** It was looked at, and all of it stays as it is. */
  UNCHANGED,
  /** It could not be looked at or not be written; {@link FileOutcome#reason()} says why. */
  FAILED,
  /** It was left aside without fault; {@link FileOutcome#reason()} says why. */
  SKIPPED;

  /** Returns the name that reports use, in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
