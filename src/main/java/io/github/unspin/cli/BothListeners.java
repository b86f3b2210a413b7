package io.github.unspin.cli;

import io.github.unspin.batch.BatchListener;
import io.github.unspin.batch.FileDocuments;
import io.github.unspin.batch.FileOutcome;
import io.github.unspin.batch.RunInfo;
import io.github.unspin.batch.RunSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Tells two listeners, one after the other. */
record BothListeners(BatchListener first, BatchListener second) implements BatchListener {
  @Override
  public boolean wantsDocuments() {
    return first.wantsDocuments() || second.wantsDocuments();
  }

  @Override
  public Set<Path> outputs() {
    Set<Path> outputs = new HashSet<>(first.outputs());
    outputs.addAll(second.outputs());
    return outputs;
  }

  @Override
  public void begin(RunInfo run) throws IOException {
    first.begin(run);
    second.begin(run);
  }

  @Override
  public void file(FileOutcome outcome, FileDocuments documents) throws IOException {
    first.file(outcome, documents);
    second.file(outcome, documents);
  }

  @Override
  public void end(RunSummary summary) throws IOException {
    first.end(summary);
    second.end(summary);
  }
}
