package io.github.unspin.restore;

import io.github.unspin.channel.NameTable;
import io.github.unspin.channel.Phrases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds, among the ways to read a sentence, those that spell a known name of several words: the
 * edges that make it are marked ("Massive Tons" as "Big Lots"), and so are those that would break
 * one which stands there already ("City Hall" must stay).
 */
final class KnownNames {
  private static final int LONGEST = 6;

  private final NameTable names;
  private final DocumentView view;
  private final Map<String, String[]> tokens = new HashMap<>();

  KnownNames(NameTable names, DocumentView view) {
    this.names = names;
    this.view = view;
  }

  /** Fills in the features of a sentence's edges. */
  void mark(SentencePass sentence) {
    if (names.isEmpty()) {
      return;
    }
    List<List<Edge>> from = new ArrayList<>();
    int length = sentence.kept().length;
    for (int i = 0; i < length; i++) {
      from.add(List.of());
    }
    for (Edge edge : sentence.edges()) {
      if (from.get(edge.from).isEmpty()) {
        from.set(edge.from, new ArrayList<>(4));
      }
      from.get(edge.from).add(edge);
    }
    for (int i = 0; i < length; i++) {
      int token = sentence.start() + i;
      if (Character.isUpperCase(view.text.text().charAt(view.text.start(token)))) {
        spell(sentence, from, i, i, Phrases.emptyKey(), 0, new ArrayList<>());
      }
    }
  }

  private void spell(
      SentencePass sentence,
      List<List<Edge>> edges,
      int start,
      int at,
      long key,
      int words,
      List<Edge> used) {
    int count = words == 0 ? 0 : names.count(key);
    if (count < 0) {
      return;
    }
    if (count > 0 && words > 1) {
      found(sentence, start, at, (float) Math.log1p(count), used);
    }
    if (at >= sentence.kept().length || words >= LONGEST) {
      return;
    }
    long kept = Phrases.extend(key, view.normal[sentence.start() + at]);
    spell(sentence, edges, start, at + 1, kept, words + 1, used);
    for (Edge edge : edges.get(at)) {
      String[] put = tokens.computeIfAbsent(edge.replacement, Phrases::tokens);
      long next = key;
      for (String token : put) {
        next = Phrases.extend(next, token);
      }
      used.add(edge);
      spell(sentence, edges, start, edge.to, next, words + put.length, used);
      used.remove(used.size() - 1);
    }
  }

  private static void found(
      SentencePass sentence, int start, int end, float value, List<Edge> used) {
    if (used.isEmpty()) {
      for (Edge edge : sentence.edges()) {
        if (edge.from < end && start < edge.to) {
          raise(edge, Feature.BREAKS_NAME, value);
        }
      }
    } else if (used.size() > 1) { // one swap alone may make a name by chance
      for (Edge edge : used) {
        raise(edge, Feature.MAKES_NAME, value);
      }
    }
  }

  private static void raise(Edge edge, Feature feature, float value) {
    int at = feature.ordinal();
    edge.features[at] = Math.max(edge.features[at], value);
  }
}
