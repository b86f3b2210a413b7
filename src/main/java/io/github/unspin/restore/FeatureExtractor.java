package io.github.unspin.restore;

import io.github.unspin.channel.Contractions;
import io.github.unspin.channel.Family;
import io.github.unspin.channel.Pair;
import io.github.unspin.channel.PairKind;
import io.github.unspin.channel.Phrases;
import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.language.NgramModel;
import io.github.unspin.language.NgramState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes the features of an edge from the tables, the language model and the place. */
final class FeatureExtractor {
  /** Sightings that a pair of another family than the document's counts for. */
  private static final float OTHER_FAMILY = 0.2f;

  /** What a sighting in a name counts for where the place is none, and the other way round. */
  private static final float OTHER_CASE = 0.2f;

  private static final Family[] FAMILIES = Family.values();

  /** Probability from which a document counts as the commonest spinner's. */
  private static final float SURE = 0.95f;

  private static final float FEW = 2.5f;
  private static final int SHORT_WORD = 3;
  private static final float TOKENS_PER_EDIT = 8;

  private final SubstitutionTable table;
  private final NgramModel model;
  private final float[] familyShare;

  /** Whether the document is surely the commonest spinner's. */
  private final boolean commonest;

  /** Tokens of the texts that the tables were counted in: of all, and of the document's family. */
  private final float evidenceTokens;

  private final float ownTokens;
  private @Nullable DocumentView lastView;
  private int lastFrom;
  private int lastTo;
  private float lastPrior;
  private final NgramState state1 = new NgramState();
  private final NgramState state2 = new NgramState();

  /**
   * @param familyShare for each family, the probability that the document is its work
   */
  FeatureExtractor(SubstitutionTable table, NgramModel model, float[] familyShare) {
    this.table = table;
    this.model = model;
    this.familyShare = familyShare.clone();
    commonest = familyShare[Family.A.ordinal()] > SURE;
    float edits = 0;
    float ownEdits = 0;
    for (Family family : FAMILIES) {
      edits += table.edits(family);
      ownEdits += table.edits(family) * familyShare[family.ordinal()];
    }
    evidenceTokens = edits * TOKENS_PER_EDIT;
    ownTokens = ownEdits * TOKENS_PER_EDIT;
  }

  /** Fills in an edge's features. */
  void extract(
      DocumentView view,
      int from,
      int to,
      int[] words,
      PairKind kind,
      @Nullable Pair pair,
      Rivals rivals,
      float[] out) {
    boolean name = isName(view, from);
    float spunPrior = spunPrior(view, from, to);
    float originalPrior = phrase(words, 0, words.length);
    if (pair == null) {
      set(out, Feature.SPUN_ODDS, -3);
    } else {
      sightings(pair, rivals, name, spunPrior, out);
    }
    set(out, Feature.BIAS, 1);
    set(out, Feature.ORIGINAL_PRIOR, originalPrior + 9);
    set(out, Feature.SPUN_PRIOR, spunPrior + 9);
    switch (kind) {
      case INFLECTED -> set(out, Feature.INFLECTED, 1);
      case NUMBER -> set(out, Feature.NUMBER, 1);
      case CONTRACTION -> set(out, Feature.CONTRACTION, 1);
      case MOVED -> set(out, Feature.MOVED, 1);
      case SPELLING ->
          set(out, Feature.SPELLING, Math.min(5, view.spelling.against(view.normal[from])));
      case OBSERVED, USER, REFERENCE -> {
        // the plain case
      }
    }
    set(out, Feature.SPUN_LENGTH, to - from - 1);
    set(out, Feature.ORIGINAL_LENGTH, words.length - 1);
    if (name) {
      set(out, Feature.NAME, 1);
      float share = pair == null ? 0 : (pair.capitalised() + 0.1f) / (pair.count() + 0.5f);
      set(out, Feature.NAME_SHARE, (float) Math.log(Math.max(0.05, Math.min(1, share))));
    }
    set(out, Feature.REPEATED, (float) Math.log(rarest(view, from, to)));
    set(out, Feature.QUOTED, view.quoted[from] ? 1 : 0);
    set(out, Feature.FUNCTION, originalPrior > -6.5 && spunPrior > -8.5 ? 1 : 0);
  }

  /** Fills in what agreement with the word before says of an edge. */
  static void agreement(DocumentView view, int from, String replacement, float[] out) {
    int blank = replacement.indexOf(' ');
    int agreement =
        Agreement.of(view, from, blank < 0 ? replacement : replacement.substring(0, blank));
    set(out, Feature.AGREES, agreement > 0 ? 1 : 0);
    set(out, Feature.DISAGREES, agreement < 0 ? 1 : 0);
  }

  /** Fills in the features of an edge that contracts two words, or parts a contraction. */
  static void contraction(DocumentView view, int from, int to, String replacement, float[] out) {
    boolean contracted = view.text.isClitic(to - 1);
    if (to - from != 2 || contracted == Contractions.isContraction(replacement)) {
      return;
    }
    String other = Phrases.straight(replacement);
    for (String form : Contractions.otherForms(view.normal[from], view.normal[to - 1])) {
      if (form.equalsIgnoreCase(other)) {
        set(out, contracted ? Feature.EXPANDS : Feature.CONTRACTS, 1);
        set(out, Feature.EXPANDS_QUOTED, contracted && view.quoted[from] ? 1 : 0);
      }
    }
  }

  /** Returns whether a token is capitalised and not because a sentence starts with it. */
  static boolean isName(DocumentView view, int token) {
    return !view.initial[token]
        && Character.isUpperCase(view.text.text().charAt(view.text.start(token)));
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

  /**
   * What the pairs of one spun phrase add up to.
   *
   * @param weighted sightings of observed pairs, those of other families counted less
   * @param raw sightings of observed pairs; in the commonest spinner's documents, its own
   * @param own sightings by spinners of the document's family
   * @param originals number of observed pairs
   * @param kept times that the phrase stood in spun texts as the author's own
   */
  record Rivals(float weighted, float raw, float own, int originals, float kept) {
    static final Rivals NONE = new Rivals(0, 0, 0, 0, 0);
  }

  /**
   * Adds up the pairs of a spun phrase.
   *
   * @param name whether the phrase is capitalised inside a sentence
   */
  Rivals rivals(List<Pair> pairs, boolean name) {
    if (pairs.isEmpty()) {
      return Rivals.NONE;
    }
    float weighted = 0;
    float raw = 0;
    float own = 0;
    int originals = 0;
    for (Pair pair : pairs) {
      if (isObserved(pair) && !isOthers(pair)) {
        weighted += count(pair, name);
        raw += seen(pair);
        own += ownCount(pair);
        originals++;
      }
    }
    return new Rivals(weighted, raw, own, originals, table.word(pairs.get(0).spun()).kept());
  }

  private void sightings(Pair pair, Rivals rivals, boolean name, float spunPrior, float[] out) {
    float raw = pair.count();
    if (isObserved(pair)) {
      float own = count(pair, name);
      float share = (own + 0.05f) / (rivals.weighted + 0.1f * rivals.originals);
      set(out, Feature.SHARE, (float) Math.log(share));
      set(out, Feature.SIGHTINGS, (float) Math.log1p(raw));
      set(out, Feature.SINGLE, raw <= 1.01f ? 1 : 0);
      set(out, Feature.VERIFIED, raw > 0 ? Math.min(1, pair.verified() / raw) : 0);
      set(out, Feature.FAMILY, raw > 0 ? Math.min(1, familyCount(pair) / raw) : 0);
      set(out, Feature.OWN_SIGHTINGS, (float) Math.log1p(ownCount(pair)));
    } else {
      set(out, Feature.DERIVED_SIGHTINGS, (float) Math.log1p(raw));
    }
    float spun = (float) Math.log(rivals.raw + 0.3);
    double expected = Math.exp(spunPrior) * evidenceTokens + 0.5;
    float spunOdds = spun - (float) Math.log(expected);
    float keptOdds = spun - (float) Math.log(rivals.kept + 0.7);
    set(out, Feature.SPUN_ODDS, spunOdds);
    set(out, Feature.KEPT_ODDS, keptOdds);
    double expectedOwn = Math.exp(spunPrior) * ownTokens + 0.5;
    set(out, Feature.OWN_ODDS, (float) (Math.log(rivals.own + 0.3) - Math.log(expectedOwn)));
    if (rivals.raw < FEW) {
      set(out, Feature.RARE, 1);
      set(out, Feature.SPUN_ODDS_RARE, spunOdds);
      set(out, Feature.KEPT_ODDS_RARE, keptOdds);
    }
  }

  /**
   * Returns whether a pair was seen of other spinners alone and the document is surely the
   * commonest one's, of which so much was seen that such a pair says nothing.
   */
  boolean isOthers(Pair pair) {
    return commonest && pair.kind() == PairKind.OBSERVED && seen(pair) == 0;
  }

  /** Returns a pair's sightings; in the commonest spinner's documents, those of its own pages. */
  private float seen(Pair pair) {
    return commonest && pair.kind() == PairKind.OBSERVED
        ? pair.count(Family.A) + pair.count(Family.A2)
        : pair.count();
  }

  private static boolean isObserved(Pair pair) {
    return pair.kind().ordinal() <= PairKind.OBSERVED.ordinal();
  }

  /**
   * Returns a pair's sightings, those of other families than the document's counted less, and those
   * in names less than others where the place is no name, and the other way round.
   */
  private float count(Pair pair, boolean name) {
    float all = pair.count();
    float count = familyCount(pair);
    if (all <= 0 || pair.kind() == PairKind.USER) {
      return count;
    }
    float names = Math.min(1, pair.capitalised() / all);
    float alike = name ? names : 1 - names;
    return count * (alike + (1 - alike) * OTHER_CASE);
  }

  /** Returns a pair's sightings by the families that the document may be of. */
  private float ownCount(Pair pair) {
    float sum = 0;
    for (Family family : FAMILIES) {
      sum += pair.count(family) * familyShare[family.ordinal()];
    }
    return sum;
  }

  /** Returns a pair's sightings, those of other families counted less; all of a user's pair. */
  private float familyCount(Pair pair) {
    if (pair.kind() == PairKind.USER) {
      return pair.count();
    }
    float own = ownCount(pair);
    return own + (pair.count() - own) * OTHER_FAMILY;
  }

  /** The edges of a span come one after the other, and share the spun words. */
  private float spunPrior(DocumentView view, int from, int to) {
    if (view != lastView || from != lastFrom || to != lastTo) {
      lastPrior = phrase(view.words, from, to);
      lastView = view;
      lastFrom = from;
      lastTo = to;
    }
    return lastPrior;
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
