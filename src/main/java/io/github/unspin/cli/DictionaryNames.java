package io.github.unspin.cli;

import io.github.unspin.files.FileReplacement;
import io.github.unspin.files.InputException;
import io.github.unspin.restore.Dictionaries;
import io.github.unspin.train.NameCounter;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts names for the dictionaries. */
@Command(
    name = "names",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Makes names.tsv from sound text: names of two to six words of which spinners replace at least"
          + " one, the commonest first."
    })
final class DictionaryNames implements Callable<Integer> {
  private final Console console;

  @Mixin private SoundTexts texts = new SoundTexts();

  @Option(
      names = "--tables",
      paramLabel = "DIR",
      description = "The dictionaries folder with the tables and the language model.")
  private @Nullable Path tables;

  @Option(
      names = "--min-count",
      paramLabel = "N",
      defaultValue = "3",
      description = "Names seen less often are left out (default: ${DEFAULT-VALUE}).")
  private int minimumCount;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "60000",
      description = "Names at the most (default: ${DEFAULT-VALUE}).")
  private int most;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The table made.")
  private Path out = Path.of("");

  DictionaryNames(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (most < 1 || minimumCount < 1) {
      throw new InputException("dictionary names: --most and --min-count must be at least 1");
    }
    Path folder = tables == null ? Dictionaries.folder() : tables;
    NameCounter counter =
        new NameCounter(
            Dictionaries.openModel(folder.resolve(Dictionaries.MODEL)),
            Dictionaries.openTable(folder, List.of()));
    for (Path text : texts.files()) {
      try (BufferedReader reader = Files.newBufferedReader(text)) {
        counter.read(reader);
      } catch (IOException e) {
        throw new InputException(text + ": not a readable text in UTF-8", e);
      }
    }
    List<NameCounter.Name> names = counter.names(minimumCount, most);
    StringBuilder table = new StringBuilder("name\tcount\n");
    for (NameCounter.Name name : names) {
      table.append(name.name()).append('\t').append(name.count()).append('\n');
    }
    new FileReplacement(out.toString()).write(table.toString().getBytes(StandardCharsets.UTF_8));
    console.out().printf(Locale.ROOT, "names %d%n", names.size());
    return ExitCode.OK;
  }
}
