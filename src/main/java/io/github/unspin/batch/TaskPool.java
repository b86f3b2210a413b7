package io.github.unspin.batch;

import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for so many tasks at a time, and a watchdog that lets go of those that take too long.
 * Threads are reused; one that is stuck is replaced.
 */
final class TaskPool implements AutoCloseable {
  /** Room for the recursion of parsers and regular expressions. */
  private static final long STACK_BYTES = 16 << 20;

  /** Tasks that wait for each job, so that a thread that is through need not wait for the next. */
  private static final int WAITING = 4;

  private static final int KEEP_SECONDS = 30;
  private static final int WATCH_MILLIS = 50;

  private final int jobs;
  private final long timeoutNanos;
  private final Semaphore permits;
  private final Semaphore places;
  private final Queue<GuardedTask> waiting = new ConcurrentLinkedQueue<>();
  private final Set<Held> running = ConcurrentHashMap.newKeySet();
  private final AtomicInteger stuck = new AtomicInteger();
  private final ThreadPoolExecutor threads;
  private final Thread watchdog = new Thread(this::watch, "unspin-watchdog");

  TaskPool(int jobs, Duration timeout) {
    this.jobs = jobs;
    timeoutNanos = timeout.toNanos();
    permits = new Semaphore(jobs);
    places = new Semaphore(WAITING * jobs);
    AtomicInteger number = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            KEEP_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            runnable -> {
              String name = "unspin-" + number.incrementAndGet();
              Thread thread = new Thread(null, runnable, name, STACK_BYTES);
              thread.setDaemon(true);
              return thread;
            });
    watchdog.setDaemon(true);
    watchdog.start();
  }

  /** Returns how many tasks may run at a time. */
  int jobs() {
    return jobs;
  }

  /** Returns how many threads hang in tasks that were given up. */
  int stuck() {
    return stuck.get();
  }

  /** Queues a task; waits while enough of them wait already. */
  void submit(GuardedTask task) throws InterruptedException {
    places.acquire();
    waiting.add(task);
    if (permits.tryAcquire()) {
      startRunner();
    }
  }

  /** Starts a task if there is room for it now. */
  boolean trySubmit(GuardedTask task) {
    if (!permits.tryAcquire()) {
      return false;
    }
    start(new Held(task, 1));
    return true;
  }

  /** Starts a task that all others wait for, once the ones that are running are over. */
  void submitAlone(GuardedTask task) throws InterruptedException {
    permits.acquire(jobs);
    start(new Held(task, jobs));
  }

  /** Lets other tasks have the room of a running one, which from now on only waits for them. */
  void giveRoom(GuardedTask task) {
    for (Held held : running) {
      if (held.task == task) {
        pass(held.takeBack());
      }
    }
  }

  /** Gives room to a task that waits, or keeps it for the next one. */
  private void pass(int room) {
    if (room > 1 || room == 1 && waiting.isEmpty()) {
      permits.release(room);
      if (!waiting.isEmpty() && permits.tryAcquire()) { // one came meanwhile
        startRunner();
      }
    } else if (room == 1) {
      startRunner();
    }
  }

  /** Starts a thread on the next task that waits; it has room for one. */
  private void startRunner() {
    GuardedTask task = waiting.poll();
    if (task == null) {
      pass(1);
      return;
    }
    places.release();
    start(new Held(task, 1));
  }

  private void start(Held held) {
    held.task.beat();
    running.add(held);
    try {
      threads.execute(() -> run(held));
    } catch (Throwable e) { // no thread to be had
      end(held, () -> held.task.fail(e));
      running.remove(held);
      pass(held.takeBack());
    }
  }

  /** Runs a task and, as long as its room is this thread's to give, those that wait. */
  private void run(Held first) {
    Held held = first;
    while (true) {
      runOne(held);
      int room = held.takeBack();
      GuardedTask next = room == 1 ? waiting.poll() : null;
      if (next == null) {
        running.remove(held);
        pass(room);
        return;
      }
      places.release();
      Held following = new Held(next, 1);
      next.beat();
      running.add(following);
      running.remove(held);
      held = following;
    }
  }

  private void runOne(Held held) {
    GuardedTask task = held.task;
    task.beat();
    try {
      task.work();
      end(held, task::succeed);
    } catch (Throwable e) {
      end(held, () -> task.fail(e));
    } finally {
      if (held.isGivenUp) {
        stuck.decrementAndGet();
      }
    }
  }

  private static void end(Held held, Runnable last) {
    if (!held.task.claim()) {
      return;
    }
    try {
      last.run();
    } catch (Throwable e) { // out of memory, most likely
      held.task.fail(e);
    }
  }

  private void watch() {
    try {
      while (!threads.isShutdown()) {
        Thread.sleep(WATCH_MILLIS);
        for (Held held : running) {
          if (held.task.nanosSinceBeat() > timeoutNanos && !held.task.isAbandoned()) {
            end(
                held,
                () -> {
                  held.isGivenUp = true;
                  stuck.incrementAndGet();
                  held.task.giveUp();
                  running.remove(held);
                  pass(held.takeBack());
                });
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the tasks that are running. */
  void drain() throws InterruptedException {
    while (!running.isEmpty() || !waiting.isEmpty()) {
      Thread.sleep(1);
    }
  }

  @Override
  public void close() {
    threads.shutdown(); // no interrupts: they would close files that others use
    watchdog.interrupt();
  }

  /** A running task and its share of the room. */
  private static final class Held {
    private final GuardedTask task;
    private int taken;
    private volatile boolean isGivenUp;

    Held(GuardedTask task, int taken) {
      this.task = task;
      this.taken = taken;
    }

    private synchronized int takeBack() {
      int room = taken;
      taken = 0;
      return room;
    }
  }
}
