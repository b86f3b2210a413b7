package io.github.unspin.report;

import java.util.List;

/**
 * What Unspin found in one document. Every surface of the program renders a report or applies its
 * edits; none looks at the text again.
 *
 * @param text the input text, unchanged
 * @param words number of word tokens in the text
 * @param spun whether the document as a whole is the output of a spinner
 * @param score probability from 0 to 1 that it is
 * @param family the spinner's family (see dictionaries/README.md), empty when not spun
 * @param findings sorted by place; applied ones never overlap each other
 */
public record Report(
    String text, int words, boolean spun, double score, String family, List<Finding> findings) {

  /** Copies the findings and checks their order. */
  public Report {
    findings = List.copyOf(findings);
    int reached = 0;
    int previous = 0;
    for (Finding finding : findings) {
      if (finding.start() < previous || finding.end() > text.length()) {
        throw new IllegalArgumentException("finding out of place: " + finding);
      }
      previous = finding.start();
      if (finding.applied()) {
        if (finding.start() < reached) {
          throw new IllegalArgumentException("edits overlap at " + finding.start());
        }
        reached = finding.end();
      }
    }
  }

  /** Returns the edits of the applied findings, sorted and without overlap. */
  public List<Edit> edits() {
    return findings.stream().filter(Finding::applied).map(Finding::edit).toList();
  }

  /**
   * Returns the text with the applied findings' first suggestions in place; all else is the input,
   * character for character.
   */
  public String restored() {
    return Edits.apply(text, edits());
  }
}
