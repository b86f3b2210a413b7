package io.github.unspin.cli;

import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.context.ContextTrainer;
import io.github.unspin.files.InputException;
import io.github.unspin.language.NgramModel;
import io.github.unspin.restore.Dictionaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Learns a context model from text. */
@Command(
    name = "train-context",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Learns the context model from sound text: a small neural network that tells a phrase of the"
          + " tables from those that spinners confuse it with, by the words around.",
      "",
      "One line in 250 is held out; how often the true phrase scores highest there is printed, by"
          + " the language model alone (share 0), by the network alone (share 1) and by both."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  unspin train-context --text news.txt --text wikipedia.txt --out dictionaries/context.model",
      "",
      "10 million examples take a quarter of an hour on two cores."
    })
final class TrainContextCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private SoundTexts texts = new SoundTexts();

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The model file.")
  private Path out = Path.of("");

  @Option(
      names = "--tables",
      paramLabel = "DIR",
      description = "The dictionaries folder with the tables and the language model.")
  private @Nullable Path tables;

  @Option(
      names = "--examples",
      paramLabel = "N",
      defaultValue = "7500000",
      description = "Examples to learn from (default: ${DEFAULT-VALUE}).")
  private long examples;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = {
        "Threads that learn (default: ${DEFAULT-VALUE}).",
        "With more than one the model differs a little from run to run."
      })
  private int threads;

  @Option(
      names = "--width",
      paramLabel = "N",
      defaultValue = "64",
      description = "Components of a word's vector (default: ${DEFAULT-VALUE}).")
  private int width;

  @Option(
      names = "--hidden",
      paramLabel = "N",
      defaultValue = "128",
      description = "Hidden units (default: ${DEFAULT-VALUE}).")
  private int hidden;

  TrainContextCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<Path> files = texts.readable();
    if (examples < 1 || threads < 1 || width < 1 || hidden < 1) {
      throw new InputException("train-context: the numbers must be at least 1");
    }
    Path target = out.toAbsolutePath().getParent();
    if (target != null && !Files.isDirectory(target)) {
      throw new InputException(target + ": no such folder for " + out.getFileName());
    }
    Path folder = tables == null ? Dictionaries.folder() : tables;
    NgramModel model = Dictionaries.openModel(folder.resolve(Dictionaries.MODEL));
    SubstitutionTable table = Dictionaries.openTable(folder, List.of());
    try {
      new ContextTrainer(
              model, table, width, hidden, step -> console.err().println("unspin: " + step))
          .train(files, examples, threads, out);
      return ExitCode.OK;
    } catch (IOException e) {
      throw new InputException("train-context: " + e.getMessage(), e);
    }
  }
}
