package io.github.unspin.terminal;

/** Which findings with the same words and the same first proposal are offered as one. */
public enum Together {
  /** Names, which have one original wherever they stand. */
  NAMES,
  /** All substitutions. */
  WORDS,
  /** None. */
  NONE
}
