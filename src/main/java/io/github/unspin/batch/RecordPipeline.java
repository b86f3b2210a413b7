package io.github.unspin.batch;

import io.github.unspin.files.InputException;
import io.github.unspin.format.InputDocument;
import io.github.unspin.format.RecordReader;
import io.github.unspin.report.Report;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the records of one file on several threads and hands them on in their order, a bounded
 * number of them in memory. For files whose result goes to a stream; runs over files that are to
 * get results of their own are a {@link BatchCleaner}'s.
 */
public final class RecordPipeline {
  private final Function<InputDocument, Report> analysis;
  private final BatchLimits limits;

  /**
   * Creates a pipeline.
   *
   * @param analysis looks at one document; is called by several threads at the same time
   */
  public RecordPipeline(Function<InputDocument, Report> analysis, BatchLimits limits) {
    this.analysis = analysis;
    this.limits = limits;
  }

  /**
   * A record and what became of it.
   *
   * @param name what people call it
   * @param original its bytes in the file
   * @param result its bytes with the edits; the original if there was nothing to do or it failed
   * @param report what was found; null if it holds no document, or failed
   * @param problem why it failed, in one line that names it; empty if it did not
   */
  public record Outcome(
      String name, byte[] original, byte[] result, @Nullable Report report, String problem) {
    /** Returns whether the record holds a document that was looked at. */
    public boolean isDocument() {
      return report != null;
    }
  }

  /** Takes records in their order, in the thread that runs the pipeline. */
  public interface Sink {
    /** Takes one. */
    void take(Outcome record) throws IOException;
  }

  /**
   * Goes through a file to its end.
   *
   * @throws InputException if it cannot be read on; what came before has been handed on
   * @throws IOException if the sink fails
   */
  public void run(RecordReader reader, Sink sink) throws IOException {
    MemoryBudget memory = MemoryBudget.ofHeap();
    UntilBroken records = new UntilBroken(new RecordContents.FormatReader(reader, analysis));
    try (TaskPool pool = new TaskPool(limits.jobs(), limits.timeout())) {
      new RecordStream(
              pool,
              memory,
              new Driver(),
              (piece, result, problem) -> sink.take(outcome(piece, result, problem)))
          .run(records);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InputException("the run was interrupted", e);
    }
    InputException broken = records.broken;
    if (broken != null) {
      throw broken;
    }
  }

  private Outcome outcome(
      Contents.Piece piece, Contents.@Nullable Result result, @Nullable Throwable problem) {
    byte[] original = piece.original();
    if (result != null) {
      return new Outcome(piece.name(), original, result.bytes(), result.report(), "");
    }
    Throwable cause = problem == null ? new IllegalStateException() : problem;
    String reason = new Reasons(limits.timeout()).of(cause);
    String named = cause instanceof InputException ? reason : piece.name() + ": " + reason;
    return new Outcome(piece.name(), original, original, null, named);
  }

  /** Ends where the file cannot be read on, so that what came before is handed on first. */
  private static final class UntilBroken implements Supplier<Contents.@Nullable Piece> {
    private final Contents.Reader reader;
    private @Nullable InputException broken;

    UntilBroken(Contents.Reader reader) {
      this.reader = reader;
    }

    @Override
    public Contents.@Nullable Piece get() {
      try {
        return broken == null ? reader.next() : null;
      } catch (InputException e) {
        broken = e;
        return null;
      }
    }
  }

  /** Stands for the thread that runs the pipeline, which is none of the pool's. */
  private static final class Driver extends GuardedTask {
    @Override
    void work() {}

    @Override
    void succeed() {}

    @Override
    void fail(Throwable cause) {}

    @Override
    void giveUp() {}
  }
}
