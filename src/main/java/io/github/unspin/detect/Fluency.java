package io.github.unspin.detect;

/**
 * How well the words of a text follow one another, by a language model. A spinner puts words where
 * nobody would write them, whether the tables know these words as a spinner's or not.
 *
 * @param gain mean of log P(word | the words before) - log P(word), in natural logarithm: the
 *     pointwise mutual information of a word and those before it. News by people shows 1.6 to 3,
 *     technical notes 1.2 and more, spun news 1 to 2, nonsense less than 1
 * @param words number of words that the mean is of; 0 when there was none
 */
public record Fluency(double gain, int words) {
  /** What texts by people show, less what their kinds differ by. */
  private static final double USUAL = 2.4;

  /** Evidence that a unit of gain is worth. */
  private static final double WEIGHT = 0.35;

  private static final double MOST = 0.8;
  private static final double LEAST = -0.3;
  private static final int FEW_WORDS = 30;

  /** Nothing known. */
  public static final Fluency UNKNOWN = new Fluency(0, 0);

  /**
   * Returns what this adds to a verdict's evidence: more than 0 where the words follow one another
   * badly. It is bounded, so that odd prose alone does not make a text spun.
   */
  double evidence() {
    if (words == 0) {
      return 0;
    }
    double lack = (USUAL - gain) * words / (words + FEW_WORDS);
    return WEIGHT * Math.max(LEAST, Math.min(MOST, lack));
  }
}
