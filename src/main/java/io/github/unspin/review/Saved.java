package io.github.unspin.review;

import java.nio.file.Path;

/**
 * A file that was written.
 *
 * @param document what it is the result of
 * @param path where it is
 * @param fixes how many findings' words were replaced
 * @param undecided how many findings were left as they stood because nothing was decided
 * @param changed whether the file's content differs from what was there before
 */
public record Saved(
    ReviewDocument document, Path path, int fixes, int undecided, boolean changed) {}
