package io.github.unspin.spin;

import io.github.unspin.report.Edit;
import io.github.unspin.report.Edits;
import java.util.List;

/**
 * A text and what a spinner made of it.
 *
 * @param original the text
 * @param replacements what was put in the place of what, sorted, without overlap
 */
public record SpunText(String original, List<Edit> replacements) {
  /** Copies the list. */
  public SpunText {
    replacements = List.copyOf(replacements);
  }

  /** Returns the text as the spinner leaves it. */
  public String spun() {
    return Edits.apply(original, replacements);
  }

  /** Returns whether the text can be written with marks: it must not hold any itself. */
  public boolean isMarkable() {
    return !original.contains("{{");
  }

  /**
   * Returns the text with {@code {{spun|original}}} in the replaced places, below a header of one
   * line.
   *
   * @param family the spinner's family, for the header
   * @throws IllegalStateException if the text holds marks of its own
   */
  public String marked(String family) {
    if (!isMarkable()) {
      throw new IllegalStateException("the text holds '{{' itself");
    }
    List<Edit> marks =
        replacements.stream()
            .map(
                edit -> {
                  String before = original.substring(edit.start(), edit.end());
                  return new Edit(
                      edit.start(), edit.end(), "{{" + edit.replacement() + "|" + before + "}}");
                })
            .toList();
    return "# family: " + family + "\n\n" + Edits.apply(original, marks);
  }
}
