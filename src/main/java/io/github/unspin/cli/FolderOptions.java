package io.github.unspin.cli;

import io.github.unspin.batch.BatchLimits;
import io.github.unspin.batch.FileSelection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which files of folders are looked at, and with what means. */
final class FolderOptions {
  @Option(
      names = "--include",
      paramLabel = "GLOB",
      description =
          "Of folders, only files that match, such as '*.html' or 'news/**'. By default those with"
              + " the ending of a text, page or archive, or with none.")
  private List<String> include = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description =
          "Pass over files and folders that match. A .unspinignore in a folder says the same, in the"
              + " way of .gitignore.")
  private List<String> exclude = new ArrayList<>();

  @Option(names = "--no-ignore", description = "Do not follow .unspinignore files.")
  private boolean noIgnore;

  @Option(names = "--hidden", description = "Also files and folders whose names start with a dot.")
  private boolean hidden;

  @Option(
      names = {"-L", "--follow-links"},
      description =
          "Follow symbolic links inside folders; otherwise they are passed over. Links that are named"
              + " always count.")
  private boolean followLinks;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "Look at so many texts at a time (default: one for each core).")
  private @Nullable Integer jobs;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "2m",
      converter = TimeSpan.class,
      description = "Give a text up after this time (default: ${DEFAULT-VALUE}).")
  private Duration timeout = BatchLimits.DEFAULT_TIMEOUT;

  @Option(
      names = "--max-size",
      paramLabel = "SIZE",
      defaultValue = "16M",
      converter = ByteSize.class,
      description =
          "Refuse single texts larger than this (default: ${DEFAULT-VALUE}); files of many records"
              + " may have any size.")
  private long maxSize = BatchLimits.DEFAULT_MAX_BYTES;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress and no summary; failures are still told.")
  private boolean quiet;

  @Option(names = "--no-progress", description = "No progress, only the summary.")
  private boolean noProgress;

  @Mixin private ReportOptions reports = new ReportOptions();

  ReportOptions reports() {
    return reports;
  }

  FileSelection selection() {
    return new FileSelection(include, exclude, !noIgnore, hidden, followLinks);
  }

  BatchLimits limits() {
    Integer chosen = jobs;
    int threads = chosen == null ? Runtime.getRuntime().availableProcessors() : chosen;
    return new BatchLimits(threads, timeout, maxSize);
  }

  /** Returns whether the options cannot hold; null when they can. */
  @Nullable String fault() {
    return jobs != null && jobs < 1 ? "--jobs has to be at least 1" : null;
  }

  boolean isQuiet() {
    return quiet;
  }

  boolean showsProgress() {
    return !quiet && !noProgress;
  }
}
