package io.github.unspin.tortured;

import java.util.List;

/**
 * A row of tortured-phrases.tsv, or several with the same phrase.
 *
 * @param tortured what the paraphrasing program made of the term: words separated by blanks
 * @param terms what it may stand for, the commonest first; never empty
 * @param isSeen whether the phrase was seen in sound text
 * @param rate sightings of the phrase in a million words of sound text, where it is commonest
 * @param needsCompany whether the phrase alone, without other signs, says nothing
 */
record TorturedPhrase(
    String tortured, List<Term> terms, boolean isSeen, double rate, boolean needsCompany) {
  TorturedPhrase {
    terms = List.copyOf(terms);
  }

  /**
   * An established term.
   *
   * @param text the term as it is written inside a sentence
   * @param rate sightings in a million words of sound text, where it is commonest
   */
  record Term(String text, double rate) {}

  /** Returns the sum of its terms' rates. */
  double termRate() {
    return terms.stream().mapToDouble(Term::rate).sum();
  }
}
