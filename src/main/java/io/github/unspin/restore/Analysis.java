package io.github.unspin.restore;

import io.github.unspin.report.Finding;
import java.util.List;

/**
 * What a {@link SubstitutionFinder} says about a document.
 *
 * @param words number of word tokens in the text
 * @param spun whether the document as a whole is the output of a spinner
 * @param score probability from 0 to 1 that it is
 * @param family the spinner's family, empty when not spun
 * @param findings sorted by place; applied ones do not overlap
 */
public record Analysis(
    int words, boolean spun, double score, String family, List<Finding> findings) {
  /** Copies the findings. */
  public Analysis {
    findings = List.copyOf(findings);
  }
}
