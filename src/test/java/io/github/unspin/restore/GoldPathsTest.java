package io.github.unspin.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.channel.PairKind;
import io.github.unspin.evaluate.MarkedPassage;
import io.github.unspin.language.SentenceEncoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoldPathsTest {
  private final List<Edge> edges = new ArrayList<>();

  /** Adds the proposal that tokens stand for other words. */
  private GoldPathsTest edge(int from, int to, String put) {
    int[] words = new SentenceEncoder(Toys.model()).encodePhrase(put, false);
    float[] features = new float[Feature.EDGE_COUNT];
    edges.add(new Edge(from, to, put, PairKind.OBSERVED, words, features));
    edges.sort(Comparator.comparingInt(e -> e.from));
    return this;
  }

  private GoldPaths.Allowed allowed(String marked) {
    MarkedPassage passage = MarkedPassage.parse("test", marked);
    return new GoldPaths().allowed(Toys.view(passage.spun()), 0, edges, passage);
  }

  private List<String> edgesOf(GoldPaths.Allowed allowed) {
    return allowed.edges().stream().mapToObj(e -> edges.get(e).replacement).toList();
  }

  @Test
  void anUntouchedSentenceHasItsWordsOnly() {
    edge(1, 2, "town").edge(0, 2, "a city");
    GoldPaths.Allowed allowed = allowed("The city slept .");
    assertThat(allowed.known()).isTrue();
    assertThat(allowed.edges().isEmpty()).isTrue();
    assertThat(allowed.keeps().cardinality()).isEqualTo(4);
    assertThat(allowed.test(-1)).isTrue();
    assertThat(allowed.test(0)).isFalse();
    assertThat(allowed.test(Integer.MIN_VALUE)).isTrue();
  }

  @Test
  void aMarkedWordMustBecomeAnyAcceptedOriginal() {
    edge(1, 2, "latest").edge(1, 2, "most recent").edge(1, 2, "new");
    GoldPaths.Allowed allowed = allowed("The {{newest|latest|most recent}} storm hit .");
    assertThat(edgesOf(allowed)).containsExactlyInAnyOrder("latest", "most recent");
    assertThat(allowed.keeps().get(0)).isTrue();
    assertThat(allowed.keeps().get(1)).isFalse();
    assertThat(allowed.known()).isTrue();
  }

  @Test
  void comparesWithoutRegardToCaseAndApostrophes() {
    edge(0, 1, "People").edge(1, 2, "don't");
    GoldPaths.Allowed allowed = allowed("{{Folks|people}} {{never|don’t}} sleep .");
    assertThat(edgesOf(allowed)).containsExactlyInAnyOrder("People", "don't");
    assertThat(allowed.known()).isTrue();
  }

  @Test
  void aPlaceMayBeFilledInParts() {
    edge(1, 2, "city").edge(2, 3, "hall").edge(1, 3, "city hall").edge(1, 3, "town hall");
    GoldPaths.Allowed allowed = allowed("The {{metropolis corridor|city hall}} slept .");
    assertThat(edgesOf(allowed)).containsExactlyInAnyOrder("city", "hall", "city hall");
    assertThat(allowed.keeps().get(1)).isFalse();
  }

  @Test
  void wordsThatBothSidesShareMayStay() {
    edge(1, 2, "rare").edge(0, 2, "a rare").edge(0, 1, "a");
    GoldPaths.Allowed allowed = allowed("{{an unusual|a rare}} storm .");
    assertThat(edgesOf(allowed)).containsExactlyInAnyOrder("rare", "a rare", "a");
    assertThat(allowed.keeps().get(0)).isFalse();
    GoldPaths.Allowed shared = allowed("{{a unusual|a rare}} storm .");
    assertThat(shared.keeps().get(0)).isTrue();
  }

  @Test
  void anEdgeMayReachBeyondTheMark() {
    edge(0, 2, "the latest").edge(1, 3, "latest storm").edge(1, 3, "latest flood");
    GoldPaths.Allowed allowed = allowed("the {{newest|latest}} storm .");
    assertThat(edgesOf(allowed)).containsExactlyInAnyOrder("the latest", "latest storm");
  }

  @Test
  void aPlaceThatNoEdgeCanRestoreIsFree() {
    edge(1, 2, "modern").edge(3, 4, "struck");
    GoldPaths.Allowed allowed = allowed("The {{newest|latest}} storm {{slapped|struck}} .");
    assertThat(allowed.known()).isFalse();
    assertThat(edgesOf(allowed)).containsExactlyInAnyOrder("modern", "struck");
    assertThat(allowed.keeps().get(1)).isTrue();
    assertThat(allowed.keeps().get(3)).isFalse();
  }

  @Test
  void looksAtItsOwnSentenceOnly() {
    MarkedPassage passage =
        MarkedPassage.parse("test", "The {{newest|latest}} storm hit. The {{folks|people}} left.");
    edge(1, 2, "people");
    DocumentView view = Toys.view(passage.spun());
    assertThat(view.text.sentences()).isEqualTo(2);
    GoldPaths.Allowed allowed = new GoldPaths().allowed(view, 1, edges, passage);
    assertThat(allowed.known()).isTrue();
    assertThat(edgesOf(allowed)).containsExactly("people");
  }
}
