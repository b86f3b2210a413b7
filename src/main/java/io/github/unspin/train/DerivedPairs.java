package io.github.unspin.train;

import io.github.unspin.channel.Pair;
import io.github.unspin.channel.PairKind;
import io.github.unspin.language.WordVectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pairs that were not seen but follow from those that were: other inflections, pairs read backwards,
 * and words that are near each other both in the graph of observed pairs or in WordNet and in the
 * contexts that they stand in.
 */
final class DerivedPairs {
  private static final int MOST_SYNONYMS = 8;

  private final Inflections inflections;
  private final Synonyms synonyms;
  private final WordVectors vectors;
  private final Map<String, Map<String, Float>> wordNetCache = new HashMap<>();

  DerivedPairs(Inflections inflections, Synonyms synonyms, WordVectors vectors) {
    this.inflections = inflections;
    this.synonyms = synonyms;
    this.vectors = vectors;
  }

  /**
   * A derived pair.
   *
   * @param count sightings of the pairs that it follows from
   * @param walk share of the random walks over observed pairs that lead from the spun word to the
   *     original
   * @param wordNet whether WordNet has the two as neighbours
   * @param similarity cosine of their vectors
   */
  record Derived(
      String spun,
      String original,
      PairKind kind,
      float count,
      float walk,
      boolean wordNet,
      float similarity) {}

  /** Returns what follows from the observed pairs. */
  List<Derived> derive(List<Pair> observed) {
    Map<String, Derived> out = new LinkedHashMap<>();
    Set<String> known = new HashSet<>();
    for (Pair pair : observed) {
      known.add(pair.spun() + "\t" + pair.original());
    }
    for (Pair pair : observed) {
      inflect(pair, known, out);
    }
    for (Pair pair : observed) {
      if (pair.original().indexOf(' ') < 0 || pair.count() > 1.5) {
        put(pair.original().toLowerCase(java.util.Locale.ROOT), pair.spun().replace(" - ", "-"),
            PairKind.REVERSED, pair.count(), 0, known, out);
      }
    }
    synonyms(observed, known, out);
    return new ArrayList<>(out.values());
  }

  private void put(
      String spun,
      String original,
      PairKind kind,
      float count,
      float walk,
      Set<String> known,
      Map<String, Derived> out) {
    String key = spun + "\t" + original;
    if (spun.isEmpty() || original.isEmpty() || spun.equals(original) || known.contains(key)) {
      return;
    }
    Derived before = out.get(key);
    if (before != null && before.kind != kind) {
      return;
    }
    float sum = before == null ? count : before.count + count;
    boolean near = wordNet(spun).containsKey(original);
    out.put(
        key,
        new Derived(
            spun, original, kind, sum, walk, near, vectors.similarity(spun, lower(original))));
  }

  private static String lower(String word) {
    return word.toLowerCase(java.util.Locale.ROOT);
  }

  private void inflect(Pair pair, Set<String> known, Map<String, Derived> out) {
    String spun = pair.spun();
    String original = pair.original();
    if (spun.indexOf(' ') >= 0 || original.indexOf(' ') >= 0 || !original.equals(lower(original))) {
      return;
    }
    for (Inflections.Analysis a : inflections.analyses(spun)) {
      for (Inflections.Analysis b : inflections.analyses(original)) {
        if (a.tag().equals(b.tag())) {
          for (String tag : Inflections.inflections(a.tag())) {
            if (!tag.equals(a.tag())) {
              put(
                  inflections.inflect(a.lemma(), tag),
                  inflections.inflect(b.lemma(), tag),
                  PairKind.INFLECTED,
                  pair.count(),
                  0,
                  known,
                  out);
            }
          }
        }
      }
    }
  }

  private void synonyms(List<Pair> observed, Set<String> known, Map<String, Derived> out) {
    Map<String, Map<String, Float>> graph = new HashMap<>();
    for (Pair pair : observed) {
      String original = lower(pair.original());
      if (pair.spun().indexOf(' ') < 0 && original.indexOf(' ') < 0) {
        float weight = (float) Math.sqrt(pair.count());
        graph.computeIfAbsent(pair.spun(), w -> new HashMap<>()).merge(original, weight, Float::sum);
        graph
            .computeIfAbsent(original, w -> new HashMap<>())
            .merge(pair.spun(), weight * 0.5f, Float::sum);
      }
    }
    Set<String> words = new HashSet<>(graph.keySet());
    words.addAll(vectors.words());
    for (String word : words) {
      if (word.length() < 3 || !Character.isLetter(word.charAt(0))) {
        continue;
      }
      Map<String, Float> walks = walk(graph, word);
      Set<String> candidates = new HashSet<>(walks.keySet());
      candidates.addAll(wordNet(word).keySet());
      candidates.remove(word);
      List<Map.Entry<String, Float>> ranked = new ArrayList<>();
      for (String candidate : candidates) {
        float walk = walks.getOrDefault(candidate, 0f);
        float near = wordNet(word).containsKey(candidate) ? 1 : 0;
        float similarity = vectors.similarity(word, candidate);
        float rank = similarity * 2 + near * 0.5f + (float) Math.sqrt(walk) * 2;
        if (similarity > 0.3 || (walk > 0.02 && similarity > 0.15)) {
          ranked.add(Map.entry(candidate, rank));
        }
      }
      ranked.sort(
          Comparator.comparing((Map.Entry<String, Float> e) -> -e.getValue())
              .thenComparing(Map.Entry::getKey));
      for (Map.Entry<String, Float> entry :
          ranked.subList(0, Math.min(MOST_SYNONYMS, ranked.size()))) {
        put(word, entry.getKey(), PairKind.SYNONYM, 0, walks.getOrDefault(entry.getKey(), 0f),
            known, out);
      }
    }
  }

  /** Returns where walks of two or three steps end. */
  private static Map<String, Float> walk(Map<String, Map<String, Float>> graph, String from) {
    Map<String, Float> here = Map.of(from, 1f);
    Map<String, Float> out = new HashMap<>();
    for (int step = 1; step <= 3; step++) {
      Map<String, Float> next = new HashMap<>();
      for (Map.Entry<String, Float> at : here.entrySet()) {
        Map<String, Float> arcs = graph.getOrDefault(at.getKey(), Map.of());
        float sum = 0;
        for (float weight : arcs.values()) {
          sum += weight;
        }
        for (Map.Entry<String, Float> arc : arcs.entrySet()) {
          next.merge(arc.getKey(), at.getValue() * arc.getValue() / (sum + 1), Float::sum);
        }
      }
      here = next;
      if (step >= 2) {
        for (Map.Entry<String, Float> at : here.entrySet()) {
          out.merge(at.getKey(), at.getValue(), Float::sum);
        }
      }
    }
    return out;
  }

  /** Returns the words that WordNet has near a word, inflected as the word is. */
  private Map<String, Float> wordNet(String word) {
    return wordNetCache.computeIfAbsent(
        word,
        w -> {
          Map<String, Float> out = new HashMap<>();
          for (Inflections.Analysis analysis : inflections.analyses(w)) {
            for (String lemma : synonyms.of(analysis.lemma(), analysis.tag())) {
              String form = inflections.inflect(lemma, analysis.tag());
              if (!form.isEmpty() && !form.equals(w) && vectors.knows(form)) {
                out.put(form, 1f);
              }
            }
          }
          return out;
        });
  }
}
