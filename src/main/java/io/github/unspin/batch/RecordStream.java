package io.github.unspin.batch;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the records of one file on all cores and hands them on in their order. A bounded number
 * of them is in memory. A record that fails in any way is handed on as it is.
 */
final class RecordStream {
  /** Records under way for each job. */
  private static final int AHEAD = 8;

  private static final int WAIT_MILLIS = 20;

  private final TaskPool pool;
  private final MemoryBudget memory;
  private final GuardedTask driver;
  private final Sink sink;
  private final Deque<Job> window = new ArrayDeque<>();
  private final Queue<Job> todo = new ConcurrentLinkedQueue<>();
  private final AtomicInteger helpers = new AtomicInteger();

  /** Takes records in their order. */
  interface Sink {
    /**
     * Takes one.
     *
     * @param result what became of it; null when it failed
     * @param problem why it failed; null when it did not
     */
    void take(Contents.Piece piece, Contents.@Nullable Result result, @Nullable Throwable problem)
        throws IOException;
  }

  /**
   * Prepares a stream.
   *
   * @param driver the task that feeds the stream; it is kept from timing out
   */
  RecordStream(TaskPool pool, MemoryBudget memory, GuardedTask driver, Sink sink) {
    this.pool = pool;
    this.memory = memory;
    this.driver = driver;
    this.sink = sink;
  }

  /**
   * Reads to the end.
   *
   * @param pieces gives the next piece, null at the end
   */
  void run(Supplier<Contents.@Nullable Piece> pieces) throws IOException, InterruptedException {
    pool.giveRoom(driver);
    try {
      for (Contents.Piece piece = pieces.get(); piece != null; piece = pieces.get()) {
        driver.beat();
        long cost = memory.cost(piece.size());
        while (!window.isEmpty()
            && (window.size() >= AHEAD * pool.jobs() || !memory.tryTake(cost))) {
          if (window.size() < AHEAD * pool.jobs()) {
            passHead(); // memory is short: wait for the oldest
            if (window.isEmpty()) {
              break;
            }
            continue;
          }
          passHead();
        }
        add(piece, cost);
      }
      while (!window.isEmpty()) {
        passHead();
      }
    } finally {
      todo.clear();
      window.forEach(job -> memory.release(job.cost));
    }
  }

  private void add(Contents.Piece piece, long cost) {
    Job job = new Job(piece, cost);
    window.add(job);
    todo.add(job);
    if (helpers.get() < pool.jobs()) {
      helpers.incrementAndGet();
      if (!pool.trySubmit(new Helper())) {
        helpers.decrementAndGet();
      }
    }
  }

  private void passHead() throws IOException, InterruptedException {
    Job head = window.remove();
    try {
      Contents.Result result = null;
      Throwable problem = null;
      try {
        result = await(head);
      } catch (ExecutionException e) {
        problem = Objects.requireNonNull(e.getCause());
      }
      if (problem instanceof OutOfMemoryError) { // perhaps only because of its neighbours
        try {
          result = head.piece.analyse();
          problem = null;
        } catch (Throwable e) {
          problem = e;
        }
      }
      sink.take(head.piece, result, problem);
    } finally {
      memory.release(head.cost);
    }
  }

  private Contents.Result await(Job head) throws ExecutionException, InterruptedException {
    while (true) {
      driver.beat();
      if (helpers.get() == 0) { // nobody has room for it
        Job job = todo.poll();
        if (job != null) {
          job.run();
        }
      }
      try {
        return head.result.get(WAIT_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // look again
      }
    }
  }

  /** A record under way. */
  private static final class Job {
    private final Contents.Piece piece;
    private final long cost;
    private final CompletableFuture<Contents.Result> result = new CompletableFuture<>();

    Job(Contents.Piece piece, long cost) {
      this.piece = piece;
      this.cost = cost;
    }

    void run() {
      try {
        result.complete(piece.analyse());
      } catch (Throwable e) {
        result.completeExceptionally(e);
      }
    }
  }

  /** Looks at records as long as there are any. */
  private final class Helper extends GuardedTask {
    private volatile @Nullable Job current;

    @Override
    void work() {
      for (Job job = todo.poll(); job != null && !isAbandoned(); job = todo.poll()) {
        current = job;
        beat();
        job.run();
      }
    }

    @Override
    void succeed() {
      helpers.decrementAndGet();
    }

    @Override
    void fail(Throwable cause) {
      helpers.decrementAndGet();
      Job job = current;
      if (job != null) {
        job.result.completeExceptionally(cause);
      }
    }

    @Override
    void giveUp() {
      fail(new TooSlowException());
    }
  }

  /** A record took longer than the run allows. */
  static final class TooSlowException extends Exception {
    private static final long serialVersionUID = 1;
  }
}
