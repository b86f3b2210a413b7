package io.github.unspin.cli;

import io.github.unspin.Unspin;
import io.github.unspin.evaluate.Evaluation;
import io.github.unspin.evaluate.GoldFile;
import io.github.unspin.evaluate.MarkedPassage;
import io.github.unspin.files.InputException;
import io.github.unspin.files.TextFile;
import io.github.unspin.memory.Memory;
import io.github.unspin.render.EvaluationRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the tool against passages whose originals are known. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Measures the tool against passages whose originals are known, and against clean texts.",
      "",
      "PASSAGE is a text in the marked form, {{spun|original|also accepted}}, or a folder in which"
          + " every *.txt file is one (*.marked.txt where there are any)."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  unspin evaluate fixtures/articles --clean fixtures/clean",
      "  unspin evaluate --gold spun.gold.jsonl spun.txt",
      "",
      "Detection: a finding is right when it touches a replaced place. Restoration: an edit is"
          + " right",
      "when the place then reads as an accepted original. F0.5 counts precision twice as much as",
      "recall. Damage repaired: 1 - word edit distance to the nearest accepted original"
          + " after/before.",
      "Top-3: rightly flagged places with an accepted original among the first three suggestions."
    })
final class EvaluateCommand implements Callable<Integer> {
  /** How the figures are written. */
  enum Format {
    TEXT,
    JSON
  }

  private final Console console;

  @Parameters(arity = "0..*", paramLabel = "PASSAGE", description = "Marked passages or folders.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--gold",
      paramLabel = "FILE",
      description = "The substitutions of the one PASSAGE, as JSON lines; it is not marked then.")
  private @Nullable Path gold;

  @Option(names = "--clean", paramLabel = "DIR", description = "Human-written texts (*.txt).")
  private List<Path> clean = new ArrayList<>();

  @Option(
      names = "--only",
      paramLabel = "FILE",
      description = "Names of the passages to use, one a line (such as left-out.txt).")
  private @Nullable Path only;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "A table (the default) or JSON.")
  private Format format = Format.TEXT;

  @Mixin private AnalysisOptions analysis = new AnalysisOptions();

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (paths.isEmpty() && clean.isEmpty()) {
      throw new InputException("evaluate: name a passage, a folder of passages, or --clean DIR");
    }
    try {
      List<MarkedPassage> passages = passages();
      List<String> texts = new ArrayList<>();
      for (Path folder : clean) {
        for (Path file : files(folder, ".txt")) {
          texts.add(TextFile.read(file.toString()).text());
        }
      }
      if (passages.isEmpty() && texts.isEmpty()) {
        throw new InputException("evaluate: no passages there");
      }
      Unspin unspin = Unspin.open(analysis.toOptions().withMemory(Memory.none()));
      Evaluation result = Evaluation.run(passages, texts, unspin::analyse);
      EvaluationRenderer renderer = new EvaluationRenderer();
      console.out().print(format == Format.JSON ? renderer.json(result) : renderer.text(result));
      return ExitCode.OK;
    } catch (IOException e) {
      throw new InputException("evaluate: " + e.getMessage(), e);
    }
  }

  private List<MarkedPassage> passages() throws IOException {
    if (gold != null) {
      if (paths.size() != 1) {
        throw new InputException("evaluate: --gold goes with one text");
      }
      String name = paths.get(0).toString();
      String goldName = gold.toString();
      return List.of(
          GoldFile.read(
              name, TextFile.read(name).text(), goldName, TextFile.read(goldName).text()));
    }
    Set<String> wanted = new HashSet<>();
    if (only != null) {
      TextFile.read(only.toString()).text().lines().forEach(wanted::add);
    }
    List<MarkedPassage> out = new ArrayList<>();
    for (Path path : paths) {
      boolean folder = Files.isDirectory(path);
      List<Path> files = folder ? files(path, ".marked.txt") : List.of(path);
      files = folder && files.isEmpty() ? files(path, ".txt") : files;
      for (Path file : files) {
        String name = folder ? path.relativize(file).toString() : file.toString();
        if (wanted.isEmpty() || wanted.contains(name)) {
          try {
            out.add(MarkedPassage.parse(name, TextFile.read(file.toString()).text()));
          } catch (IllegalArgumentException e) {
            throw new InputException(path + ": " + e.getMessage(), e);
          }
        }
      }
    }
    return out;
  }

  static List<Path> files(Path folder, String ending) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new InputException(folder + ": not a folder");
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(f -> f.getFileName().toString().endsWith(ending)).sorted().toList();
    }
  }
}
