package io.github.unspin.restore;

import io.github.unspin.channel.Phrases;
import io.github.unspin.evaluate.MarkedPassage;
import io.github.unspin.evaluate.MarkedPassage.GoldSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which edges and kept tokens of a sentence lie on a path that gives an accepted original. The
 * accepted originals form a small automaton over tokens; an edge is allowed when some run of the
 * automaton along some path takes it. Where no path gives an accepted original, all edges of the
 * place are allowed, so that it teaches nothing.
 */
final class GoldPaths {
  private static final int[] NOWHERE = {};

  private final Map<String, String[]> tokenized = new HashMap<>();
  private final List<Map<String, int[]>> steps = new ArrayList<>();
  private int node;

  /**
   * The allowed parts of a sentence.
   *
   * @param edges bit e: edge e is allowed
   * @param keeps bit i: leaving token i is allowed
   * @param known whether every replaced place of the sentence has an allowed path
   */
  record Allowed(BitSet edges, BitSet keeps, boolean known) {
    boolean test(int arc) {
      if (arc == Integer.MIN_VALUE) {
        return true;
      }
      return arc >= 0 ? edges.get(arc) : keeps.get(-1 - arc);
    }
  }

  /** A gold span in tokens of the sentence. */
  private record Place(int from, int to, List<String[]> originals) {}

  Allowed allowed(DocumentView view, int sentence, List<Edge> edges, MarkedPassage passage) {
    int start = view.text.sentenceStart(sentence);
    int end = view.text.sentenceEnd(sentence);
    List<Place> places = places(view, start, end, passage);
    boolean known = true;
    BitSet free = new BitSet();
    for (int p = 0; p < places.size(); p++) {
      Place place = places.get(p);
      BitSet[] reach = run(view, start, edges, List.of(place), new BitSet(), place.from, place.to);
      if (!reach[place.to].get(node)) {
        free.set(p);
        known = false;
      }
    }
    int length = end - start;
    BitSet[] forward = run(view, start, edges, places, free, 0, length);
    int last = node;
    BitSet allowedEdges = new BitSet();
    BitSet keeps = new BitSet();
    BitSet[] backward = new BitSet[length + 1];
    Arrays.setAll(backward, i -> new BitSet());
    if (forward[length].get(last)) {
      backward[length].set(last);
      for (int at = length - 1; at >= 0; at--) {
        for (int state = forward[at].nextSetBit(0);
            state >= 0;
            state = forward[at].nextSetBit(state + 1)) {
          if (reaches(step(state, view.normal[start + at]), backward[at + 1])) {
            keeps.set(at);
            backward[at].set(state);
          }
          for (int e = 0; e < edges.size(); e++) {
            Edge edge = edges.get(e);
            if (edge.from == at) {
              if (reaches(walk(state, tokens(edge.replacement)), backward[edge.to])) {
                allowedEdges.set(e);
                backward[at].set(state);
              }
            }
          }
          int[] skip = skips(state, at);
          if (skip.length > 0 && backward[skip[0]].get(skip[1])) {
            backward[at].set(state);
            keeps.set(at, skip[0]);
            for (int e = 0; e < edges.size(); e++) {
              if (edges.get(e).from >= at && edges.get(e).to <= skip[0]) {
                allowedEdges.set(e);
              }
            }
          }
        }
      }
    }
    return new Allowed(allowedEdges, keeps, known);
  }

  private final Map<Long, int[]> skipTable = new HashMap<>();

  private int[] skips(int state, int at) {
    return skipTable.getOrDefault(((long) state << 32) | at, new int[0]);
  }

  private List<Place> places(DocumentView view, int start, int end, MarkedPassage passage) {
    List<Place> places = new ArrayList<>();
    for (GoldSpan span : passage.spans()) {
      if (span.end() <= view.text.start(start) || span.start() >= view.text.end(end - 1)) {
        continue;
      }
      int from = start;
      while (view.text.end(from) <= span.start()) {
        from++;
      }
      int to = from;
      while (to < end && view.text.start(to) < span.end()) {
        to++;
      }
      int reached = places.isEmpty() ? 0 : places.get(places.size() - 1).to;
      if (to > from && from - start >= reached) {
        List<String[]> originals = span.originals().stream().map(this::tokens).toList();
        places.add(new Place(from - start, to - start, originals));
      }
    }
    return places;
  }

  private String[] tokens(String phrase) {
    return tokenized.computeIfAbsent(phrase, Phrases::tokens);
  }

  /**
   * Builds the automaton of a stretch of the sentence and returns the states reached at each token.
   */
  private BitSet[] run(
      DocumentView view,
      int start,
      List<Edge> edges,
      List<Place> places,
      BitSet free,
      int from,
      int to) {
    steps.clear();
    skipTable.clear();
    node = newNode();
    int next = 0;
    for (int at = from; at < to; ) {
      Place place = next < places.size() && places.get(next).from == at ? places.get(next) : null;
      if (place == null) {
        int target = newNode();
        addStep(node, view.normal[start + at], target);
        node = target;
        at++;
        continue;
      }
      int target = newNode();
      if (free.get(next)) {
        skipTable.put(((long) node << 32) | at, new int[] {place.to, target});
      }
      for (String[] original : place.originals) {
        int state = node;
        for (int i = 0; i < original.length; i++) {
          int then = i + 1 == original.length ? target : newNode();
          addStep(state, original[i], then);
          state = then;
        }
      }
      node = target;
      at = place.to;
      next++;
    }
    BitSet[] reach = new BitSet[view.text.size() - start + 1];
    Arrays.setAll(reach, i -> new BitSet());
    reach[from].set(0);
    int e = 0;
    for (int at = from; at < to; at++) {
      while (e < edges.size() && edges.get(e).from < at) {
        e++;
      }
      for (int state = reach[at].nextSetBit(0);
          state >= 0;
          state = reach[at].nextSetBit(state + 1)) {
        for (int target : step(state, view.normal[start + at])) {
          reach[at + 1].set(target);
        }
        for (int i = e; i < edges.size() && edges.get(i).from == at; i++) {
          if (edges.get(i).to <= to) {
            for (int target : walk(state, tokens(edges.get(i).replacement))) {
              reach[edges.get(i).to].set(target);
            }
          }
        }
        int[] skip = skips(state, at);
        if (skip.length > 0) {
          reach[skip[0]].set(skip[1]);
        }
      }
    }
    return reach;
  }

  private int newNode() {
    steps.add(new HashMap<>(2));
    return steps.size() - 1;
  }

  private void addStep(int from, String token, int to) {
    steps
        .get(from)
        .merge(
            token,
            new int[] {to},
            (a, b) -> {
              int[] both = Arrays.copyOf(a, a.length + 1);
              both[a.length] = b[0];
              return both;
            });
  }

  private int[] step(int from, String token) {
    return steps.get(from).getOrDefault(token, NOWHERE);
  }

  /** Returns the states that tokens lead to from a state. */
  private int[] walk(int from, String[] tokens) {
    int[] here = {from};
    for (String token : tokens) {
      int[] next = NOWHERE;
      for (int state : here) {
        int[] more = step(state, token);
        if (more.length > 0) {
          int[] both = Arrays.copyOf(next, next.length + more.length);
          System.arraycopy(more, 0, both, next.length, more.length);
          next = both;
        }
      }
      here = next;
    }
    return here;
  }

  private static boolean reaches(int[] states, BitSet goals) {
    for (int state : states) {
      if (goals.get(state)) {
        return true;
      }
    }
    return false;
  }
}
