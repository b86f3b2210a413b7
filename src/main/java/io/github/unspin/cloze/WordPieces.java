package io.github.unspin.cloze;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts text into the word pieces that BERT's uncased models know: lower case, no accents, words and
 * single marks, and of each word the longest known piece from the left (Wu et al. 2016).
 */
final class WordPieces {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+|[^\\p{L}\\p{N}\\s]");
  private static final Pattern ACCENT = Pattern.compile("\\p{Mn}+");
  private static final int LONGEST_WORD = 100;

  private final Map<String, Integer> ids = new HashMap<>();
  private final int unknown;
  private final int start;
  private final int end;
  private final int mask;

  /**
   * Takes a vocabulary.
   *
   * @param pieces in the order of their numbers; pieces inside a word begin with "##"
   * @throws IllegalArgumentException if one of the special pieces is missing
   */
  WordPieces(List<String> pieces) {
    for (String piece : pieces) {
      ids.put(piece, ids.size());
    }
    unknown = special("[UNK]");
    start = special("[CLS]");
    end = special("[SEP]");
    mask = special("[MASK]");
  }

  private int special(String name) {
    Integer id = ids.get(name);
    if (id == null) {
      throw new IllegalArgumentException("no piece " + name);
    }
    return id;
  }

  /** Returns the number of pieces. */
  int size() {
    return ids.size();
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  int mask() {
    return mask;
  }

  /** Returns the numbers of a text's pieces. */
  int[] of(String text) {
    List<Integer> out = new ArrayList<>();
    Matcher word = WORD.matcher(plain(text));
    while (word.find()) {
      cut(word.group(), out);
    }
    return out.stream().mapToInt(Integer::intValue).toArray();
  }

  private static String plain(String text) {
    String straight =
        text.replace('\u2019', '\'')
            .replace('\u2018', '\'')
            .replace('\u201c', '"')
            .replace('\u201d', '"');
    String lower = straight.toLowerCase(Locale.ROOT);
    return ACCENT.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
  }

  private void cut(String word, List<Integer> out) {
    int before = out.size();
    int from = 0;
    while (from < word.length()) {
      Integer id = null;
      int to = word.length();
      for (; to > from && id == null; to--) {
        id = ids.get((from > 0 ? "##" : "") + word.substring(from, to));
      }
      if (id == null || word.length() > LONGEST_WORD) {
        out.subList(before, out.size()).clear();
        out.add(unknown);
        return;
      }
      out.add(id);
      from = to + 1;
    }
  }
}
