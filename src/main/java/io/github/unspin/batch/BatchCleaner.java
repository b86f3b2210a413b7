package io.github.unspin.batch;

import io.github.unspin.format.FormatOptions;
import io.github.unspin.format.InputDocument;
import io.github.unspin.report.Report;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Looks at all files of some folders, on all cores, and puts the results in their places so that no
 * file is ever half written and no original lost.
 *
 * <pre>{@code
 * Unspin unspin = Unspin.open(Options.defaults());
 * BatchCleaner cleaner = BatchCleaner.of(unspin::analyse, FormatOptions.defaults());
 * RunSummary summary = cleaner.run(plan, listener);
 * }</pre>
 *
 * <p>A file that cannot be looked at fails alone. A run that is cut off, however suddenly, goes on
 * where it was when the same plan is run again: see {@link BatchAction}.
 */
public final class BatchCleaner {
  private final Contents contents;
  private final BatchProgress progress = new BatchProgress();
  private final RunState state = new RunState();
  private volatile Consumer<String> notices = notice -> {};

  private BatchCleaner(Contents contents) {
    this.contents = contents;
  }

  /**
   * Returns a cleaner, which serves for one run.
   *
   * @param analysis looks at one document; is called by several threads at the same time
   * @param options how files are read
   */
  public static BatchCleaner of(Function<InputDocument, Report> analysis, FormatOptions options) {
    return new BatchCleaner(new RecordContents(analysis, options));
  }

  /** Returns how far the run has come. */
  public BatchProgress progress() {
    return progress;
  }

  /**
   * Says who is told, line by line, what the user should know before the files are looked at, such
   * as that a dictionary changed since the last run.
   */
  public void onNotice(Consumer<String> listener) {
    notices = listener;
  }

  /** Ends the run soon; what is finished stays finished. Any thread may call this. */
  public void stop(String reason) {
    state.stop(reason);
  }

  /**
   * Does the run.
   *
   * @return what became of it, also when it was stopped
   * @throws io.github.unspin.files.InputException if the plan cannot be carried out; nothing has
   *     been written then
   */
  public RunSummary run(BatchPlan plan, BatchListener listener) {
    return new BatchRun(contents, plan, listener, progress, state, notices).run();
  }
}
