package io.github.unspin.render;

import io.github.unspin.evaluate.Interval;
import java.util.Locale;

/** Figures as the tables of a report give them. */
final class Figures {
  private Figures() {}

  /** Returns a share or the like. */
  static String f(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** Returns a number of things. */
  static String n(int value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Returns a quotient, or nothing when it is of nothing. */
  static String ratio(int part, int whole) {
    return whole == 0 ? "" : f((double) part / whole);
  }

  /** Returns an interval, or nothing when there is none. */
  static String range(Interval interval, String format) {
    return interval.isKnown()
        ? String.format(Locale.ROOT, format + " to " + format, interval.low(), interval.high())
        : "";
  }
}
