package io.github.unspin.restore;

import io.github.unspin.channel.PairKind;

/**
 * A proposal of the lattice: the tokens from {@code from} to {@code to} stand where the author
 * wrote {@code replacement}.
 */
final class Edge {
  final int from;
  final int to;
  final String replacement;
  final PairKind kind;

  /** The replacement's words as the language model knows them. */
  final int[] words;

  /** Values of the features, in the order of {@link Feature}. */
  final float[] features;

  /** What the user's rows and reference texts add to the score. */
  float extra;

  /** Weighted sum of the features, and the extra. */
  float score;

  /** Probability that the true path goes here, as the last pass saw it. */
  double posterior;

  Edge(int from, int to, String replacement, PairKind kind, int[] words, float[] features) {
    this.from = from;
    this.to = to;
    this.replacement = replacement;
    this.kind = kind;
    this.words = words;
    this.features = features;
  }

  @Override
  public String toString() {
    return from + ".." + to + " " + replacement + " " + score;
  }
}
