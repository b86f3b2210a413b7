package io.github.unspin.batch;

import io.github.unspin.files.Gzip;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which files of a folder are looked at. Files that the user names one by one always are.
 *
 * @param include patterns as in {@code .gitignore}; only files that one of them matches are looked
 *     at. When empty, those whose name ends in one of {@link #SUFFIXES} or has no ending.
 * @param exclude patterns as in {@code .gitignore} of files and folders that are passed over
 * @param ignoreFiles whether a {@value #IGNORE_FILE} in a folder is followed
 * @param hidden whether files and folders whose name starts with a dot are looked at
 * @param followLinks whether symbolic links inside the folders are followed
 */
public record FileSelection(
    List<String> include,
    List<String> exclude,
    boolean ignoreFiles,
    boolean hidden,
    boolean followLinks) {

  /** Name of the files that say what of their folder is passed over, as {@code .gitignore} does. */
  public static final String IGNORE_FILE = ".unspinignore";

  /** Endings of the names of files that hold text, compressed or not; in any case of letters. */
  public static final List<String> SUFFIXES =
      Stream.of(
              ".txt",
              ".text",
              ".md",
              ".markdown",
              ".html",
              ".htm",
              ".xhtml",
              ".jsonl",
              ".ndjson",
              ".warc",
              ".wet")
          .flatMap(suffix -> Stream.of(suffix, suffix + Gzip.SUFFIX))
          .toList();

  /** Copies the lists. */
  public FileSelection {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }

  /** Returns what holds where the user says nothing. */
  public static FileSelection defaults() {
    return new FileSelection(List.of(), List.of(), true, false, false);
  }
}
