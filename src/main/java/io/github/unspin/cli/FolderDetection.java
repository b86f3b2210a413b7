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
import java.io.IOException;
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
    DocumentListing listing = new DocumentListing(console, isJson);
    boolean isLone = names.size() == 1 && !BatchSession.isFolder(names.get(0));
    BatchSession session = new BatchSession(console, folders, analysis, formats);
    RunSummary summary =
        session.run(names, new BatchAction.Look(false), "with edits", new Listing(listing), isLone);
    return BatchSession.exitCode(summary, listing.isFound());
  }

  /** Lists the documents of files. */
  private record Listing(DocumentListing documents) implements BatchListener {
    @Override
    public void begin(RunInfo run) {
      documents.open();
    }

    @Override
    public void file(FileOutcome outcome, FileDocuments found) throws IOException {
      found.forEach(document -> print(outcome, document));
    }

    private void print(FileOutcome outcome, FileDocument document) {
      String path = document.name().isEmpty() ? outcome.path() : document.name();
      documents.print(new Document(path, document.report()));
    }

    @Override
    public void end(RunSummary summary) {
      documents.close();
    }
  }
}
