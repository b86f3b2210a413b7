package io.github.unspin.review;

import io.github.unspin.files.TextFile;
import io.github.unspin.report.Report;

/** Looks at one file; {@code file -> unspin.analyse(file.text())} in the program itself. */
@FunctionalInterface
public interface Analyser {
  /**
   * Returns the findings of a file, on the offsets of its decoded text.
   *
   * @throws io.github.unspin.files.InputException if the file cannot be used
   */
  Report analyse(TextFile file);
}
