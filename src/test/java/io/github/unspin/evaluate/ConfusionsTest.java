package io.github.unspin.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.evaluate.Confusions.Confusion;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionsTest {
  private final Confusions confusions = new Confusions();

  /** Adds a passage in which each pair of texts is an edit, in order. */
  private ConfusionsTest add(FindingKind kind, String marked, String... edits) {
    MarkedPassage passage = MarkedPassage.parse("test", marked);
    List<Finding> findings = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < edits.length; i += 2) {
      int start = passage.spun().indexOf(edits[i], at);
      at = start + edits[i].length();
      List<Suggestion> suggestions = List.of(new Suggestion(edits[i + 1], 0.9));
      findings.add(new Finding(start, at, edits[i], kind, 0.9, true, suggestions, ""));
    }
    confusions.add(passage, new Report(passage.spun(), 9, true, 1, "A", findings));
    return this;
  }

  private ConfusionsTest add(String marked, String... edits) {
    return add(FindingKind.SUBSTITUTION, marked, edits);
  }

  @Test
  void countsWhatIsWrongMissedAndChangedWithoutNeed() {
    add("The {{Metropolis|city}} folks saw {{massive|huge}} rain.", "Metropolis", "town");
    add("A {{metropolis|city}} and folks.", "metropolis", "Town", "folks", "people");
    assertThat(confusions.costliest(9))
        .containsExactly(
            new Confusion("metropolis", "city", "town", 2, 2),
            new Confusion("folks", "folks", "people", 1, 1),
            new Confusion("massive", "huge", "massive", 1, 1));
    assertThat(confusions.costliest(1)).hasSize(1);
  }

  @Test
  void rightEditsAreNoErrors() {
    add(
        "The {{metropolis corridor|city hall}} is {{huge|big|large}}.",
        "metropolis",
        "city",
        "corridor",
        "hall",
        "huge",
        "large");
    add("The {{metropolis|city}}.", "metropolis", "CITY");
    add(FindingKind.SPACING, "The end.Then more.", "end.", "end. ");
    assertThat(confusions.costliest(9)).isEmpty();
  }

  @Test
  void theCostIsCountedInWords() {
    add("It was {{no person|nobody}} at {{the newest metropolis corridor|the latest city hall}}.");
    assertThat(confusions.costliest(9))
        .extracting(Confusion::spun, Confusion::cost)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("the newest metropolis corridor", 3),
            org.assertj.core.groups.Tuple.tuple("no person", 2));
  }

  @Test
  void longStretchesOfSomebodysTextAreLeftOut() {
    add("He {{went away from there after that|left}} and {{so on|etc}}.");
    assertThat(confusions.costliest(9)).extracting(Confusion::spun).containsExactly("so on");
  }
}
