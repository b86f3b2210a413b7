package io.github.unspin.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.report.Finding;
import io.github.unspin.report.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Findings that begin inside a word, at "n't" or "'s". */
class CliticFindingsTest {
  private final List<Reading> readings = new ArrayList<>();

  private CliticFindingsTest reading(int from, int to, String put, double posterior) {
    readings.add(new Reading(from, to, put, posterior));
    return this;
  }

  private List<Finding> cut(String text) {
    DocumentView view = Toys.view(text);
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
    List<Finding> findings =
        new Findings(0.5, Confidence.PLAIN, Confidence.PLAIN)
            .of(view, new SentencePosterior(0, kept, readings));
    int reached = 0;
    for (Finding finding : findings) {
      assertThat(finding.start()).isGreaterThanOrEqualTo(reached);
      assertThat(finding.text()).isEqualTo(text.substring(finding.start(), finding.end()));
      reached = finding.end();
    }
    return findings;
  }

  private static String show(Finding finding) {
    return finding.text()
        + " -> "
        + String.join(" | ", finding.suggestions().stream().map(Suggestion::text).toList());
  }

  /** The text with the first suggestion of each finding put in. */
  private static String applied(String text, List<Finding> findings) {
    StringBuilder out = new StringBuilder(text);
    for (int i = findings.size() - 1; i >= 0; i--) {
      Finding finding = findings.get(i);
      out.replace(finding.start(), finding.end(), finding.suggestions().get(0).text());
    }
    return out.toString();
  }

  @Test
  void theWholeContractionIsShown() {
    List<Finding> findings = reading(2, 3, "not", 0.9).cut("They couldn't see it.");

    assertThat(findings)
        .extracting(CliticFindingsTest::show)
        .containsExactly("couldn't -> could not");
    assertThat(findings.get(0).message()).contains("couldn't", "could not");
  }

  @Test
  void soItIsWithACurlyApostrophe() {
    List<Finding> findings = reading(2, 3, "not", 0.9).cut("They couldn\u2019t see it.");

    assertThat(applied("They couldn\u2019t see it.", findings)).isEqualTo("They could not see it.");
  }

  @Test
  void aPhraseThatBeginsWithIt() {
    String text = "There isn't any water here.";
    List<Finding> findings = reading(2, 4, "no", 0.7).reading(2, 3, "not", 0.2).cut(text);

    assertThat(findings)
        .extracting(CliticFindingsTest::show)
        .containsExactly("isn't any -> is no | is not any");
    assertThat(applied(text, findings)).isEqualTo("There is no water here.");
  }

  @Test
  void anotherContractionStaysAttached() {
    assertThat(reading(1, 2, "'d", 0.9).cut("He's left."))
        .extracting(CliticFindingsTest::show)
        .containsExactly("He's -> He'd");
  }

  @Test
  void aWordInThePlaceOfAnEndingStandsApart() {
    assertThat(reading(1, 2, "is", 0.9).cut("He's left."))
        .extracting(CliticFindingsTest::show)
        .containsExactly("He's -> He is");
  }

  @Test
  void aWholeContractionIsReplacedAsItIs() {
    assertThat(reading(1, 3, "failed to", 0.9).cut("They couldn't see it."))
        .extracting(CliticFindingsTest::show)
        .containsExactly("couldn't -> failed to");
  }

  @Test
  void bothPartsReplacedDoNotRunTogether() {
    String text = "They couldn't see it.";
    List<Finding> findings = reading(1, 2, "did", 0.9).reading(2, 3, "not", 0.9).cut(text);

    assertThat(applied(text, findings)).isEqualTo("They did not see it.");
  }
}
