package io.github.unspin.review;

import java.util.List;

/**
 * One step of a session, which can be undone as a whole.
 *
 * @param action its number, growing in the order in which things were decided
 * @param findings whose verdict changed, in the order of the files and texts
 */
public record Change(long action, List<FindingId> findings) {
  /** Copies the list. */
  public Change {
    findings = List.copyOf(findings);
  }
}
