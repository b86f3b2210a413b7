package io.github.unspin.batch;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Work that may fail in any way or never end without harm to the run. Whoever {@linkplain #claim
 * claims} it first, the worker that is through or the watchdog that has waited long enough, decides
 * how it ends.
 */
abstract class GuardedTask {
  private final AtomicBoolean isOver = new AtomicBoolean();
  private volatile long started = System.nanoTime();

  /** Does the work; what it leaves is put to use by {@link #succeed}. */
  abstract void work() throws Exception;

  /** The work is done, in time. */
  abstract void succeed();

  /** The work failed with an exception or error, {@link OutOfMemoryError} included. */
  abstract void fail(Throwable cause);

  /** The work took too long; its thread may go on for ever, and nobody listens to it. */
  abstract void giveUp();

  /** Says that the work gets on: the time starts anew. */
  final void beat() {
    started = System.nanoTime();
  }

  /** Returns whether nobody waits for the work any longer. */
  final boolean isAbandoned() {
    return isOver.get();
  }

  final boolean claim() {
    return isOver.compareAndSet(false, true);
  }

  final long nanosSinceBeat() {
    return System.nanoTime() - started;
  }
}
