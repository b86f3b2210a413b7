package io.github.unspin.terminal;

import io.github.unspin.review.FindingId;
import io.github.unspin.review.ReviewDocument;
import io.github.unspin.review.ReviewFinding;
import io.github.unspin.review.ReviewSession;
import java.util.List;

/**
 * What is offered at a time: one finding, or several alike.
 *
 * @param document their file
 * @param findings in the order of the text
 */
record Stop(ReviewDocument document, List<ReviewFinding> findings) {
  Stop {
    findings = List.copyOf(findings);
  }

  ReviewFinding first() {
    return findings.get(0);
  }

  List<FindingId> ids() {
    return findings.stream().map(ReviewFinding::id).toList();
  }

  boolean isDecided(ReviewSession session) {
    return findings.stream().allMatch(each -> session.verdict(each.id()).status().isDecided());
  }

  boolean holds(FindingId id) {
    return findings.stream().anyMatch(each -> each.id().equals(id));
  }

  /** Returns how sure the first proposal is, where it is least so. */
  double confidence() {
    return findings.stream()
        .map(ReviewFinding::finding)
        .mapToDouble(f -> f.suggestions().isEmpty() ? 0 : f.suggestions().get(0).confidence())
        .min()
        .orElse(0);
  }
}
