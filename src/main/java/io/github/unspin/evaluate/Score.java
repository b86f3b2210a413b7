package io.github.unspin.evaluate;

import io.github.unspin.evaluate.MarkedPassage.GoldSpan;
import io.github.unspin.report.Edit;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a report found of a marked passage, as counts that add up over passages.
 *
 * @param gold replaced places of the passage
 * @param flagged findings of the detector
 * @param flaggedRight findings that touch a replaced place
 * @param found replaced places that a finding touches
 * @param edits edits applied
 * @param editsRight edits after which the place reads as an accepted original
 * @param restored replaced places that read as an accepted original
 * @param ranked rightly flagged places with suggestions
 * @param rankedRight of these, the ones with an accepted original among the first three
 * @param rankedFirst of these, the ones whose first suggestion is an accepted original
 * @param distanceBefore word edit distance from the spun text to the nearest accepted original
 * @param distanceAfter the same from the restored text
 * @param words words of the passage
 */
public record Score(
    int gold,
    int flagged,
    int flaggedRight,
    int found,
    int edits,
    int editsRight,
    int restored,
    int ranked,
    int rankedRight,
    int rankedFirst,
    int distanceBefore,
    int distanceAfter,
    int words) {
  /** The score of nothing. */
  public static final Score NONE = new Score(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Returns the sum of two scores. */
  public Score plus(Score o) {
    return new Score(
        gold + o.gold,
        flagged + o.flagged,
        flaggedRight + o.flaggedRight,
        found + o.found,
        edits + o.edits,
        editsRight + o.editsRight,
        restored + o.restored,
        ranked + o.ranked,
        rankedRight + o.rankedRight,
        rankedFirst + o.rankedFirst,
        distanceBefore + o.distanceBefore,
        distanceAfter + o.distanceAfter,
        words + o.words);
  }

  /** Share of the findings that touch a replaced place, from 0 to 1. */
  public double detectionPrecision() {
    return ratio(flaggedRight, flagged);
  }

  /** Share of the replaced places that a finding touches. */
  public double detectionRecall() {
    return ratio(found, gold);
  }

  /** Share of the edits that give an accepted original. */
  public double restorationPrecision() {
    return ratio(editsRight, edits);
  }

  /** Share of the replaced places that read as an accepted original. */
  public double restorationRecall() {
    return ratio(restored, gold);
  }

  /** F-measure of detection that counts precision twice as much as recall. */
  public double detectionF() {
    return fHalf(detectionPrecision(), detectionRecall());
  }

  /** The same of restoration. */
  public double restorationF() {
    return fHalf(restorationPrecision(), restorationRecall());
  }

  /** 1 - (word edit distance to the nearest accepted original after / before). */
  public double damageRepaired() {
    return distanceBefore == 0 ? 0 : 1 - (double) distanceAfter / distanceBefore;
  }

  /** Share of the rightly flagged places with an accepted original among the first three. */
  public double topThree() {
    return ratio(rankedRight, ranked);
  }

  /** Share of the rightly flagged places whose first suggestion is an accepted original. */
  public double topOne() {
    return ratio(rankedFirst, ranked);
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static double fHalf(double precision, double recall) {
    double weighted = 0.25 * precision + recall;
    return weighted == 0 ? 0 : 1.25 * precision * recall / weighted;
  }

  /** Returns the findings that count as the detector's. */
  private static List<Finding> flagged(Report report) {
    return report.findings().stream()
        .filter(f -> f.confidence() >= 0.5 || f.applied())
        .filter(f -> f.kind() == FindingKind.SUBSTITUTION || f.kind() == FindingKind.SPACING)
        .toList();
  }

  /** Returns whether a finding of the detector touches a replaced place. */
  public static boolean isFound(GoldSpan span, Report report) {
    return flagged(report).stream().anyMatch(f -> touches(span, f.start(), f.end()));
  }

  /**
   * Returns whether the first so many suggestions for a replaced place hold an accepted original.
   */
  public static boolean isAmongFirst(
      int ranks, MarkedPassage passage, GoldSpan span, Report report) {
    List<Finding> here =
        flagged(report).stream().filter(f -> touches(span, f.start(), f.end())).toList();
    return !here.isEmpty() && isAmong(ranks, passage, span, here);
  }

  /** Compares a report with the passage that it was made of. */
  public static Score of(MarkedPassage passage, Report report) {
    List<Finding> flagged = flagged(report);
    int flaggedRight = 0;
    for (Finding finding : flagged) {
      flaggedRight += touchesGold(passage, finding) ? 1 : 0;
    }
    int found = 0;
    int ranked = 0;
    int rankedRight = 0;
    int rankedFirst = 0;
    for (GoldSpan span : passage.spans()) {
      List<Finding> here = flagged.stream().filter(f -> touches(span, f.start(), f.end())).toList();
      found += here.isEmpty() ? 0 : 1;
      if (!here.isEmpty()) {
        ranked++;
        rankedRight += isAmong(3, passage, span, here) ? 1 : 0;
        rankedFirst += isAmong(1, passage, span, here) ? 1 : 0;
      }
    }
    List<Edit> edits = report.edits();
    Set<Edit> repairs = repairs(report);
    int substitutions = 0;
    int rightEdits = 0;
    int restored = 0;
    for (Place place : Place.of(passage, edits)) {
      int spans = place.spans().size();
      int made = place.edits().size();
      if (spans == 0 && repairs.containsAll(place.edits())) {
        continue;
      }
      substitutions += made;
      rightEdits += place.accepted() && spans > 0 ? made : 0;
      restored += place.accepted() ? spans : 0;
    }
    EditDistance distance = new EditDistance(passage);
    return new Score(
        passage.spans().size(),
        flagged.size(),
        flaggedRight,
        found,
        substitutions,
        rightEdits,
        restored,
        ranked,
        rankedRight,
        rankedFirst,
        distance.to(passage.spun()),
        distance.to(report.restored()),
        report.words());
  }

  /** Returns the edits that repair a page rather than undo a spinner's work. */
  static Set<Edit> repairs(Report report) {
    return report.findings().stream()
        .filter(Finding::applied)
        .filter(f -> f.kind() != FindingKind.SUBSTITUTION && f.kind() != FindingKind.GRAMMAR)
        .map(Finding::edit)
        .collect(Collectors.toSet());
  }

  private static boolean touches(GoldSpan span, int start, int end) {
    return start < span.end() && span.start() < end;
  }

  /** Returns whether a finding touches a replaced place. */
  public static boolean touchesGold(MarkedPassage passage, Finding finding) {
    return passage.spans().stream().anyMatch(s -> touches(s, finding.start(), finding.end()));
  }

  /** Returns whether a finding's first suggestion alone makes its places accepted originals. */
  public static boolean firstIsRight(MarkedPassage passage, Finding finding) {
    Edit edit = new Edit(finding.start(), finding.end(), finding.suggestions().get(0).text());
    List<GoldSpan> spans =
        passage.spans().stream().filter(s -> touches(s, edit.start(), edit.end())).toList();
    return !spans.isEmpty() && Place.accepted(passage.spun(), spans, List.of(edit));
  }

  /** Returns whether the first so many suggestions hold an accepted original. */
  private static boolean isAmong(
      int ranks, MarkedPassage passage, GoldSpan span, List<Finding> here) {
    return isAmongJointly(ranks, passage, span, here) // proposals may overlap: then each for itself
        || here.stream().anyMatch(f -> isAmongJointly(ranks, passage, span, List.of(f)));
  }

  private static boolean isAmongJointly(
      int ranks, MarkedPassage passage, GoldSpan span, List<Finding> findings) {
    for (int rank = 0; rank < ranks; rank++) {
      for (int choice = 0; choice < 1 << Math.min(findings.size(), 3); choice++) {
        List<Edit> edits = new ArrayList<>();
        for (int f = 0; f < findings.size(); f++) {
          Finding finding = findings.get(f);
          int pick = (choice >> Math.min(f, 3) & 1) == 0 ? rank : 0;
          boolean free = edits.isEmpty() || edits.get(edits.size() - 1).end() <= finding.start();
          if (free && pick < finding.suggestions().size()) {
            edits.add(
                new Edit(finding.start(), finding.end(), finding.suggestions().get(pick).text()));
          }
        }
        if (!edits.isEmpty()
            && Place.accepted(passage.spun(), neighbours(passage, span, edits), edits)) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<GoldSpan> neighbours(MarkedPassage passage, GoldSpan span, List<Edit> edits) {
    int start = Math.min(span.start(), edits.get(0).start());
    int end = Math.max(span.end(), edits.get(edits.size() - 1).end());
    return passage.spans().stream().filter(s -> touches(s, start, end)).toList();
  }
}
