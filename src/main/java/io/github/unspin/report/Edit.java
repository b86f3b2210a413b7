package io.github.unspin.report;

/**
 * A replacement of one range of the input text.
 *
 * @param start first replaced UTF-16 code unit of the input
 * @param end end of the range, exclusive; equal to {@code start} for an insertion
 * @param replacement what stands there afterwards
 */
public record Edit(int start, int end, String replacement) {
  /** Checks that the range is one. */
  public Edit {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a range: " + start + ".." + end);
    }
  }
}
