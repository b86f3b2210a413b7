package io.github.unspin.batch;

/**
 * Keeps the texts that are looked at at the same time within the memory that there is. A text that
 * needs more than all of it is let in alone.
 */
final class MemoryBudget {
  /** Heap that the analysis of one byte of input takes at its peak. */
  static final int HEAP_PER_BYTE = 64;

  /** Share of the heap that texts under analysis may take. */
  private static final double TEXT_SHARE = 0.7;

  private final long total;
  private long used;

  /**
   * Creates the budget.
   *
   * @param total in bytes of heap
   */
  MemoryBudget(long total) {
    this.total = total;
  }

  /** Returns a budget of most of the heap. */
  static MemoryBudget ofHeap() {
    return new MemoryBudget((long) (TEXT_SHARE * Runtime.getRuntime().maxMemory()));
  }

  /** Returns what texts of this many bytes cost. */
  long cost(long bytes) {
    return Math.min(total, Math.max(1, bytes) * HEAP_PER_BYTE);
  }

  /** Takes a cost when it is free now. */
  synchronized boolean tryTake(long cost) {
    if (used + cost > total) {
      return false;
    }
    used += cost;
    return true;
  }

  /** Waits until a cost is free and takes it. */
  synchronized void take(long cost) throws InterruptedException {
    while (!tryTake(cost)) {
      wait();
    }
  }

  /** Gives back what was taken. */
  synchronized void release(long cost) {
    used -= cost;
    notifyAll();
  }
}
