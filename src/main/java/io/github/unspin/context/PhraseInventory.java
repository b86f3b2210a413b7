package io.github.unspin.context;

import io.github.unspin.channel.Pair;
import io.github.unspin.channel.Phrases;
import io.github.unspin.channel.SubstitutionTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The phrases of the tables, numbered, and which of them stand for one another. */
final class PhraseInventory {
  private static final int MOST_RIVALS = 12;

  private final Map<Long, Integer> numbers = new HashMap<>();
  private final List<String> phrases = new ArrayList<>();
  private final List<List<Choice>> choices = new ArrayList<>();

  /** A set of rivals that a phrase may be seen among, and the set's weight. */
  private record Choice(int[] rivals, float weight) {}

  PhraseInventory(SubstitutionTable table) {
    Map<String, List<Pair>> bySpun = new TreeMap<>();
    for (Pair pair : table.pairs()) {
      bySpun.computeIfAbsent(pair.spun(), s -> new ArrayList<>()).add(pair);
    }
    for (Map.Entry<String, List<Pair>> entry : bySpun.entrySet()) {
      List<Pair> pairs = new ArrayList<>(entry.getValue());
      pairs.sort(
          Comparator.comparingInt((Pair p) -> p.kind().ordinal())
              .thenComparingDouble(p -> -p.count())
              .thenComparing(Pair::original));
      Map<Integer, Float> set = new LinkedHashMap<>();
      float all = 0;
      for (Pair pair : pairs.subList(0, Math.min(MOST_RIVALS, pairs.size()))) {
        set.merge(number(pair.original()), pair.count(), Float::sum);
        all += pair.count();
      }
      int spun = number(entry.getKey());
      set.remove(spun);
      int[] candidates = new int[set.size() + 1];
      candidates[0] = spun;
      int at = 1;
      for (int phrase : set.keySet()) {
        candidates[at++] = phrase;
      }
      set.forEach((phrase, count) -> choices.get(phrase).add(new Choice(candidates, count + 0.5f)));
      choices.get(spun).add(new Choice(candidates, all + 0.5f));
    }
  }

  private int number(String phrase) {
    String[] tokens = Phrases.tokens(phrase);
    long key = Phrases.key(tokens);
    Integer known = numbers.get(key);
    if (known == null) {
      known = phrases.size();
      numbers.put(key, known);
      phrases.add(String.join(" ", tokens));
      choices.add(new ArrayList<>(2));
    }
    return known;
  }

  int size() {
    return phrases.size();
  }

  /** Returns the number of a phrase, or -1. */
  int find(long key) {
    return numbers.getOrDefault(key, -1);
  }

  /** Returns the keys of the phrases in the order of their numbers. */
  long[] keys() {
    long[] out = new long[phrases.size()];
    numbers.forEach((key, number) -> out[number] = key);
    return out;
  }

  /** Draws a set of rivals that holds a phrase; the phrase is not marked in it. */
  int[] draw(int phrase, Random random) {
    List<Choice> sets = choices.get(phrase);
    float sum = 0;
    for (Choice choice : sets) {
      sum += choice.weight;
    }
    float at = random.nextFloat() * sum;
    for (Choice choice : sets) {
      at -= choice.weight;
      if (at <= 0) {
        return choice.rivals;
      }
    }
    return sets.get(sets.size() - 1).rivals;
  }

  String phrase(int number) {
    return phrases.get(number);
  }
}
