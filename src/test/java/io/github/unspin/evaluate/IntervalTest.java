package io.github.unspin.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
  @ParameterizedTest // published tables of exact limits
  @CsvSource({
    "0, 0, 3.6889",
    "1, 0.0253, 5.5716",
    "3, 0.6187, 8.7673",
    "10, 4.7954, 18.3904",
    "100, 81.3639, 121.6271",
    "2000, 1913.3, 2089.6"
  })
  void poissonIsExact(int events, double low, double high) {
    Interval interval = Interval.poisson(events);
    assertThat(interval.low()).isCloseTo(low, within(1e-4 * Math.max(1, low)));
    assertThat(interval.high()).isCloseTo(high, within(1e-4 * Math.max(1, high)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 10, 0, 0.3085",
    "1, 10, 0.0025, 0.4450",
    "5, 10, 0.1871, 0.8129",
    "10, 10, 0.6915, 1",
    "0, 198, 0, 0.0185",
    "0, 0, 0, 1"
  })
  void shareIsExact(int hits, int trials, double low, double high) {
    Interval interval = Interval.share(hits, trials);
    assertThat(interval.low()).isCloseTo(low, within(1e-4));
    assertThat(interval.high()).isCloseTo(high, within(1e-4));
  }

  @Test
  void theSharesAreSymmetric() {
    for (int hits = 0; hits <= 37; hits++) {
      Interval one = Interval.share(hits, 37);
      Interval other = Interval.share(37 - hits, 37);
      assertThat(one.low()).isCloseTo(1 - other.high(), within(1e-9));
      assertThat(one.low()).isLessThanOrEqualTo(hits / 37.0);
      assertThat(one.high()).isGreaterThanOrEqualTo(hits / 37.0);
    }
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> Interval.poisson(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Interval.share(4, 3)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bootstrapsAsTheNormalDistributionHasIt() {
    List<double[]> coins = IntStream.range(0, 400).mapToObj(i -> new double[] {i % 2, 1}).toList();
    Interval interval = mean(coins);
    double expected = 1.96 * Math.sqrt(0.25 / 400);
    assertThat(0.5 - interval.low()).isCloseTo(expected, within(0.01));
    assertThat(interval.high() - 0.5).isCloseTo(expected, within(0.01));
    assertThat(mean(coins)).as("the same again").isEqualTo(interval);
  }

  @Test
  void moreArticlesTellMore() {
    List<double[]> few = List.of(new double[] {0, 1}, new double[] {1, 1}, new double[] {1, 1});
    List<double[]> many = Collections.nCopies(50, few).stream().flatMap(List::stream).toList();
    Interval wide = mean(few);
    Interval narrow = mean(many);
    assertThat(narrow.high() - narrow.low()).isLessThan((wide.high() - wide.low()) / 3);
    assertThat(mean(few.subList(0, 1)).isKnown()).as("of one article").isFalse();
    assertThat(mean(Collections.nCopies(9, new double[] {3, 4})))
        .isEqualTo(new Interval(0.75, 0.75));
  }

  private static Interval mean(List<double[]> units) {
    return Bootstrap.interval(
        units, (a, b) -> new double[] {a[0] + b[0], a[1] + b[1]}, sum -> sum[0] / sum[1]);
  }
}
