package io.github.unspin;

import io.github.unspin.grammar.GrammarProfile;
import io.github.unspin.memory.Memory;
import io.github.unspin.restore.Assumption;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a document is looked at.
 *
 * @param assume what is taken for granted about every document
 * @param minConfidence a suggestion at least this likely is applied; 0 to 1
 * @param grammar how much of LanguageTool looks at the result
 * @param removeBoilerplate whether lines that belong to the page are removed
 * @param dictionaries tables of substitutions beside the program's own
 * @param keep files of words and phrases, one a line, that are never changed
 * @param references texts on the same event, whose words and names are likely
 * @param torturedPhrases whether terms of science that were taken word by word are findings
 * @param secondOpinion the file of a masked language model ({@link
 *     io.github.unspin.cloze.BertCloze}) that is asked where the rest is not sure; null for none
 * @param memory what people decided in earlier reviews
 */
public record Options(
    Assumption assume,
    double minConfidence,
    GrammarProfile grammar,
    boolean removeBoilerplate,
    List<Path> dictionaries,
    List<Path> keep,
    List<Path> references,
    boolean torturedPhrases,
    @Nullable Path secondOpinion,
    Memory memory) {

  /** The confidence that a suggestion needs to be applied, where the user says nothing. */
  public static final double DEFAULT_MIN_CONFIDENCE = 0.55;

  /** Copies the lists and checks the range of the confidence. */
  public Options {
    dictionaries = List.copyOf(dictionaries);
    keep = List.copyOf(keep);
    references = List.copyOf(references);
    if (!(minConfidence >= 0 && minConfidence <= 1)) {
      throw new IllegalArgumentException("confidence out of [0, 1]: " + minConfidence);
    }
  }

  /** Options without a memory, under which tortured phrases are findings. */
  public Options(
      Assumption assume,
      double minConfidence,
      GrammarProfile grammar,
      boolean removeBoilerplate,
      List<Path> dictionaries,
      List<Path> keep,
      List<Path> references) {
    this(
        assume,
        minConfidence,
        grammar,
        removeBoilerplate,
        dictionaries,
        keep,
        references,
        true,
        null,
        Memory.none());
  }

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
    return with(assume, minConfidence, changed, torturedPhrases, secondOpinion, memory);
  }

  /** Returns these options with another confidence that a suggestion needs. */
  public Options withMinConfidence(double changed) {
    return with(assume, changed, grammar, torturedPhrases, secondOpinion, memory);
  }

  /** Returns these options with another assumption. */
  public Options withAssumption(Assumption changed) {
    return with(changed, minConfidence, grammar, torturedPhrases, secondOpinion, memory);
  }

  /** Returns these options with tortured phrases as findings, or not. */
  public Options withTorturedPhrases(boolean changed) {
    return with(assume, minConfidence, grammar, changed, secondOpinion, memory);
  }

  /** Returns these options with another memory. */
  public Options withMemory(Memory changed) {
    return with(assume, minConfidence, grammar, torturedPhrases, secondOpinion, changed);
  }

  /** Returns these options with the file of a masked language model, or without one. */
  public Options withSecondOpinion(@Nullable Path changed) {
    return with(assume, minConfidence, grammar, torturedPhrases, changed, memory);
  }

  private Options with(
      Assumption assumption,
      double confidence,
      GrammarProfile profile,
      boolean tortured,
      @Nullable Path model,
      Memory remembered) {
    return new Options(
        assumption,
        confidence,
        profile,
        removeBoilerplate,
        dictionaries,
        keep,
        references,
        tortured,
        model,
        remembered);
  }
}
