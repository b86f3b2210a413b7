package io.github.unspin.batch;

import io.github.unspin.report.Report;

/**
 * One text of a file and what was found in it.
 *
 * @param name which text of the file it is, such as {@code line 12} or the address of an archived
 *     page; empty when the file is one text
 * @param line which line of the file it is, from 1; 0 when texts are no lines of it
 * @param report what was found
 */
public record FileDocument(String name, int line, Report report) {
  /** Creates a text that is no line of its file. */
  public FileDocument(String name, Report report) {
    this(name, 0, report);
  }
}
