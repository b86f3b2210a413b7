package io.github.unspin.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.unspin.channel.PairKind;
import io.github.unspin.language.NgramModel;
import io.github.unspin.language.NgramState;
import io.github.unspin.language.SentenceEncoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The lattice against the enumeration of all its paths. */
class LatticeTest {
  private static final String[] WORDS = {
    "the",
    "city",
    "people",
    "folks",
    "said",
    "mentioned",
    "storm",
    "hall",
    "corridor",
    "hit",
    "a",
    "threat",
    "menace",
    "latest",
    "newest",
    ".",
    "zzz"
  };
  private static final String[] REPLACEMENTS = {
    "city",
    "people",
    "said",
    "hall",
    "city hall",
    "threat",
    "latest",
    "looked for",
    "a",
    "the big",
    "did not see",
    "unheardof",
    "water"
  };

  private final NgramModel model = Toys.model();

  /** A small sentence with random proposals and scores. */
  private final class Case {
    final int[] words;
    final float[] keep;
    final List<Edge> edges = new ArrayList<>();
    final Weights weights;

    Case(long seed) {
      Random random = new Random(seed);
      SentenceEncoder encoder = new SentenceEncoder(model);
      words = new int[1 + random.nextInt(6)];
      keep = new float[words.length];
      for (int i = 0; i < words.length; i++) {
        words[i] = encoder.encodePhrase(WORDS[random.nextInt(WORDS.length)], false)[0];
        keep[i] = -random.nextFloat() * 2;
      }
      for (int i = random.nextInt(9); i > 0; i--) {
        int from = random.nextInt(words.length);
        int to = from + 1 + random.nextInt(Math.min(3, words.length - from));
        String put = REPLACEMENTS[random.nextInt(REPLACEMENTS.length)];
        int[] ids = encoder.encodePhrase(put, false);
        Edge edge = new Edge(from, to, put, PairKind.OBSERVED, ids, new float[Feature.EDGE_COUNT]);
        edge.score = random.nextFloat() * 4 - 2;
        edges.add(edge);
      }
      edges.sort(Comparator.comparingInt((Edge edge) -> edge.from));
      float[] values = Weights.initial().toArray();
      values[Feature.LANGUAGE.ordinal()] = 0.3f + random.nextFloat();
      values[Feature.LANGUAGE_NEW.ordinal()] = random.nextFloat() - 0.5f;
      weights = new Weights(values);
    }

    Lattice lattice() {
      Lattice lattice = new Lattice(model, 100_000, 1000);
      lattice.build(words, keep, edges, weights);
      return lattice;
    }

    /** Returns every path with its score. */
    List<Path> paths() {
      List<Path> out = new ArrayList<>();
      NgramState start = new NgramState();
      model.start(start);
      extend(new Path(List.of(), 0), 0, start, out);
      return out;
    }

    private void extend(Path path, int at, NgramState state, List<Path> out) {
      float language = weights.of(Feature.LANGUAGE);
      float put = language + weights.of(Feature.LANGUAGE_NEW);
      if (at == words.length) {
        double end = model.score(state, model.sentenceEnd(), new NgramState());
        out.add(path.plus(Integer.MIN_VALUE, end * language));
        return;
      }
      NgramState next = new NgramState();
      double logp = model.score(state, words[at], next);
      extend(path.plus(-1 - at, logp * language + keep[at]), at + 1, next, out);
      for (int e = 0; e < edges.size(); e++) {
        Edge edge = edges.get(e);
        if (edge.from == at) {
          NgramState here = state;
          double sum = 0;
          for (int word : edge.words) {
            NgramState then = new NgramState();
            sum += model.score(here, word, then);
            here = then;
          }
          extend(path.plus(e, sum * put + edge.score), edge.to, here, out);
        }
      }
    }
  }

  private record Path(List<Integer> arcs, double score) {
    Path plus(int arc, double more) {
      List<Integer> longer = new ArrayList<>(arcs);
      longer.add(arc);
      return new Path(longer, score + more);
    }
  }

  private static double logSum(List<Path> paths) {
    double best = paths.stream().mapToDouble(Path::score).max().orElse(0);
    return best + Math.log(paths.stream().mapToDouble(p -> Math.exp(p.score() - best)).sum());
  }

  private static Map<Integer, Double> posteriors(List<Path> paths) {
    double total = logSum(paths);
    Map<Integer, Double> out = new HashMap<>();
    for (Path path : paths) {
      for (int arc : path.arcs()) {
        out.merge(arc, Math.exp(path.score() - total), Double::sum);
      }
    }
    return out;
  }

  private static void assertAgree(Map<Integer, Double> actual, Map<Integer, Double> expected) {
    assertThat(expected.keySet()).containsAll(actual.keySet());
    expected.forEach(
        (arc, p) ->
            assertThat(actual.getOrDefault(arc, 0.0)).as("arc %d", arc).isCloseTo(p, within(1e-4)));
  }

  private static Lattice.ArcVisitor adder(Map<Integer, Double> to) {
    return (arc, p, logp) -> {
      assertThat(p).isBetween(0.0, 1.0001);
      assertThat(logp).isNegative().isFinite();
      to.merge(arc, p, Double::sum);
    };
  }

  @Property(tries = 300)
  void agreesWithAllItsPaths(@ForAll long seed) {
    Case each = new Case(seed);
    List<Path> paths = each.paths();
    Lattice lattice = each.lattice();
    assertThat(lattice.total()).isCloseTo(logSum(paths), within(1e-4));
    Map<Integer, Double> actual = new HashMap<>();
    lattice.posteriors(adder(actual));
    assertAgree(actual, posteriors(paths));
  }

  @Property(tries = 300)
  void agreesWithTheAllowedPaths(@ForAll long seed) {
    Case each = new Case(seed);
    Random random = new Random(~seed);
    Set<Integer> allowed = new HashSet<>();
    allowed.add(Integer.MIN_VALUE);
    for (int arc = -each.words.length; arc < each.edges.size(); arc++) {
      if (random.nextInt(4) > 0) {
        allowed.add(arc);
      }
    }
    IntPredicate test = allowed::contains;
    List<Path> paths = each.paths();
    List<Path> left = paths.stream().filter(p -> allowed.containsAll(p.arcs())).toList();
    Lattice lattice = each.lattice();
    Map<Integer, Double> actual = new HashMap<>();
    double share = lattice.constrained(test, adder(actual));
    if (left.isEmpty()) {
      assertThat(share).isEqualTo(Double.NEGATIVE_INFINITY);
      assertThat(actual).isEmpty();
    } else {
      assertThat(share).isCloseTo(logSum(left) - logSum(paths), within(1e-4));
      assertAgree(actual, posteriors(left));
    }
    // and nothing of it stays: the free posteriors are as before
    Map<Integer, Double> free = new HashMap<>();
    lattice.posteriors(adder(free));
    assertAgree(free, posteriors(paths));
  }

  @Property(tries = 100)
  void givesEveryTokenOneUnitOfProbability(@ForAll long seed) {
    Case each = new Case(seed);
    double[] mass = new double[each.words.length];
    for (int beam : new int[] {1, 2, 5, 1000}) {
      java.util.Arrays.fill(mass, 0);
      Lattice lattice = new Lattice(model, beam, 8);
      lattice.build(each.words, each.keep, each.edges, each.weights);
      lattice.posteriors(
          (arc, p, logp) -> {
            if (arc == Integer.MIN_VALUE) {
              return;
            }
            int from = arc >= 0 ? each.edges.get(arc).from : -1 - arc;
            int to = arc >= 0 ? each.edges.get(arc).to : -arc;
            for (int i = from; i < to; i++) {
              mass[i] += p;
            }
          });
      for (double sum : mass) {
        assertThat(sum).as("beam %d", beam).isCloseTo(1, within(1e-4));
      }
    }
  }

  @Test
  void isReusedForSentenceAfterSentence() {
    Lattice reused = new Lattice(model, 100_000, 1000);
    for (long seed = 0; seed < 50; seed++) {
      Case each = new Case(seed);
      reused.build(each.words, each.keep, each.edges, each.weights);
      assertThat(reused.total()).isCloseTo(each.lattice().total(), within(1e-9));
    }
  }

  @Test
  void prefersWhatTheContextMakesLikely() {
    SentenceEncoder encoder = new SentenceEncoder(model);
    int[] words = encoder.encodePhrase("the people left the zzz hall .", false);
    List<Edge> edges = new ArrayList<>();
    for (String put : new String[] {"city", "water"}) {
      edges.add(
          new Edge(
              4,
              5,
              put,
              PairKind.OBSERVED,
              encoder.encodePhrase(put, false),
              new float[Feature.EDGE_COUNT]));
    }
    Lattice lattice = new Lattice(model, 10, 10);
    lattice.build(words, new float[words.length], edges, Weights.initial());
    double[] posterior = new double[2];
    lattice.posteriors(
        (arc, p, logp) -> {
          if (arc >= 0) {
            posterior[arc] += p;
          }
        });
    assertThat(posterior[0]).isGreaterThan(5 * posterior[1]);
  }
}
