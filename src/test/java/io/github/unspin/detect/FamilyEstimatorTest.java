package io.github.unspin.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.unspin.channel.Family;
import io.github.unspin.channel.PairKind;
import io.github.unspin.channel.SubstitutionTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One spinner is known a hundred times as well as another. */
class FamilyEstimatorTest {
  private static final int COMMON_PHRASES = 200;

  private final SubstitutionTable.Builder builder = new SubstitutionTable.Builder();

  FamilyEstimatorTest() {
    for (int i = 0; i < COMMON_PHRASES; i++) {
      add("stated" + i, Family.A, 100);
    }
    for (int i = 0; i < 60; i++) {
      add("asserted" + i, Family.B, 3);
      add("stated" + i, Family.B, i < 10 ? 2 : 0); // the little that is known of it
    }
  }

  private void add(String spun, Family family, int count) {
    if (count > 0) {
      builder.add(spun, "said", PairKind.OBSERVED, family, count, count, 0, 0);
    }
  }

  private float[] estimate(List<String> words) {
    return new FamilyEstimator(builder.build()).estimate(words.toArray(new String[0]));
  }

  private static List<String> words(String stem, int from, int to) {
    List<String> words = new ArrayList<>();
    for (int i = from; i < to; i++) {
      words.add(stem + i);
      words.add("plain");
    }
    return words;
  }

  @Test
  void aTextWithPhrasesOfTheCommonSpinnerIsItsWork() {
    float[] share = estimate(words("stated", 60, 180));
    assertThat(share[Family.A.ordinal()]).isGreaterThan(0.8f);
    assertThat(share[Family.A2.ordinal()]).isEqualTo(share[Family.A.ordinal()]);
  }

  /** Most of what a rare spinner writes has been seen of the common one alone. */
  @Test
  void phrasesNotYetSeenOfARareSpinnerDoNotSpeakAgainstIt() {
    List<String> text = words("stated", 20, 80);
    text.addAll(words("asserted", 0, 12));
    float[] share = estimate(text);
    assertThat(share[Family.B.ordinal()]).isGreaterThan(0.9f);
    assertThat(share[Family.A.ordinal()]).isLessThan(0.1f);
  }

  @Test
  void aSinglePhraseOfARareSpinnerIsNoProof() {
    List<String> text = words("stated", 20, 80);
    text.addAll(words("asserted", 0, 1));
    assertThat(estimate(text)[Family.A.ordinal()]).isGreaterThan(0.5f);
  }

  @Test
  void aTextWithoutKnownPhrasesIsLikeliestTheCommonSpinners() {
    float[] share = estimate(List.of("nothing", "of", "the", "kind"));
    double sum = 0;
    for (Family family : Family.values()) {
      sum += family == Family.A2 ? 0 : share[family.ordinal()];
      assertThat(share[family.ordinal()]).isLessThanOrEqualTo(share[Family.A.ordinal()]);
    }
    assertThat(sum).isCloseTo(1, within(1e-4));
  }
}
