package io.github.unspin.restore;

import io.github.unspin.channel.Pair;
import java.util.HashMap;
import java.util.Map;

/**
 * Sightings to leave out of the counts: in training, those of the article that is being read, so
 * that the model learns from what it would know of an article that it has never seen.
 */
final class Exclusion {
  static final Exclusion NOTHING = new Exclusion();

  private final Map<String, Integer> pairs = new HashMap<>();
  private final Map<String, float[]> words = new HashMap<>();

  void addPair(String spun, String original) {
    pairs.merge(spun + "\t" + original, 1, Integer::sum);
  }

  void addWord(String phrase, boolean replaced) {
    words.computeIfAbsent(phrase, w -> new float[2])[replaced ? 1 : 0]++;
  }

  float pair(Pair pair) {
    return pairs.isEmpty() ? 0 : pairs.getOrDefault(pair.spun() + "\t" + pair.original(), 0);
  }

  float kept(String phrase) {
    float[] counts = words.isEmpty() ? null : words.get(phrase);
    return counts == null ? 0 : counts[0];
  }

  float replaced(String phrase) {
    float[] counts = words.isEmpty() ? null : words.get(phrase);
    return counts == null ? 0 : counts[1];
  }
}
