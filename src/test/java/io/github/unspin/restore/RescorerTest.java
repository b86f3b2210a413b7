package io.github.unspin.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.unspin.channel.Family;
import io.github.unspin.channel.NameTable;
import io.github.unspin.channel.PairKind;
import io.github.unspin.channel.Phrases;
import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.context.ContextModel;
import io.github.unspin.context.ContextTrainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RescorerTest {
  private static void extract(Passes passes) {
    new Rescorer(Toys.model(), null, NameTable.empty()).extract(passes.view, passes.build());
  }

  private static float of(Edge edge, Feature feature) {
    return edge.features[feature.ordinal()];
  }

  private static Edge contraction(Passes passes, int from, int to, String put, boolean contracts) {
    Edge edge = passes.edge(from, to, put, 0.1, PairKind.CONTRACTION);
    edge.features[Feature.CONTRACTS.ordinal()] = contracts ? 1 : 0;
    edge.features[Feature.EXPANDS.ordinal()] = contracts ? 0 : 1;
    return edge;
  }

  @Test
  void anAuthorWhoWritesInFullGoesOnWritingInFull() {
    Passes passes = new Passes("He did not go. We did not see it. They did not say. It isn't so.");
    List<Edge> shorter = new ArrayList<>();
    for (int at = 0; shorter.size() < 3; ) {
      at = passes.token("did", at) + 1;
      shorter.add(contraction(passes, at - 1, at + 1, "didn't", true));
    }
    int is = passes.token("is");
    Edge longer = contraction(passes, is, is + 2, "is not", false);

    extract(passes);

    // elsewhere in full: 2 * 0.9 + 0.1, contracted: 2 * 0.1 + 0.9
    float habit = (float) Math.log((1.1 + 0.5) / (1.9 + 0.5));
    assertThat(shorter)
        .allSatisfy(
            edge ->
                assertThat(of(edge, Feature.CONTRACTION_HABIT)).isCloseTo(habit, within(1e-4f)));
    // elsewhere in full: 3 * 0.9, contracted: 3 * 0.1
    assertThat(of(longer, Feature.CONTRACTION_HABIT))
        .isCloseTo((float) Math.log((2.7 + 0.5) / (0.3 + 0.5)), within(1e-4f));
    assertThat(habit).isNegative();
  }

  @Test
  void quotationsHaveAHabitOfTheirOwn() {
    Passes passes =
        new Passes("He did not go. \"We didn't see it, we didn't,\" he said. They did not say.");
    Edge shorter = contraction(passes, 1, 3, "didn't", true);
    int last = passes.token("did", passes.token("They"));
    contraction(passes, last, last + 2, "didn't", true);
    int at = passes.token("did", 4);
    Edge longer = contraction(passes, at, at + 2, "did not", false);
    int next = passes.token("did", at + 1);
    contraction(passes, next, next + 2, "did not", false);

    extract(passes);

    float habit = (float) Math.log((0.1 + 0.5) / (0.9 + 0.5));
    assertThat(of(shorter, Feature.CONTRACTION_HABIT)).isCloseTo(habit, within(1e-4f));
    assertThat(of(longer, Feature.CONTRACTION_HABIT)).isCloseTo(habit, within(1e-4f));
  }

  @Test
  void otherPlacesOfAPhraseAreWitnesses() {
    Passes passes = new Passes("The newest storm hit. The newest hall fell. The Newest city saw.");
    int second = passes.token("newest", 2);
    int third = passes.token("Newest");
    Edge latest = passes.edge(1, 2, "latest", 0.8);
    Edge big = passes.edge(1, 2, "big", 0.1);
    passes.edge(second, second + 1, "latest", 0.6);
    passes.edge(third, third + 1, "Big", 0.9);
    int hall = passes.token("hall");
    Edge once = passes.edge(hall, hall + 1, "lobby", 0.5);

    extract(passes);

    assertThat(of(latest, Feature.SAME_ELSEWHERE)).isCloseTo(0.3f, within(1e-5f));
    assertThat(of(latest, Feature.OTHER_ELSEWHERE)).isCloseTo(0.45f, within(1e-5f));
    assertThat(of(big, Feature.SAME_ELSEWHERE)).isCloseTo(0.45f, within(1e-5f));
    assertThat(of(big, Feature.OTHER_ELSEWHERE)).isCloseTo(0.3f, within(1e-5f));
    assertThat(of(once, Feature.SAME_ELSEWHERE)).isZero();
    assertThat(of(once, Feature.OTHER_ELSEWHERE)).isZero();
  }

  @Test
  void anOriginalThatTheAuthorUsesElsewhereCounts() {
    Passes passes = new Passes("The newest storm hit. The latest hall fell. The Latest city saw.");
    Edge latest = passes.edge(1, 2, "latest", 0.5);
    Edge recent = passes.edge(1, 2, "recent", 0.1);
    int replaced = passes.token("Latest");
    passes.edge(replaced, replaced + 1, "new", 0.25);

    extract(passes);

    assertThat(of(latest, Feature.ORIGINAL_ELSEWHERE))
        .isCloseTo((float) Math.log1p(1.75), within(1e-4f));
    assertThat(of(recent, Feature.ORIGINAL_ELSEWHERE)).isZero();
  }

  @Test
  void quotationsThatASpinnerSparedLowerTheirRate() {
    String text =
        "The newest storm hit the corridor. \"The newest storm hit the corridor,\" he said.";
    Passes spared = new Passes(text);
    Passes struck = new Passes(text);
    int inQuote = spared.token("newest", 4);
    List<Edge> sparedEdges =
        List.of(spared.edge(1, 2, "latest", 0.95), spared.edge(5, 6, "hall", 0.95));
    Edge unlikely = spared.edge(inQuote, inQuote + 1, "latest", 0.05);
    Edge likely = struck.edge(inQuote, inQuote + 1, "latest", 0.95);
    Edge free = struck.edge(1, 2, "latest", 0.05);
    extract(spared);
    extract(struck);

    assertThat(of(unlikely, Feature.QUOTED_RATE)).isNegative();
    assertThat(of(likely, Feature.QUOTED_RATE)).isPositive();
    assertThat(of(free, Feature.QUOTED_RATE)).isZero();
    assertThat(sparedEdges).allMatch(edge -> of(edge, Feature.QUOTED_RATE) == 0);
  }

  @Test
  void densityOfADocumentAndOfItsNames() {
    String text = "He saw the Corridor and the Lodge hit the people hard again.";
    Passes dense = new Passes(text);
    List<Edge> edges = new ArrayList<>();
    for (int i : new int[] {0, 1, 2, 4, 5, 7, 8, 9}) {
      edges.add(dense.edge(i, i + 1, "x" + i, 0.9));
    }
    Edge spared = dense.edge(3, 4, "Hall", 0.05);
    spared.features[Feature.NAME.ordinal()] = 1;
    Passes sparse = new Passes(text.repeat(4));
    Edge lone = sparse.edge(3, 4, "Hall", 0.9);
    lone.features[Feature.NAME.ordinal()] = 1;
    extract(dense);
    extract(sparse);

    assertThat(edges).allMatch(edge -> of(edge, Feature.RATE) > 0.5);
    assertThat(edges).allMatch(edge -> of(edge, Feature.NAME_RATE) == 0);
    assertThat(of(spared, Feature.NAME_RATE)).isNegative();
    assertThat(of(lone, Feature.RATE)).isNegative();
    assertThat(of(lone, Feature.NAME_RATE)).isPositive();
  }

  private static TwoWeights weights(Feature feature, float value, HiddenUnits hidden) {
    float[] second = new float[Feature.COUNT];
    second[feature.ordinal()] = value;
    return new TwoWeights(Weights.initial(), new Weights(second), hidden, Confidences.PLAIN);
  }

  @Test
  void theSecondPassMayChangeItsMind() {
    Passes passes = new Passes("The newest storm hit. The newest hall fell.");
    int second = passes.token("newest", 2);
    Edge unsure = passes.edge(1, 2, "latest", 0.3);
    passes.edge(second, second + 1, "latest", 0.9);
    Rescorer rescorer = new Rescorer(Toys.model(), null, NameTable.empty());

    List<SentencePass> out =
        rescorer.rescore(
            passes.view, passes.build(), weights(Feature.SAME_ELSEWHERE, 5, HiddenUnits.none()));

    assertThat(out).hasSize(2);
    // log-odds of 5 * 0.9
    assertThat(unsure.posterior).isCloseTo(1 / (1 + Math.exp(-4.5)), within(1e-3));
    assertThat(out.get(0).kept()[1]).isCloseTo(1 - unsure.posterior, within(1e-6));
    assertThat(out.get(0).kept()[2]).isCloseTo(1, within(1e-6));
  }

  @Test
  void hiddenUnitsDoNotTellAgainstTheUsersRows() {
    float[] numbers = new float[HiddenUnits.size()];
    numbers[HiddenUnits.index(Feature.SHARE.ordinal(), 0)] = 1;
    numbers[HiddenUnits.index(Feature.EDGE_COUNT + 1, 0)] = 4;
    Passes passes = new Passes("The newest storm hit the corridor.");
    Edge best = passes.edge(1, 3, "latest storm", 0.3);
    best.features[Feature.SHARE.ordinal()] = 1;
    Edge own = passes.edge(2, 3, "gale", 0.1, PairKind.USER);
    Edge reference = passes.edge(1, 2, "new", 0.1, PairKind.REFERENCE);
    Edge plain = passes.edge(1, 2, "fresh", 0.1);
    Edge apart = passes.edge(5, 6, "hall", 0.1, PairKind.USER);
    own.extra = 2;

    new Rescorer(Toys.model(), null, NameTable.empty())
        .rescore(passes.view, passes.build(), weights(Feature.BIAS, 0, new HiddenUnits(numbers)));

    float units = (float) (4 * Math.tanh(1));
    assertThat(best.score).isCloseTo(units, within(1e-5f));
    assertThat(own.score).isCloseTo(units + 2, within(1e-5f));
    assertThat(reference.score).isCloseTo(units, within(1e-5f));
    assertThat(plain.score).isZero();
    assertThat(apart.score).isZero();
  }

  @Test
  void theContextModelReadsTheRestoredWords(@TempDir Path folder) throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 1200; i++) {
      lines.add(
          i % 2 == 0 ? "the mayor said " + i + " people ." : "the storm hit " + i + " people .");
    }
    SubstitutionTable table =
        new SubstitutionTable.Builder()
            .add("zoomed", "said", PairKind.OBSERVED, Family.A, 5, 1, 0, 0)
            .add("zoomed", "hit", PairKind.OBSERVED, Family.A, 5, 1, 0, 0)
            .build();
    Path file = folder.resolve("context.model");
    new ContextTrainer(Toys.model(), table, 8, 8, step -> {})
        .train(List.of(Files.write(folder.resolve("text.txt"), lines)), 3000, 1, file);
    Passes passes = new Passes("The governor zoomed five people.");
    passes.edge(1, 2, "mayor", 0.9);
    Edge said = passes.edge(2, 3, "said", 0.4);
    Edge hit = passes.edge(2, 3, "hit", 0.4);
    Edge unknown = passes.edge(2, 3, "left", 0.1);
    Edge elsewhere = passes.edge(4, 5, "said", 0.1);

    ContextModel context = ContextModel.open(file, Toys.model());

    new Rescorer(Toys.model(), context, NameTable.empty()).extract(passes.view, passes.build());

    int[] restored = Toys.view("The mayor zoomed five people.").words;
    ContextModel.Reader reader = context.reader();
    reader.look(restored, 2, 3, 0, restored.length);
    float odds =
        reader.score(context.phrase(Phrases.key("said")))
            - reader.score(context.phrase(Phrases.key("zoomed")));
    assertThat(of(said, Feature.CONTEXT)).isCloseTo(Math.min(8, odds), within(1e-5f));
    assertThat(of(said, Feature.CONTEXT)).isPositive().isLessThanOrEqualTo(8);
    assertThat(of(said, Feature.CONTEXT)).isGreaterThan(of(hit, Feature.CONTEXT) + 1);
    assertThat(of(unknown, Feature.CONTEXT)).isZero();
    assertThat(of(elsewhere, Feature.CONTEXT)).as("'people' is no phrase of the table").isZero();
  }
}
