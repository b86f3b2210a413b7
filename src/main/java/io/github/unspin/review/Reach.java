package io.github.unspin.review;

/** How far a decision goes. */
public enum Reach {
  /** This finding only. */
  HERE,
  /** This finding and all undecided ones alike in the files of the session. */
  ALIKE,
  /**
   * As {@link #ALIKE}, also in files that the session has still to look at, and remembered for
   * texts to come: an accepted text becomes the fix for these words everywhere, refused words are
   * kept everywhere.
   */
  EVERYWHERE
}
