package io.github.unspin.restore;

import java.util.List;

/**
 * How often a document's author contracts ("it's") where he might have written it out, as the first
 * pass sees it. Speech is contracted more, so quotations count by themselves.
 */
final class ContractionHabit {
  private static final double PRIOR = 0.5;

  /** Contracted and long forms outside quotations, then those inside. */
  private final double[] forms = new double[4];

  private ContractionHabit() {}

  static ContractionHabit of(DocumentView view, List<SentencePass> first) {
    ContractionHabit habit = new ContractionHabit();
    for (SentencePass sentence : first) {
      for (Edge edge : sentence.edges()) {
        if (concerns(edge)) {
          habit.forms[index(view, sentence, edge, true)] += edge.posterior;
          habit.forms[index(view, sentence, edge, false)] += sentence.kept()[edge.from];
        }
      }
    }
    return habit;
  }

  /** Fills in an edge's feature from the places that are not its own. */
  void fill(DocumentView view, SentencePass sentence, Edge edge) {
    if (concerns(edge)) {
      double put = forms[index(view, sentence, edge, true)] - edge.posterior;
      double stands = forms[index(view, sentence, edge, false)] - sentence.kept()[edge.from];
      edge.features[Feature.CONTRACTION_HABIT.ordinal()] =
          (float) Math.log((Math.max(0, put) + PRIOR) / (Math.max(0, stands) + PRIOR));
    }
  }

  private static boolean concerns(Edge edge) {
    return contracts(edge) || edge.features[Feature.EXPANDS.ordinal()] > 0;
  }

  private static boolean contracts(Edge edge) {
    return edge.features[Feature.CONTRACTS.ordinal()] > 0;
  }

  /** Returns where the form that an edge puts is counted, or the one that stands. */
  private static int index(DocumentView view, SentencePass sentence, Edge edge, boolean put) {
    int quoted = view.quoted[sentence.start() + edge.from] ? 2 : 0;
    return quoted + (contracts(edge) == put ? 0 : 1);
  }
}
