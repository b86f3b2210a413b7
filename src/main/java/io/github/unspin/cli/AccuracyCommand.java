package io.github.unspin.cli;

import io.github.unspin.accuracy.CleanDomain;
import io.github.unspin.accuracy.CrossValidation;
import io.github.unspin.accuracy.Experiment;
import io.github.unspin.accuracy.Fingerprint;
import io.github.unspin.accuracy.Fold;
import io.github.unspin.accuracy.FolderSubject;
import io.github.unspin.accuracy.Provenance;
import io.github.unspin.evaluate.MarkedPassage;
import io.github.unspin.files.FileReplacement;
import io.github.unspin.files.InputException;
import io.github.unspin.files.TextFile;
import io.github.unspin.render.AccuracyRenderer;
import io.github.unspin.restore.Dictionaries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the accuracy report. */
@Command(
    name = "accuracy",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Measures the program, its parts and its rivals, and writes a report in Markdown.",
      "",
      "With --passages it does so by cross-validation over the articles of the passages: each is"
          + " restored with dictionaries that were built without it. Without, it measures the"
          + " fixtures with the program's own dictionaries. Takes minutes."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  unspin accuracy --fixtures fixtures/articles --clean fixtures/clean",
      "  unspin accuracy --tables evidence/tables --passages evidence/passages \\",
      "      --fixtures fixtures/articles --clean fixtures/clean \\",
      "      --clean-domain blogs=texts/blogs --clean-domain sport=texts/news_sport_ \\",
      "      --out ACCURACY.md",
      "",
      "No text of the passages gets into the report, but phrases of up to five words that were",
      "restored wrongly do."
    })
final class AccuracyCommand implements Callable<Integer> {
  private static final int FEWEST_FOLDS = 2;

  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--tables",
      paramLabel = "DIR",
      description = "A folder with substitutions.tsv and kept-words.tsv, known to every fold.")
  private List<Path> tables = new ArrayList<>();

  @Option(
      names = "--passages",
      paramLabel = "DIR",
      description = "A folder of marked passages (*.txt) to cross-validate on.")
  private List<Path> passages = new ArrayList<>();

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description = {
        "Weights that were learnt without any of the passages, to be learnt on in every fold"
            + " (default: start anew)."
      })
  private @Nullable Path weights;

  @Option(
      names = "--folds",
      paramLabel = "N",
      defaultValue = "4",
      description = "Parts of the articles (default: ${DEFAULT-VALUE}).")
  private int folds;

  @Option(
      names = "--measure-folds",
      paramLabel = "N",
      description = "Measure only the first N parts, for a quick trial; the report says so.")
  private @Nullable Integer measuredFolds;

  @Option(
      names = "--fixtures",
      paramLabel = "DIR",
      description = "A folder of passages that had no part in making the dictionaries.")
  private List<Path> fixtures = new ArrayList<>();

  @Option(
      names = "--clean",
      paramLabel = "DIR",
      description = {
        "Human-written texts (*.txt). Files whose names begin alike, up to a '_', are one domain."
      })
  private List<Path> clean = new ArrayList<>();

  @Option(
      names = "--clean-domain",
      paramLabel = "NAME=DIR",
      description = {
        "Human-written texts of one domain: a folder, or a folder and the beginning of file names"
            + " (sport=texts/news_sport_)."
      })
  private Map<String, Path> cleanDomains = new LinkedHashMap<>();

  @Option(
      names = "--sample",
      paramLabel = "WORDS",
      defaultValue = "20000",
      description = {
        "Words of the passages to measure LanguageTool's full rules on, which are slow (default:"
            + " ${DEFAULT-VALUE}; 0 for none)."
      })
  private int sample;

  @Option(
      names = "--second-opinion",
      paramLabel = "FILE",
      description = "A masked language model, to measure what asking it brings.")
  private @Nullable Path secondOpinion;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where to write the report (default: the standard output).")
  private @Nullable String out;

  AccuracyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    int measured = measuredFolds == null ? folds : measuredFolds;
    check(measured);
    try {
      List<CleanDomain> domains = domains();
      List<MarkedPassage> own = fixtures();
      boolean crossValidated = !passages.isEmpty();
      String report = crossValidated ? crossValidate(measured, own, domains) : run(own, domains);
      if (out == null) {
        console.out().print(report);
      } else {
        new FileReplacement(out).write(report.getBytes(StandardCharsets.UTF_8));
      }
      return ExitCode.OK;
    } catch (IOException e) {
      throw new InputException("accuracy: " + e.getMessage(), e);
    }
  }

  private void check(int measured) {
    if (passages.isEmpty() && fixtures.isEmpty()) {
      throw new InputException("accuracy: name passages (--passages DIR) or --fixtures DIR");
    }
    if (passages.isEmpty() && !tables.isEmpty()) {
      throw new InputException("accuracy: --tables needs --passages to cross-validate on");
    }
    if (passages.isEmpty() && weights != null) {
      throw new InputException("accuracy: --weights needs --passages to cross-validate on");
    }
    if (folds < FEWEST_FOLDS) {
      throw new InputException("accuracy: --folds " + folds + ": needs 2 or more");
    }
    if (measured < 1 || measured > folds) {
      throw new InputException("accuracy: --measure-folds: from 1 to " + folds);
    }
    if (sample < 0) {
      throw new InputException("accuracy: --sample: 0 or more");
    }
  }

  private void say(String step) {
    console.err().println("unspin: " + step);
  }

  private List<CleanDomain> domains() throws IOException {
    List<CleanDomain> domains = new ArrayList<>();
    for (Path folder : clean) {
      domains.addAll(CleanDomain.ofFolder(CommandText.withoutHome(folder.toString()), folder));
    }
    for (Map.Entry<String, Path> each : cleanDomains.entrySet()) {
      domains.add(CleanDomain.named(each.getKey(), each.getValue()));
    }
    return domains;
  }

  private List<MarkedPassage> fixtures() throws IOException {
    List<MarkedPassage> read = new ArrayList<>();
    for (Path folder : fixtures) {
      List<Path> marked = EvaluateCommand.files(folder, ".marked.txt");
      for (Path file : marked.isEmpty() ? EvaluateCommand.files(folder, ".txt") : marked) {
        try {
          String text = TextFile.read(file.toString()).text();
          read.add(MarkedPassage.parse(folder.relativize(file).toString(), text));
        } catch (IllegalArgumentException e) {
          throw new InputException(folder + ": " + e.getMessage(), e);
        }
      }
      if (read.isEmpty()) {
        throw new InputException(folder + ": no marked passages there");
      }
    }
    return read;
  }

  /** Measures the fixtures with the program's own dictionaries. */
  private String run(List<MarkedPassage> own, List<CleanDomain> domains) throws IOException {
    Experiment experiment = new Experiment(sample, secondOpinion, this::say);
    FolderSubject program = new FolderSubject(Dictionaries.folder(), null);
    experiment.measure(new Fold("fixtures", own, program));
    domains.forEach(domain -> experiment.measureClean(domain, program));
    return AccuracyRenderer.markdown(
        experiment.report(), provenance(0, 0, 0, Fingerprint.of(own, List.of())));
  }

  private String crossValidate(int measured, List<MarkedPassage> own, List<CleanDomain> domains)
      throws IOException {
    Path work = Files.createTempDirectory("unspin-accuracy");
    try {
      Experiment experiment = new Experiment(sample / measured, secondOpinion, this::say);
      CrossValidation validation =
          new CrossValidation(
              Dictionaries.folder(), work, tables, passages, folds, weights, this::say);
      for (int part = 0; part < measured; part++) {
        experiment.measure(validation.fold(part));
      }
      FolderSubject program = new FolderSubject(Dictionaries.folder(), null);
      if (!own.isEmpty()) {
        experiment.measureFixtures(new Fold("fixtures", own, program));
      }
      domains.forEach(domain -> experiment.measureClean(domain, program));
      List<Path> files =
          tables.stream().map(folder -> folder.resolve(Dictionaries.SUBSTITUTIONS)).toList();
      return AccuracyRenderer.markdown(
          experiment.report(),
          provenance(
              folds,
              measured,
              Fingerprint.rows(files),
              Fingerprint.of(validation.passages(), files)));
    } finally {
      delete(work);
    }
  }

  private Provenance provenance(int parts, int measured, int rows, String fingerprint) {
    List<String> typed =
        Objects.requireNonNull(spec).root().commandLine().getParseResult().originalArgs();
    return new Provenance(
        LocalDate.now(ZoneId.systemDefault()),
        new Main.Version().getVersion()[0],
        CommandText.of(typed),
        parts,
        measured,
        weights != null,
        rows,
        fingerprint);
  }

  private static void delete(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) { // does not follow links
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
