package io.github.unspin.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.channel.Family;
import io.github.unspin.channel.NameTable;
import io.github.unspin.channel.PairKind;
import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.evaluate.MarkedPassage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfidenceTrainerTest {
  private static final double SURE = 0.9;

  private final SubstitutionTable table =
      new SubstitutionTable.Builder()
          .add("newest", "latest", PairKind.OBSERVED, Family.A, 30, 20, 10, 0)
          .build();

  private static Confidences learn(List<WeightTrainer.Example> examples) {
    float[] second = new float[Feature.COUNT];
    second[Feature.BIAS.ordinal()] = (float) Math.log(SURE / (1 - SURE));
    TwoWeights weights =
        new TwoWeights(
            Weights.initial(), new Weights(second), HiddenUnits.none(), Confidences.PLAIN);
    return new ConfidenceTrainer(Toys.model(), null, NameTable.empty(), weights).learn(examples);
  }

  private List<WeightTrainer.Example> examples(String marked) {
    return examples(marked, table);
  }

  private static List<WeightTrainer.Example> examples(String marked, SubstitutionTable known) {
    List<WeightTrainer.Example> examples = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      examples.add(new WeightTrainer.Example(MarkedPassage.parse("p" + i, marked), known));
    }
    return examples;
  }

  @Test
  void withoutExamplesPosteriorsStayAsTheyAre() {
    assertThat(learn(List.of())).isEqualTo(Confidences.PLAIN);
  }

  @Test
  void promisesThatCameTrueRaiseConfidence() {
    Confidences learnt = learn(examples("The {{newest|latest}} storm hit people."));

    assertThat(learnt.common().detection().of(SURE)).isGreaterThan(SURE + 0.03);
    assertThat(learnt.common().restoration().of(SURE)).isGreaterThan(SURE + 0.03);
    assertThat(learnt.others()).as("no such document").isEqualTo(Confidences.Curves.PLAIN);
    assertThat(learnt.families()).isEmpty();
  }

  @Test
  void aPlaceFoundNeedNotBePutRight() {
    Confidences learnt = learn(examples("The {{newest|last}} storm hit people."));

    assertThat(learnt.common().detection().of(SURE)).isGreaterThan(SURE + 0.03);
    assertThat(learnt.common().restoration().of(SURE)).isLessThan(0.4);
  }

  @Test
  void aFamilyIsLearntForItselfAndWithTheOthers() {
    SubstitutionTable other =
        new SubstitutionTable.Builder()
            .add("newest", "latest", PairKind.OBSERVED, Family.F, 30_000, 20, 10, 0)
            .add("huge", "big", PairKind.OBSERVED, Family.A, 3_000_000, 20, 10, 0)
            .build();
    Confidences learnt = learn(examples("The newest storm hit people.", other));

    assertThat(learnt.common()).isEqualTo(Confidences.Curves.PLAIN);
    assertThat(learnt.families()).containsOnlyKeys(Family.F);
    double others = learnt.others().detection().of(SURE);
    assertThat(others).isLessThan(0.4);
    assertThat(learnt.of(Family.F).detection().of(SURE)).isLessThanOrEqualTo(others);
    assertThat(learnt.of(Family.G)).isEqualTo(learnt.others());
  }

  @Test
  void falseAlarmsLowerConfidence() {
    assertThat(learn(examples("The newest storm hit people.")).common().detection().of(SURE))
        .isLessThan(0.4);
  }
}
