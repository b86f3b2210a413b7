package io.github.unspin.accuracy;

import io.github.unspin.evaluate.Confusions.Confusion;
import io.github.unspin.evaluate.Evaluation;
import io.github.unspin.evaluate.Interval;
import io.github.unspin.evaluate.Score;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that was measured.
 *
 * @param outcomes what became of the passages under the default setting
 * @param fixtures the same of the fixtures, where they are not the passages themselves
 * @param curve the passages' scores by the confidence that a suggestion needs to be applied
 * @param contributions scores of the passages without parts of the method
 * @param rivals scores of others
 * @param confusions the costliest errors
 * @param clean what was found in clean texts
 */
public record AccuracyReport(
    List<Outcome> outcomes,
    List<Outcome> fixtures,
    SortedMap<Double, Score> curve,
    List<Contribution> contributions,
    List<RivalResult> rivals,
    List<Confusion> confusions,
    List<CleanResult> clean) {
  /** Copies the collections. */
  public AccuracyReport {
    outcomes = List.copyOf(outcomes);
    fixtures = List.copyOf(fixtures);
    curve = Collections.unmodifiableSortedMap(new TreeMap<>(curve));
    contributions = List.copyOf(contributions);
    rivals = List.copyOf(rivals);
    confusions = List.copyOf(confusions);
    clean = List.copyOf(clean);
  }

  /**
   * What the method does without one of its parts.
   *
   * @param name what is left out
   * @param score sum over the passages
   * @param fHalf interval of the change of restoration F0.5, by article
   * @param repaired interval of the change of the damage repaired, by article
   */
  public record Contribution(String name, Score score, Interval fHalf, Interval repaired) {}

  /**
   * What something else does.
   *
   * @param name what
   * @param passages on how many passages
   * @param score sum over them
   */
  public record RivalResult(String name, int passages, Score score) {}

  /**
   * What was found in a domain of clean texts.
   *
   * @param domain name of the domain
   * @param counts under the default setting
   * @param told substitutions applied when told that the texts were spun
   */
  public record CleanResult(String domain, Evaluation.Clean counts, int told) {}
}
