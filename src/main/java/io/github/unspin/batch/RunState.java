package io.github.unspin.batch;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whether a run goes on, or why not. */
final class RunState {
  private final AtomicReference<@Nullable String> reason = new AtomicReference<>();

  /** Stops the run; the first reason counts. */
  void stop(String why) {
    reason.compareAndSet(null, why);
  }

  boolean isStopped() {
    return reason.get() != null;
  }

  /** Returns why the run was stopped; empty when it was not. */
  String reason() {
    String why = reason.get();
    return why == null ? "" : why;
  }
}
