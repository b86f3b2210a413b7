package io.github.unspin.channel;

/** How a pair of phrases is known, from the surest to the weakest. */
public enum PairKind {
  /** From the user's own table. */
  USER,
  /** Seen on spun pages. */
  OBSERVED,
  /** Another inflection of a pair that was seen. */
  INFLECTED,
  /** A number in its other spelling. */
  NUMBER,
  /** A contraction and its long form. */
  CONTRACTION,
  /** A word in the spelling that the document's other words have. */
  SPELLING,
  /** What stood before a noun, moved behind it (see {@link MovedAdjectives}). */
  MOVED,
  /** A name of a reference text. */
  REFERENCE
}
