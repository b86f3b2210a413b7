package io.github.unspin.restore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A sentence as a pass over its lattice left it.
 *
 * @param start first token of the document
 * @param end the token after its last
 * @param keepFeatures for each token the feature of leaving it as it stands
 * @param edges the proposals that are not out of the question, with their posteriors
 * @param kept for each token the probability that the true path leaves it as it stands
 */
record SentencePass(int start, int end, float[] keepFeatures, List<Edge> edges, double[] kept) {
  private static final double LEAST = 5e-4;

  /** Reads a lattice that was built from the edges. */
  static SentencePass of(
      int start, int end, float[] keepFeatures, List<Edge> edges, Lattice lattice) {
    double[] kept = new double[end - start];
    for (Edge edge : edges) {
      edge.posterior = 0;
    }
    lattice.posteriors(
        (arc, p, logp) -> {
          if (arc >= 0) {
            edges.get(arc).posterior += p;
          } else if (arc != Integer.MIN_VALUE) {
            kept[-1 - arc] += p;
          }
        });
    List<Edge> likely = new ArrayList<>();
    for (Edge edge : edges) {
      if (edge.posterior >= LEAST) {
        likely.add(edge);
      }
    }
    return new SentencePass(start, end, keepFeatures, likely, kept);
  }

  /** Builds the lattice of the remaining edges. */
  void build(Lattice lattice, DocumentView view, Weights weights) {
    lattice.build(
        Arrays.copyOfRange(view.words, start, end),
        KeepScores.scores(keepFeatures, weights),
        edges,
        weights);
  }

  /**
   * Returns the edges of the best reading, in order: those that make the expected number of words
   * put right greatest.
   */
  List<Edge> best() {
    int length = kept.length;
    double[] value = new double[length + 1];
    Edge[] chosen = new Edge[length + 1];
    int[] byEnd = new int[length + 2];
    for (Edge edge : edges) {
      byEnd[edge.to + 1]++;
    }
    for (int i = 1; i < byEnd.length; i++) {
      byEnd[i] += byEnd[i - 1];
    }
    Edge[] sorted = new Edge[edges.size()];
    int[] next = byEnd.clone();
    for (Edge edge : edges) {
      sorted[next[edge.to]++] = edge;
    }
    for (int i = 1; i <= length; i++) {
      value[i] = value[i - 1] + kept[i - 1];
      for (int e = byEnd[i]; e < byEnd[i + 1]; e++) {
        double with = value[sorted[e].from] + sorted[e].posterior * (i - sorted[e].from);
        if (with > value[i]) {
          value[i] = with;
          chosen[i] = sorted[e];
        }
      }
    }
    List<Edge> out = new ArrayList<>();
    for (int i = length; i > 0; ) {
      Edge edge = chosen[i];
      if (edge == null) {
        i--;
      } else {
        out.add(0, edge);
        i = edge.from;
      }
    }
    return out;
  }
}
