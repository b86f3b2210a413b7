package io.github.unspin.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HiddenUnitsTest {
  private static float[] features(Random random) {
    float[] features = new float[Feature.EDGE_COUNT];
    for (int i = 0; i < features.length; i++) {
      features[i] = random.nextInt(3) == 0 ? 0 : (float) random.nextGaussian();
    }
    return features;
  }

  @Property(tries = 20)
  void gradientIsWhatSmallChangesDo(@ForAll long seed) {
    Random random = new Random(seed);
    float[] numbers = new float[HiddenUnits.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian() * 0.2f;
    }
    float[] features = features(random);
    double[] gradient = new double[numbers.length];
    gradient[3] = 10; // it adds to what is there
    new HiddenUnits(numbers).addGradient(features, -1.5, gradient);
    gradient[3] -= 10;

    float epsilon = 0.01f;
    for (int i = 0; i < numbers.length; i++) {
      float[] changed = numbers.clone();
      changed[i] += epsilon;
      double up = new HiddenUnits(changed).score(features);
      changed[i] -= 2 * epsilon;
      double down = new HiddenUnits(changed).score(features);
      assertThat(gradient[i])
          .as("number " + i)
          .isCloseTo(-1.5 * (up - down) / (2 * epsilon), within(2e-3));
    }
  }

  @Test
  void noneAddsNothing() {
    assertThat(HiddenUnits.none().score(features(new Random(1)))).isZero();
  }

  @Test
  void startsSmallAndTheSameEveryTime() {
    float[] features = features(new Random(1));
    float score = HiddenUnits.random(new Random(1)).score(features);

    assertThat(score).isNotZero().isBetween(-3f, 3f);
    assertThat(HiddenUnits.random(new Random(1)).score(features)).isEqualTo(score);
    assertThat(HiddenUnits.random(new Random(2)).score(features)).isNotEqualTo(score);
  }

  @Test
  void everyNumberHasOnePlaceInTheFile() {
    boolean[] seen = new boolean[HiddenUnits.size()];
    HiddenUnits units = HiddenUnits.random(new Random(1));
    for (int row = 0; row < Feature.EDGE_COUNT + 2; row++) {
      float[] column = units.column(row);
      assertThat(column).hasSize(HiddenUnits.COUNT);
      for (int h = 0; h < column.length; h++) {
        int index = HiddenUnits.index(row, h);
        assertThat(seen[index]).isFalse();
        seen[index] = true;
        assertThat(column[h]).isEqualTo(units.toArray()[index]);
      }
    }
    assertThat(seen).doesNotContain(false);
  }

  @Test
  void theArrayIsACopy() {
    HiddenUnits units = HiddenUnits.random(new Random(1));
    units.toArray()[0] = 99;
    assertThat(units.toArray()[0]).isNotEqualTo(99);
  }
}
