package io.github.unspin.cli;

import io.github.unspin.Options;
import io.github.unspin.Unspin;
import io.github.unspin.batch.BatchAction;
import io.github.unspin.batch.BatchCleaner;
import io.github.unspin.batch.BatchListener;
import io.github.unspin.batch.BatchPlan;
import io.github.unspin.batch.FileDocuments;
import io.github.unspin.batch.FileOutcome;
import io.github.unspin.batch.FileStatus;
import io.github.unspin.batch.RunInfo;
import io.github.unspin.batch.RunSummary;
import io.github.unspin.batch.report.ReportFiles;
import io.github.unspin.files.InputException;
import io.github.unspin.files.TextFile;
import io.github.unspin.format.FormatOptions;
import io.github.unspin.format.InputFormat;
import io.github.unspin.render.Printable;
import io.github.unspin.restore.Dictionaries;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One run over many files on behalf of a command: progress, messages, interruption, exit code. */
final class BatchSession {
  private static final int STOP_SECONDS = 20;

  /** Files that are named one by one make a long run from this number on. */
  private static final int MANY = 20;

  private final PrintStream err;
  private final FolderOptions folders;
  private final AnalysisOptions analysis;
  private final FormatOptions formats;

  BatchSession(
      Console console, FolderOptions folders, AnalysisOptions analysis, FormatOptions formats) {
    err = console.err();
    this.folders = folders;
    this.analysis = analysis;
    this.formats = formats;
  }

  /**
   * Does the run.
   *
   * @param verb what has become of files with findings, for the summary, such as "restored"
   * @return what became of it; the messages have been printed
   */
  RunSummary run(List<String> inputs, BatchAction action, String verb, BatchListener listener) {
    return run(inputs, action, verb, listener, false);
  }

  /**
   * Does the run.
   *
   * @param isLone whether it is about one file only, of which nothing is said unless it fails,
   *     which is an error then
   */
  RunSummary run(
      List<String> inputs,
      BatchAction action,
      String verb,
      BatchListener listener,
      boolean isLone) {
    Options options = analysis.toOptions();
    BatchCleaner cleaner = BatchCleaner.of(Unspin.open(options)::analyse, formats);
    List<Path> knowledge = new ArrayList<>(List.of(Dictionaries.folder()));
    knowledge.addAll(options.dictionaries());
    knowledge.addAll(options.keep());
    knowledge.addAll(options.references());
    if (options.secondOpinion() != null) {
      knowledge.add(options.secondOpinion());
    }
    BatchPlan plan =
        new BatchPlan(
            inputs,
            folders.selection(),
            action,
            folders.limits(),
            new Main.Version().getVersion()[0].replace("unspin ", ""),
            knowledge,
            described(options));
    try (ReportFiles reports = folders.reports().open()) {
      BatchListener all =
          reports.wantsDocuments() ? new BothListeners(listener, reports) : listener;
      return run(plan, cleaner, verb, all, isLone);
    }
  }

  private RunSummary run(
      BatchPlan plan, BatchCleaner cleaner, String verb, BatchListener listener, boolean isLone) {
    CountDownLatch told = new CountDownLatch(1);
    Thread interruption = new Thread(() -> stop(cleaner, told));
    Runtime.getRuntime().addShutdownHook(interruption);
    try {
      cleaner.onNotice(notice -> err.println("unspin: " + notice));
      RunSummary summary;
      boolean isLong =
          plan.inputs().size() > MANY || plan.inputs().stream().anyMatch(BatchSession::isFolder);
      if (folders.showsProgress() && isLong) {
        boolean isTerminal = Boolean.getBoolean("unspin.terminal.err");
        try (ProgressLine progress = new ProgressLine(cleaner.progress(), err, isTerminal)) {
          summary = cleaner.run(plan, aside(progress, listener));
        }
      } else {
        summary = cleaner.run(plan, listener);
      }
      if (isLone) {
        refuseLone(plan.inputs(), summary);
      }
      tell(summary, verb, isLong && !folders.isQuiet());
      return summary;
    } finally {
      told.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(interruption);
      } catch (IllegalStateException e) {
        // the hook is at work: the program was interrupted
      }
    }
  }

  /** Returns whether an input is a folder. */
  static boolean isFolder(String name) {
    return !name.equals(TextFile.STANDARD_INPUT)
        && name.indexOf('\0') < 0
        && Files.isDirectory(Path.of(name));
  }

  private static void stop(BatchCleaner cleaner, CountDownLatch told) {
    cleaner.stop("interrupted");
    try {
      if (!told.await(STOP_SECONDS, TimeUnit.SECONDS)) {
        return; // a file takes long; the next run puts things in order
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Keeps what a listener prints and the progress bar apart. */
  private static BatchListener aside(ProgressLine progress, BatchListener listener) {
    return new BatchListener() {
      @Override
      public boolean wantsDocuments() {
        return listener.wantsDocuments();
      }

      @Override
      public Set<Path> outputs() {
        return listener.outputs();
      }

      @Override
      public void begin(RunInfo run) throws IOException {
        listener.begin(run);
      }

      @Override
      public void file(FileOutcome outcome, FileDocuments documents) throws IOException {
        IOException[] failure = new IOException[1];
        progress.interrupt(
            () -> {
              try {
                listener.file(outcome, documents);
              } catch (IOException e) {
                failure[0] = e;
              }
            });
        if (failure[0] != null) {
          throw failure[0];
        }
      }

      @Override
      public void end(RunSummary summary) throws IOException {
        listener.end(summary);
      }
    };
  }

  /** Returns the options that decide what is found, as the journal keeps them. */
  private Map<String, String> described(Options options) {
    Map<String, String> described = new LinkedHashMap<>();
    described.put("assume", options.assume().name().toLowerCase(Locale.ROOT));
    described.put("min-confidence", Double.toString(options.minConfidence()));
    described.put("grammar", options.grammar().name().toLowerCase(Locale.ROOT));
    described.put("boilerplate", options.removeBoilerplate() ? "remove" : "keep");
    InputFormat format = formats.format();
    described.put("input-format", format == null ? "auto" : format.label());
    described.put("field", String.join(",", formats.fields()));
    described.put("extract", Boolean.toString(formats.extract()));
    return described;
  }

  private void tell(RunSummary summary, String verb, boolean hasSummary) {
    for (FileOutcome failure : summary.failures()) {
      String path = Printable.of(failure.path());
      err.println("unspin: " + path + ": " + Printable.of(failure.reason()));
    }
    long failed = summary.count(FileStatus.FAILED);
    if (failed > RunSummary.MOST_FAILURES) {
      err.println("unspin: and " + (failed - RunSummary.MOST_FAILURES) + " more");
    }
    if (hasSummary) {
      err.println("unspin: " + inWords(summary, verb));
    }
    if (!summary.stopped().isEmpty()) {
      err.println(
          "unspin: stopped: "
              + Printable.of(summary.stopped())
              + "; what is finished is kept, and the same command goes on from there");
    }
  }

  private static String inWords(RunSummary summary, String verb) {
    List<String> parts = new ArrayList<>();
    add(parts, summary.count(FileStatus.DONE), verb);
    add(parts, summary.count(FileStatus.UNCHANGED), "unchanged");
    add(parts, summary.count(FileStatus.SKIPPED), "not text");
    add(parts, summary.count(FileStatus.FAILED), "failed");
    if (summary.total() == 0) {
      parts.add("none to look at");
    }
    StringBuilder out = new StringBuilder();
    out.append(String.format(Locale.ROOT, "%,d %s: ", summary.total(), plural(summary.total())));
    out.append(String.join(", ", parts));
    if (summary.others() > 0) {
      out.append(String.format(Locale.ROOT, "; %,d passed over", summary.others()));
    }
    if (summary.earlier() > 0) {
      out.append(String.format(Locale.ROOT, "; %,d of them by an earlier run", summary.earlier()));
    }
    double seconds = Math.max(0.001, summary.elapsed().toMillis() / 1000.0);
    out.append("; ").append(ProgressLine.time(seconds));
    long done = summary.total() - summary.earlier();
    if (done > 0 && seconds > 1) {
      out.append(String.format(Locale.ROOT, " (%,.0f files/s)", done / seconds));
    }
    return out.toString();
  }

  private static void add(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(String.format(Locale.ROOT, "%,d %s", count, what));
    }
  }

  private static String plural(long count) {
    return count == 1 ? "file" : "files";
  }

  /** Returns the exit code of a run that found nothing wrong with the command line. */
  static int exitCode(RunSummary summary, boolean isFound) {
    if (!summary.stopped().isEmpty()) {
      return ExitCode.ERROR;
    }
    boolean isFaulty = summary.count(FileStatus.FAILED) > 0 || summary.problems() > 0;
    return isFaulty ? ExitCode.FAILURES : isFound ? ExitCode.FOUND : ExitCode.OK;
  }

  private static void refuseLone(List<String> inputs, RunSummary summary) {
    if (inputs.size() == 1 && summary.total() == 1 && summary.count(FileStatus.FAILED) == 1) {
      throw new InputException(inputs.get(0) + ": " + summary.failures().get(0).reason());
    }
  }
}
