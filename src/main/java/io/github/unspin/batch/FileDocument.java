package io.github.unspin.batch;

import io.github.unspin.report.Report;

/**
 * One text of a file and what was found in it.
 *
 * @param name which text of the file it is, such as {@code line 12} or the address of an archived
 *     page; empty when the file is one text
 * @param report what was found
 */
public record FileDocument(String name, Report report) {}
