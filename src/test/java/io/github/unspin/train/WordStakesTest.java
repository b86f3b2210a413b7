package io.github.unspin.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.unspin.channel.Family;
import io.github.unspin.channel.PairKind;
import io.github.unspin.channel.SubstitutionTable;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which words of spun texts are a question, and how often. */
class WordStakesTest {
  private static SubstitutionTable.Builder table() {
    return new SubstitutionTable.Builder()
        .add("metropolis", "city", PairKind.OBSERVED, Family.A, 60, 9, 9, 30)
        .add("town", "city", PairKind.OBSERVED, Family.C, 40, 9, 9, 0)
        .add("within the", "in the", PairKind.OBSERVED, Family.A, 50, 9, 9, 0)
        .addWord("city", 97, 100)
        .addWord("the", 9000, 5)
        .addWord("harbour", 80, 0);
  }

  private static float of(String word) {
    return WordStakes.of(table().build()).getOrDefault(word, 0f);
  }

  @Test
  void aWordIsAQuestionWhereItWasTakenOrPut() {
    assertThat(of("city")).as("taken 100 times, left 97 times").isCloseTo(0.5f, within(1e-6f));
    assertThat(of("metropolis")).as("put 60 times").isGreaterThan(0.9f);
    assertThat(of("town")).isBetween(0.9f, of("metropolis"));
  }

  @Test
  void whatBothSidesShareIsNone() {
    assertThat(of("within")).isGreaterThan(0.9f);
    assertThat(of("in")).isGreaterThan(0.9f);
    assertThat(of("the")).isZero();
    assertThat(of("harbour")).isZero();
  }

  @Test
  void aCapitalChangesNothing() {
    assertThat(of("City")).isEqualTo(of("city"));
  }

  @Test
  void whatOnlyFollowsFromPairsCountsForNothing() {
    Map<String, Float> stakes =
        WordStakes.of(
            table()
                .add("metropolises", "cities", PairKind.INFLECTED, Family.A, 60, 0, 0, 0)
                .build());

    assertThat(stakes).doesNotContainKeys("cities", "metropolises").containsKey("city");
  }
}
