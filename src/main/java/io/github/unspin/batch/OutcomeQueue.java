package io.github.unspin.batch;

import io.github.unspin.report.FindingKind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts outcomes into order, hands them to the listener and adds them up. Thread-safe. */
final class OutcomeQueue {
  /** How far the files may be ahead of the first one that is not through. */
  static final long MOST_AHEAD = 100_000;

  private final BatchListener listener;
  private final @Nullable ReportSpool spool;
  private final TreeMap<Long, Waiting> waiting = new TreeMap<>();
  private final Map<FileStatus, Long> files = new EnumMap<>(FileStatus.class);
  private final Map<FindingKind, Long> findings = new EnumMap<>(FindingKind.class);
  private final List<FileOutcome> failures = new ArrayList<>();
  private long next;
  private long earlier;
  private long bytes;
  private long documents;
  private long problems;
  private long spun;
  private long words;
  private long edits;

  OutcomeQueue(BatchListener listener, @Nullable ReportSpool spool) {
    this.listener = listener;
    this.spool = spool;
  }

  private record Waiting(FileOutcome outcome, long chain) {}

  /** Takes an outcome and tells all that are next in the order. */
  synchronized void add(FileOutcome outcome, long chain) throws IOException {
    waiting.put(outcome.index(), new Waiting(outcome, chain));
    for (Waiting head = waiting.remove(next); head != null; head = waiting.remove(next)) {
      next++;
      notifyAll();
      tell(head);
    }
  }

  /** Waits until a file is not too far ahead, or a while. */
  synchronized boolean awaitTurn(long index) throws InterruptedException {
    if (index - next >= MOST_AHEAD) {
      wait(100);
    }
    return index - next < MOST_AHEAD;
  }

  /** Tells what is left of a run that was stopped, where there are gaps. */
  synchronized void flush() throws IOException {
    while (!waiting.isEmpty()) {
      Map.Entry<Long, Waiting> head = waiting.pollFirstEntry();
      next = head.getKey() + 1;
      tell(head.getValue());
    }
  }

  synchronized RunSummary summary(RunInfo run, long others, String stopped) {
    return new RunSummary(
        run,
        Duration.between(run.started(), Instant.now()),
        files,
        earlier,
        others,
        bytes,
        documents,
        problems,
        spun,
        words,
        findings,
        edits,
        failures,
        stopped);
  }

  private void tell(Waiting head) throws IOException {
    FileOutcome outcome = head.outcome;
    files.merge(outcome.status(), 1L, Long::sum);
    outcome.findings().forEach((kind, count) -> findings.merge(kind, count, Long::sum));
    earlier += outcome.earlier() ? 1 : 0;
    bytes += outcome.bytes();
    documents += outcome.documents();
    problems += outcome.problems();
    spun += outcome.spun();
    words += outcome.words();
    edits += outcome.edits();
    boolean isFault = outcome.status() == FileStatus.FAILED || outcome.problems() > 0;
    if (isFault && failures.size() < RunSummary.MOST_FAILURES) {
      failures.add(outcome);
    }
    listener.file(outcome, spool == null ? FileDocuments.NONE : spool.documents(head.chain));
  }
}
