package io.github.unspin.detect;

/**
 * What a document's own words say about whether it was spun.
 *
 * @param score probability from 0 to 1 that it was
 * @param rate estimated share of its words that were replaced, if it was
 * @param evidence mean log-likelihood ratio of a word, spun against not spun, in natural logarithm
 */
public record Verdict(double score, double rate, double evidence) {
  /** Rate at which the posteriors were computed: that of the texts the model was trained on. */
  private static final double TRAINING_RATE = 0.17;

  /**
   * Evidence at which a document is as likely spun as not, by the commonest spinner; from clean and
   * spun texts. What that one made shows 0.7 and more.
   */
  private static final double MIDDLE = 0.52;

  /**
   * The same of a document with the phrases of a rarer spinner. The tables know less of those, so
   * that what they made shows little evidence; but hardly any sound text has their phrases.
   */
  private static final double MIDDLE_OF_OTHERS = 0.42;

  private static final double STEEPNESS = 40;
  private static final int ROUNDS = 40;
  private static final int FEW_WORDS = 60;

  /** Returns whether the document counts as spun. */
  public boolean spun() {
    return score >= 0.5;
  }

  /**
   * Estimates the replacement rate of a document from its words' posteriors, which were computed
   * for a text spun at the usual rate, by the expectation-maximisation of Saerens, Latinne and
   * Decaestecker (2002), and compares that rate with none.
   *
   * @param substituted for each word, the posterior probability that it was put in by a spinner
   * @param common the probability that it was the commonest spinner, if any
   * @param fluency how well the words follow one another
   */
  public static Verdict of(double[] substituted, double common, Fluency fluency) {
    if (substituted.length == 0) {
      return new Verdict(0, 0, 0);
    }
    double rate = TRAINING_RATE;
    for (int round = 0; round < ROUNDS; round++) {
      double odds = rate / (1 - rate) / (TRAINING_RATE / (1 - TRAINING_RATE));
      double sum = 0;
      for (double p : substituted) {
        double q = clamp(p);
        sum += odds * q / (odds * q + 1 - q);
      }
      rate = Math.max(1e-5, Math.min(0.95, sum / substituted.length));
    }
    double ratio = 0;
    for (double p : substituted) {
      double q = clamp(p);
      double spun = rate / TRAINING_RATE * q + (1 - rate) / (1 - TRAINING_RATE) * (1 - q);
      ratio += Math.log(spun) - Math.log((1 - q) / (1 - TRAINING_RATE));
    }
    double evidence = ratio / substituted.length;
    // a few words can look spun by chance: shrink towards what clean text shows
    double shrunk =
        evidence * substituted.length / (substituted.length + FEW_WORDS) + fluency.evidence();
    double middle = common * MIDDLE + (1 - common) * MIDDLE_OF_OTHERS;
    double score = 1 / (1 + Math.exp(-STEEPNESS * (shrunk - middle)));
    return new Verdict(score, rate, evidence);
  }

  private static double clamp(double p) {
    return Math.max(1e-6, Math.min(1 - 1e-6, p));
  }
}
