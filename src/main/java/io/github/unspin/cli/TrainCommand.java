package io.github.unspin.cli;

import io.github.unspin.files.InputException;
import io.github.unspin.language.NgramTrainer;
import io.github.unspin.restore.Dictionaries;
import io.github.unspin.train.WordStakes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Builds a language model from text. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Builds a language model from text: a word 4-gram model with modified Kneser-Ney smoothing,"
          + " pruned and quantised to a given size.",
      "",
      "One line in 250 is held out, and the model's perplexity on these lines is printed beside that"
          + " of the model before pruning."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  unspin train --text news.txt --text wikipedia.txt --tables dictionaries"
          + " --out dictionaries/english.lm",
      "",
      "120 million words take two minutes and 12 GiB of memory: UNSPIN_JAVA_OPTS=-Xmx14g."
    })
final class TrainCommand implements Callable<Integer> {
  private static final long MEGABYTE = 1_000_000;

  private final Console console;

  @Mixin private SoundTexts texts = new SoundTexts();

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The model file.")
  private Path out = Path.of("");

  @Option(
      names = "--min-count",
      paramLabel = "N",
      defaultValue = "8",
      description = "Words seen less often are unknown to the model (default: ${DEFAULT-VALUE}).")
  private int minimumCount;

  @Option(
      names = "--size",
      paramLabel = "MB",
      defaultValue = "39.9",
      description = "Most megabytes that the file may have (default: ${DEFAULT-VALUE}).")
  private double megabytes;

  @Option(
      names = "--tables",
      paramLabel = "DIR",
      description = {
        "A dictionaries folder: what its tables know of words decides which n-grams are worth"
            + " their place.",
        "Without it all words count alike."
      })
  private @Nullable Path tables;

  TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<Path> files = texts.readable();
    Map<String, Float> stakes =
        tables == null ? Map.of() : WordStakes.of(Dictionaries.openTable(tables, List.of()));
    try {
      NgramTrainer.Result result =
          NgramTrainer.train(
              files,
              minimumCount,
              (long) (megabytes * MEGABYTE),
              stakes,
              out,
              step -> console.err().println("unspin: " + step));
      console
          .out()
          .printf(
              Locale.ROOT,
              "words %d%nvocabulary %d%nn-grams %d%nbytes %d%nheld-out tokens %d%n"
                  + "perplexity %.1f%nperplexity before pruning %.1f%n",
              result.words(),
              result.vocabulary(),
              result.ngrams(),
              result.bytes(),
              result.heldOutTokens(),
              result.perplexity(),
              result.unprunedPerplexity());
      return ExitCode.OK;
    } catch (IOException | IllegalArgumentException e) {
      throw new InputException("train: " + e.getMessage(), e);
    }
  }
}
