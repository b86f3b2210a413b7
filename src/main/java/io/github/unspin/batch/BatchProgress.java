package io.github.unspin.batch;

import java.util.concurrent.atomic.AtomicLong;

/** How far a run has come; may be read by any thread while it goes on. */
public final class BatchProgress {
  private final AtomicLong files = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong earlierBytes = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong totalFiles = new AtomicLong();
  private final AtomicLong totalBytes = new AtomicLong();
  private volatile boolean isTotalKnown;

  /** Returns how many files are through. */
  public long files() {
    return files.get();
  }

  /** Returns how many bytes were read, of files that are not through yet too. */
  public long bytes() {
    return bytes.get();
  }

  /** Returns how many of the bytes belong to files that an earlier run had finished. */
  public long earlierBytes() {
    return earlierBytes.get();
  }

  /** Returns how many files failed. */
  public long failures() {
    return failures.get();
  }

  /** Returns how many files there are as far as is known. */
  public long totalFiles() {
    return totalFiles.get();
  }

  /** Returns the size of all files as far as is known. */
  public long totalBytes() {
    return totalBytes.get();
  }

  /** Returns whether the totals are complete. */
  public boolean isTotalKnown() {
    return isTotalKnown;
  }

  void addFile(boolean failed) {
    files.incrementAndGet();
    failures.addAndGet(failed ? 1 : 0);
  }

  void addBytes(long read) {
    bytes.addAndGet(read);
  }

  void addEarlier(long size) {
    bytes.addAndGet(size);
    earlierBytes.addAndGet(size);
  }

  void addTotal(long size) {
    totalFiles.incrementAndGet();
    totalBytes.addAndGet(size);
  }

  void totalIsKnown() {
    isTotalKnown = true;
  }
}
