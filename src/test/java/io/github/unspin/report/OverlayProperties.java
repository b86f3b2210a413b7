package io.github.unspin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

/** Stages laid over each other give what the stages give one after the other. */
class OverlayProperties {
  @Property(tries = 3000)
  void resultEqualsBothStages(
      @ForAll @CharRange(from = 'a', to = 'h') @StringLength(max = 30) String text,
      @ForAll long seed) {
    Random random = new Random(seed);
    List<Finding> earlier = randomFindings(text, random);
    Overlay overlay = new Overlay(text, earlier);
    List<Finding> later = randomFindings(overlay.edited(), random);

    Report report = new Report(text, 0, true, 1, "", overlay.with(later));

    List<Edit> laterEdits = later.stream().filter(Finding::applied).map(Finding::edit).toList();
    assertThat(report.restored()).isEqualTo(Edits.apply(overlay.edited(), laterEdits));
    for (Finding finding : report.findings()) {
      assertThat(finding.text()).isEqualTo(text.substring(finding.start(), finding.end()));
    }
  }

  @Property(tries = 1000)
  void nothingChangesWithoutLaterFindings(
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 20) String text,
      @ForAll long seed) {
    List<Finding> earlier = randomFindings(text, new Random(seed));

    assertThat(new Overlay(text, earlier).with(List.of())).hasSameElementsAs(earlier);
  }

  @Property(tries = 1000)
  void mappedRangesCoverWhatTheyCameFrom(
      @ForAll @CharRange(from = 'a', to = 'h') @StringLength(max = 30) String text,
      @ForAll long seed) {
    Random random = new Random(seed);
    List<Edit> edits =
        randomFindings(text, random).stream().filter(Finding::applied).map(Finding::edit).toList();
    String edited = Edits.apply(text, edits);
    OffsetMap map = new OffsetMap(edits);
    for (int start = 0; start < edited.length(); start++) {
      for (int end = start + 1; end <= edited.length(); end++) {
        int from = map.originalStart(start);
        int to = map.originalEnd(end);
        assertThat(from).isBetween(0, to);
        assertThat(to).isLessThanOrEqualTo(text.length());
        boolean isUntouched = true;
        for (int i = 0; i < edits.size(); i++) {
          isUntouched &= map.editedEnd(i) <= start || end <= map.editedStart(i);
        }
        if (isUntouched) {
          assertThat(text.substring(from, to)).isEqualTo(edited.substring(start, end));
        }
      }
    }
  }

  private static List<Finding> randomFindings(String text, Random random) {
    List<Finding> findings = new ArrayList<>();
    int at = random.nextInt(4);
    int lastInsertion = -1;
    while (at <= text.length()) {
      int end = Math.min(text.length(), at + random.nextInt(4));
      String replacement = "XYZ".substring(random.nextInt(4));
      boolean isNothing = end == at && (replacement.isEmpty() || lastInsertion == at);
      if (!isNothing) {
        findings.add(finding(text, at, end, replacement, random));
        lastInsertion = end == at ? at : -1;
      }
      at = end == at ? at + random.nextInt(3) + 1 : end + random.nextInt(4);
    }
    return findings;
  }

  private static Finding finding(String text, int at, int end, String first, Random random) {
    List<Suggestion> suggestions =
        List.of(new Suggestion(first, 0.75), new Suggestion("other", 0.25));
    FindingKind kind = random.nextBoolean() ? FindingKind.SUBSTITUTION : FindingKind.GRAMMAR;
    boolean applied = random.nextInt(4) > 0;
    return new Finding(at, end, text.substring(at, end), kind, 0.5, applied, suggestions, "");
  }
}
