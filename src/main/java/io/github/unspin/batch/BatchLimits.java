package io.github.unspin.batch;

import java.time.Duration;

/**
 * What a run may use.
 *
 * @param jobs how many files or records are looked at at the same time, at least 1
 * @param timeout how long a file, or a record of a file that holds many, may take
 * @param maxBytes size in bytes above which a file that is one document is refused
 */
public record BatchLimits(int jobs, Duration timeout, long maxBytes) {
  /** How long a file may take where the user says nothing. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(2);

  /** Largest file that is one document, where the user says nothing, in bytes. */
  public static final long DEFAULT_MAX_BYTES = 16L << 20;

  /** Checks the ranges. */
  public BatchLimits {
    if (jobs < 1 || timeout.isNegative() || timeout.isZero() || maxBytes < 1) {
      throw new IllegalArgumentException("limits have to be positive");
    }
  }

  /** Returns limits for this machine: a job for each core. */
  public static BatchLimits defaults() {
    int cores = Runtime.getRuntime().availableProcessors();
    return new BatchLimits(cores, DEFAULT_TIMEOUT, DEFAULT_MAX_BYTES);
  }
}
