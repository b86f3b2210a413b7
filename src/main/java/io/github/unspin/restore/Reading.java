package io.github.unspin.restore;

/**
 * What the lattice says of one possible replacement, words that stay outside it.
 *
 * @param from first token of the document that is replaced
 * @param to the token after the last one
 * @param replacement the words put in
 * @param posterior probability that the author wrote them
 */
record Reading(int from, int to, String replacement, double posterior) {
  /** Returns this reading with another probability. */
  Reading withPosterior(double changed) {
    return new Reading(from, to, replacement, changed);
  }
}
