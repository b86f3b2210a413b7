package io.github.unspin.cli;

import io.github.unspin.Options;
import io.github.unspin.Unspin;
import io.github.unspin.files.InputException;
import io.github.unspin.files.TextFile;
import io.github.unspin.format.InputDocument;
import io.github.unspin.memory.Memory;
import io.github.unspin.memory.MemoryFolders;
import io.github.unspin.memory.MemoryStore;
import io.github.unspin.report.Report;
import io.github.unspin.review.Analyser;
import io.github.unspin.review.Decision;
import io.github.unspin.review.Output;
import io.github.unspin.review.Progress;
import io.github.unspin.review.ReviewDocument;
import io.github.unspin.review.ReviewFinding;
import io.github.unspin.review.ReviewInput;
import io.github.unspin.review.ReviewSession;
import io.github.unspin.review.ReviewSettings;
import io.github.unspin.review.Saved;
import io.github.unspin.terminal.Order;
import io.github.unspin.terminal.ReviewTerminal;
import io.github.unspin.terminal.TerminalReview;
import io.github.unspin.terminal.Together;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets a person decide about each finding. */
@Command(
    name = "review",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Shows the findings one by one, to be accepted, changed or refused with a key each.",
      "",
      "Every decision is kept at once: a review that was broken off, or killed, goes on where it was"
          + " when it is started again, also when the text was edited meanwhile. 'q' writes the"
          + " reviewed text beside the file, as article.reviewed.txt; findings that nobody decided"
          + " stay as they are. Nothing else is written unless you say so.",
      "",
      "Refused findings do not come back in later runs of 'clean' and 'detect' on the same text."
    },
    footerHeading = "%nKeys:%n",
    footer = {
      "  y accept   n refuse   1-9 pick   e type my own   u undo   U redo   s skip",
      "  a / d   accept / refuse this and all later findings of the file",
      "  A this fix everywhere   k keep these words everywhere",
      "  j / J next undecided / next   p / P previous   / search   g go to",
      "  q save and quit   ? help   Ctrl-C quit without writing (decisions are kept)",
      "",
      "Examples:",
      "  unspin review article.txt",
      "  unspin review --unsure article.txt         only what is less than 80 %% sure",
      "  unspin review --sort confidence scraped/   a folder, the least sure first",
      "  unspin review --in-place article.txt       'q' replaces the file",
      "  unspin review --web scraped/               in the browser",
      "",
      "Exit status: 0 saved, 1 left without saving, 2 an input cannot be used,",
      "130 interrupted."
    })
final class ReviewCommand implements Callable<Integer> {
  /** Who learns from the decisions. */
  enum Remember {
    PROJECT,
    USER,
    NOBODY
  }

  private static final double NEVER = 2;
  private static final double UNSURE = 0.8;
  private static final int INTERRUPTED = 130;

  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "Texts, or folders with *.txt, *.md and *.html, also gzipped.")
  private List<Path> names = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE|DIR",
      description = "Write the reviewed text to this file, or those of a folder into this one.")
  private @Nullable Path output;

  @Option(
      names = {"-i", "--in-place"},
      description = "Replace the files by their reviewed text, when you save.")
  private boolean inPlace;

  @Option(
      names = "--sort",
      paramLabel = "place|confidence",
      defaultValue = "place",
      description = "In the order of the text (the default), or the least sure first.")
  private Order order = Order.PLACE;

  @Option(
      names = "--together",
      paramLabel = "names|words|none",
      defaultValue = "names",
      description =
          "Which findings with the same words and proposal are decided at once: 'names' (the"
              + " default), all 'words', or 'none'.")
  private Together together = Together.NAMES;

  @Option(
      names = "--accept-above",
      paramLabel = "P",
      converter = AnalysisOptions.Probability.class,
      description =
          "Accept what is at least this sure at the start, and ask about the rest; 'u' takes that"
              + " back.")
  private @Nullable Double acceptAbove;

  @Option(names = "--unsure", description = "Short for --accept-above 0.8.")
  private boolean unsure;

  @Option(
      names = "--remember",
      paramLabel = "project|user|nobody",
      description =
          "Who learns: this project (the default where there is one: a folder '.unspin' or a file"
              + " 'unspin.toml', here or above), this user, or nobody.")
  private @Nullable Remember remember;

  @Option(
      names = "--fresh",
      description = "Forget what was decided about these files before; 'u' takes that back.")
  private boolean fresh;

  @Mixin private WebReview web = new WebReview();

  @Mixin private AnalysisOptions analysis = new AnalysisOptions();

  @Spec private @Nullable CommandSpec spec;

  ReviewCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    checkUsage();
    List<ReviewInput> inputs = ReviewInput.expand(names);
    ReviewSettings settings = settings();
    try (ReviewSession session = ReviewSession.open(inputs, settings)) {
      if (fresh) {
        forget(session);
      }
      if (web.isWanted()) {
        return web.lead(session, settings, wishes(), console);
      }
      TerminalReview.End end;
      // Opened while the session's thread looks at the first file.
      try (ReviewTerminal terminal = ReviewTerminal.ofProcess()) {
        end = terminal.lead(session, wishes(), isColorWanted());
      }
      return finish(session, end);
    }
  }

  private void checkUsage() {
    if (!web.isWanted() && web.hasOptions()) {
      throw misuse("--port and --no-open go with --web only");
    }
    if (inPlace && output != null) {
      throw misuse("--in-place does not go with --output");
    }
    if (unsure && acceptAbove != null) {
      throw misuse("--unsure means --accept-above " + UNSURE + "; say one of them");
    }
  }

  private ParameterException misuse(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }

  private ReviewSettings settings() {
    Options options = analysis.toOptions();
    Memory memory = options.memory();
    MemoryFolders folders = MemoryFolders.ofProcess();
    return new ReviewSettings(
        new LazyAnalyser(options.withMemory(memory.withoutRefusals())),
        folders.preferred().journals(),
        target(),
        memory.baseline(),
        learner(folders));
  }

  /** Loads the dictionaries in the session's thread, while the terminal is set up in ours. */
  private static final class LazyAnalyser implements Analyser {
    private final Options options;
    private @Nullable Unspin unspin;

    LazyAnalyser(Options options) {
      this.options = options;
    }

    @Override
    public synchronized Report analyse(TextFile file) {
      Unspin opened = unspin;
      if (opened == null) {
        opened = Unspin.open(options);
        unspin = opened;
      }
      return opened.analyse(InputDocument.of(file));
    }
  }

  private @Nullable MemoryStore learner(MemoryFolders folders) {
    Remember who = remember;
    if (who == null) {
      return folders.preferred();
    }
    return switch (who) {
      case NOBODY -> null;
      case USER -> folders.user();
      case PROJECT -> {
        MemoryStore project = folders.project();
        yield project == null ? MemoryFolders.projectIn(Path.of("").toAbsolutePath()) : project;
      }
    };
  }

  private Output target() {
    if (inPlace) {
      return new Output.InPlace();
    }
    Path target = output;
    if (target == null) {
      return new Output.Beside();
    }
    boolean isFolder =
        names.size() > 1 || Files.isDirectory(names.get(0)) || Files.isDirectory(target);
    return isFolder ? new Output.IntoFolder(target) : new Output.ToFile(target);
  }

  private TerminalReview.Wishes wishes() {
    Double above = acceptAbove;
    double sure = unsure ? UNSURE : above == null ? NEVER : above;
    return new TerminalReview.Wishes(order, together, sure, inPlace);
  }

  private static boolean isColorWanted() {
    String noColor = System.getenv("NO_COLOR");
    return noColor == null || noColor.isEmpty();
  }

  private static void forget(ReviewSession session) {
    for (ReviewDocument document : session.documents()) {
      session.decideAll(
          document.findings().stream().map(ReviewFinding::id).toList(), Decision.clear());
    }
  }

  private int finish(ReviewSession session, TerminalReview.End end) {
    List<String> problems = problems(session);
    if (end == TerminalReview.End.UNUSABLE) {
      throw new InputException(String.join("\n", problems));
    }
    int code = ExitCode.OK;
    if (end == TerminalReview.End.SAVE) {
      for (Saved saved : session.save()) {
        report(saved);
      }
    } else {
      code = end == TerminalReview.End.LEAVE ? ExitCode.FOUND : INTERRUPTED;
    }
    Progress progress = session.progress();
    if (end != TerminalReview.End.SAVE || !progress.isDone()) {
      console
          .err()
          .printf(
              Locale.ROOT,
              "unspin: %d of %d findings decided%s; the same command goes on from here%n",
              progress.decided(),
              progress.total(),
              end == TerminalReview.End.SAVE ? "" : ", no text written");
    }
    problems.stream()
        .flatMap(String::lines)
        .forEach(each -> console.err().println("unspin: " + each));
    return problems.isEmpty() || code != ExitCode.OK ? code : ExitCode.ERROR;
  }

  private void report(Saved saved) {
    console
        .err()
        .printf(
            Locale.ROOT,
            "unspin: %s: %s, %d %s made%s%n",
            saved.path(),
            saved.changed() ? "written" : "is as it was",
            saved.fixes(),
            saved.fixes() == 1 ? "fix" : "fixes",
            saved.undecided() == 0 ? "" : ", " + saved.undecided() + " findings undecided");
  }

  private static List<String> problems(ReviewSession session) {
    List<String> out = new ArrayList<>();
    for (ReviewDocument document : session.documents()) {
      String problem = document.isAnalysed() ? document.problem() : null;
      if (problem != null && !out.contains(problem)) {
        out.add(problem);
      }
    }
    return out;
  }
}
