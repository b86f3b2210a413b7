package io.github.unspin.cli;

import io.github.unspin.channel.Family;
import io.github.unspin.files.FileReplacement;
import io.github.unspin.files.InputException;
import io.github.unspin.files.TextFile;
import io.github.unspin.restore.Dictionaries;
import io.github.unspin.spin.Spinner;
import io.github.unspin.spin.SpunText;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Spins a sound text, for tests and training. */
@Command(
    name = "spin",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Spins a sound text as article spinners do, to make texts whose originals are known.",
      "",
      "What is replaced by what, and how often, follows the tables of substitutions seen on spun"
          + " pages. The same seed gives the same result."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  unspin spin article.txt > spun.txt",
      "  unspin spin --marked --seed 7 article.txt > spun.marked.txt",
      "  unspin evaluate spun.marked.txt",
    })
final class SpinCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "A text; '-' is the standard input.")
  private String name = "";

  @Option(
      names = "--family",
      paramLabel = "A|A2|B|C|D|E|F|G",
      defaultValue = "A",
      description = "Whose dictionary to use; see dictionaries/README.md (default: A).")
  private Family family = Family.A;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: 1.")
  private long seed;

  @Option(
      names = "--rate",
      paramLabel = "X",
      defaultValue = "1",
      description = "Factor on how often words are replaced, from 0 to 100 (default: 1).")
  private double rate;

  @Option(
      names = "--marked",
      description = "Write {{spun|original}} in the replaced places, for 'unspin evaluate'.")
  private boolean marked;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this file instead of the standard output.")
  private @Nullable String output;

  SpinCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!(rate >= 0 && rate <= 100)) {
      throw new InputException("--rate: " + rate + " is not from 0 to 100");
    }
    TextFile file = Inputs.read(List.of(name), console.in()).get(0);
    FileReplacement replacement = output == null ? null : new FileReplacement(output);
    Path folder = Dictionaries.folder();
    Spinner spinner =
        new Spinner(
            Dictionaries.openTable(folder, List.of()),
            Dictionaries.openModel(folder.resolve(Dictionaries.MODEL)),
            family,
            rate);
    SpunText result = spinner.spin(file.text(), seed);
    if (marked && !result.isMarkable()) {
      throw new InputException(file.name() + ": holds '{{' itself and so cannot be marked");
    }
    byte[] bytes = file.encode(marked ? result.marked(family.name()) : result.spun());
    if (replacement == null) {
      console.out().writeBytes(bytes);
    } else {
      replacement.write(bytes);
    }
    return ExitCode.OK;
  }
}
