package io.github.unspin.train;

import io.github.unspin.evaluate.MarkedPassage;
import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts passages that come from one article into one group: copies of an article with different
 * replacements share their original wording, and must not stand on both sides of a split.
 */
public final class ArticleGroups {
  private static final int SHINGLE = 6;
  private static final int SHARED = 4;

  private final int[] parent;

  private ArticleGroups(int size) {
    parent = new int[size];
    Arrays.setAll(parent, i -> i);
  }

  /** Returns for each passage the number of the first passage that comes from the same article. */
  public static int[] groups(List<MarkedPassage> passages) {
    ArticleGroups groups = join(passages);
    int[] out = new int[passages.size()];
    Arrays.setAll(out, groups::find);
    return out;
  }

  /**
   * Returns for each passage the fold that its article falls in, from 0 to {@code folds - 1}. The
   * fold follows from the article's name, so it stays when others are added.
   */
  static int[] folds(List<MarkedPassage> passages, int folds) {
    int[] group = groups(passages);
    int[] out = new int[passages.size()];
    for (int i = 0; i < out.length; i++) {
      int hash = passages.get(group[i]).name().hashCode() * 0x9E3779B1;
      out[i] = Math.floorMod(hash >>> 8, folds);
    }
    return out;
  }

  private static ArticleGroups join(List<MarkedPassage> passages) {
    ArticleGroups groups = new ArticleGroups(passages.size());
    Map<String, Integer> seen = new HashMap<>();
    Tokenizer tokenizer = new Tokenizer();
    for (int i = 0; i < passages.size(); i++) {
      Map<Integer, Integer> hits = new HashMap<>();
      Set<String> shingles = shingles(tokenizer.tokenize(passages.get(i).original()));
      for (String shingle : shingles) {
        Integer other = seen.putIfAbsent(shingle, i);
        if (other != null) {
          hits.merge(groups.find(other), 1, Integer::sum);
        }
      }
      for (Map.Entry<Integer, Integer> hit : hits.entrySet()) {
        if (hit.getValue() >= SHARED) {
          groups.join(hit.getKey(), i);
        }
      }
    }
    return groups;
  }

  private static Set<String> shingles(TokenizedText text) {
    Set<String> out = new HashSet<>();
    for (int i = 0; i + SHINGLE <= text.size(); i++) {
      StringBuilder shingle = new StringBuilder();
      for (int j = i; j < i + SHINGLE; j++) {
        shingle.append(text.string(j).toLowerCase(java.util.Locale.ROOT)).append(' ');
      }
      out.add(shingle.toString());
    }
    return out;
  }

  private int find(int i) {
    int at = i;
    while (parent[at] != at) {
      at = parent[at];
    }
    return at;
  }

  /** Joins two groups; the earlier passage names them. */
  private void join(int a, int b) {
    int x = find(a);
    int y = find(b);
    parent[Math.max(x, y)] = Math.min(x, y);
  }
}
