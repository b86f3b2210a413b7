package io.github.unspin.restore;

import io.github.unspin.channel.Family;
import io.github.unspin.channel.Pair;
import io.github.unspin.channel.PairKind;
import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.language.NgramModel;
import io.github.unspin.language.NgramState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes the features of an edge from the tables, the language model and the place. */
final class FeatureExtractor {
  /** Sightings that a pair of another family than the document's counts for. */
  private static final float OTHER_FAMILY = 0.2f;

  private static final float TOKENS_PER_EDIT = 8;

  private final SubstitutionTable table;
  private final NgramModel model;
  private final float[] familyShare;
  private final NgramState state1 = new NgramState();
  private final NgramState state2 = new NgramState();

  /**
   * @param familyShare for each family, the probability that the document is its work
   */
  FeatureExtractor(SubstitutionTable table, NgramModel model, float[] familyShare) {
    this.table = table;
    this.model = model;
    this.familyShare = familyShare.clone();
  }

  /**
   * Fills in an edge's features.
   *
   * @return whether the edge is worth having; false when its sightings are all left out
   */
  boolean extract(
      DocumentView view,
      int from,
      int to,
      int[] words,
      PairKind kind,
      @Nullable Pair pair,
      List<Pair> rivals,
      Exclusion exclusion,
      float[] out) {
    float spunPrior = phrase(view.words, from, to);
    float originalPrior = phrase(words, 0, words.length);
    if (pair != null && !sightings(view, from, to, pair, rivals, exclusion, spunPrior, out)) {
      return false;
    }
    if (pair == null) {
      set(out, Feature.SPUN_ODDS, -3);
    }
    set(out, Feature.BIAS, 1);
    set(out, Feature.ORIGINAL_PRIOR, originalPrior + 9);
    set(out, Feature.SPUN_PRIOR, spunPrior + 9);
    switch (kind) {
      case INFLECTED -> set(out, Feature.INFLECTED, 1);
      case NUMBER -> set(out, Feature.NUMBER, 1);
      case CONTRACTION -> set(out, Feature.CONTRACTION, 1);
      case REVERSED -> set(out, Feature.REVERSED, 1);
      case COMPOSED -> set(out, Feature.COMPOSED, 1);
      case SYNONYM -> set(out, Feature.SYNONYM, 1);
      case OBSERVED, USER -> {
        // the plain case
      }
    }
    set(out, Feature.SPUN_LENGTH, to - from - 1);
    set(out, Feature.ORIGINAL_LENGTH, words.length - 1);
    boolean name =
        !view.initial[from] && Character.isUpperCase(view.text.text().charAt(view.text.start(from)));
    if (name) {
      set(out, Feature.NAME, 1);
      float share = pair == null ? 0 : (pair.capitalised() + 0.1f) / (pair.count() + 0.5f);
      set(out, Feature.NAME_SHARE, (float) Math.log(Math.max(0.05, Math.min(1, share))));
    }
    set(out, Feature.QUOTED, view.quoted[from] ? 1 : 0);
    set(out, Feature.FUNCTION, originalPrior > -6.5 && spunPrior > -8.5 ? 1 : 0);
    return true;
  }

  private boolean sightings(
      DocumentView view,
      int from,
      int to,
      Pair pair,
      List<Pair> rivals,
      Exclusion exclusion,
      float spunPrior,
      float[] out) {
    float own = count(pair, exclusion);
    float raw = pair.count() - exclusion.pair(pair);
    if (raw < 0.5f && pair.kind().ordinal() <= PairKind.OBSERVED.ordinal()) {
      return false;
    }
    float sum = 0;
    float rawSum = 0;
    int originals = 0;
    for (Pair rival : rivals) {
      float left = rival.count() - exclusion.pair(rival);
      if (left > 0) {
        sum += count(rival, exclusion);
        rawSum += left;
        originals++;
      }
    }
    String phrase = pair.spun();
    SubstitutionTable.WordCounts counts = table.word(phrase);
    float kept = Math.max(0, counts.kept() - exclusion.kept(phrase));
    set(out, Feature.SHARE, (float) Math.log((own + 0.05) / (sum + 0.1 * Math.max(1, originals))));
    set(
        out,
        Feature.SPUN_ODDS,
        (float)
            Math.log((rawSum + 0.3) / (Math.exp(spunPrior) * evidenceTokens() + 0.5)));
    set(out, Feature.KEPT_ODDS, (float) Math.log((rawSum + 0.3) / (kept + 1.0)));
    set(out, Feature.SIGHTINGS, (float) Math.log1p(raw));
    set(out, Feature.SINGLE, raw <= 1.01f ? 1 : 0);
    set(out, Feature.VERIFIED, raw > 0 ? Math.min(1, pair.verified() / raw) : 0);
    set(out, Feature.FAMILY, raw > 0 ? Math.min(1, own / raw) : 0);
    return true;
  }

  private float evidenceTokens() {
    float edits = 0;
    for (Family family : Family.values()) {
      edits += table.edits(family);
    }
    return edits * TOKENS_PER_EDIT;
  }

  /** Returns a pair's sightings, those of families that the document is not of counted less. */
  private float count(Pair pair, Exclusion exclusion) {
    float sum = 0;
    float all = 0;
    for (Family family : Family.values()) {
      float count = pair.count(family);
      all += count;
      float share = familyShare[family.ordinal()];
      sum += count * (share + (1 - share) * OTHER_FAMILY);
    }
    if (all <= 0) {
      return 0;
    }
    return sum * Math.max(0, all - exclusion.pair(pair)) / all;
  }

  /** Returns the log-probability of words on their own, without what stands before them. */
  private float phrase(int[] words, int from, int to) {
    float sum = model.unigram(words[from]);
    if (to - from == 1) {
      return sum;
    }
    model.empty(state1);
    NgramState state = state1;
    NgramState next = state2;
    sum = 0;
    for (int i = from; i < to; i++) {
      sum += model.score(state, words[i], next);
      NgramState swap = state;
      state = next;
      next = swap;
    }
    return sum;
  }

  private static void set(float[] out, Feature feature, float value) {
    out[feature.ordinal()] = value;
  }
}
