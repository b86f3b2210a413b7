package io.github.unspin.review;

import io.github.unspin.report.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Works out what could take the place of a finding's words. */
final class Proposals {
  private final Ledger ledger;
  private final Function<FindingId, Optional<ReviewFinding>> findings;

  Proposals(Ledger ledger, Function<FindingId, Optional<ReviewFinding>> findings) {
    this.ledger = ledger;
    this.findings = findings;
  }

  /** Returns the suggestions, then what was typed for the same words at other places. */
  List<Proposal> of(ReviewFinding finding) {
    Map<String, Proposal> out = new LinkedHashMap<>();
    for (Suggestion suggestion : finding.finding().suggestions()) {
      out.putIfAbsent(
          suggestion.text(), new Proposal(suggestion.text(), suggestion.confidence(), false));
    }
    for (Action action : ledger.done()) {
      action
          .turns()
          .forEach(
              (id, turn) -> {
                String text = turn.after().typed() ? turn.after().text() : null;
                ReviewFinding other = text == null ? null : findings.apply(id).orElse(null);
                if (text != null && other != null && other.alike().equals(finding.alike())) {
                  String here = Wording.at(other.finding().text(), text, finding.finding());
                  out.putIfAbsent(here, new Proposal(here, 0, true));
                }
              });
    }
    return List.copyOf(out.values());
  }
}
