package io.github.unspin.restore;

/**
 * The features of the log-linear model. The first ones belong to a substitution edge; the last ones
 * to the whole path. Logarithms are natural.
 */
enum Feature {
  /** 1 for every substitution: the log-odds of one, all else equal. */
  BIAS(-3.0f),
  /** log of the share of this original among the spun phrase's sightings. */
  SHARE(0.8f),
  /** log of the spun phrase's sightings as a substitute over those expected of human writers. */
  SPUN_ODDS(0.5f),
  /** log of the spun phrase's sightings as a substitute over those where it stood as original. */
  KEPT_ODDS(0.4f),
  /** SPUN_ODDS again, for spun phrases seen no more than twice. */
  SPUN_ODDS_RARE(0f),
  /** KEPT_ODDS again, for spun phrases seen no more than twice. */
  KEPT_ODDS_RARE(0f),
  /** 1 for spun phrases seen no more than twice. */
  RARE(0f),
  /** log of the original's probability on its own. */
  ORIGINAL_PRIOR(-0.2f),
  /** log of the spun phrase's probability on its own. */
  SPUN_PRIOR(0.1f),
  /** log(1 + sightings of the pair). */
  SIGHTINGS(0.2f),
  /** 1 for a pair seen once, in one article. */
  SINGLE(-0.2f),
  /** share of sightings that were checked against the original. */
  VERIFIED(0.1f),
  /** share of the sightings that come from the document's own family. */
  FAMILY(0.3f),
  /** log(1 + sightings by spinners of the document's family). */
  OWN_SIGHTINGS(0f),
  /** SPUN_ODDS, of the sightings by spinners of the document's family alone. */
  OWN_ODDS(0f),
  /** 1 for an inflection of an observed pair. */
  INFLECTED(-0.5f),
  /** 1 for a number in its other spelling. */
  NUMBER(-0.5f),
  /** 1 for a contraction or its long form. */
  CONTRACTION(-0.5f),
  /** 1 for an adjective put back before its noun. */
  MOVED(-1f),
  /** Words of the document, at most 5, that speak for the other spelling of this one. */
  SPELLING(0f),
  /** 1 for a long form put in the place of its contraction. */
  EXPANDS(0f),
  /** 1 for a contraction put in the place of its long form. */
  CONTRACTS(0f),
  /** 1 for a long form put in the place of a contraction inside a quotation. */
  EXPANDS_QUOTED(0f),
  /** number of spun tokens beyond the first. */
  SPUN_LENGTH(0.3f),
  /** number of original tokens beyond the first. */
  ORIGINAL_LENGTH(0f),
  /** 1 when the spun words are capitalised inside a sentence. */
  NAME(-0.3f),
  /** log of the share of capitalised sightings, for capitalised words inside a sentence. */
  NAME_SHARE(0.3f),
  /** 1 inside a quotation. */
  QUOTED(-0.2f),
  /** 1 when spun and original differ in function words alone. */
  FUNCTION(0f),
  /** log of the pair's derived sightings, for inflections. */
  DERIVED_SIGHTINGS(0.2f),
  /** 1 for a verb that agrees in number with the word before it. */
  AGREES(0.3f),
  /** 1 for a verb that does not. */
  DISAGREES(-2f),
  /** log of the number of times that the spun words stand in the document. */
  REPEATED(0f),
  /**
   * Second pass: how much better the original fits the restored words around it than the spun
   * phrase does, by the context model.
   */
  CONTEXT(0f),
  /** Second pass: mean posterior of the same replacement at the phrase's other places. */
  SAME_ELSEWHERE(0f),
  /** Second pass: mean posterior of other replacements at the phrase's other places. */
  OTHER_ELSEWHERE(0f),
  /** Second pass: log(1 + times that the document has the original as its author's own). */
  ORIGINAL_ELSEWHERE(0f),
  /**
   * Second pass: for contractions, log-odds of the new form at the document's other places, those
   * in quotations and the others apart.
   */
  CONTRACTION_HABIT(0f),
  /** Second pass: log(1 + sightings of the known name that the edge makes together with others). */
  MAKES_NAME(0f),
  /** Second pass: log(1 + sightings of the known name that the edge breaks). */
  BREAKS_NAME(0f),
  /** Second pass: log of the document's replacement rate over the usual one. */
  RATE(0f),
  /** Second pass: for names, log of the rate of the document's names over that of all its words. */
  NAME_RATE(0f),
  /** Second pass: in quotations, log of the rate of quoted words over that of all words. */
  QUOTED_RATE(0f),
  /** log-probability of the path's words under the language model. */
  LANGUAGE(0.6f),
  /** the same, of the words put in alone. */
  LANGUAGE_NEW(0.2f),
  /** for each kept word: log of the chance that a spinner leaves it alone. */
  KEPT(0.3f);

  static final int COUNT = values().length;

  /** Number of features that an edge holds; the rest belong to the path. */
  static final int EDGE_COUNT = LANGUAGE.ordinal();

  private final float initial;

  Feature(float initial) {
    this.initial = initial;
  }

  /** The weight from which training starts. */
  float initial() {
    return initial;
  }
}
