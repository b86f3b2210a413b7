package io.github.unspin.train;

import io.github.unspin.channel.Phrases;
import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Splits a spun phrase and its original into the smallest pairs that explain it: words that both
 * have stay outside, known pairs are used where they fit, and what is left is paired in stretches
 * as short as possible. A dynamic programme over both token sequences.
 */
public final class PhraseAligner {
  private static final int LONGEST_SPUN = Phrases.MAX_TOKENS;
  private static final int LONGEST_ORIGINAL = 5;
  private static final double KNOWN_COST = 0.6;
  private static final double NEW_COST = 1.2;
  private static final double NEW_TOKEN_COST = 0.45;

  /** Words that mean little by themselves. */
  private static final Set<String> LITTLE =
      Set.of(
          "a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "with", "from", "as", "into",
          "over", "about", "than", "that", "which", "it", "its", "up", "out", "off");

  private final BiPredicate<String, String> known;
  private final Tokenizer tokenizer = new Tokenizer();

  /**
   * @param known tells whether a pair (spun in normal form, original in normal form, both with
   *     blanks between tokens) has been seen before
   */
  public PhraseAligner(BiPredicate<String, String> known) {
    this.known = known;
  }

  /**
   * An aligned pair.
   *
   * @param spun the spun phrase in normal form
   * @param original the original as it was written
   * @param spunText the spun phrase as it was written
   */
  public record Sighting(String spun, String original, String spunText) {}

  /** Returns the pairs that a replaced place consists of. */
  public List<Sighting> align(String spun, String original) {
    TokenizedText s = tokenizer.tokenize(spun);
    TokenizedText o = tokenizer.tokenize(original);
    String[] a = normal(s);
    String[] b = normal(o);
    int rows = a.length;
    int columns = b.length;
    double[][] cost = new double[rows + 1][columns + 1];
    int[][] fromRow = new int[rows + 1][columns + 1];
    int[][] fromColumn = new int[rows + 1][columns + 1];
    for (double[] row : cost) {
      Arrays.fill(row, Double.POSITIVE_INFINITY);
    }
    cost[0][0] = 0;
    for (int i = 0; i <= rows; i++) {
      for (int j = 0; j <= columns; j++) {
        if (cost[i][j] == Double.POSITIVE_INFINITY) {
          continue;
        }
        if (i < rows && j < columns && a[i].equals(b[j])) {
          relax(cost, fromRow, fromColumn, i, j, i + 1, j + 1, 0);
        }
        for (int di = 1; di <= LONGEST_SPUN && i + di <= rows; di++) {
          for (int dj = 1; dj <= LONGEST_ORIGINAL && j + dj <= columns; dj++) {
            relax(cost, fromRow, fromColumn, i, j, i + di, j + dj, cost(a, b, i, j, di, dj));
          }
        }
      }
    }
    if (cost[rows][columns] == Double.POSITIVE_INFINITY) {
      return List.of();
    }
    List<Part> parts = new ArrayList<>();
    int i = rows;
    int j = columns;
    while (i > 0 || j > 0) {
      int pi = fromRow[i][j];
      int pj = fromColumn[i][j];
      boolean same = i - pi == 1 && j - pj == 1 && a[pi].equals(b[pj]);
      if (!same) {
        parts.add(part(a, b, pi, i, pj, j));
      }
      i = pi;
      j = pj;
    }
    Collections.reverse(parts);
    return joined(a, b, parts).stream()
        .map(
            part ->
                new Sighting(
                    join(a, part.from, part.to),
                    o.string(part.first, part.last),
                    s.string(part.from, part.to)))
        .toList();
  }

  /** A pair of stretches of both token sequences. */
  private record Part(int from, int to, int first, int last, boolean known, boolean little) {}

  private Part part(String[] a, String[] b, int from, int to, int first, int last) {
    boolean seen = known.test(join(a, from, to), join(b, first, last));
    boolean little =
        LITTLE.containsAll(Arrays.asList(a).subList(from, to))
            && LITTLE.containsAll(Arrays.asList(b).subList(first, last));
    return new Part(from, to, first, last, seen, little);
  }

  /**
   * Joins little words that changed with an unknown pair beside them, or one word apart: "in some
   * unspecified time in the future" stands for "at some point", not its parts for "at" and "point".
   */
  private List<Part> joined(String[] a, String[] b, List<Part> parts) {
    List<Part> out = new ArrayList<>();
    for (Part part : parts) {
      if (!out.isEmpty() && isIdiom(out.get(out.size() - 1), part)) {
        Part before = out.remove(out.size() - 1);
        out.add(part(a, b, before.from, part.to, before.first, part.last));
      } else {
        out.add(part);
      }
    }
    return out;
  }

  private static boolean isIdiom(Part before, Part part) {
    return part.from - before.to <= 1
        && part.to - before.from <= LONGEST_SPUN
        && part.last - before.first <= LONGEST_ORIGINAL
        && before.little != part.little
        && !(before.known && part.known);
  }

  private static String join(String[] tokens, int from, int to) {
    return String.join(" ", Arrays.asList(tokens).subList(from, to));
  }

  private static String[] normal(TokenizedText text) {
    String[] tokens = new String[text.size()];
    Arrays.setAll(tokens, i -> Phrases.normal(text.string(i)));
    return tokens;
  }

  private double cost(String[] a, String[] b, int i, int j, int di, int dj) {
    String spun = join(a, i, i + di);
    String original = join(b, j, j + dj);
    if (spun.equals(original)) {
      return 5; // cheaper taken token by token
    }
    if (known.test(spun, original)) {
      return KNOWN_COST;
    }
    int shared = 0;
    for (int x = i; x < i + di; x++) {
      for (int y = j; y < j + dj; y++) {
        shared += a[x].equals(b[y]) ? 1 : 0;
      }
    }
    return NEW_COST + NEW_TOKEN_COST * (Math.max(di, dj) - 1) + 0.1 * shared;
  }

  private static void relax(
      double[][] cost,
      int[][] fromRow,
      int[][] fromColumn,
      int i,
      int j,
      int ni,
      int nj,
      double step) {
    double sum = cost[i][j] + step;
    if (sum < cost[ni][nj] - 1e-9) {
      cost[ni][nj] = sum;
      fromRow[ni][nj] = i;
      fromColumn[ni][nj] = j;
    }
  }
}
