package io.github.unspin.train;

import io.github.unspin.channel.CaseStyle;
import io.github.unspin.channel.Pair;
import io.github.unspin.channel.PairKind;
import io.github.unspin.channel.Phrases;
import io.github.unspin.channel.SubstitutionTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How often what stands at a word of a spun text is a question at all. */
public final class WordStakes {
  /** Untouched sightings added to those counted, so that a word seen once or twice says little. */
  private static final float UNTOUCHED = 3;

  private WordStakes() {}

  /**
   * Returns for each word of the tables, in lower case and with a capital, the share of its places
   * in spun texts where a spinner took it away or put it, from 0 to 1.
   *
   * @param table observed pairs and the counts of untouched words
   */
  public static Map<String, Float> of(SubstitutionTable table) {
    Map<String, Float> swapped = new HashMap<>();
    for (Pair pair : table.pairs()) {
      if (pair.kind() == PairKind.OBSERVED) {
        Set<String> spun = words(pair.spun());
        Set<String> original = words(pair.original());
        count(pair, spun, original, swapped);
        count(pair, original, spun, swapped);
      }
    }
    Map<String, Float> stakes = new HashMap<>();
    swapped.forEach(
        (word, count) -> {
          float share = count / (count + table.word(word).kept() + UNTOUCHED);
          stakes.put(word, share);
          stakes.put(CaseStyle.FIRST.apply(word), share);
        });
    return stakes;
  }

  private static void count(
      Pair pair, Set<String> side, Set<String> other, Map<String, Float> swapped) {
    for (String word : side) {
      if (!other.contains(word)) {
        swapped.merge(word, pair.count(), Float::sum);
      }
    }
  }

  private static Set<String> words(String phrase) {
    return new HashSet<>(Arrays.asList(Phrases.tokens(phrase)));
  }
}
