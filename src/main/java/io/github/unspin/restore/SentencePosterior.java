package io.github.unspin.restore;

import io.github.unspin.channel.Phrases;
import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The posterior of one sentence: how likely each token is its author's own, and how likely each
 * replacement.
 *
 * @param start the sentence's first token
 * @param kept for each token of the sentence, the probability that it stands as it was written
 * @param readings the replacements, sorted by place, the likeliest of a place first
 */
record SentencePosterior(int start, double[] kept, List<Reading> readings) {

  /** Takes the words that stay out of a pass's edges, and joins those that are the same then. */
  static SentencePosterior of(DocumentView view, SentencePass pass, Trimmer trimmer) {
    int start = pass.start();
    double[] kept = pass.kept().clone();
    Map<String, Reading> merged = new LinkedHashMap<>();
    for (Edge edge : pass.edges()) {
      Reading reading = trimmer.trim(view, start, edge, edge.posterior);
      for (int i = edge.from + start; i < edge.to + start; i++) {
        if (i < reading.from() || i >= reading.to()) {
          kept[i - start] += edge.posterior; // part of the edge, but left as it stands
        }
      }
      merged.merge(
          reading.from() + " " + reading.to() + " " + reading.replacement(),
          reading,
          (a, b) -> a.withPosterior(a.posterior() + b.posterior()));
    }
    List<Reading> readings = new ArrayList<>(merged.values());
    readings.sort(
        Comparator.comparingInt(Reading::from)
            .thenComparingInt(Reading::to)
            .thenComparingDouble(r -> -r.posterior()));
    return new SentencePosterior(start, kept, readings);
  }

  /** Takes words that both sides share out of an edge. */
  static final class Trimmer {
    private final Tokenizer tokenizer = new Tokenizer();
    private final Map<String, TokenizedText> tokenized = new java.util.HashMap<>();

    Reading trim(DocumentView view, int offset, Edge edge, double posterior) {
      int from = edge.from + offset;
      int to = edge.to + offset;
      if (to - from == 1 || edge.replacement.indexOf(' ') < 0) {
        return new Reading(from, to, edge.replacement, posterior);
      }
      TokenizedText put = tokenized.computeIfAbsent(edge.replacement, tokenizer::tokenize);
      int first = 0;
      int last = put.size();
      while (to - from > 1 && last - first > 1 && same(view, from, put, first)) {
        from++;
        first++;
      }
      while (to - from > 1 && last - first > 1 && same(view, to - 1, put, last - 1)) {
        to--;
        last--;
      }
      return new Reading(from, to, put.string(first, last), posterior);
    }

    private static boolean same(DocumentView view, int token, TokenizedText put, int at) {
      return view.normal[token].equals(Phrases.normal(put.string(at)));
    }
  }
}
