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

  private static final Family[] FAMILIES = Family.values();

  private static final int SHORT_WORD = 3;
  private static final float TOKENS_PER_EDIT = 8;

  private final SubstitutionTable table;
  private final NgramModel model;
  private final float[] familyShare;
  private final float evidenceTokens;
  private final NgramState state1 = new NgramState();
  private final NgramState state2 = new NgramState();

  /**
   * @param familyShare for each family, the probability that the document is its work
   */
  FeatureExtractor(SubstitutionTable table, NgramModel model, float[] familyShare) {
    this.table = table;
    this.model = model;
    this.familyShare = familyShare.clone();
    this.evidenceTokens = evidenceTokens(table);
  }

  /** Fills in an edge's features. */
  void extract(
      DocumentView view,
      int from,
      int to,
      int[] words,
      PairKind kind,
      @Nullable Pair pair,
      List<Pair> rivals,
      float[] out) {
    float spunPrior = phrase(view.words, from, to);
    float originalPrior = phrase(words, 0, words.length);
    if (pair == null) {
      set(out, Feature.SPUN_ODDS, -3);
    } else {
      sightings(pair, rivals, spunPrior, out);
    }
    set(out, Feature.BIAS, 1);
    set(out, Feature.ORIGINAL_PRIOR, originalPrior + 9);
    set(out, Feature.SPUN_PRIOR, spunPrior + 9);
    switch (kind) {
      case INFLECTED -> set(out, Feature.INFLECTED, 1);
      case NUMBER -> set(out, Feature.NUMBER, 1);
      case CONTRACTION -> set(out, Feature.CONTRACTION, 1);
      case OBSERVED, USER, REFERENCE -> {
        // the plain case
      }
    }
    set(out, Feature.SPUN_LENGTH, to - from - 1);
    set(out, Feature.ORIGINAL_LENGTH, words.length - 1);
    boolean name =
        !view.initial[from]
            && Character.isUpperCase(view.text.text().charAt(view.text.start(from)));
    if (name) {
      set(out, Feature.NAME, 1);
      float share = pair == null ? 0 : (pair.capitalised() + 0.1f) / (pair.count() + 0.5f);
      set(out, Feature.NAME_SHARE, (float) Math.log(Math.max(0.05, Math.min(1, share))));
    }
    set(out, Feature.REPEATED, (float) Math.log(rarest(view, from, to)));
    set(out, Feature.QUOTED, view.quoted[from] ? 1 : 0);
    set(out, Feature.FUNCTION, originalPrior > -6.5 && spunPrior > -8.5 ? 1 : 0);
  }

  private static int rarest(DocumentView view, int from, int to) {
    int least = Integer.MAX_VALUE;
    for (int i = from; i < to; i++) {
      if (view.normal[i].length() > SHORT_WORD) {
        least = Math.min(least, view.count(view.normal[i]));
      }
    }
    return least == Integer.MAX_VALUE ? 1 : Math.max(1, least);
  }

  private void sightings(Pair pair, List<Pair> rivals, float spunPrior, float[] out) {
    boolean observed = isObserved(pair);
    float own = count(pair);
    float raw = pair.count();
    float sum = 0;
    float rawSum = 0;
    int originals = 0;
    for (Pair rival : rivals) {
      if (isObserved(rival) == observed && (observed || rival.kind() == pair.kind())) {
        sum += count(rival);
        originals++;
      }
      if (isObserved(rival)) {
        rawSum += rival.count();
      }
    }
    float kept = table.word(pair.spun()).kept();
    if (observed) {
      set(out, Feature.SHARE, (float) Math.log((own + 0.05) / (sum + 0.1 * originals)));
      set(out, Feature.SIGHTINGS, (float) Math.log1p(raw));
      set(out, Feature.SINGLE, raw <= 1.01f ? 1 : 0);
      set(out, Feature.VERIFIED, raw > 0 ? Math.min(1, pair.verified() / raw) : 0);
      set(out, Feature.FAMILY, raw > 0 ? Math.min(1, own / raw) : 0);
    } else {
      set(out, Feature.DERIVED_SIGHTINGS, (float) Math.log1p(raw));
    }
    double expected = Math.exp(spunPrior) * evidenceTokens + 0.5;
    set(out, Feature.SPUN_ODDS, (float) Math.log((rawSum + 0.3) / expected));
    set(out, Feature.KEPT_ODDS, (float) Math.log((rawSum + 0.3) / (kept + 1.0)));
  }

  private static boolean isObserved(Pair pair) {
    return pair.kind().ordinal() <= PairKind.OBSERVED.ordinal();
  }

  private static float evidenceTokens(SubstitutionTable table) {
    float edits = 0;
    for (Family family : FAMILIES) {
      edits += table.edits(family);
    }
    return edits * TOKENS_PER_EDIT;
  }

  /** Returns a pair's sightings, those of families that the document is not of counted less. */
  private float count(Pair pair) {
    if (pair.kind() == PairKind.USER) {
      return pair.count();
    }
    float sum = 0;
    for (Family family : FAMILIES) {
      float share = familyShare[family.ordinal()];
      sum += pair.count(family) * (share + (1 - share) * OTHER_FAMILY);
    }
    return sum;
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
