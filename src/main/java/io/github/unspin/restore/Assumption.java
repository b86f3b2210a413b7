package io.github.unspin.restore;

/** What is to be taken for granted about a document. */
public enum Assumption {
  /** Nothing: the document itself tells whether it is spun. */
  AUTO,
  /** It is the output of a spinner. */
  SPUN,
  /** It is what its author wrote. */
  CLEAN
}
