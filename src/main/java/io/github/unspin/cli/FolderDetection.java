package io.github.unspin.cli;

import io.github.unspin.batch.BatchAction;
import io.github.unspin.batch.BatchLimits;
import io.github.unspin.batch.BatchListener;
import io.github.unspin.batch.FileDocument;
import io.github.unspin.batch.FileDocuments;
import io.github.unspin.batch.FileOutcome;
import io.github.unspin.batch.RunInfo;
import io.github.unspin.batch.RunSummary;
import io.github.unspin.files.TextFile;
import io.github.unspin.format.FormatOptions;
import io.github.unspin.render.Document;
import io.github.unspin.render.JsonRenderer;
import io.github.unspin.render.TextRenderer;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** The part of {@code detect} that is about folders and many files. */
final class FolderDetection {
  @Mixin private FolderOptions folders = new FolderOptions();

  /** Returns whether these inputs are for this class. */
  boolean isFor(List<String> names) {
    return folders.reports().areWanted()
        || names.size() > 1 && !names.contains(TextFile.STANDARD_INPUT)
        || names.stream().anyMatch(BatchSession::isFolder);
  }

  /** Returns what a file of many records may use. */
  BatchLimits limits() {
    return folders.limits();
  }

  /** Returns what is wrong with the request; null when nothing is. */
  @Nullable String fault(List<String> names) {
    return names.contains(TextFile.STANDARD_INPUT)
        ? "the standard input, '-', goes neither with folders nor with --report"
        : folders.fault();
  }

  /** Lists the findings of all files, each as soon as its turn comes, and returns the exit code. */
  int run(
      List<String> names,
      AnalysisOptions analysis,
      FormatOptions formats,
      Console console,
      boolean isJson) {
    Listing listing = new Listing(console, isJson);
    boolean isLone = names.size() == 1 && !BatchSession.isFolder(names.get(0));
    BatchSession session = new BatchSession(console, folders, analysis, formats);
    RunSummary summary =
        session.run(names, new BatchAction.Look(false), "with edits", listing, isLone);
    return BatchSession.exitCode(summary, listing.isFound);
  }

  /** Prints documents one by one. */
  private static final class Listing implements BatchListener {
    private final PrintStream out;
    private final boolean isJson;
    private final JsonRenderer json = new JsonRenderer();
    private final TextRenderer text;
    private boolean isFirst = true;
    private boolean isFound;

    Listing(Console console, boolean isJson) {
      out = console.out();
      this.isJson = isJson;
      text = new TextRenderer(console.color());
    }

    @Override
    public void begin(RunInfo run) {
      if (isJson) {
        out.print(json.opening());
      }
    }

    @Override
    public void file(FileOutcome outcome, FileDocuments documents) throws IOException {
      documents.forEach(document -> print(outcome, document));
    }

    private void print(FileOutcome outcome, FileDocument document) {
      String path = document.name().isEmpty() ? outcome.path() : document.name();
      Document named = new Document(path, document.report());
      if (isJson) {
        out.print((isFirst ? "" : ",") + json.document(named));
      } else {
        out.print(text.render(List.of(named)));
      }
      isFirst = false;
      isFound |= document.report().spun() || !document.report().findings().isEmpty();
    }

    @Override
    public void end(RunSummary summary) {
      if (isJson) {
        out.print(json.closing());
      }
      out.flush();
    }
  }
}
