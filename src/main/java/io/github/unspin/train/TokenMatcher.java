package io.github.unspin.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which tokens of two texts are the same: sequences that stand equally often, and seldom, in
 * both are anchors (the longest rising chain of them, after patience diff), and what lies between
 * two anchors is aligned by dynamic programming (Needleman and Wunsch 1970). Thus the time grows
 * with the length of the texts and not with its square.
 */
final class TokenMatcher {
  private static final int LONGEST_ANCHOR = 4;
  private static final int MOST_CELLS = 1 << 20;
  private static final int MOST_PLACES = 8;
  private static final float DIFFERENT = -0.5f;
  private static final float ALONE = -0.6f;

  private static final byte BOTH = 0;
  private static final byte FIRST = 1;
  private static final byte SECOND = 2;

  private final int[] a;
  private final int[] b;
  private final float[] weight;
  private final int[] match;

  private TokenMatcher(int[] a, int[] b, float[] weight) {
    this.a = a;
    this.b = b;
    this.weight = weight;
    match = new int[a.length];
    Arrays.fill(match, -1);
  }

  /**
   * Returns for each token of the first text its place in the second, or -1.
   *
   * @param a the first text, a number for each token
   * @param b the second text
   * @param weight for each number, how much it tells that both texts have this token
   */
  static int[] match(int[] a, int[] b, float[] weight) {
    TokenMatcher matcher = new TokenMatcher(a, b, weight);
    matcher.between(0, a.length, 0, b.length, LONGEST_ANCHOR);
    return matcher.match;
  }

  private void between(int fromA, int endA, int fromB, int endB, int longest) {
    if (fromA == endA || fromB == endB) {
      return;
    }
    if ((long) (endA - fromA) * (endB - fromB) <= MOST_CELLS) {
      align(fromA, endA, fromB, endB);
      return;
    }
    for (int length = longest; length > 0; length--) {
      List<int[]> anchors = anchors(fromA, endA, fromB, endB, length);
      if (anchors.isEmpty()) {
        continue;
      }
      int atA = fromA;
      int atB = fromB;
      for (int[] anchor : anchors) {
        if (anchor[0] >= atA && anchor[1] >= atB) {
          between(atA, anchor[0], atB, anchor[1], LONGEST_ANCHOR);
          for (int i = 0; i < length; i++) {
            match[anchor[0] + i] = anchor[1] + i;
          }
          atA = anchor[0] + length;
          atB = anchor[1] + length;
        } else if (anchor[0] - anchor[1] == atA - atB && anchor[0] + length > atA) {
          for (int i = atA; i < anchor[0] + length; i++) { // overlaps the one before
            match[i] = i - anchor[0] + anchor[1];
          }
          atB += anchor[0] + length - atA;
          atA = anchor[0] + length;
        }
      }
      between(atA, endA, atB, endB, LONGEST_ANCHOR);
      return;
    }
    // nothing to hold on to: halve both
    int middleA = (fromA + endA) >>> 1;
    int middleB = (fromB + endB) >>> 1;
    between(fromA, middleA, fromB, middleB, 0);
    between(middleA, endA, middleB, endB, 0);
  }

  /** Returns the longest rising chain of sequences that both stretches have equally often. */
  private List<int[]> anchors(int fromA, int endA, int fromB, int endB, int length) {
    Map<Long, int[]> seen = new HashMap<>(); // times in each stretch, then places in the first
    for (int i = fromA; i + length <= endA; i++) {
      int[] old = seen.get(hash(a, i, length));
      int count = old == null ? 0 : old[0];
      if (count <= MOST_PLACES) {
        int[] places = old == null ? new int[3] : Arrays.copyOf(old, count + 3);
        places[0]++;
        if (count < MOST_PLACES) {
          places[count + 2] = i;
        }
        seen.put(hash(a, i, length), places);
      }
    }
    for (int j = fromB; j + length <= endB; j++) {
      int[] places = seen.get(hash(b, j, length));
      if (places != null) {
        places[1]++;
      }
    }
    Map<Long, Integer> used = new HashMap<>();
    List<int[]> pairs = new ArrayList<>();
    for (int j = fromB; j + length <= endB; j++) {
      long hash = hash(b, j, length);
      int[] places = seen.get(hash);
      if (places != null && places[0] == places[1] && places[0] <= MOST_PLACES) {
        int i = places[1 + used.merge(hash, 1, Integer::sum)];
        if (same(i, j, length)) {
          pairs.add(new int[] {i, j});
        }
      }
    }
    pairs.sort((x, y) -> Integer.compare(x[0], y[0]));
    return rising(pairs);
  }

  private boolean same(int i, int j, int length) {
    return Arrays.equals(a, i, i + length, b, j, j + length);
  }

  private static long hash(int[] tokens, int from, int length) {
    long hash = length;
    for (int i = from; i < from + length; i++) {
      hash = (hash ^ tokens[i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return hash;
  }

  private static List<int[]> rising(List<int[]> places) {
    int[] tails = new int[places.size()];
    int[] before = new int[places.size()];
    int length = 0;
    for (int i = 0; i < places.size(); i++) {
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (places.get(tails[middle])[1] < places.get(i)[1]) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      before[i] = low == 0 ? -1 : tails[low - 1];
      tails[low] = i;
      length = Math.max(length, low + 1);
    }
    int[][] chain = new int[length][];
    int at = length == 0 ? -1 : tails[length - 1];
    for (int i = length - 1; i >= 0; i--) {
      chain[i] = places.get(at);
      at = before[at];
    }
    return List.of(chain);
  }

  private void align(int fromA, int endA, int fromB, int endB) {
    int rows = endA - fromA;
    int columns = endB - fromB;
    float[] above = new float[columns + 1];
    float[] row = new float[columns + 1];
    byte[][] step = new byte[rows + 1][columns + 1];
    for (int j = 1; j <= columns; j++) {
      above[j] = j * ALONE;
      step[0][j] = SECOND;
    }
    for (int i = 1; i <= rows; i++) {
      row[0] = i * ALONE;
      step[i][0] = FIRST;
      int token = a[fromA + i - 1];
      for (int j = 1; j <= columns; j++) {
        float both = above[j - 1] + (token == b[fromB + j - 1] ? weight[token] : DIFFERENT);
        float first = above[j] + ALONE;
        float second = row[j - 1] + ALONE;
        float best = Math.max(both, Math.max(first, second));
        row[j] = best;
        step[i][j] = best == both ? BOTH : best == first ? FIRST : SECOND;
      }
      float[] swap = above;
      above = row;
      row = swap;
    }
    int i = rows;
    int j = columns;
    while (i > 0 || j > 0) {
      switch (step[i][j]) {
        case BOTH -> {
          i--;
          j--;
          if (a[fromA + i] == b[fromB + j]) {
            match[fromA + i] = fromB + j;
          }
        }
        case FIRST -> i--;
        default -> j--;
      }
    }
  }
}
