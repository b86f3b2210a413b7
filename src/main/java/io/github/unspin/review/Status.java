package io.github.unspin.review;

/** Where a finding stands. */
public enum Status {
  /** Nobody has said anything. */
  UNDECIDED,
  /** Seen and left for later; counts as undecided. */
  SKIPPED,
  /** A proposal or typed text takes the place of the words. */
  ACCEPTED,
  /** The words stay as they are. */
  REFUSED;

  /** Returns whether the words' fate is settled. */
  public boolean isDecided() {
    return this == ACCEPTED || this == REFUSED;
  }
}
