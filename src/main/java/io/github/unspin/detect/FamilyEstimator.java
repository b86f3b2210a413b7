package io.github.unspin.detect;

import io.github.unspin.channel.Family;
import io.github.unspin.channel.Pair;
import io.github.unspin.channel.Phrases;
import io.github.unspin.channel.SubstitutionTable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the family of a spinner by the phrases that stand in the text (naive Bayes over the spun
 * phrases of the tables). The answer means something only for a text that is spun.
 */
public final class FamilyEstimator {
  /**
   * Sightings, spread as those of all families are, that each family is thought to have besides its
   * own (Dirichlet prior). Of rare families little has been seen: that a phrase is not among it
   * must not speak against them.
   */
  private static final double PRIOR_SIGHTINGS = 30_000;

  private final SubstitutionTable table;
  private final double allEdits;
  private final Map<Long, double[]> known = new ConcurrentHashMap<>();

  /** Makes an estimator for a table. */
  public FamilyEstimator(SubstitutionTable table) {
    this.table = table;
    double sum = 0;
    for (Family family : Family.values()) {
      sum += table.edits(family);
    }
    allEdits = sum;
  }

  /**
   * Returns for each family the probability that it made the text. A2 shares the dictionary of A
   * and so its probability.
   *
   * @param normal the text's tokens in normal form
   */
  public float[] estimate(String[] normal) {
    double[] log = new double[Family.count()];
    for (Family family : Family.values()) {
      log[family.ordinal()] = Math.log(prior(family));
    }
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < normal.length; i++) {
      long key = Phrases.emptyKey();
      for (int j = i; j < Math.min(normal.length, i + 4); j++) {
        key = Phrases.extend(key, normal[j]);
        List<Pair> pairs = table.find(key);
        if (!pairs.isEmpty() && seen.add(key)) {
          double[] says = known.computeIfAbsent(key, k -> evidence(pairs));
          for (int f = 0; f < log.length; f++) {
            log[f] += says[f];
          }
        }
      }
    }
    double best = Double.NEGATIVE_INFINITY;
    for (double value : log) {
      best = Math.max(best, value);
    }
    double sum = 0;
    for (double value : log) {
      sum += Math.exp(value - best);
    }
    float[] share = new float[log.length];
    for (int f = 0; f < log.length; f++) {
      share[f] = (float) (Math.exp(log[f] - best) / sum);
    }
    share[Family.A2.ordinal()] = share[Family.A.ordinal()];
    return share;
  }

  /** Returns what a phrase adds to each family's log-probability. */
  private double[] evidence(List<Pair> pairs) {
    double[] log = new double[Family.count()];
    double all = 0;
    double[] byFamily = new double[log.length];
    for (Pair pair : pairs) {
      for (Family family : Family.values()) {
        byFamily[family.dictionary().ordinal()] += pair.count(family);
        all += pair.count(family);
      }
    }
    double kept = table.word(pairs.get(0).spun()).kept();
    if (all < 0.5) {
      return log;
    }
    double spun = all / (all + kept + 0.5); // how much the phrase speaks of spinning at all
    for (Family family : Family.values()) {
      if (family.dictionary() == family) {
        double edits = table.edits(family) + (family == Family.A ? table.edits(Family.A2) : 0);
        double common = all / allEdits;
        double likelihood =
            (byFamily[family.ordinal()] + PRIOR_SIGHTINGS * common) / (edits + PRIOR_SIGHTINGS);
        log[family.ordinal()] = spun * Math.log(likelihood / common);
      }
    }
    return log;
  }

  private static double prior(Family family) {
    return switch (family) {
      case A -> 0.8;
      case A2 -> 1e-9; // counted with A
      case F, G, Q, S -> 0.04;
      case B, C, D, E, U -> 0.02;
      case H, T -> 1e-4;
    };
  }
}
