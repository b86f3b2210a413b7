package io.github.unspin.terminal;

/** The order in which the findings of a file are offered. */
public enum Order {
  /** As they stand in the text. */
  PLACE,
  /** Those first whose first proposal is least sure. */
  CONFIDENCE
}
