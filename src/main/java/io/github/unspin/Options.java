package io.github.unspin;

import io.github.unspin.grammar.GrammarProfile;
import io.github.unspin.restore.Assumption;
import java.nio.file.Path;
import java.util.List;

/**
 * How documents are to be looked at.
 *
 * @param assume what is taken for granted about every document
 * @param minConfidence confidence from 0 to 1 that a suggestion needs to be applied; what has less
 *     is shown and left to a person
 * @param grammar how much of LanguageTool looks at the restored text
 * @param removeBoilerplate whether lines that belong to the page are found and removed
 * @param dictionaries tables of substitutions beside the program's own
 * @param keep files of words and phrases, one a line, that are never changed
 * @param references texts on the same event, whose words and names are likely
 * @param torturedPhrases whether terms of science that were taken word by word are looked for
 */
public record Options(
    Assumption assume,
    double minConfidence,
    GrammarProfile grammar,
    boolean removeBoilerplate,
    List<Path> dictionaries,
    List<Path> keep,
    List<Path> references,
    boolean torturedPhrases) {

  /** Makes options under which tortured phrases are looked for. */
  public Options(
      Assumption assume,
      double minConfidence,
      GrammarProfile grammar,
      boolean removeBoilerplate,
      List<Path> dictionaries,
      List<Path> keep,
      List<Path> references) {
    this(assume, minConfidence, grammar, removeBoilerplate, dictionaries, keep, references, true);
  }

  /** Copies the lists and checks the range of the confidence. */
  public Options {
    dictionaries = List.copyOf(dictionaries);
    keep = List.copyOf(keep);
    references = List.copyOf(references);
    if (!(minConfidence >= 0 && minConfidence <= 1)) {
      throw new IllegalArgumentException("confidence out of [0, 1]: " + minConfidence);
    }
  }

  /** The confidence that a suggestion needs to be applied, where the user says nothing. */
  public static final double DEFAULT_MIN_CONFIDENCE = 0.5;

  /** Returns what holds where the user says nothing. */
  public static Options defaults() {
    return new Options(
        Assumption.AUTO,
        DEFAULT_MIN_CONFIDENCE,
        GrammarProfile.CORE,
        true,
        List.of(),
        List.of(),
        List.of());
  }

  /** Returns these options with another grammar profile. */
  public Options withGrammar(GrammarProfile changed) {
    return new Options(
        assume,
        minConfidence,
        changed,
        removeBoilerplate,
        dictionaries,
        keep,
        references,
        torturedPhrases);
  }

  /** Returns these options with another assumption. */
  public Options withAssumption(Assumption changed) {
    return new Options(
        changed,
        minConfidence,
        grammar,
        removeBoilerplate,
        dictionaries,
        keep,
        references,
        torturedPhrases);
  }
}
