package io.github.unspin.evaluate;

import io.github.unspin.evaluate.MarkedPassage.GoldSpan;
import io.github.unspin.report.Edit;
import io.github.unspin.report.Edits;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    int distanceBefore,
    int distanceAfter,
    int words) {
  /** The score of nothing. */
  public static final Score NONE = new Score(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

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

  private static double ratio(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static double fHalf(double precision, double recall) {
    double weighted = 0.25 * precision + recall;
    return weighted == 0 ? 0 : 1.25 * precision * recall / weighted;
  }

  /** Compares a report with the passage that it was made of. */
  public static Score of(MarkedPassage passage, Report report) {
    List<Finding> flagged =
        report.findings().stream()
            .filter(f -> f.confidence() >= 0.5 || f.applied())
            .filter(f -> f.kind() == FindingKind.SUBSTITUTION || f.kind() == FindingKind.SPACING)
            .toList();
    int flaggedRight = 0;
    for (Finding finding : flagged) {
      flaggedRight += touchesGold(passage, finding) ? 1 : 0;
    }
    int found = 0;
    int ranked = 0;
    int rankedRight = 0;
    for (GoldSpan span : passage.spans()) {
      List<Finding> here = flagged.stream().filter(f -> touches(span, f.start(), f.end())).toList();
      found += here.isEmpty() ? 0 : 1;
      if (!here.isEmpty()) {
        ranked++;
        boolean together = rankedRight(passage, span, here);
        boolean right = // proposals may overlap: then each for itself
            together || here.stream().anyMatch(f -> rankedRight(passage, span, List.of(f)));
        rankedRight += right ? 1 : 0;
      }
    }
    List<Edit> edits = report.edits();
    Set<Edit> repairs = repairs(report);
    int substitutions = 0;
    int rightEdits = 0;
    int restored = 0;
    for (List<Object> cluster : clusters(passage.spans(), edits)) {
      List<GoldSpan> spans = new ArrayList<>();
      List<Edit> made = new ArrayList<>();
      for (Object part : cluster) {
        if (part instanceof GoldSpan span) {
          spans.add(span);
        } else {
          made.add((Edit) part);
        }
      }
      boolean correct = accepted(passage.spun(), spans, made);
      if (spans.isEmpty() && repairs.containsAll(made)) {
        continue;
      }
      substitutions += made.size();
      rightEdits += correct && !spans.isEmpty() ? made.size() : 0;
      restored += correct ? spans.size() : 0;
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
        distance.to(passage.spun()),
        distance.to(report.restored()),
        report.words());
  }

  /** Returns the edits that repair a page rather than undo a spinner's work. */
  private static Set<Edit> repairs(Report report) {
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
    Edit edit =
        new Edit(finding.start(), finding.end(), finding.suggestions().get(0).text());
    List<GoldSpan> spans =
        passage.spans().stream().filter(s -> touches(s, edit.start(), edit.end())).toList();
    return !spans.isEmpty() && accepted(passage.spun(), spans, List.of(edit));
  }

  private static boolean rankedRight(MarkedPassage passage, GoldSpan span, List<Finding> findings) {
    for (int rank = 0; rank < 3; rank++) {
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
        if (!edits.isEmpty() && accepted(passage.spun(), neighbours(passage, span, edits), edits)) {
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

  /** Groups gold spans and edits that overlap, in order. */
  private static List<List<Object>> clusters(List<GoldSpan> spans, List<Edit> edits) {
    List<List<Object>> clusters = new ArrayList<>();
    int s = 0;
    int e = 0;
    int end = -1;
    while (s < spans.size() || e < edits.size()) {
      boolean span =
          e >= edits.size() || (s < spans.size() && spans.get(s).start() <= edits.get(e).start());
      int start = span ? spans.get(s).start() : edits.get(e).start();
      int stop = span ? spans.get(s).end() : edits.get(e).end();
      if (clusters.isEmpty() || start >= end) {
        clusters.add(new ArrayList<>());
      }
      clusters.get(clusters.size() - 1).add(span ? spans.get(s) : edits.get(e));
      end = Math.max(end, stop);
      s += span ? 1 : 0;
      e += span ? 0 : 1;
    }
    return clusters;
  }

  /** Returns whether the edits turn the stretch of the spans into an accepted original. */
  private static boolean accepted(String text, List<GoldSpan> spans, List<Edit> edits) {
    int start = Integer.MAX_VALUE;
    int end = 0;
    for (GoldSpan span : spans) {
      start = Math.min(start, span.start());
      end = Math.max(end, span.end());
    }
    for (Edit edit : edits) {
      start = Math.min(start, edit.start());
      end = Math.max(end, edit.end());
    }
    int from = start;
    String window = text.substring(start, end);
    List<Edit> moved =
        edits.stream()
            .map(e -> new Edit(e.start() - from, e.end() - from, e.replacement()))
            .toList();
    String output = normal(Edits.apply(window, moved));
    List<String> expected = List.of("");
    int at = start;
    for (GoldSpan span : spans) {
      String before = text.substring(at, span.start());
      List<String> longer = new ArrayList<>();
      for (String prefix : expected) {
        for (String original : span.originals()) {
          longer.add(prefix + before + original);
        }
      }
      expected = longer.size() > 4096 ? longer.subList(0, 4096) : longer;
      at = span.end();
    }
    String tail = text.substring(at, end);
    return expected.stream().anyMatch(e -> normal(e + tail).equals(output));
  }

  private static String normal(String text) {
    return text.replace('\u2019', '\'').strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
