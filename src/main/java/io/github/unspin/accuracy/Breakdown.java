package io.github.unspin.accuracy;

import io.github.unspin.evaluate.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Sums of outcomes by a trait of their passages. */
public final class Breakdown {
  private Breakdown() {}

  /**
   * A group of passages.
   *
   * @param name what they have in common
   * @param passages how many
   * @param score their sum
   */
  public record Row(String name, int passages, Score score) {
    private static Row of(String name, Outcome outcome) {
      return new Row(name, 1, outcome.score());
    }

    private static Row sum(String name, List<Row> rows) {
      Row sum = new Row(name, 0, Score.NONE);
      for (Row row : rows) {
        sum = sum.plus(row);
      }
      return sum;
    }

    private Row plus(Row other) {
      return new Row(name, passages + other.passages, score.plus(other.score));
    }
  }

  /** Returns the sum of all. */
  public static Row all(String name, List<Outcome> outcomes) {
    return Row.sum(name, outcomes.stream().map(outcome -> Row.of(name, outcome)).toList());
  }

  /**
   * Returns the groups, the one with most replaced places first.
   *
   * @param trait gives a passage's group
   * @param fewest groups with fewer replaced places are put together at the end
   */
  public static List<Row> by(List<Outcome> outcomes, Function<Outcome, String> trait, int fewest) {
    Map<String, Row> groups = new TreeMap<>();
    for (Outcome outcome : outcomes) {
      String name = trait.apply(outcome);
      groups.merge(name, Row.of(name, outcome), Row::plus);
    }
    List<Row> rows = new ArrayList<>();
    List<Row> small = new ArrayList<>();
    for (Row row : groups.values()) {
      (row.score().gold() >= fewest ? rows : small).add(row);
    }
    rows.sort(Comparator.comparingInt(row -> -row.score().gold()));
    if (small.size() == 1) {
      rows.addAll(small);
    } else if (!small.isEmpty()) {
      rows.add(Row.sum(small.size() + " others", small));
    }
    return rows;
  }
}
