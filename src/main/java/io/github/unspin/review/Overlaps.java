package io.github.unspin.review;

import io.github.unspin.report.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which findings of a file cannot both be accepted. */
final class Overlaps {
  private Overlaps() {}

  /**
   * Returns the other findings that share characters with one, or its place when both have none.
   */
  static List<ReviewFinding> of(@Nullable ReviewDocument document, ReviewFinding finding) {
    if (document == null) {
      return List.of();
    }
    List<ReviewFinding> all = document.findings();
    List<ReviewFinding> out = new ArrayList<>();
    int at = finding.number() - 1;
    // Findings are sorted by their start; only one that starts before can reach over others.
    for (int i = 0; i < at; i++) {
      if (overlap(all.get(i).finding(), finding.finding())) {
        out.add(all.get(i));
      }
    }
    for (int i = at + 1; i < all.size(); i++) {
      if (all.get(i).finding().start() > finding.finding().end()) {
        break;
      }
      if (overlap(all.get(i).finding(), finding.finding())) {
        out.add(all.get(i));
      }
    }
    return out;
  }

  private static boolean overlap(Finding a, Finding b) {
    if (a.start() == b.start()) {
      return a.end() > a.start() == b.end() > b.start() || a.end() == b.end();
    }
    return a.start() < b.end() && b.start() < a.end();
  }
}
