package io.github.unspin.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.unspin.cloze.Cloze;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Suggestion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecondOpinionTest {
  private static final String TEXT = "Folks at the venue awaited company from the town.";
  private static final double MINIMUM = 0.55;

  private final List<Finding> findings = new ArrayList<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  private SecondOpinionTest finding(String text, double confidence, Suggestion... suggestions) {
    int start = TEXT.indexOf(text);
    boolean applied = suggestions.length > 0 && suggestions[0].confidence() >= MINIMUM;
    findings.add(
        new Finding(
            start,
            start + text.length(),
            text,
            FindingKind.SUBSTITUTION,
            confidence,
            applied,
            List.of(suggestions),
            ""));
    return this;
  }

  private static Suggestion put(String text, double confidence) {
    return new Suggestion(text, confidence);
  }

  /** Asks with a cloze test by which one filling is e^10 times likelier than each other. */
  private List<Finding> second(String liked) {
    Cloze cloze =
        (before, fillings, after) -> {
          asked.add(before + "|" + String.join("/", fillings) + "|" + after);
          return fillings.stream().mapToDouble(f -> f.equals(liked) ? -1 : -11).toArray();
        };
    SubstitutionFinder first = (text, terms) -> new Analysis(9, true, 1, "A", findings);
    return new SecondOpinion(first, cloze, MINIMUM).find(TEXT, List.of()).findings();
  }

  @Test
  void theContextDecidesWhereTheFirstIsNotSure() {
    finding("company", 0.9, put("firms", 0.5), put("guests", 0.3), put("agency", 0.1));
    Finding now = second("guests").get(0);
    assertThat(now.suggestions().get(0).text()).isEqualTo("guests");
    assertThat(now.applied()).isTrue();
    assertThat(now.suggestions()).extracting(Suggestion::text).contains("firms", "agency");
    assertThat(now.message()).contains("\u201Cguests\u201D");
    double sum = now.suggestions().stream().mapToDouble(Suggestion::confidence).sum();
    assertThat(sum).isLessThan(now.confidence()); // something else may have stood there
  }

  @Test
  void oddsGrowByThePartOfTheClozeTestsOddsThatCounts() {
    finding("company", 0.7, put("guests", 0.35), put("firms", 0.35));
    List<Suggestion> now = second("guests").get(0).suggestions();
    // e^10 times better counts as e^6 times better
    assertThat(now.get(0).confidence() / now.get(1).confidence())
        .isCloseTo(Math.exp(0.3 * 6), within(1e-9));
  }

  @Test
  void nothingSureIsAskedAbout() {
    finding("Folks", 0.99, put("People", 0.95)).finding("town", 1, put("city", 0.72));
    assertThat(second("Folks")).isEqualTo(findings);
    assertThat(asked).isEmpty();
  }

  @Test
  void whatFitsAsItStandsIsNoFindingAnyMore() {
    finding("company", 0.6, put("guests", 0.3), put("firms", 0.2));
    assertThat(second("company")).isEmpty();
  }

  @Test
  void theTextAroundIsRestoredWhereThatIsSure() {
    finding("Folks", 0.99, put("People", 0.95))
        .finding("venue", 0.7, put("hotel", 0.4))
        .finding("company", 0.9, put("guests", 0.4))
        .finding("town", 1, put("city", 0.9));
    second("guests");
    assertThat(asked)
        .containsExactlyInAnyOrder(
            "People at the |venue/hotel| awaited company from the city.",
            "People at the venue awaited |company/guests| from the city.");
  }

  @Test
  void aFindingWithoutSuggestionsStays() {
    finding("company", 0.6);
    assertThat(second("company")).isEqualTo(findings);
  }

  @Test
  void oneNameIsRestoredInOneWay() {
    String text = "The Heart said so. What the Heart wrote, the Heart knows.";
    List<Finding> names = new ArrayList<>();
    for (int at = text.indexOf("Heart"); at >= 0; at = text.indexOf("Heart", at + 1)) {
      List<Suggestion> both = List.of(put("Core", 0.4), put("Center", 0.38));
      names.add(new Finding(at, at + 5, "Heart", FindingKind.SUBSTITUTION, 0.9, false, both, ""));
    }
    Cloze cloze = // "Core" is a little likelier at the first place, "Center" much at the others
        (before, fillings, after) ->
            fillings.stream()
                .mapToDouble(f -> f.equals(before.length() < 5 ? "Core" : "Center") ? -2 : -5)
                .toArray();
    SubstitutionFinder first = (anything, terms) -> new Analysis(12, true, 1, "A", names);
    assertThat(new SecondOpinion(first, cloze, MINIMUM).find(text, List.of()).findings())
        .hasSize(3)
        .allSatisfy(f -> assertThat(f.suggestions().get(0).text()).isEqualTo("Center"));
  }
}
