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
  /** Copies the map. */
  public Outcome {
    classes = Collections.unmodifiableMap(new TreeMap<>(classes));
  }

  /**
   * Counts of a class of candidates.
   *
   * @param places replaced places whose original is reached by this class and no surer one
   * @param restored of these, the ones that read as an accepted original
   * @param edits substitutions applied from this class
   * @param right of these, the ones that give an accepted original
   */
  public record Counts(int places, int restored, int edits, int right) {
    /** Returns the sum of two. */
    public Counts plus(Counts o) {
      return new Counts(
          places + o.places, restored + o.restored, edits + o.edits, right + o.right);
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
        out.merge(best, new Counts(1, right ? 1 : 0, 0, 0), Counts::plus);
      }
      for (Edit edit : place.edits()) {
        if (substitutions.contains(edit)) {
          CandidateClass way =
              CandidateClass.of(candidates.find(edit.start(), edit.end(), edit.replacement()));
          out.merge(way, new Counts(0, 0, 1, right ? 1 : 0), Counts::plus);
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
