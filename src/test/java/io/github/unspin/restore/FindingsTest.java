package io.github.unspin.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static final String TEXT = "The newest storm hit the metropolis corridor hard.";

  private final DocumentView view = Toys.view(TEXT);
  private final List<Reading> readings = new ArrayList<>();

  private FindingsTest reading(int from, int to, String put, double posterior) {
    readings.add(new Reading(from, to, put, posterior));
    return this;
  }

  /** Cuts the sentence; what the readings leave of a token's probability is its being kept. */
  private List<Finding> cut(double minimumConfidence) {
    double[] kept = new double[view.text.size()];
    Arrays.fill(kept, 1);
    for (Reading reading : readings) {
      for (int i = reading.from(); i < reading.to(); i++) {
        kept[i] -= reading.posterior();
      }
    }
    readings.sort(
        Comparator.comparingInt(Reading::from)
            .thenComparingInt(Reading::to)
            .thenComparingDouble(r -> -r.posterior()));
    return new Findings(minimumConfidence, Confidence.PLAIN, Confidence.PLAIN)
        .of(view, new SentencePosterior(0, kept, readings));
  }

  private static List<String> texts(Finding finding) {
    return finding.suggestions().stream().map(Suggestion::text).toList();
  }

  @Test
  void nothingIsFoundWhereNothingIsLikely() {
    assertThat(cut(0.5)).isEmpty();
    reading(1, 2, "latest", 0.2).reading(1, 2, "new", 0.25);
    assertThat(cut(0.5)).isEmpty();
  }

  @Test
  void saysWhatStoodThere() {
    reading(1, 2, "latest", 0.7).reading(1, 2, "new", 0.2);
    Finding finding = cut(0.5).get(0);
    assertThat(TEXT.substring(finding.start(), finding.end())).isEqualTo("newest");
    assertThat(finding.text()).isEqualTo("newest");
    assertThat(finding.kind()).isEqualTo(FindingKind.SUBSTITUTION);
    assertThat(finding.confidence()).isCloseTo(0.9, org.assertj.core.api.Assertions.within(1e-9));
    assertThat(texts(finding)).containsExactly("latest", "new");
    assertThat(finding.applied()).isTrue();
    assertThat(finding.message()).contains("latest");
  }

  @Test
  void appliesFromTheMinimumConfidenceOnly() {
    reading(1, 2, "latest", 0.6).reading(1, 2, "new", 0.3);
    assertThat(cut(0.6)).extracting(Finding::applied).containsExactly(true);
    assertThat(cut(0.61)).extracting(Finding::applied).containsExactly(false);
    assertThat(cut(0)).extracting(Finding::applied).containsExactly(true);
    assertThat(cut(1)).extracting(Finding::applied).containsExactly(false);
  }

  @Test
  void isUnsureAloudWhenTwoOriginalsAreAlike() {
    reading(1, 2, "latest", 0.45).reading(1, 2, "most recent", 0.44);
    assertThat(cut(0.4).get(0).message()).contains("latest", "most recent");
  }

  @Test
  void choosesThePhraseOverItsWordsWhenItIsLikelier() {
    reading(5, 7, "city hall", 0.6).reading(5, 6, "city", 0.3).reading(6, 7, "lobby", 0.3);
    List<Finding> findings = cut(0.5);
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).text()).isEqualTo("metropolis corridor");
    assertThat(texts(findings.get(0)))
        .containsExactly("city hall", "city corridor", "metropolis lobby");
  }

  @Test
  void choosesTheWordsOverThePhraseWhenTheyAreLikelier() {
    reading(5, 7, "city hall", 0.3).reading(5, 6, "city", 0.65).reading(6, 7, "lobby", 0.6);
    assertThat(cut(0.5))
        .extracting(finding -> finding.text() + " -> " + texts(finding).get(0))
        .containsExactly("metropolis -> city", "corridor -> lobby");
  }

  @Test
  void leavesOutWhatIsHardlyPossible() {
    reading(1, 2, "latest", 0.9).reading(1, 2, "freshest", 0.01);
    assertThat(texts(cut(0.5).get(0))).containsExactly("latest");
    for (int i = 0; i < 20; i++) {
      reading(4, 5, "x" + i, 0.045);
    }
    assertThat(cut(0.5)).allMatch(finding -> finding.suggestions().size() <= 8);
  }

  @Property(tries = 300)
  void isSoundForAnyPosterior(@ForAll long seed) {
    readings.clear();
    Random random = new Random(seed);
    double[] free = new double[view.text.size()];
    Arrays.fill(free, 1);
    for (int i = random.nextInt(20); i > 0; i--) {
      int from = random.nextInt(free.length);
      int to = Math.min(free.length, from + 1 + random.nextInt(3));
      double most = 1;
      for (int t = from; t < to; t++) {
        most = Math.min(most, free[t]);
      }
      double posterior = most * random.nextDouble();
      for (int t = from; t < to; t++) {
        free[t] -= posterior;
      }
      reading(from, to, "put" + i, posterior);
    }
    double minimum = random.nextDouble();
    int reached = 0;
    for (Finding finding : cut(minimum)) {
      assertThat(finding.start()).isGreaterThanOrEqualTo(reached);
      reached = finding.end();
      assertThat(finding.text()).isEqualTo(TEXT.substring(finding.start(), finding.end()));
      assertThat(finding.confidence()).isBetween(0.5, 1.0);
      List<Double> confidences =
          finding.suggestions().stream().map(Suggestion::confidence).toList();
      assertThat(confidences)
          .allMatch(c -> c >= 0 && c <= 1)
          .isSortedAccordingTo(Comparator.reverseOrder());
      assertThat(finding.applied())
          .isEqualTo(!confidences.isEmpty() && confidences.get(0) >= minimum);
      assertThat(texts(finding)).doesNotHaveDuplicates();
    }
  }
}
