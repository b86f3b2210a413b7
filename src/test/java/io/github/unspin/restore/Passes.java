package io.github.unspin.restore;

import io.github.unspin.channel.PairKind;
import io.github.unspin.language.SentenceEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a first pass over a small document left. Tokens count from the document's start. */
final class Passes {
  final DocumentView view;
  private final List<Edge> edges = new ArrayList<>();
  private final List<Integer> sentences = new ArrayList<>();

  Passes(String text) {
    view = Toys.view(text);
  }

  /** Adds an edge; what edges leave of a token's probability is its being kept. */
  Edge edge(int from, int to, String put, double posterior) {
    return edge(from, to, put, posterior, PairKind.OBSERVED);
  }

  Edge edge(int from, int to, String put, double posterior, PairKind kind) {
    int s = 0;
    while (view.text.sentenceEnd(s) <= from) {
      s++;
    }
    int start = view.text.sentenceStart(s);
    Edge edge =
        new Edge(
            from - start,
            to - start,
            put,
            kind,
            new SentenceEncoder(Toys.model()).encodePhrase(put, view.initial[from]),
            new float[Feature.EDGE_COUNT]);
    edge.posterior = posterior;
    edges.add(edge);
    sentences.add(s);
    return edge;
  }

  List<SentencePass> build() {
    List<SentencePass> out = new ArrayList<>();
    for (int s = 0; s < view.text.sentences(); s++) {
      int start = view.text.sentenceStart(s);
      int end = view.text.sentenceEnd(s);
      double[] kept = new double[end - start];
      Arrays.fill(kept, 1);
      List<Edge> own = new ArrayList<>();
      for (int e = 0; e < edges.size(); e++) {
        if (sentences.get(e) == s) {
          own.add(edges.get(e));
          for (int i = edges.get(e).from; i < edges.get(e).to; i++) {
            kept[i] -= edges.get(e).posterior;
          }
        }
      }
      own.sort((a, b) -> a.from != b.from ? a.from - b.from : a.to - b.to);
      out.add(new SentencePass(start, end, new float[end - start], own, kept));
    }
    return out;
  }

  /** Number of the first token that reads so, from another one on. */
  int token(String word, int from) {
    for (int i = from; i < view.text.size(); i++) {
      if (view.text.string(i).equals(word)) {
        return i;
      }
    }
    throw new AssertionError("no " + word);
  }

  int token(String word) {
    return token(word, 0);
  }
}
