package io.github.unspin.accuracy;

import io.github.unspin.evaluate.Calibration;
import io.github.unspin.evaluate.MarkedPassage;
import io.github.unspin.evaluate.MarkedPassage.GoldSpan;
import io.github.unspin.evaluate.Place;
import io.github.unspin.evaluate.Score;
import io.github.unspin.report.Edit;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What became of one passage.
 *
 * @param passage the passage
 * @param article what is the same for passages of the same article
 * @param spun whether it was called spun
 * @param score its counts
 * @param calibration its confidences
 * @param classes its counts by class of candidates
 */
public record Outcome(
    MarkedPassage passage,
    String article,
    boolean spun,
    Score score,
    Calibration calibration,
    Map<CandidateClass, Counts> classes) {
  private static final int THREE = 3;

  /** Copies the map. */
  public Outcome {
    classes = Collections.unmodifiableMap(new TreeMap<>(classes));
  }

  /**
   * Counts of a class of candidates.
   *
   * @param places replaced places whose original is reached by this class and no surer one
   * @param found of these, the ones that a finding touches
   * @param first of these, the ones whose first suggestion is an accepted original
   * @param three the same of the first three suggestions
   * @param restored places that read as an accepted original
   * @param edits substitutions applied from this class
   * @param right of these, the ones that give an accepted original
   */
  public record Counts(
      int places, int found, int first, int three, int restored, int edits, int right) {
    /** The counts of nothing. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

    /** Returns the sum of two. */
    public Counts plus(Counts o) {
      return new Counts(
          places + o.places,
          found + o.found,
          first + o.first,
          three + o.three,
          restored + o.restored,
          edits + o.edits,
          right + o.right);
    }

    private static Counts place(
        MarkedPassage passage, GoldSpan span, Report report, boolean isRestored) {
      return new Counts(
          1,
          one(Score.isFound(span, report)),
          one(Score.isAmongFirst(1, passage, span, report)),
          one(Score.isAmongFirst(THREE, passage, span, report)),
          one(isRestored),
          0,
          0);
    }

    private static Counts edit(boolean isRight) {
      return new Counts(0, 0, 0, 0, 0, 1, one(isRight));
    }

    private static int one(boolean counts) {
      return counts ? 1 : 0;
    }
  }

  static Outcome of(
      MarkedPassage passage, String article, Report report, Subject.Candidates candidates) {
    return new Outcome(
        passage,
        article,
        report.spun(),
        Score.of(passage, report),
        Calibration.of(passage, report),
        classes(passage, report, candidates));
  }

  private static Map<CandidateClass, Counts> classes(
      MarkedPassage passage, Report report, Subject.Candidates candidates) {
    Set<Edit> substitutions = new HashSet<>();
    for (Finding finding : report.findings()) {
      if (finding.applied() && finding.kind() == FindingKind.SUBSTITUTION) {
        substitutions.add(finding.edit());
      }
    }
    Map<CandidateClass, Counts> out = new TreeMap<>();
    for (Place place : Place.of(passage, report.edits())) {
      boolean right = place.accepted() && !place.spans().isEmpty();
      for (GoldSpan span : place.spans()) {
        CandidateClass best = CandidateClass.NONE;
        for (String original : span.originals()) {
          CandidateClass way =
              CandidateClass.of(candidates.find(span.start(), span.end(), original));
          best = way.compareTo(best) < 0 ? way : best;
        }
        out.merge(best, Counts.place(passage, span, report, right), Counts::plus);
      }
      for (Edit edit : place.edits()) {
        if (substitutions.contains(edit)) {
          CandidateClass way =
              CandidateClass.of(candidates.find(edit.start(), edit.end(), edit.replacement()));
          out.merge(way, Counts.edit(right), Counts::plus);
        }
      }
    }
    return out;
  }

  /** Returns a value of the passage's header, if it has one. */
  public Optional<String> header(String key) {
    return Optional.ofNullable(passage.header().get(key));
  }
}
