package io.github.unspin.restore;

import io.github.unspin.language.NgramModel;
import io.github.unspin.language.NgramState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All ways to read a sentence, scored: at each token either the word as it stands or an edge that
 * puts other words in its place. Paths that the language model cannot tell apart any more are
 * joined, and only the best few contexts at each place go on (beam search). The forward-backward
 * algorithm over the remaining arcs gives the posterior probability of every edge.
 *
 * <p>One lattice is reused for sentence after sentence; not thread-safe.
 */
final class Lattice {
  private static final float DEAD = Float.NEGATIVE_INFINITY;

  private final NgramModel model;
  private final int beam;
  private final float width;

  private NgramState[] states = new NgramState[256];
  private long[] contexts = new long[256];
  private double[] forward = new double[256];
  private double[] backward = new double[256];
  private boolean[] alive = new boolean[256];
  private int nodes;

  private int[] arcFrom = new int[1024];
  private int[] arcTo = new int[1024];
  private int[] arcEdge = new int[1024];
  private float[] arcScore = new float[1024];
  private float[] arcLanguage = new float[1024];
  private int arcs;

  private final List<int[]> nodesAt = new ArrayList<>();
  private int[] nodeCountAt = new int[64];
  private final NgramState scratch1 = new NgramState();
  private final NgramState scratch2 = new NgramState();
  private double total;
  private int finalNode;

  /**
   * @param beam most contexts that go on from a place
   * @param width contexts this much (in natural logarithm) below the best are dropped
   */
  Lattice(NgramModel model, int beam, float width) {
    this.model = model;
    this.beam = beam;
    this.width = width;
  }

  /**
   * Scores a sentence.
   *
   * @param words the sentence's tokens as the model knows them
   * @param keep score of leaving each token as it is
   * @param edges the proposals, sorted by their first token; positions count from the sentence's
   *     first token
   */
  void build(int[] words, float[] keep, List<Edge> edges, Weights weights) {
    float language = weights.of(Feature.LANGUAGE);
    float languageNew = language + weights.of(Feature.LANGUAGE_NEW);
    reset(words.length + 2);
    int start = newNode(0);
    model.start(states[start]);
    contexts[start] = states[start].contextHash();
    forward[start] = 0;
    int next = 0;
    for (int at = 0; at < words.length; at++) {
      prune(at);
      int firstEdge = next;
      while (next < edges.size() && edges.get(next).from == at) {
        next++;
      }
      int[] here = nodesAt.get(at);
      for (int n = 0; n < nodeCountAt[at]; n++) {
        int node = here[n];
        if (!alive[node]) {
          continue;
        }
        float logp = model.score(states[node], words[at], scratch1);
        connect(node, at + 1, -1 - at, logp * language + keep[at], logp, scratch1);
        for (int e = firstEdge; e < next; e++) {
          Edge edge = edges.get(e);
          float sum = 0;
          NgramState from = states[node];
          NgramState to = scratch1;
          for (int word : edge.words) {
            sum += model.score(from, word, to);
            NgramState free = from == scratch1 || from == scratch2 ? from : scratch2;
            from = to;
            to = free == to ? scratch1 : free;
          }
          connect(node, edge.to, e, sum * languageNew + edge.score, sum, from);
        }
      }
    }
    finish(words.length, language);
  }

  private void finish(int end, float language) {
    prune(end);
    finalNode = newNode(end + 1);
    states[finalNode].copyFrom(states[0]);
    forward[finalNode] = DEAD;
    int[] last = nodesAt.get(end);
    for (int n = 0; n < nodeCountAt[end]; n++) {
      if (alive[last[n]]) {
        float logp = model.score(states[last[n]], model.sentenceEnd(), scratch1);
        addArc(last[n], finalNode, Integer.MIN_VALUE, logp * language, logp);
        forward[finalNode] = logSum(forward[finalNode], forward[last[n]] + logp * language);
      }
    }
    total = forward[finalNode];
  }

  private void reset(int places) {
    nodes = 0;
    arcs = 0;
    while (nodesAt.size() < places) {
      nodesAt.add(new int[16]);
    }
    if (nodeCountAt.length < places) {
      nodeCountAt = new int[places * 2];
    }
    Arrays.fill(nodeCountAt, 0, places, 0);
  }

  private int newNode(int place) {
    if (nodes == states.length) {
      int grown = nodes * 2;
      states = Arrays.copyOf(states, grown);
      contexts = Arrays.copyOf(contexts, grown);
      forward = Arrays.copyOf(forward, grown);
      backward = Arrays.copyOf(backward, grown);
      alive = Arrays.copyOf(alive, grown);
    }
    if (states[nodes] == null) {
      states[nodes] = new NgramState();
    }
    alive[nodes] = true;
    int[] here = nodesAt.get(place);
    if (nodeCountAt[place] == here.length) {
      here = Arrays.copyOf(here, here.length * 2);
      nodesAt.set(place, here);
    }
    here[nodeCountAt[place]++] = nodes;
    return nodes++;
  }

  private void connect(int from, int place, int edge, float score, float logp, NgramState state) {
    long context = state.contextHash();
    int[] there = nodesAt.get(place);
    int target = -1;
    for (int n = 0; n < nodeCountAt[place]; n++) {
      if (contexts[there[n]] == context) {
        target = there[n];
        break;
      }
    }
    if (target < 0) {
      target = newNode(place);
      states[target].copyFrom(state);
      contexts[target] = context;
      forward[target] = DEAD;
    }
    forward[target] = logSum(forward[target], forward[from] + score);
    addArc(from, target, edge, score, logp);
  }

  private void addArc(int from, int to, int edge, float score, float logp) {
    if (arcs == arcFrom.length) {
      int grown = arcs * 2;
      arcFrom = Arrays.copyOf(arcFrom, grown);
      arcTo = Arrays.copyOf(arcTo, grown);
      arcEdge = Arrays.copyOf(arcEdge, grown);
      arcScore = Arrays.copyOf(arcScore, grown);
      arcLanguage = Arrays.copyOf(arcLanguage, grown);
    }
    arcFrom[arcs] = from;
    arcTo[arcs] = to;
    arcEdge[arcs] = edge;
    arcScore[arcs] = score;
    arcLanguage[arcs] = logp;
    arcs++;
  }

  private void prune(int place) {
    int count = nodeCountAt[place];
    if (count <= 1) {
      return;
    }
    int[] here = nodesAt.get(place);
    double best = DEAD;
    for (int n = 0; n < count; n++) {
      best = Math.max(best, forward[here[n]]);
    }
    double floor = best - width;
    if (count > beam) {
      double[] sorted = new double[count];
      for (int n = 0; n < count; n++) {
        sorted[n] = forward[here[n]];
      }
      Arrays.sort(sorted);
      floor = Math.max(floor, sorted[count - beam]);
    }
    for (int n = 0; n < count; n++) {
      alive[here[n]] = forward[here[n]] >= floor;
    }
  }

  /** Returns the logarithm of the summed scores of all paths. */
  double total() {
    return total;
  }

  /** Receives the posterior probability of the arcs of an edge or a kept token. */
  interface ArcVisitor {
    /**
     * @param edge index of an edge; -1 - i for token i kept; Integer.MIN_VALUE for the end
     * @param posterior probability that the true path goes here
     * @param logp log-probability of the arc's words under the language model
     */
    void arc(int edge, double posterior, float logp);
  }

  /** Runs the backward pass and visits every arc. */
  void posteriors(ArcVisitor visitor) {
    double z = backward(null);
    for (int a = 0; a < arcs; a++) {
      double b = backward[arcTo[a]];
      if (alive[arcFrom[a]] && b != DEAD) {
        double log = forward[arcFrom[a]] + arcScore[a] + b - z;
        if (log > -20) {
          visitor.arc(arcEdge[a], Math.exp(log), arcLanguage[a]);
        }
      }
    }
  }

  /**
   * Visits the arcs with the posteriors that hold when only some edges and kept tokens are allowed.
   *
   * @param allowed tells, for an arc's edge as in {@link ArcVisitor}, whether it is
   * @return the logarithm of the allowed paths' share of all paths; negative infinity when none is
   *     left, and then nothing is visited
   */
  double constrained(java.util.function.IntPredicate allowed, ArcVisitor visitor) {
    double[] unrestricted = Arrays.copyOf(forward, nodes);
    Arrays.fill(forward, 0, nodes, DEAD);
    forward[0] = 0;
    for (int a = 0; a < arcs; a++) { // arcs are in the order of their first node's place
      if (alive[arcFrom[a]] && forward[arcFrom[a]] != DEAD && allowed.test(arcEdge[a])) {
        forward[arcTo[a]] = logSum(forward[arcTo[a]], forward[arcFrom[a]] + (double) arcScore[a]);
      }
    }
    double z = forward[finalNode];
    if (z != DEAD) {
      backward(allowed);
      for (int a = 0; a < arcs; a++) {
        double b = backward[arcTo[a]];
        if (alive[arcFrom[a]]
            && b != DEAD
            && forward[arcFrom[a]] != DEAD
            && allowed.test(arcEdge[a])) {
          double log = forward[arcFrom[a]] + arcScore[a] + b - z;
          if (log > -20) {
            visitor.arc(arcEdge[a], Math.exp(log), arcLanguage[a]);
          }
        }
      }
    }
    System.arraycopy(unrestricted, 0, forward, 0, nodes);
    return z == DEAD ? DEAD : z - total;
  }

  private double backward(
      java.util.function.@org.jspecify.annotations.Nullable IntPredicate allowed) {
    Arrays.fill(backward, 0, nodes, DEAD);
    backward[finalNode] = 0;
    for (int a = arcs - 1; a >= 0; a--) {
      double b = backward[arcTo[a]];
      if (b != DEAD && alive[arcFrom[a]] && (allowed == null || allowed.test(arcEdge[a]))) {
        backward[arcFrom[a]] = logSum(backward[arcFrom[a]], b + arcScore[a]);
      }
    }
    return backward[0];
  }

  private static double logSum(double a, double b) {
    if (a == DEAD) {
      return b;
    }
    if (b == DEAD) {
      return a;
    }
    double high = Math.max(a, b);
    double low = Math.min(a, b);
    return low - high < -30 ? high : high + Math.log(1 + Math.exp(low - high));
  }
}
