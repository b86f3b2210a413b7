package io.github.unspin.evaluate;

import io.github.unspin.report.Edit;
import io.github.unspin.report.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects what was restored wrongly, missed or changed without need, as phrases without their
 * context.
 */
public final class Confusions {
  /** Longer ones are stretches of somebody's text rather than phrases. */
  private static final int MOST_WORDS = 5;

  private final Map<Phrases, int[]> counts = new HashMap<>();

  /** Makes an empty collection. */
  public Confusions() {}

  private record Phrases(String spun, String original, String put) {}

  /**
   * One kind of error. All phrases are in lower case.
   *
   * @param spun what stood in the spun text
   * @param original what the author wrote; the same as {@code spun} for the author's own words
   * @param put what the restored text has; the same as {@code spun} when it was left
   * @param count how often this happened
   * @param cost words that are still wrong because of it, in all
   */
  public record Confusion(String spun, String original, String put, int count, int cost) {}

  /** Adds the errors that a report made in its passage. */
  public void add(MarkedPassage passage, Report report) {
    Set<Edit> repairs = Score.repairs(report);
    for (Place place : Place.of(passage, report.edits())) {
      boolean repair = place.spans().isEmpty() && repairs.containsAll(place.edits());
      if (repair || (place.accepted() && !place.spans().isEmpty())) {
        continue;
      }
      MarkedPassage alone = place.alone(passage);
      Phrases phrases =
          new Phrases(
              Place.normal(alone.spun()),
              Place.normal(alone.original()),
              Place.normal(place.restored(passage)));
      int cost = new EditDistance(alone).to(phrases.put);
      if (cost > 0 && isShort(phrases.spun) && isShort(phrases.original) && isShort(phrases.put)) {
        int[] sums = counts.computeIfAbsent(phrases, key -> new int[2]);
        sums[0]++;
        sums[1] += cost;
      }
    }
  }

  private static boolean isShort(String phrase) {
    return phrase.split(" ").length <= MOST_WORDS;
  }

  /** Returns the errors that leave most words wrong, the costliest first. */
  public List<Confusion> costliest(int most) {
    List<Confusion> out = new ArrayList<>();
    counts.forEach(
        (p, sums) -> out.add(new Confusion(p.spun, p.original, p.put, sums[0], sums[1])));
    out.sort(
        Comparator.comparingInt((Confusion c) -> -c.cost)
            .thenComparing(Confusion::spun)
            .thenComparing(Confusion::original)
            .thenComparing(Confusion::put));
    return List.copyOf(out.subList(0, Math.min(most, out.size())));
  }
}
