package io.github.unspin.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A change in the making: the verdicts that it comes to. */
final class Step {
  private final Ledger ledger;
  private final Proposals proposals;
  private final Function<FindingId, @Nullable ReviewDocument> documents;
  private final long number;
  private final Reach reach;
  private final Map<FindingId, Verdict> verdicts = new LinkedHashMap<>();
  private @Nullable Rule rule;

  Step(
      Ledger ledger,
      Proposals proposals,
      Function<FindingId, @Nullable ReviewDocument> documents,
      Reach reach) {
    this.ledger = ledger;
    this.proposals = proposals;
    this.documents = documents;
    this.reach = reach;
    number = ledger.nextNumber();
  }

  long number() {
    return number;
  }

  /** Makes this step one for texts to come as well. */
  void setRule(Rule everywhere) {
    rule = everywhere;
  }

  /**
   * Returns what a decision means for a finding.
   *
   * @throws IllegalArgumentException if there is no such proposal
   */
  Verdict verdict(ReviewFinding finding, Decision decision) {
    if (decision instanceof Decision.Accept accept) {
      List<Proposal> all = proposals.of(finding);
      if (accept.rank() > all.size()) {
        throw new IllegalArgumentException(
            "no proposal " + accept.rank() + " for \u201C" + finding.finding().text() + "\u201D");
      }
      return accepted(all.get(accept.rank() - 1).text(), false);
    } else if (decision instanceof Decision.Replace replace) {
      return replace.text().equals(finding.finding().text())
          ? new Verdict(Status.REFUSED, null, false, reach, number)
          : accepted(replace.text(), isNew(finding, replace.text()));
    } else if (decision instanceof Decision.Refuse) {
      return new Verdict(Status.REFUSED, null, false, reach, number);
    } else if (decision instanceof Decision.Skip) {
      return new Verdict(Status.SKIPPED, null, false, reach, number);
    }
    return Verdict.UNDECIDED;
  }

  private Verdict accepted(String text, boolean typed) {
    return new Verdict(Status.ACCEPTED, text, typed, reach, number);
  }

  private static boolean isNew(ReviewFinding finding, String text) {
    return finding.finding().suggestions().stream().noneMatch(s -> s.text().equals(text));
  }

  /** Returns what a verdict at one place means for another with the same words. */
  Verdict like(Verdict verdict, Rule like, ReviewFinding there) {
    String text = verdict.text();
    return text == null
        ? verdict
        : accepted(Wording.at(like.words(), text, there.finding()), false);
  }

  /** Gives a finding a verdict; accepted ones that it would overlap become undecided. */
  void set(ReviewFinding finding, Verdict verdict) {
    if (verdict.status() == Status.ACCEPTED) {
      overlapped(finding).forEach(other -> verdicts.put(other.id(), Verdict.UNDECIDED));
    }
    verdicts.put(finding.id(), verdict);
  }

  /** Returns the accepted findings that one overlaps. */
  List<ReviewFinding> overlapped(ReviewFinding finding) {
    return Overlaps.of(documents.apply(finding.id()), finding).stream()
        .filter(other -> now(other.id()).status() == Status.ACCEPTED)
        .toList();
  }

  private Verdict now(FindingId id) {
    Verdict pending = verdicts.get(id);
    return pending == null ? ledger.verdict(id) : pending;
  }

  /** Returns the verdicts that differ from what holds. */
  Map<FindingId, Verdict> changes() {
    Map<FindingId, Verdict> out = new LinkedHashMap<>(verdicts);
    out.entrySet().removeIf(each -> each.getValue().equals(ledger.verdict(each.getKey())));
    return out;
  }

  /** Returns the step as an action without its turns. */
  Action action() {
    return new Action(number, reach, rule);
  }
}
