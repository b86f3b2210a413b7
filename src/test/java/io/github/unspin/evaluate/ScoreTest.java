package io.github.unspin.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static final String MARKED =
      "He {{mentioned|said}} the {{newest|latest|most recent}} storm hit the"
          + " {{metropolis corridor|city hall}} hard.";

  private final List<Finding> findings = new ArrayList<>();

  private static MarkedPassage passage(String marked) {
    return MarkedPassage.parse("test", marked);
  }

  /** Adds a finding on the first place that reads so, with suggestions; applies the first. */
  private ScoreTest apply(MarkedPassage passage, String text, String... suggestions) {
    return add(passage, text, FindingKind.SUBSTITUTION, 0.9, true, suggestions);
  }

  private ScoreTest suggest(
      MarkedPassage passage, String text, double confidence, String... suggestions) {
    return add(passage, text, FindingKind.SUBSTITUTION, confidence, false, suggestions);
  }

  private ScoreTest add(
      MarkedPassage passage,
      String text,
      FindingKind kind,
      double confidence,
      boolean applied,
      String... suggestions) {
    int start = passage.spun().indexOf(text);
    assertThat(start).as(text).isNotNegative();
    List<Suggestion> list = new ArrayList<>();
    for (String suggestion : suggestions) {
      list.add(new Suggestion(suggestion, 0.5));
    }
    findings.add(
        new Finding(start, start + text.length(), text, kind, confidence, applied, list, "m"));
    return this;
  }

  private Score score(MarkedPassage passage) {
    findings.sort(Comparator.comparingInt(Finding::start).thenComparingInt(Finding::end));
    return Score.of(passage, new Report(passage.spun(), 11, true, 1, "A", findings));
  }

  @Test
  void perfectReport() {
    MarkedPassage p = passage(MARKED);

    Score score =
        apply(p, "mentioned", "said")
            .apply(p, "newest", "latest")
            .apply(p, "metropolis corridor", "city hall")
            .score(p);

    assertThat(score).isEqualTo(new Score(3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 0, 11));
    assertThat(score.detectionF()).isEqualTo(1);
    assertThat(score.restorationF()).isEqualTo(1);
    assertThat(score.damageRepaired()).isEqualTo(1);
    assertThat(score.topThree()).isEqualTo(1);
  }

  @Test
  void emptyReport() {
    Score score = score(passage(MARKED));

    assertThat(score).isEqualTo(new Score(3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 11));
    assertThat(score.detectionF()).isZero();
    assertThat(score.restorationF()).isZero();
    assertThat(score.damageRepaired()).isZero();
    assertThat(score.topThree()).isZero();
  }

  @Test
  void cleanTextLeftAlone() {
    Score score = score(passage("Nothing was wrong here."));

    assertThat(score.gold() + score.flagged() + score.edits() + score.distanceAfter()).isZero();
    assertThat(score.damageRepaired()).isZero();
  }

  @Test
  void anyAcceptedOriginalIsRight() {
    MarkedPassage p = passage(MARKED);

    Score score = apply(p, "newest", "Most  Recent").score(p);

    assertThat(score.editsRight()).isEqualTo(1);
    assertThat(score.restored()).isEqualTo(1);
    assertThat(score.restorationPrecision()).isEqualTo(1);
    assertThat(score.restorationRecall()).isEqualTo(1 / 3.0);
    assertThat(score.restorationF()).isEqualTo(1.25 / 3 / (0.25 + 1 / 3.0), within(1e-12));
  }

  @Test
  void wrongWordIsFoundButNotRestored() {
    MarkedPassage p = passage(MARKED);

    Score score = apply(p, "mentioned", "told", "spoke", "said").score(p);

    assertThat(score.flaggedRight()).isEqualTo(1);
    assertThat(score.found()).isEqualTo(1);
    assertThat(score.edits()).isEqualTo(1);
    assertThat(score.editsRight()).isZero();
    assertThat(score.restored()).isZero();
    assertThat(score.rankedRight()).isEqualTo(1);
    assertThat(score.distanceAfter()).isEqualTo(4);
  }

  @Test
  void fourthSuggestionIsTooFarDown() {
    MarkedPassage p = passage(MARKED);

    Score score = apply(p, "mentioned", "told", "spoke", "talked", "said").score(p);

    assertThat(score.ranked()).isEqualTo(1);
    assertThat(score.rankedRight()).isZero();
  }

  @Test
  void editOfAnUntouchedWordIsWrong() {
    MarkedPassage p = passage(MARKED);

    Score score = apply(p, "storm", "tempest").score(p);

    assertThat(score.flagged()).isEqualTo(1);
    assertThat(score.flaggedRight()).isZero();
    assertThat(score.edits()).isEqualTo(1);
    assertThat(score.editsRight()).isZero();
    assertThat(score.distanceAfter()).isEqualTo(5);
    assertThat(score.damageRepaired()).isNegative();
  }

  @Test
  void deletionOfAnUntouchedWordIsWrongToo() {
    MarkedPassage p = passage(MARKED);

    Score score = apply(p, " hard", "").score(p);

    assertThat(score.edits()).isEqualTo(1);
    assertThat(score.editsRight()).isZero();
  }

  @Test
  void removedBoilerplateIsNoSubstitution() {
    MarkedPassage p = passage("He {{mentioned|said}} so. SHARE THIS");

    Score score =
        add(p, "SHARE THIS", FindingKind.BOILERPLATE, 1, true, "")
            .apply(p, "mentioned", "said")
            .score(p);

    assertThat(score.flagged()).isEqualTo(1);
    assertThat(score.edits()).isEqualTo(1);
    assertThat(score.editsRight()).isEqualTo(1);
  }

  @Test
  void insertedSpaceIsNoSubstitution() {
    MarkedPassage p = passage("within hours.It was {{newest|latest}}.");

    int gap = p.spun().indexOf("It");
    findings.add(
        new Finding(
            gap, gap, "", FindingKind.SPACING, 1, true, List.of(new Suggestion(" ", 1)), "m"));

    Score score = score(p);

    assertThat(score.edits()).isZero();
    assertThat(score.distanceAfter()).isEqualTo(1);
  }

  @Test
  void insertedSpaceRestoresAMarkedPlace() {
    MarkedPassage p = passage("within {{hours.It|hours. It}} rained");
    int gap = p.spun().indexOf("It");
    findings.add(
        new Finding(
            gap, gap, "", FindingKind.SPACING, 1, true, List.of(new Suggestion(" ", 1)), "m"));

    Score score = score(p);

    assertThat(score.found()).isEqualTo(1);
    assertThat(score.editsRight()).isEqualTo(1);
    assertThat(score.restored()).isEqualTo(1);
  }

  @Test
  void halfAPhraseIsFoundButNotRestored() {
    MarkedPassage p = passage(MARKED);

    Score score = apply(p, "metropolis", "city hall").score(p);

    assertThat(score.found()).isEqualTo(1);
    assertThat(score.flaggedRight()).isEqualTo(1);
    assertThat(score.restored()).isZero();
    assertThat(score.editsRight()).isZero();
  }

  @Test
  void widerEditThatReadsRightIsRight() {
    MarkedPassage p = passage(MARKED);

    Score score = apply(p, "the metropolis corridor hard", "the city hall hard").score(p);

    assertThat(score.editsRight()).isEqualTo(1);
    assertThat(score.restored()).isEqualTo(1);
  }

  @Test
  void widerEditThatDamagesItsNeighbourIsWrong() {
    MarkedPassage p = passage(MARKED);

    Score score = apply(p, "the metropolis corridor", "a city hall").score(p);

    assertThat(score.editsRight()).isZero();
    assertThat(score.restored()).isZero();
  }

  @Test
  void oneEditMayRestoreNeighbouringPlaces() {
    MarkedPassage p = passage("the {{massive|large|big}} {{metropolis|city}} fell");

    Score score = apply(p, "massive metropolis", "big city").score(p);

    assertThat(score.found()).isEqualTo(2);
    assertThat(score.flaggedRight()).isEqualTo(1);
    assertThat(score.edits()).isEqualTo(1);
    assertThat(score.editsRight()).isEqualTo(1);
    assertThat(score.restored()).isEqualTo(2);
    assertThat(score.restorationPrecision()).isEqualTo(1);
    assertThat(score.restorationRecall()).isEqualTo(1);
    assertThat(score.topThree()).isEqualTo(1);
  }

  @Test
  void oneEditThatLosesAPlaceRestoresNone() {
    MarkedPassage p = passage("the {{massive|large|big}} {{metropolis|city}} fell");

    Score score = apply(p, "massive metropolis", "city").score(p);

    assertThat(score.editsRight()).isZero();
    assertThat(score.restored()).isZero();
  }

  @Test
  void severalEditsMayRestoreOnePlace() {
    MarkedPassage p = passage("the {{metropolis corridor|city hall}} fell");

    Score score = apply(p, "metropolis", "city").apply(p, "corridor", "hall").score(p);

    assertThat(score.found()).isEqualTo(1);
    assertThat(score.flaggedRight()).isEqualTo(2);
    assertThat(score.edits()).isEqualTo(2);
    assertThat(score.editsRight()).isEqualTo(2);
    assertThat(score.restored()).isEqualTo(1);
    assertThat(score.topThree()).isEqualTo(1);
  }

  @Test
  void severalEditsOfOnePlaceStandOrFallTogether() {
    MarkedPassage p = passage("the {{metropolis corridor|city hall}} fell");

    Score score = apply(p, "metropolis", "city").apply(p, "corridor", "passage").score(p);

    assertThat(score.editsRight()).isZero();
    assertThat(score.restored()).isZero();
    assertThat(score.distanceAfter()).isEqualTo(1);
  }

  @Test
  void placesThatTouchAreScoredOnTheirOwn() {
    MarkedPassage p = passage("{{ISIS|IS}}{{-Ok|-K}} struck");

    Score score = apply(p, "-Ok", "-K").apply(p, "ISIS", "ISIL").score(p);

    assertThat(score.editsRight()).isEqualTo(1);
    assertThat(score.restored()).isEqualTo(1);
  }

  @Test
  void unsureFindingsAreNotFlaggedUnlessApplied() {
    MarkedPassage p = passage(MARKED);

    Score score =
        suggest(p, "mentioned", 0.49, "said").suggest(p, "newest", 0.5, "latest").score(p);

    assertThat(score.flagged()).isEqualTo(1);
    assertThat(score.edits()).isZero();
    assertThat(score.ranked()).isEqualTo(1);
    assertThat(score.rankedRight()).isEqualTo(1);
    assertThat(score.restored()).isZero();
  }

  @Test
  void proposalsMayOverlap() {
    MarkedPassage p = passage("the {{metropolis corridor|city hall}} fell");

    Score score =
        suggest(p, "metropolis corridor", 0.8, "town hall", "city hall")
            .suggest(p, "metropolis", 0.7, "city", "town", "burg")
            .score(p);

    assertThat(score.flaggedRight()).isEqualTo(2);
    assertThat(score.found()).isEqualTo(1);
    assertThat(score.rankedRight()).isEqualTo(1);
  }

  @Test
  void findingWithoutSuggestionStillFinds() {
    MarkedPassage p = passage(MARKED);

    Score score = suggest(p, "newest", 0.8).score(p);

    assertThat(score.found()).isEqualTo(1);
    assertThat(score.ranked()).isEqualTo(1);
    assertThat(score.rankedRight()).isZero();
  }

  @Test
  void emptiedPlaceIsRestoredByADeletion() {
    MarkedPassage p = passage("a {{really |}}big dog");

    Score score = apply(p, "really ", "").score(p);

    assertThat(score.edits()).isEqualTo(1);
    assertThat(score.editsRight()).isEqualTo(1);
    assertThat(score.restored()).isEqualTo(1);
  }

  @Test
  void scoresAddUp() {
    Score one = new Score(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);

    assertThat(one.plus(Score.NONE)).isEqualTo(one);
    assertThat(one.plus(one)).isEqualTo(new Score(2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26));
    assertThat(Score.NONE.detectionF()).isZero();
    assertThat(Score.NONE.damageRepaired()).isZero();
  }
}
