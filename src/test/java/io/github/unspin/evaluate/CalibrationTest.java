package io.github.unspin.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.unspin.evaluate.Calibration.Bin;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private final MarkedPassage passage =
      MarkedPassage.parse("test", "He {{mentioned|said}} the {{newest|latest}} storm hit.");

  private Finding finding(String text, FindingKind kind, double confidence, Object... put) {
    int start = passage.spun().indexOf(text);
    List<Suggestion> suggestions = new ArrayList<>();
    for (int i = 0; i < put.length; i += 2) {
      suggestions.add(new Suggestion((String) put[i], (double) put[i + 1]));
    }
    return new Finding(
        start, start + text.length(), text, kind, confidence, false, suggestions, "");
  }

  private Calibration of(Finding... findings) {
    return Calibration.of(passage, new Report(passage.spun(), 6, true, 1, "A", List.of(findings)));
  }

  @Test
  void comparesConfidencesWithTheTruth() {
    Calibration calibration =
        of(
            finding("mentioned", FindingKind.SUBSTITUTION, 0.95, "told", 0.65, "said", 0.3),
            finding("newest", FindingKind.SUBSTITUTION, 0.93, "latest", 0.81),
            finding("storm", FindingKind.SUBSTITUTION, 0.55),
            finding("hit", FindingKind.SPACING, 0.99, "hits", 0.99));

    assertThat(calibration.detection()).hasSize(10);
    Bin sure = calibration.detection().get(9);
    assertThat(sure.count()).isEqualTo(2);
    assertThat(sure.right()).isEqualTo(2);
    assertThat(sure.meanConfidence()).isCloseTo(0.94, within(1e-9));
    assertThat(sure.accuracy()).isEqualTo(1);
    assertThat(calibration.detection().get(5)).isEqualTo(new Bin(1, 0.55, 0));
    assertThat(calibration.restoration().get(6)).isEqualTo(new Bin(1, 0.65, 0));
    assertThat(calibration.restoration().get(8)).isEqualTo(new Bin(1, 0.81, 1));
    assertThat(calibration.restoration().stream().mapToInt(Bin::count).sum()).isEqualTo(2);
  }

  @Test
  void certaintyBelongsToTheLastBin() {
    Calibration calibration = of(finding("newest", FindingKind.SUBSTITUTION, 1, "latest", 0.0));

    assertThat(calibration.detection().get(9)).isEqualTo(new Bin(1, 1, 1));
    assertThat(calibration.restoration().get(0)).isEqualTo(new Bin(1, 0, 1));
  }

  @Test
  void addsUp() {
    Calibration one = of(finding("newest", FindingKind.SUBSTITUTION, 0.95, "latest", 0.7));
    Calibration two = of(finding("storm", FindingKind.SUBSTITUTION, 0.91, "gale", 0.72));

    Calibration both = one.plus(two);

    assertThat(both.detection().get(9).count()).isEqualTo(2);
    assertThat(both.detection().get(9).right()).isEqualTo(1);
    assertThat(both.detection().get(9).meanConfidence()).isCloseTo(0.93, within(1e-9));
    assertThat(both.restoration().get(7).accuracy()).isEqualTo(0.5);
    assertThat(one.plus(Calibration.none())).isEqualTo(one);
  }

  @Test
  void expectedErrorWeighsBinsBySize() {
    assertThat(Calibration.expectedError(Calibration.none().detection())).isZero();
    List<Bin> bins = List.of(new Bin(8, 7.2, 8), Bin.EMPTY, new Bin(2, 0.6, 0));
    // (0.8 * |0.9 - 1| + 0.2 * |0.3 - 0|)
    assertThat(Calibration.expectedError(bins)).isCloseTo(0.14, within(1e-9));
    assertThat(Calibration.expectedError(List.of(new Bin(4, 2, 2)))).isZero();
  }

  @Test
  void honestConfidencesHaveASmallError() {
    Random random = new Random(6);
    List<Bin> honest = new ArrayList<>(Calibration.none().detection());
    List<Bin> boastful = new ArrayList<>(honest);
    for (int i = 0; i < 20_000; i++) {
      double p = random.nextDouble();
      int right = random.nextDouble() < p ? 1 : 0;
      honest.set((int) (p * 10), honest.get((int) (p * 10)).plus(new Bin(1, p, right)));
      double boast = Math.sqrt(p);
      boastful.set(
          (int) (boast * 10), boastful.get((int) (boast * 10)).plus(new Bin(1, boast, right)));
    }
    assertThat(Calibration.expectedError(honest)).isLessThan(0.02);
    assertThat(Calibration.expectedError(boastful)).isCloseTo(1 / 6.0, within(0.02));
  }
}
