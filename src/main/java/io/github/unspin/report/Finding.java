package io.github.unspin.report;

import java.util.List;

/**
 * One place of a text that Unspin has something to say about.
 *
 * @param start first UTF-16 code unit of the place in the input text
 * @param end end of the place, exclusive
 * @param text the input text from {@code start} to {@code end}
 * @param kind what it is about
 * @param confidence probability from 0 to 1 that the place is damaged
 * @param applied whether {@code unspin clean} with the same options makes the first suggestion's
 *     edit
 * @param suggestions proposals, best first; may be empty when nothing better is known
 * @param message one sentence for a person
 */
public record Finding(
    int start,
    int end,
    String text,
    FindingKind kind,
    double confidence,
    boolean applied,
    List<Suggestion> suggestions,
    String message) {

  /** Copies the suggestions and checks that the parts agree. */
  public Finding {
    suggestions = List.copyOf(suggestions);
    if (start < 0 || end < start || text.length() != end - start) {
      throw new IllegalArgumentException(
          "text of " + text.length() + " units does not fill " + start + ".." + end);
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence out of [0, 1]: " + confidence);
    }
    if (applied && suggestions.isEmpty()) {
      throw new IllegalArgumentException("nothing to apply at " + start + ".." + end);
    }
  }

  /** Returns this finding, applied or not. */
  public Finding withApplied(boolean isApplied) {
    return new Finding(start, end, text, kind, confidence, isApplied, suggestions, message);
  }

  /**
   * Returns the edit that the first suggestion means.
   *
   * @throws IllegalStateException if there is no suggestion
   */
  public Edit edit() {
    if (suggestions.isEmpty()) {
      throw new IllegalStateException("no suggestion at " + start + ".." + end);
    }
    return new Edit(start, end, suggestions.get(0).text());
  }
}
