package io.github.unspin.memory;

import io.github.unspin.report.FindingKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds remembered findings again among those of a text that may have been edited meanwhile. Each
 * is found at most once, and each finding stands for at most one.
 */
public final class KeyMatcher {
  /**
   * Share of the neighbours that has to be the same. Half: in a spun text, a quarter of the words
   * may since have been put right.
   */
  static final double ENOUGH = 0.5;

  private KeyMatcher() {}

  private record Words(FindingKind kind, String text) {
    static Words of(FindingKey key) {
      return new Words(key.kind(), key.words());
    }
  }

  private record Match(int remembered, int present, double similarity) {}

  /**
   * Returns for each remembered key the index of its finding among those present, or -1.
   *
   * @param remembered keys in the order of their text
   * @param present keys in the order of their text
   */
  public static int[] match(List<FindingKey> remembered, List<FindingKey> present) {
    int[] out = new int[remembered.size()];
    Arrays.fill(out, -1);
    boolean[] taken = new boolean[present.size()];
    Map<FindingKey, Integer> exact = new HashMap<>();
    for (int i = present.size() - 1; i >= 0; i--) {
      exact.put(present.get(i), i);
    }
    for (int i = 0; i < out.length; i++) {
      Integer at = exact.get(remembered.get(i));
      if (at != null && !taken[at]) {
        out[i] = at;
        taken[at] = true;
      }
    }
    Map<Words, List<Integer>> free = new HashMap<>();
    for (int i = 0; i < taken.length; i++) {
      if (!taken[i]) {
        free.computeIfAbsent(Words.of(present.get(i)), key -> new ArrayList<>()).add(i);
      }
    }
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < out.length; i++) {
      if (out[i] < 0) {
        for (int j : free.getOrDefault(Words.of(remembered.get(i)), List.of())) {
          double similarity = remembered.get(i).similarity(present.get(j));
          if (similarity >= ENOUGH) {
            matches.add(new Match(i, j, similarity));
          }
        }
      }
    }
    // The sort is stable: among equals the first remembered gets the first present.
    matches.sort(Comparator.comparingDouble(Match::similarity).reversed());
    for (Match match : matches) {
      if (out[match.remembered()] < 0 && !taken[match.present()]) {
        out[match.remembered()] = match.present();
        taken[match.present()] = true;
      }
    }
    return out;
  }
}
