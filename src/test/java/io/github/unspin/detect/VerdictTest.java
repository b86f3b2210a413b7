package io.github.unspin.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class VerdictTest {
  /** Posteriors of a document in which a share of the words is almost certainly a spinner's. */
  private static double[] document(int words, double share, double sure, double otherwise) {
    double[] posteriors = new double[words];
    for (int i = 0; i < words; i++) {
      // spread evenly
      boolean substituted = (int) ((i + 1) * share + 1e-9) > (int) (i * share + 1e-9);
      posteriors[i] = substituted ? sure : otherwise;
    }
    return posteriors;
  }

  @Test
  void phrasesOfARarerSpinnerNeedLessEvidence() {
    double[] words = document(400, 0.15, 0.97, 0.03);
    Verdict common = Verdict.of(words, 1);
    Verdict rare = Verdict.of(words, 0);
    assertThat(common.spun()).isFalse();
    assertThat(rare.spun()).isTrue();
    assertThat(rare.evidence()).isEqualTo(common.evidence());
    assertThat(Verdict.of(words, 0.5).score()).isBetween(common.score(), rare.score());
    assertThat(Verdict.of(document(400, 0, 0, 0.05), 0).spun()).isFalse();
  }

  @Test
  void noWordsAreNotSpun() {
    Verdict verdict = Verdict.of(new double[0], 1);

    assertThat(verdict.spun()).isFalse();
    assertThat(verdict.score()).isZero();
  }

  /** A posterior at the rate that was assumed says nothing either way. */
  @Test
  void wordsThatSayNothingAreNotSpun() {
    Verdict verdict = Verdict.of(document(500, 0, 0, 0.17), 1);

    assertThat(verdict.spun()).isFalse();
    assertThat(verdict.evidence()).isCloseTo(0, within(1e-6));
    assertThat(verdict.score()).isLessThan(0.01);
  }

  @Test
  void wordsBelowTheAssumedRateAreNotSpun() {
    Verdict verdict = Verdict.of(document(500, 0, 0, 0.08), 1);

    assertThat(verdict.spun()).isFalse();
    assertThat(verdict.score()).isLessThan(0.01);
    assertThat(verdict.rate()).isLessThan(0.01);
  }

  @Test
  void aFifthOfTheWordsCertainIsSpun() {
    Verdict verdict = Verdict.of(document(500, 0.2, 0.999, 0.01), 1);

    assertThat(verdict.spun()).isTrue();
    assertThat(verdict.score()).isGreaterThan(0.95);
    assertThat(verdict.rate()).isCloseTo(0.2, within(0.02));
  }

  @Test
  void oneCertainWordInAHundredIsNotSpun() {
    Verdict verdict = Verdict.of(document(500, 0.01, 0.999, 0.01), 1);

    assertThat(verdict.spun()).isFalse();
    assertThat(verdict.rate()).isCloseTo(0.01, within(0.005));
  }

  @Test
  void rateIsThatOfTheDocumentNotOfTheTraining() {
    for (double rate : new double[] {0.05, 0.1, 0.3, 0.5}) {
      assertThat(Verdict.of(document(1000, rate, 0.9999, 0.0001), 1).rate())
          .isCloseTo(rate, within(0.01));
    }
  }

  @Test
  void fewWordsCountForLess() {
    double last = Double.MAX_VALUE;
    for (int words : new int[] {1000, 100, 20, 5}) {
      Verdict verdict = Verdict.of(document(words, 0.2, 0.999, 0.01), 1);
      assertThat(verdict.score()).as("%s words", words).isLessThan(last);
      last = verdict.score();
    }
  }

  @Property
  void scoreGrowsWithTheEvidence(
      @ForAll @IntRange(min = 1, max = 300) int words, @ForAll long seed) {
    Random random = new Random(seed);
    Verdict one = Verdict.of(random(random, words), 1);
    Verdict other = Verdict.of(random(random, words), 1);

    if (one.evidence() < other.evidence()) {
      assertThat(one.score()).isLessThanOrEqualTo(other.score());
    } else {
      assertThat(one.score()).isGreaterThanOrEqualTo(other.score());
    }
  }

  @Property
  void suspicionOfOneWordMoreNeverLowersTheScore(
      @ForAll @IntRange(min = 1, max = 200) int words, @ForAll long seed) {
    Random random = new Random(seed);
    double[] before = random(random, words);
    double[] after = before.clone();
    int at = random.nextInt(words);
    after[at] += (1 - after[at]) * random.nextDouble();

    Verdict lower = Verdict.of(before, 1);
    Verdict higher = Verdict.of(after, 1);

    assertThat(higher.rate()).isGreaterThanOrEqualTo(lower.rate() - 1e-9);
    assertThat(higher.evidence()).isGreaterThanOrEqualTo(lower.evidence() - 5e-3);
  }

  @Property
  void orderOfTheWordsIsNoMatter(
      @ForAll @IntRange(min = 1, max = 100) int words, @ForAll long seed) {
    double[] posteriors = random(new Random(seed), words);
    double[] sorted = posteriors.clone();
    Arrays.sort(sorted);

    assertThat(Verdict.of(sorted, 1).score())
        .isCloseTo(Verdict.of(posteriors, 1).score(), within(1e-9));
  }

  @Property
  void staysInRangeWhateverTheWordsSay(
      @ForAll @IntRange(min = 1, max = 100) int words, @ForAll long seed) {
    Random random = new Random(seed);
    double[] posteriors = random(random, words);
    for (int i = 0; i < words; i++) {
      posteriors[i] = random.nextBoolean() ? posteriors[i] : random.nextInt(2);
    }

    Verdict verdict = Verdict.of(posteriors, 1);

    assertThat(verdict.score()).isBetween(0.0, 1.0);
    assertThat(verdict.rate()).isBetween(0.0, 0.95);
    assertThat(verdict.evidence()).isFinite();
  }

  private static double[] random(Random random, int words) {
    double[] posteriors = new double[words];
    double typical = random.nextDouble();
    Arrays.setAll(posteriors, i -> Math.pow(random.nextDouble(), 0.2 + 8 * typical));
    return posteriors;
  }
}
