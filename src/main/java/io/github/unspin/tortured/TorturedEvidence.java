package io.github.unspin.tortured;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How likely the phrases of one document are tortured ones.
 *
 * <p>A paraphrasing program turns a share of a document's established terms into tortured phrases.
 * A phrase then stands there for either of two reasons: somebody wrote it, which happens at the
 * rate at which it stands in sound text, or the program did, at that share of its term's rate. The
 * share is unknown and zero for most documents: all phrases found and all terms that still stand
 * weigh its possible values against each other, and each phrase's probability is the mean over
 * them.
 */
final class TorturedEvidence {
  private static final double[] SHARES = {0.003, 0.01, 0.03, 0.1, 0.3, 0.6};

  /** Tortured documents among those that hold any phrase of the list and are not about science. */
  private static final double PRIOR = 0.03;

  /** The same among those whose terms show that they are. */
  private static final double SCIENCE_PRIOR = 0.25;

  /** Terms in a thousand words of a text that is wholly about science. */
  private static final double SCIENCE_TERMS = 8;

  /** Rate of a phrase of the list whose term was never seen, in a million words. */
  private static final double UNSEEN_TERM = 1;

  /** Terms that still stand are not independent of each other. */
  private static final double TERM_WEIGHT = 0.3;

  private static final double MOST_ODDS = 3000;

  /** The same of a phrase that was seen in sound text. */
  private static final double MOST_ODDS_SEEN = 300;

  /** What such a phrase may say of the document. */
  private static final double MOST_TESTIMONY_SEEN = 4;

  private static final double ACRONYM_BESIDE = 60;
  private static final double OWN_ACRONYM_BESIDE = 0.02;
  private static final double ACRONYM_ELSEWHERE = 2;
  private static final double TERM_ELSEWHERE = 3;

  private TorturedEvidence() {}

  /**
   * What is known of one place.
   *
   * @param phrase what stands there
   * @param acronymBeside whether the established term's acronym follows in parentheses
   * @param ownAcronymBeside whether the phrase's own does
   * @param acronymElsewhere whether the term's acronym stands somewhere else
   * @param termElsewhere whether the term itself does
   */
  record Place(
      TorturedPhrase phrase,
      boolean acronymBeside,
      boolean ownAcronymBeside,
      boolean acronymElsewhere,
      boolean termElsewhere) {

    /** Returns the ratio of a program's rate, were all terms tortured, to an author's. */
    double odds() {
      double odds = (0.5 * phrase.termRate() + UNSEEN_TERM) / phrase.rate();
      odds *= acronymBeside ? ACRONYM_BESIDE : 1;
      odds *= ownAcronymBeside ? OWN_ACRONYM_BESIDE : 1;
      odds *= termElsewhere ? TERM_ELSEWHERE : acronymElsewhere ? ACRONYM_ELSEWHERE : 1;
      return Math.min(isSure() ? MOST_ODDS : MOST_ODDS_SEEN, odds);
    }

    /** Returns the same ratio as far as it speaks for the document's being tortured. */
    double testimony() {
      return isSure() ? odds() : Math.min(MOST_TESTIMONY_SEEN, odds());
    }

    /** Returns whether no author is known to have written this. */
    boolean isSure() {
      return !phrase.isSeen() || acronymBeside;
    }
  }

  /**
   * Returns for each place the probability that its phrase is a tortured one.
   *
   * @param terms established terms that stand in the document
   * @param words words of the document
   * @param isSpun whether the document is known to be a paraphrasing program's work
   */
  static double[] probabilities(List<Place> places, int terms, int words, boolean isSpun) {
    double density = 1000.0 * (terms + places.size() - 1) / Math.max(200, words);
    double science = Math.min(1, density / SCIENCE_TERMS);
    double prior = isSpun ? 0.5 : PRIOR + (SCIENCE_PRIOR - PRIOR) * science;
    Map<String, Double> different = new HashMap<>(); // the same words again tell nothing new
    for (Place place : places) {
      different.merge(place.phrase().tortured(), place.testimony(), Math::max);
    }
    if (places.stream().noneMatch(Place::isSure)) {
      // Phrases that authors do write must not bear each other out: a text can be full of them.
      double best = different.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
      different = Map.of("", best);
    }
    double[] posterior = new double[SHARES.length];
    double sound = 1 - prior;
    double most = 0;
    for (int s = 0; s < SHARES.length; s++) {
      double log = TERM_WEIGHT * terms * Math.log(1 - SHARES[s]);
      for (double odds : different.values()) {
        log += Math.log1p(SHARES[s] * odds);
      }
      posterior[s] = Math.log(prior / SHARES.length) + log;
      most = Math.max(most, posterior[s]);
    }
    double sum = sound * Math.exp(-most);
    for (int s = 0; s < SHARES.length; s++) {
      posterior[s] = Math.exp(posterior[s] - most);
      sum += posterior[s];
    }
    double[] out = new double[places.size()];
    for (int i = 0; i < out.length; i++) {
      Place place = places.get(i);
      boolean isAlone = different.size() == 1 && !place.acronymBeside() && !place.termElsewhere();
      if (place.phrase().needsCompany() && isAlone) {
        continue;
      }
      double odds = place.odds();
      for (int s = 0; s < SHARES.length; s++) {
        out[i] += posterior[s] / sum * (SHARES[s] * odds / (1 + SHARES[s] * odds));
      }
    }
    return out;
  }
}
