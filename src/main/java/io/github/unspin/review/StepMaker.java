package io.github.unspin.review;

import io.github.unspin.report.FindingKind;
import java.util.List;

/**
 * Works out what a person's decision comes to: for one finding and those alike, for many, or for a
 * group as one. Changes nothing; whoever takes the step enters it into the books. Not thread-safe.
 */
final class StepMaker {
  private final Shelf shelf;
  private final Ledger ledger;
  private final Proposals proposals;

  StepMaker(Shelf shelf, Ledger ledger, Proposals proposals) {
    this.shelf = shelf;
    this.ledger = ledger;
    this.proposals = proposals;
  }

  /**
   * Returns the step of deciding about a finding and, as far as the decision reaches, about those
   * alike that are undecided.
   *
   * @throws IllegalArgumentException if there is no such proposal
   */
  Step of(ReviewFinding finding, Decision decision, Reach reach) {
    Step step = step(reach);
    Verdict verdict = step.verdict(finding, decision);
    step.set(finding, verdict);
    if (reach != Reach.HERE && !(decision instanceof Decision.Clear)) {
      Rule rule = new Rule(finding.alike(), finding.finding().text(), verdict.text());
      if (reach == Reach.EVERYWHERE && verdict.status().isDecided()) {
        step.setRule(rule);
      }
      for (ReviewFinding each : shelf.alike(finding)) {
        boolean isOpen = !ledger.verdict(each.id()).status().isDecided();
        if (!each.id().equals(finding.id()) && isOpen && isFor(each, verdict)) {
          step.set(each, step.like(verdict, rule, each));
        }
      }
    }
    return step;
  }

  /**
   * Returns whether a verdict makes sense elsewhere: what mends spaces here may not do so there.
   */
  private static boolean isFor(ReviewFinding there, Verdict verdict) {
    String text = verdict.text();
    return text == null
        || there.finding().kind() == FindingKind.SUBSTITUTION
        || there.finding().suggestions().stream().anyMatch(s -> s.text().equals(text));
  }

  /**
   * Returns the step of deciding about each of several findings by itself. Accepting passes over
   * findings without such a proposal and those that overlap an accepted one.
   */
  Step ofAll(List<ReviewFinding> findings, Decision decision) {
    Step step = step(Reach.HERE);
    for (ReviewFinding each : findings) {
      boolean isPossible =
          !(decision instanceof Decision.Accept accept)
              || (accept.rank() <= proposals.of(each).size() && step.overlapped(each).isEmpty());
      if (isPossible) {
        step.set(each, step.verdict(each, decision));
      }
    }
    return step;
  }

  /**
   * Returns the step of deciding about findings alike with the same words as about the first.
   *
   * @throws IllegalArgumentException if there is no such proposal
   */
  Step ofGroup(List<ReviewFinding> findings, Decision decision) {
    ReviewFinding first = findings.get(0);
    Step step = step(Reach.HERE);
    Verdict verdict = step.verdict(first, decision);
    Rule like = new Rule(first.alike(), first.finding().text(), verdict.text());
    step.set(first, verdict);
    findings.stream().skip(1).forEach(each -> step.set(each, step.like(verdict, like, each)));
    return step;
  }

  private Step step(Reach reach) {
    return new Step(ledger, proposals, shelf::document, reach);
  }
}
