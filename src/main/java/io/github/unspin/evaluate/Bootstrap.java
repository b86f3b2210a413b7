package io.github.unspin.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Percentile bootstrap (Efron 1979): how much a figure would move had other articles been drawn.
 */
public final class Bootstrap {
  private static final int DRAWS = 1000;
  private static final long SEED = 1;

  private Bootstrap() {}

  /**
   * Returns the 95 % interval of a figure, the same on each call.
   *
   * @param units what is drawn: one sum for each article, since passages of one article are not
   *     independent
   * @param sum adds two
   * @param figure computes the figure from a sum
   */
  public static <T> Interval interval(
      List<T> units, BinaryOperator<T> sum, ToDoubleFunction<T> figure) {
    if (units.size() < 2) {
      return Interval.UNKNOWN;
    }
    Random random = new Random(SEED);
    double[] figures = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      T total = units.get(random.nextInt(units.size()));
      for (int i = 1; i < units.size(); i++) {
        total = sum.apply(total, units.get(random.nextInt(units.size())));
      }
      figures[draw] = figure.applyAsDouble(total);
    }
    Arrays.sort(figures);
    return new Interval(figures[DRAWS / 40], figures[DRAWS - 1 - DRAWS / 40]);
  }
}
