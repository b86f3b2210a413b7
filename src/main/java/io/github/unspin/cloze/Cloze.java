package io.github.unspin.cloze;

import java.util.List;

/** Tells how well words fill a gap in a text. Implementations may be used by several threads. */
@FunctionalInterface
public interface Cloze {
  /**
   * Weighs fillings against each other.
   *
   * @param before the text before the gap, the nearer the more telling; may be empty
   * @param fillings what may stand in the gap, without blanks at its ends
   * @param after the text after the gap; may be empty
   * @return for each filling the natural logarithm of its probability, at most 0
   */
  double[] logProbabilities(String before, List<String> fillings, String after);
}
