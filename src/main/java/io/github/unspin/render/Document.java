package io.github.unspin.render;

import io.github.unspin.report.Report;

/**
 * A report and what the user calls the file that it is about.
 *
 * @param path as given; {@code -} for the standard input
 * @param report what was found
 */
public record Document(String path, Report report) {}
