package io.github.unspin.evaluate;

import java.util.function.DoubleUnaryOperator;

/**
 * A confidence interval of 95 %.
 *
 * @param low lower end
 * @param high upper end
 */
public record Interval(double low, double high) {
  private static final double TAIL = 0.025;
  private static final int STEPS = 100;

  /** Where there is too little to tell. */
  public static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN);

  /** Returns whether there are ends. */
  public boolean isKnown() {
    return !Double.isNaN(low) && !Double.isNaN(high);
  }

  /** Returns the interval with both ends multiplied. */
  public Interval times(double factor) {
    return new Interval(low * factor, high * factor);
  }

  /**
   * Returns the exact interval of the mean of a Poisson variable (Garwood 1936).
   *
   * @param events events seen, 0 or more
   */
  public static Interval poisson(int events) {
    if (events < 0) {
      throw new IllegalArgumentException("events below 0: " + events);
    }
    double most = events + 20 + 10 * Math.sqrt(events);
    double low =
        events == 0 ? 0 : solve(mean -> 1 - poissonBelow(events - 1, mean) - TAIL, 0, most);
    return new Interval(low, solve(mean -> TAIL - poissonBelow(events, mean), 0, most));
  }

  /**
   * Returns the exact interval of a share (Clopper and Pearson 1934).
   *
   * @param hits trials with success, from 0 to {@code trials}
   * @param trials trials, 0 or more; of none, the share can be anything
   */
  public static Interval share(int hits, int trials) {
    if (hits < 0 || hits > trials) {
      throw new IllegalArgumentException(hits + " of " + trials);
    }
    double low = hits == 0 ? 0 : solve(p -> 1 - binomialBelow(hits - 1, trials, p) - TAIL, 0, 1);
    double high = hits == trials ? 1 : solve(p -> TAIL - binomialBelow(hits, trials, p), 0, 1);
    return new Interval(low, high);
  }

  /** Probability of at most so many events. */
  private static double poissonBelow(int events, double mean) {
    if (mean <= 0) {
      return 1;
    }
    double sum = 0;
    double log = -mean;
    for (int i = 0; i <= events; i++) {
      sum += Math.exp(log);
      log += Math.log(mean / (i + 1));
    }
    return sum;
  }

  /** Probability of at most so many hits. */
  private static double binomialBelow(int hits, int trials, double p) {
    if (p <= 0 || p >= 1) {
      return p <= 0 ? 1 : 0;
    }
    double sum = 0;
    double log = trials * Math.log1p(-p);
    for (int i = 0; i <= hits; i++) {
      sum += Math.exp(log);
      log += Math.log((double) (trials - i) / (i + 1)) + Math.log(p) - Math.log1p(-p);
    }
    return sum;
  }

  /** Returns where a rising function crosses 0. */
  private static double solve(DoubleUnaryOperator rising, double from, double to) {
    double low = from;
    double high = to;
    for (int i = 0; i < STEPS; i++) {
      double middle = (low + high) / 2;
      if (rising.applyAsDouble(middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
