package io.github.unspin.evaluate;

import io.github.unspin.evaluate.MarkedPassage.GoldSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Word edit distance (Levenshtein 1966) from a text to the nearest of all the originals that a
 * marked passage accepts. The passage is a chain of stretches, each with one or more readings; the
 * distance is computed along the chain, keeping the better of the readings at every word.
 */
final class EditDistance {
  private final List<List<String[]>> chain = new ArrayList<>();

  EditDistance(MarkedPassage passage) {
    int at = 0;
    for (GoldSpan span : passage.spans()) {
      chain.add(List.<String[]>of(words(passage.spun().substring(at, span.start()))));
      chain.add(span.originals().stream().map(EditDistance::words).toList());
      at = span.end();
    }
    chain.add(List.<String[]>of(words(passage.spun().substring(at))));
  }

  private static String[] words(String text) {
    String plain = text.replace('\u2019', '\'').toLowerCase(Locale.ROOT);
    return Arrays.stream(plain.split("[^\\p{L}\\p{N}']+|(?<=\\w)(?='s\\b)"))
        .filter(word -> !word.isEmpty())
        .toArray(String[]::new);
  }

  int to(String text) {
    String[] words = words(text);
    int[] row = new int[words.length + 1];
    Arrays.setAll(row, i -> i);
    for (List<String[]> readings : chain) {
      int[] best = null;
      for (String[] reading : readings) {
        int[] after = row;
        for (String word : reading) {
          after = next(after, words, word);
        }
        best = best == null ? after : minimum(best, after);
      }
      row = best == null ? row : best;
    }
    return row[words.length];
  }

  private static int[] next(int[] row, String[] words, String word) {
    int[] out = new int[row.length];
    out[0] = row[0] + 1;
    for (int i = 1; i < out.length; i++) {
      int substituted = row[i - 1] + (words[i - 1].equals(word) ? 0 : 1);
      out[i] = Math.min(substituted, Math.min(row[i], out[i - 1]) + 1);
    }
    return out;
  }

  private static int[] minimum(int[] a, int[] b) {
    int[] out = new int[a.length];
    Arrays.setAll(out, i -> Math.min(a[i], b[i]));
    return out;
  }
}
