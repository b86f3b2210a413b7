package io.github.unspin.accuracy;

import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.grammar.LanguageToolAlone;
import io.github.unspin.report.Finding;
import io.github.unspin.report.Report;
import io.github.unspin.text.Tokenizer;
import java.util.List;
import java.util.function.Function;

/**
 * Something else that one could do to a spun text.
 *
 * @param name what it is called
 * @param slow whether it is measured on a sample only
 * @param findings gives what it changes in a text, sorted, without overlap
 */
record Rival(String name, boolean slow, Function<String, List<Finding>> findings) {
  /**
   * Returns the rivals of a fold.
   *
   * @param table the table that the program restores with
   * @param core LanguageTool with few rules
   * @param full LanguageTool with nearly all
   */
  static List<Rival> of(SubstitutionTable table, LanguageToolAlone core, LanguageToolAlone full) {
    return List.of(
        new Rival("nothing done", false, text -> List.of()),
        new Rival(
            "dictionary: the most frequent original, always",
            false,
            new MostFrequentOriginal(table, false)::find),
        new Rival(
            "dictionary: the same, where the phrase is more often a spinner's than an author's",
            false,
            new MostFrequentOriginal(table, true)::find),
        new Rival("LanguageTool, the core rules", false, core::find),
        new Rival("LanguageTool, full English", true, full::find));
  }

  /** Returns its report of a text. */
  Report report(String text) {
    List<Finding> found = findings.apply(text);
    int words = new Tokenizer().tokenize(text).words();
    return new Report(text, words, !found.isEmpty(), found.isEmpty() ? 0 : 1, "", found);
  }
}
