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
    double[] words = document(400, 0.2, 0.97, 0.03);
    Verdict common = Verdict.of(words, 1, Fluency.UNKNOWN);
    Verdict rare = Verdict.of(words, 0, Fluency.UNKNOWN);
    assertThat(common.spun()).isFalse();
    assertThat(rare.spun()).isTrue();
    assertThat(rare.evidence()).isEqualTo(common.evidence());
    assertThat(Verdict.of(words, 0.5, Fluency.UNKNOWN).score())
        .isBetween(common.score(), rare.score());
    assertThat(Verdict.of(document(400, 0, 0, 0.05), 0, Fluency.UNKNOWN).spun()).isFalse();
  }

  @Test
  void wordsThatFollowOneAnotherBadlySpeakForASpinner() {
    double[] words = document(400, 0.14, 0.97, 0.03);
    assertThat(Verdict.of(words, 1, Fluency.UNKNOWN).spun()).isFalse();
    assertThat(Verdict.of(words, 1, new Fluency(2.3, 300)).spun()).isFalse();
    assertThat(Verdict.of(words, 1, new Fluency(0.8, 300)).spun()).isTrue();
    double last = 0;
    for (double gain : new double[] {3, 2.4, 1.8, 1.4, 1}) {
      double score = Verdict.of(words, 1, new Fluency(gain, 300)).score();
      assertThat(score).as("gain %s", gain).isGreaterThanOrEqualTo(last);
      last = score;
    }
  }

  /** Verse, lists and notes are odd as well; without the phrases of spinners they stay alone. */
  @Test
  void oddProseAloneIsNotSpun() {
    for (double gain : new double[] {0, -3, -20}) {
      assertThat(Verdict.of(document(400, 0, 0, 0.1), 0, new Fluency(gain, 390)).spun()).isFalse();
    }
  }

  @Test
  void fluentProseDoesNotHideASpinner() {
    double[] words = document(500, 0.25, 0.999, 0.01);
    assertThat(Verdict.of(words, 1, new Fluency(5, 400)).spun()).isTrue();
  }

  @Test
  void fluencyOfAFewWordsCountsForLess() {
    double[] words = document(400, 0.14, 0.97, 0.03);
    assertThat(Verdict.of(words, 1, new Fluency(0.8, 5)).score())
        .isLessThan(Verdict.of(words, 1, new Fluency(0.8, 300)).score());
  }

  @Test
  void noWordsAreNotSpun() {
    Verdict verdict = Verdict.of(new double[0], 1, Fluency.UNKNOWN);

    assertThat(verdict.spun()).isFalse();
    assertThat(verdict.score()).isZero();
  }

  /** A posterior at the rate that was assumed says nothing either way. */
  @Test
  void wordsThatSayNothingAreNotSpun() {
    Verdict verdict = Verdict.of(document(500, 0, 0, 0.17), 1, Fluency.UNKNOWN);

    assertThat(verdict.spun()).isFalse();
    assertThat(verdict.evidence()).isCloseTo(0, within(1e-6));
    assertThat(verdict.score()).isLessThan(0.01);
  }

  @Test
  void wordsBelowTheAssumedRateAreNotSpun() {
    Verdict verdict = Verdict.of(document(500, 0, 0, 0.08), 1, Fluency.UNKNOWN);

    assertThat(verdict.spun()).isFalse();
    assertThat(verdict.score()).isLessThan(0.01);
    assertThat(verdict.rate()).isLessThan(0.01);
  }

  @Test
  void aFifthOfTheWordsCertainIsSpun() {
    Verdict verdict = Verdict.of(document(500, 0.2, 0.999, 0.01), 1, Fluency.UNKNOWN);

    assertThat(verdict.spun()).isTrue();
    assertThat(verdict.score()).isGreaterThan(0.95);
    assertThat(verdict.rate()).isCloseTo(0.2, within(0.02));
  }

  @Test
  void oneCertainWordInAHundredIsNotSpun() {
    Verdict verdict = Verdict.of(document(500, 0.01, 0.999, 0.01), 1, Fluency.UNKNOWN);

    assertThat(verdict.spun()).isFalse();
    assertThat(verdict.rate()).isCloseTo(0.01, within(0.005));
  }

  @Test
  void rateIsThatOfTheDocumentNotOfTheTraining() {
    for (double rate : new double[] {0.05, 0.1, 0.3, 0.5}) {
      assertThat(Verdict.of(document(1000, rate, 0.9999, 0.0001), 1, Fluency.UNKNOWN).rate())
          .isCloseTo(rate, within(0.01));
    }
  }

  @Test
  void fewWordsCountForLess() {
    double last = Double.MAX_VALUE;
    for (int words : new int[] {1000, 100, 20, 5}) {
      Verdict verdict = Verdict.of(document(words, 0.2, 0.999, 0.01), 1, Fluency.UNKNOWN);
      assertThat(verdict.score()).as("%s words", words).isLessThan(last);
      last = verdict.score();
    }
  }

  @Property
  void scoreGrowsWithTheEvidence(
      @ForAll @IntRange(min = 1, max = 300) int words, @ForAll long seed) {
    Random random = new Random(seed);
    Verdict one = Verdict.of(random(random, words), 1, Fluency.UNKNOWN);
    Verdict other = Verdict.of(random(random, words), 1, Fluency.UNKNOWN);

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

    Verdict lower = Verdict.of(before, 1, Fluency.UNKNOWN);
    Verdict higher = Verdict.of(after, 1, Fluency.UNKNOWN);

    assertThat(higher.rate()).isGreaterThanOrEqualTo(lower.rate() - 1e-9);
    assertThat(higher.evidence()).isGreaterThanOrEqualTo(lower.evidence() - 5e-3);
  }

  @Property
  void orderOfTheWordsIsNoMatter(
      @ForAll @IntRange(min = 1, max = 100) int words, @ForAll long seed) {
    double[] posteriors = random(new Random(seed), words);
    double[] sorted = posteriors.clone();
    Arrays.sort(sorted);

    assertThat(Verdict.of(sorted, 1, Fluency.UNKNOWN).score())
        .isCloseTo(Verdict.of(posteriors, 1, Fluency.UNKNOWN).score(), within(1e-9));
  }

  @Property
  void staysInRangeWhateverTheWordsSay(
      @ForAll @IntRange(min = 1, max = 100) int words, @ForAll long seed) {
    Random random = new Random(seed);
    double[] posteriors = random(random, words);
    for (int i = 0; i < words; i++) {
      posteriors[i] = random.nextBoolean() ? posteriors[i] : random.nextInt(2);
    }

    Verdict verdict = Verdict.of(posteriors, 1, Fluency.UNKNOWN);

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
