package io.github.unspin.restore;

import io.github.unspin.channel.Pair;
import io.github.unspin.channel.PairKind;
import org.jspecify.annotations.Nullable;

/**
 * What the lattice says of one possible replacement, words that stay outside it.
 *
 * @param from first token of the document that is replaced
 * @param to the token after the last one
 * @param replacement the words put in
 * @param posterior probability that the author wrote them
 * @param kind how the pair is known
 * @param pair the pair of the table, if it is from one
 */
record Reading(
    int from, int to, String replacement, double posterior, PairKind kind, @Nullable Pair pair) {
  /** Returns this reading with another probability. */
  Reading withPosterior(double changed) {
    return new Reading(from, to, replacement, changed, kind, pair);
  }
}
