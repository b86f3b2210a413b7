package io.github.unspin.review;

import java.util.List;

/**
 * Findings that are alike: the same kind and words, whatever their case.
 *
 * @param words as the first of them stands
 * @param name whether the words look like a name
 * @param findings in the order of the files and texts
 */
public record ReviewGroup(String words, boolean name, List<FindingId> findings) {
  /** Copies the list. */
  public ReviewGroup {
    findings = List.copyOf(findings);
  }
}
