package io.github.unspin.cli;

import io.github.unspin.files.InputException;
import io.github.unspin.language.NgramModel;
import io.github.unspin.restore.Dictionaries;
import io.github.unspin.train.DictionaryBuilder;
import io.github.unspin.train.TorturedTableBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program's own dictionaries, and what users and projects add to them. */
@Command(
    name = "dictionary",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Shows and changes what reviews remember: fixes made everywhere, candidates, words to keep.",
      "'build' makes the program's own dictionaries.",
    })
final class DictionaryCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        java.util.Objects.requireNonNull(spec).commandLine(),
        "name a command: list, add, remove, export, build, names or tortured");
  }

  /** Builds the tables from evidence. */
  @Command(
      name = "build",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description = {
        "Makes substitutions.tsv, derived.tsv, kept-words.tsv and weights.tsv from evidence: tables"
            + " of observed substitutions and marked passages ({{spun|original}}).",
        "",
        "With --leave-out K/N the K-th of N parts of the articles (from 0) is not used and their"
            + " names are written to left-out.txt, for an honest 'unspin evaluate'."
      })
  static final class Build implements Callable<Integer> {
    private static final Pattern PART = Pattern.compile("([0-9]{1,4})/([0-9]{1,4})");

    private final Console console;

    @Option(
        names = "--tables",
        paramLabel = "DIR",
        description = "A folder with substitutions.tsv and kept-words.tsv.")
    private List<Path> tables = new ArrayList<>();

    @Option(
        names = "--passages",
        paramLabel = "DIR",
        description = "A folder of marked passages (*.txt).")
    private List<Path> passages = new ArrayList<>();

    @Option(
        names = "--model",
        paramLabel = "FILE",
        description = "The language model (default: english.lm of the output folder).")
    private @Nullable Path model;

    @Option(
        names = "--context",
        paramLabel = "FILE",
        description = "The context model (default: context.model of the output folder, if any).")
    private @Nullable Path context;

    @Option(
        names = "--weights",
        paramLabel = "FILE",
        description = {
          "Weights that were learnt from other passages, to be learnt on (default: start anew).",
          "Without the passages of old, this keeps what they taught."
        })
    private @Nullable Path weights;

    @Option(names = "--leave-out", paramLabel = "K/N", description = "Articles not to use.")
    private @Nullable String leaveOut;

    @Option(
        names = "--out",
        required = true,
        paramLabel = "DIR",
        description = "The dictionaries folder.")
    private Path out = Path.of("");

    Build(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      int[] part = leaveOut == null ? new int[] {-1, 1} : part(leaveOut);
      DictionaryBuilder.Sources sources =
          new DictionaryBuilder.Sources(tables, passages, part[0], part[1], weights);
      try {
        Path lm = model == null ? out.resolve(Dictionaries.MODEL) : model;
        Path contextFile = context == null ? out.resolve(Dictionaries.CONTEXT) : context;
        NgramModel words = Dictionaries.openModel(lm);
        DictionaryBuilder.Result result =
            new DictionaryBuilder(
                    words,
                    Dictionaries.openContext(contextFile, words),
                    Dictionaries.openNames(out),
                    step -> console.err().println("unspin: " + step))
                .build(sources, out);
        if (sources.leaveOut() >= 0) {
          Files.write(out.resolve("left-out.txt"), result.leftOut(), StandardCharsets.UTF_8);
        }
        console
            .out()
            .printf(
                Locale.ROOT,
                "passages %d%nsubstitutions seen %d%npairs %d%nderived pairs %d%npassages left out"
                    + " %d%n",
                result.passages(),
                result.edits(),
                result.pairs(),
                result.derived(),
                result.leftOut().size());
        return ExitCode.OK;
      } catch (IOException e) {
        throw new InputException("dictionary build: " + e.getMessage(), e);
      }
    }

    /** Reads "K/N", K from 0 to N - 1. */
    private static int[] part(String text) {
      Matcher matcher = PART.matcher(text);
      if (matcher.matches()) {
        int part = Integer.parseInt(matcher.group(1));
        int parts = Integer.parseInt(matcher.group(2));
        if (part < parts) {
          return new int[] {part, parts};
        }
      }
      throw new InputException("--leave-out: expected K/N such as 0/5, not " + text);
    }
  }

  /** Builds the table of tortured phrases. */
  @Command(
      name = "tortured",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description = {
        "Makes tortured-phrases.tsv from a list of tortured phrases and their established terms.",
        "",
        "Malformed rows are mended or left out. Each phrase and term is counted in the sound texts:"
            + " phrases that people write are left out, others need further signs beside them."
      })
  static final class Tortured implements Callable<Integer> {
    private final Console console;

    @Option(
        names = "--table",
        required = true,
        paramLabel = "FILE",
        description = "The list: tortured phrase and established term, separated by a tab.")
    private Path table = Path.of("");

    @Option(
        names = "--text",
        required = true,
        paramLabel = "FILE",
        arity = "1..*",
        description = "Sound texts in UTF-8, one paragraph a line; each file of its own kind.")
    private List<Path> texts = new ArrayList<>();

    @Option(
        names = "--model",
        paramLabel = "FILE",
        description = "The language model (default: the program's own).")
    private @Nullable Path model;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The table made.")
    private Path out = Path.of("");

    Tortured(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      SoundTexts.checkReadable(texts);
      try {
        Path lm = model == null ? Dictionaries.folder().resolve(Dictionaries.MODEL) : model;
        TorturedTableBuilder.Result result =
            new TorturedTableBuilder(
                    Dictionaries.openModel(lm), step -> console.err().println("unspin: " + step))
                .build(table, texts, out);
        console
            .out()
            .printf(
                Locale.ROOT,
                "pairs read %d%npairs usable %d%nphrases %d%nrows written %d%nwords counted in"
                    + " %d%n",
                result.read(),
                result.usable(),
                result.phrases(),
                result.rows(),
                result.words());
        return ExitCode.OK;
      } catch (IOException e) {
        throw new InputException("dictionary tortured: " + e.getMessage(), e);
      }
    }
  }
}
