package io.github.unspin.cli;

import io.github.unspin.batch.Backup;
import io.github.unspin.batch.BatchAction;
import io.github.unspin.batch.BatchLimits;
import io.github.unspin.batch.BatchListener;
import io.github.unspin.batch.FileDocuments;
import io.github.unspin.batch.FileOutcome;
import io.github.unspin.batch.FileStatus;
import io.github.unspin.batch.RunSummary;
import io.github.unspin.files.TextFile;
import io.github.unspin.format.FormatOptions;
import io.github.unspin.render.Printable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The part of {@code clean} that is about folders and many files. */
final class FolderCleaning {
  @Option(
      names = "--backup",
      arity = "0..1",
      fallbackValue = Backup.DEFAULT_SUFFIX,
      paramLabel = "SUFFIX|FOLDER/",
      description =
          "With --in-place, keep the originals of files that change: beside them with this suffix"
              + " ('"
              + Backup.DEFAULT_SUFFIX
              + "' when none is given), or in a tree of their own when"
              + " it holds a slash. An earlier backup is never replaced.")
  private @Nullable String backup;

  @Option(
      names = "--state",
      paramLabel = "FOLDER",
      description =
          "Keep the journal of an --in-place run here rather than in the user's state folder.")
  private @Nullable Path state;

  @Option(
      names = "--redo",
      description = "Do all files again, also those that an earlier run finished.")
  private boolean redo;

  @Option(
      names = {"-n", "--dry-run"},
      description = "Write nothing; say which files would change.")
  private boolean dryRun;

  @Option(
      names = "--check",
      description = "Write nothing; say which files would change, and exit with 1 if any would.")
  private boolean check;

  @Mixin private FolderOptions folders = new FolderOptions();

  /**
   * What the command line says outside of this class.
   *
   * @param names files and folders
   * @param output where to write; null when not given
   */
  record Request(
      List<String> names,
      @Nullable String output,
      boolean diff,
      boolean inPlace,
      boolean extract) {}

  /** Returns what a run may use. */
  BatchLimits limits() {
    return folders.limits();
  }

  /** Returns whether a request is one for this class. */
  boolean isFor(Request request) {
    boolean isFolder = request.names.stream().anyMatch(BatchSession::isFolder);
    boolean intoFolder = request.output != null && isFolderName(request.output);
    boolean many = request.names.size() > 1 && request.output != null || request.diff;
    boolean isStandardInput = request.names.contains(TextFile.STANDARD_INPUT);
    return isFolder || intoFolder || request.inPlace || dryRun || check || many && !isStandardInput;
  }

  /** Returns what is wrong with a request; null when nothing is. */
  @Nullable String fault(Request request) {
    boolean isLook = dryRun || check || request.diff;
    if (request.names.contains(TextFile.STANDARD_INPUT)) {
      return request.inPlace
          ? "--in-place needs files; the standard input, '-', has no place"
          : "the standard input, '-', goes neither with folders nor with --dry-run or --check";
    }
    if (request.inPlace && request.output != null) {
      return "--in-place goes neither with --diff nor with --output";
    }
    if (request.inPlace && request.diff && !dryRun && !check) {
      return "--in-place goes neither with --diff nor with --output";
    }
    if (request.extract && (request.diff || request.inPlace)) {
      return "--extract makes another text; it goes neither with --diff nor with --in-place";
    }
    if (backup != null && !request.inPlace) {
      return "--backup is for --in-place; otherwise originals stay as they are anyway";
    }
    if (!isLook && !request.inPlace && request.output == null) {
      return "say where the results of a folder go: --out FOLDER, --in-place, or only look with"
          + " --diff, --dry-run or --check";
    }
    return folders.fault();
  }

  /**
   * Returns what is wrong with a request that is not one for this class; null when nothing is.
   *
   * @throws io.github.unspin.files.InputException if a report cannot be written
   */
  @Nullable String faultOfOne(Request request) {
    if (folders.fault() != null) {
      return folders.fault();
    }
    folders.reports().open().close();
    boolean isStandardInput = request.names.contains(TextFile.STANDARD_INPUT);
    return folders.reports().areWanted() && isStandardInput
        ? "the standard input, '-', does not go with --report; name a file"
        : null;
  }

  /** Writes the reports that are wanted on texts whose results have gone their way. */
  void report(Request request, AnalysisOptions analysis, FormatOptions formats, Console console) {
    if (folders.reports().areWanted()) {
      BatchSession session = new BatchSession(console, folders, analysis, formats);
      session.run(request.names, new BatchAction.Look(false), "", new Silent(), true);
    }
  }

  /** Does what is asked for and returns the exit code. */
  int run(
      Request request,
      AnalysisOptions analysis,
      FormatOptions formats,
      Console console,
      Map<String, String> environment) {
    boolean isLook = dryRun || check || request.diff;
    BatchSession session = new BatchSession(console, folders, analysis, formats);
    if (isLook) {
      BatchAction look = new BatchAction.Look(request.diff);
      Changes changes = new Changes(console, request.diff, dryRun || check);
      RunSummary summary =
          session.run(request.names, look, "would change", changes, isLone(request));
      return BatchSession.exitCode(summary, check && summary.count(FileStatus.DONE) > 0);
    }
    String output = request.output;
    if (output != null) {
      BatchAction to = new BatchAction.ToFolder(Path.of(output), redo);
      RunSummary summary =
          session.run(request.names, to, "restored", new Silent(), isLone(request));
      return BatchSession.exitCode(summary, false);
    }
    Path journal = state == null ? StateFolder.of(request.names, environment) : state;
    BatchAction in = new BatchAction.InPlace(backup(), journal, redo);
    RunSummary summary = session.run(request.names, in, "restored", new Silent(), isLone(request));
    boolean isTree = request.names.stream().anyMatch(BatchSession::isFolder);
    if (!isTree && state == null && summary.stopped().isEmpty()) {
      StateFolder.delete(journal); // files that are named one by one are another set each time
    }
    return BatchSession.exitCode(summary, false);
  }

  private static boolean isLone(Request request) {
    return request.names.size() == 1 && !BatchSession.isFolder(request.names.get(0));
  }

  private @Nullable Backup backup() {
    if (backup == null) {
      return null;
    }
    boolean isFolder = backup.contains("/") || backup.contains(File.separator);
    return isFolder ? Backup.in(Path.of(backup)) : Backup.beside(backup);
  }

  private static boolean isFolderName(String name) {
    return name.endsWith("/") || BatchSession.isFolder(name);
  }

  /**
   * Gives a bare {@code --backup} its value, so that the next word stays an input: only {@code
   * --backup=X} takes one.
   */
  static String[] withBackupValue(String[] args) {
    String[] result = args.clone();
    for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
      if (args[i].equals("--backup")) {
        result[i] = "--backup=" + Backup.DEFAULT_SUFFIX;
      }
    }
    return result;
  }

  /** Tells nothing; the summary is enough. */
  private static final class Silent implements BatchListener {
    @Override
    public boolean wantsDocuments() {
      return false;
    }

    @Override
    public void file(FileOutcome outcome, FileDocuments documents) {}
  }

  /** Prints what would change. */
  private record Changes(Console console, boolean diff, boolean names) implements BatchListener {
    @Override
    public boolean wantsDocuments() {
      return false;
    }

    @Override
    public void file(FileOutcome outcome, FileDocuments documents) throws IOException {
      if (outcome.status() != FileStatus.DONE) {
        return;
      }
      if (diff) {
        documents.copyDiff(console.out());
        if (!outcome.reason().isEmpty()) {
          console
              .err()
              .println("unspin: " + Printable.of(outcome.path() + ": " + outcome.reason()));
        }
      } else if (names) {
        String edits = outcome.edits() == 1 ? "edit" : "edits";
        console
            .out()
            .println(
                "would change "
                    + Printable.of(outcome.path())
                    + " ("
                    + outcome.edits()
                    + " "
                    + edits
                    + ")");
      }
    }
  }
}
