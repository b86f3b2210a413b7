package io.github.unspin.context;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Learns from batches of lines: in the calling thread, or in several of its own. */
final class ContextWorkers implements AutoCloseable {
  private final List<ContextExamples> workers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final BlockingQueue<List<String>> queue;
  private final AtomicInteger pending = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /**
   * @param count number of threads; one is the caller's
   * @param examples makes what learns, for each thread
   */
  ContextWorkers(int count, IntFunction<ContextExamples> examples) {
    queue = new ArrayBlockingQueue<>(4 * count);
    for (int t = 0; t < count; t++) {
      workers.add(examples.apply(t));
    }
    for (int t = 0; count > 1 && t < count; t++) {
      ContextExamples worker = workers.get(t);
      Thread thread = new Thread(() -> work(worker), "context-" + t);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
  }

  /**
   * Learns from lines, now or soon.
   *
   * @param pace the step size's share of the first one
   */
  void learn(List<String> lines, double pace) throws InterruptedException {
    workers.forEach(worker -> worker.slow(pace));
    if (threads.isEmpty()) {
      lines.forEach(workers.get(0)::learn);
      return;
    }
    pending.incrementAndGet();
    while (!queue.offer(lines, 100, TimeUnit.MILLISECONDS)) {
      check();
    }
  }

  private void work(ContextExamples worker) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        queue.take().forEach(worker::learn);
        pending.decrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  /** Waits until all lines are learnt from. */
  void await() throws InterruptedException {
    while (pending.get() > 0) {
      check();
      Thread.sleep(5);
    }
  }

  private void check() {
    Throwable cause = failure.get();
    if (cause != null) {
      throw new IllegalStateException("learning failed", cause);
    }
  }

  /** Number of examples learnt from so far. */
  long learnt() {
    return workers.stream().mapToLong(ContextExamples::learnt).sum();
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
