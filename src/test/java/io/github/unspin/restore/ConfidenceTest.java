package io.github.unspin.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.unspin.channel.Family;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ConfidenceTest {
  private static final double PULL = 10;

  private static double truth(double posterior) {
    double odds = 0.6 * Math.log(posterior) - 0.4 * Math.log(1 - posterior) - 0.7;
    return 1 / (1 + Math.exp(-odds));
  }

  private static List<Confidence.Sample> samples(Random random, int count, boolean distorted) {
    List<Confidence.Sample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double posterior = 0.02 + 0.96 * random.nextDouble();
      double p = distorted ? truth(posterior) : posterior;
      samples.add(new Confidence.Sample(posterior, random.nextDouble() < p));
    }
    return samples;
  }

  @Property
  void plainLeavesPosteriorsAlone(@ForAll @DoubleRange(min = 0, max = 1) double posterior) {
    assertThat(Confidence.PLAIN.of(posterior)).isEqualTo(posterior);
  }

  @Test
  void findsADistortionAgain() {
    Confidence fit = Confidence.PLAIN.fit(samples(new Random(1), 40_000, true), PULL);

    for (double posterior = 0.05; posterior < 1; posterior += 0.05) {
      assertThat(fit.of(posterior)).isCloseTo(truth(posterior), within(0.02));
    }
    assertThat(Math.abs(fit.of(0.9) - 0.9)).as("0.9 is not what it seems").isGreaterThan(0.2);
  }

  @Test
  void honestPosteriorsStayNearlyAsTheyAre() {
    Confidence fit = Confidence.PLAIN.fit(samples(new Random(2), 40_000, false), PULL);

    for (double posterior = 0.05; posterior < 1; posterior += 0.05) {
      assertThat(fit.of(posterior)).isCloseTo(posterior, within(0.02));
    }
  }

  @Test
  void fewSamplesChangeLittle() {
    assertThat(Confidence.PLAIN.fit(List.of(), PULL)).isEqualTo(Confidence.PLAIN);
    Confidence fit = Confidence.PLAIN.fit(List.of(new Confidence.Sample(0.9, false)), PULL);
    assertThat(fit.of(0.9)).isBetween(0.8, 0.899);
  }

  @Property(tries = 60)
  void greaterPosteriorsNeverMeanLess(@ForAll long seed) {
    Random random = new Random(seed);
    List<Confidence.Sample> samples = new ArrayList<>();
    double bent = random.nextDouble();
    for (int i = random.nextInt(300); i > 0; i--) { // even where the truth runs backwards
      double posterior = random.nextInt(8) == 0 ? random.nextInt(2) : random.nextDouble();
      samples.add(
          new Confidence.Sample(
              posterior, random.nextDouble() < bent * (1 - posterior) + (1 - bent) * posterior));
    }
    Confidence fit = Confidence.PLAIN.fit(samples, PULL);
    double last = 0;
    for (int i = 0; i <= 100; i++) {
      double value = fit.of(i / 100.0);
      assertThat(value).isBetween(0.0, 1.0).isGreaterThanOrEqualTo(last);
      last = value;
    }
  }

  @Test
  void aStrongPullKeepsACurveNearItsStart() {
    Confidence start = new Confidence(1.5f, 0.5f, 0.5f);
    List<Confidence.Sample> samples = Collections.nCopies(20, new Confidence.Sample(0.8, false));

    assertThat(start.fit(List.of(), PULL)).isEqualTo(start);
    double free = start.fit(samples, PULL).of(0.8);
    double pulled = start.fit(samples, 10 * PULL).of(0.8);
    assertThat(free).isLessThan(pulled - 0.1);
    assertThat(pulled).isLessThan(start.of(0.8));
  }

  @Test
  void aFamilyMeetsWhatEarlierPassagesSaidHalfway() {
    Confidences.Curves plain = Confidences.Curves.PLAIN;
    Confidences.Curves low =
        new Confidences.Curves(new Confidence(1, 1, -2), new Confidence(1, 3, 0));
    Confidences.Curves between =
        new Confidences.Curves(new Confidence(1, 1, -1), new Confidence(1, 2, 0));

    Confidences both =
        new Confidences(plain, low, Map.of(Family.G, plain))
            .halfwayTo(new Confidences(low, plain, Map.of(Family.F, plain, Family.G, low)));

    assertThat(both.common()).as("many passages speak for themselves").isEqualTo(plain);
    assertThat(both.others()).isEqualTo(low);
    assertThat(both.of(Family.G)).isEqualTo(between);
    assertThat(both.of(Family.F)).as("of all others now, its own before").isEqualTo(between);
    assertThat(both.of(Family.D)).isEqualTo(low);
  }

  @Test
  void aFamilyThatIsKnownIsJudgedByItself() {
    Confidences.Curves[] each = new Confidences.Curves[3];
    for (int i = 0; i < 3; i++) {
      each[i] = new Confidences.Curves(new Confidence(1, 1, i), new Confidence(1, 1, -i));
    }
    Confidences all = new Confidences(each[0], each[1], Map.of(Family.F, each[2]));

    for (Family family : Family.values()) {
      int expected = family.dictionary() == Family.A ? 0 : family == Family.F ? 2 : 1;
      assertThat(all.of(family)).as("%s", family).isEqualTo(each[expected]);
    }
  }
}
