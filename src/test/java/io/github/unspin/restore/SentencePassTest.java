package io.github.unspin.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SentencePassTest {
  private final Passes passes = new Passes("The newest storm hit the metropolis corridor hard.");

  private static double value(SentencePass pass, List<Edge> edges) {
    double value = 0;
    int at = 0;
    for (Edge edge : edges) {
      for (; at < edge.from; at++) {
        value += pass.kept()[at];
      }
      value += edge.posterior * (edge.to - edge.from);
      at = edge.to;
    }
    for (; at < pass.kept().length; at++) {
      value += pass.kept()[at];
    }
    return value;
  }

  @Test
  void bestReadingTakesWhatIsLikely() {
    Edge latest = passes.edge(1, 2, "latest", 0.7);
    passes.edge(1, 2, "new", 0.2);
    passes.edge(3, 4, "saw", 0.4);
    Edge hall = passes.edge(5, 7, "city hall", 0.6);
    passes.edge(5, 6, "city", 0.3);
    passes.edge(6, 7, "hall", 0.3);

    assertThat(passes.build().get(0).best()).containsExactly(latest, hall);
  }

  @Property(tries = 200)
  void noOtherReadingIsBetter(@ForAll long seed) {
    Random random = new Random(seed);
    Passes some = new Passes("The newest storm hit the hall.");
    for (int i = random.nextInt(6); i > 0; i--) {
      int from = random.nextInt(6);
      some.edge(from, Math.min(7, from + 1 + random.nextInt(3)), "e" + i, random.nextDouble());
    }
    SentencePass pass = some.build().get(0);

    List<Edge> best = pass.best();

    double greatest = 0;
    List<Edge> edges = pass.edges();
    for (int set = 0; set < 1 << edges.size(); set++) {
      List<Edge> chosen = new ArrayList<>();
      int at = 0;
      boolean apart = true;
      for (int e = 0; e < edges.size(); e++) {
        if ((set >> e & 1) == 1) {
          apart &= edges.get(e).from >= at;
          at = edges.get(e).to;
          chosen.add(edges.get(e));
        }
      }
      greatest = apart ? Math.max(greatest, value(pass, chosen)) : greatest;
    }
    assertThat(value(pass, best)).isCloseTo(greatest, within(1e-9));
  }
}
