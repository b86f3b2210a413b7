package io.github.unspin.cli;

import io.github.unspin.batch.BatchProgress;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows how far a run has come: a bar that is drawn over on a terminal, a line now and then
 * elsewhere.
 */
final class ProgressLine implements AutoCloseable {
  private static final int DRAW_MILLIS = 200;
  private static final int LINE_SECONDS = 10;
  private static final int BAR = 20;
  private static final int LEAST_SECONDS = 2;
  private static final int COLUMNS = 80;

  private final BatchProgress progress;
  private final PrintStream err;
  private final boolean isTerminal;
  private final int columns;
  private final long start = System.nanoTime();
  private final Thread thread = new Thread(this::draw, "unspin-progress");
  private boolean isOver;
  private boolean isDrawn;

  ProgressLine(BatchProgress progress, PrintStream err, boolean isTerminal) {
    this.progress = progress;
    this.err = err;
    this.isTerminal = isTerminal;
    columns = Integer.getInteger("unspin.columns", COLUMNS);
    thread.setDaemon(true);
    thread.start();
  }

  /** Takes the bar away; nothing is drawn afterwards. */
  @Override
  public synchronized void close() {
    isOver = true;
    notifyAll();
    erase();
  }

  /** Prints something else, and the bar anew below it. */
  synchronized void interrupt(Runnable printing) {
    erase();
    printing.run();
  }

  private void erase() {
    if (isDrawn) {
      err.print("\r" + " ".repeat(columns - 1) + "\r");
      err.flush();
      isDrawn = false;
    }
  }

  private synchronized void draw() {
    long lines = 0;
    try {
      while (!isOver) {
        wait(DRAW_MILLIS);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (isOver) {
          return;
        }
        if (isTerminal) {
          String line = line(seconds, true);
          err.print("\r" + line + " ".repeat(Math.max(0, columns - 1 - line.length())));
          err.flush();
          isDrawn = true;
        } else if (seconds >= (lines + 1) * LINE_SECONDS) {
          lines = (long) seconds / LINE_SECONDS;
          err.println("unspin: " + line(seconds, false));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the state in words. */
  private String line(double seconds, boolean hasBar) {
    long done = progress.files();
    long all = progress.totalFiles();
    long bytes = progress.bytes() - progress.earlierBytes();
    StringBuilder out = new StringBuilder();
    if (progress.isTotalKnown() && progress.totalBytes() > 0) {
      double share = Math.min(1, progress.bytes() / (double) progress.totalBytes());
      if (hasBar) {
        int filled = (int) (share * BAR);
        out.append('[').append("#".repeat(filled)).append("-".repeat(BAR - filled)).append("] ");
      }
      out.append(
          String.format(Locale.ROOT, "%,d of %,d files (%d %%)", done, all, (int) (100 * share)));
    } else {
      out.append(String.format(Locale.ROOT, "%,d files", done));
    }
    if (seconds >= LEAST_SECONDS && bytes > 0) {
      out.append(rate(done, bytes, seconds));
      if (progress.isTotalKnown()) {
        double left = Math.max(0, progress.totalBytes() - progress.bytes()) / (bytes / seconds);
        out.append(", ").append(time(left)).append(" left");
      }
    }
    if (progress.failures() > 0) {
      out.append(String.format(Locale.ROOT, ", %,d failed", progress.failures()));
    }
    return hasBar && out.length() >= columns ? out.substring(0, columns - 1) : out.toString();
  }

  private static String rate(long files, long bytes, double seconds) {
    return files / seconds >= 10
        ? String.format(Locale.ROOT, ", %,.0f/s", files / seconds)
        : String.format(Locale.ROOT, ", %,.0f kB/s", bytes / seconds / 1000);
  }

  /** Returns a time as a clock shows it. */
  static String time(double seconds) {
    long whole = Math.round(seconds);
    return whole >= 3600
        ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }
}
