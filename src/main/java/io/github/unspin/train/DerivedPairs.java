package io.github.unspin.train;

import io.github.unspin.channel.Pair;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Pairs that were not seen but are other inflections of pairs that were. */
final class DerivedPairs {
  private final Inflections inflections = new Inflections();

  /**
   * A derived pair.
   *
   * @param count sightings of the pairs that it follows from
   */
  record Derived(String spun, String original, float count) {}

  /** Returns what follows from the observed pairs, sorted. */
  List<Derived> derive(List<Pair> observed) {
    Map<String, Derived> out = new TreeMap<>();
    Set<String> known = new HashSet<>();
    for (Pair pair : observed) {
      known.add(pair.spun() + "\t" + pair.original());
    }
    for (Pair pair : observed) {
      String spun = pair.spun();
      String original = pair.original();
      boolean words = spun.indexOf(' ') < 0 && original.indexOf(' ') < 0;
      if (words && original.equals(original.toLowerCase(Locale.ROOT))) {
        inflect(spun, original, pair.count(), known, out);
      }
    }
    return new ArrayList<>(out.values());
  }

  private void inflect(
      String spun, String original, float count, Set<String> known, Map<String, Derived> out) {
    for (Inflections.Analysis a : inflections.analyses(spun)) {
      for (Inflections.Analysis b : inflections.analyses(original)) {
        if (!a.tag().equals(b.tag())) {
          continue;
        }
        for (String tag : Inflections.inflections(a.tag())) {
          String otherSpun = inflections.inflect(a.lemma(), tag);
          String otherOriginal = inflections.inflect(b.lemma(), tag);
          String key = otherSpun + "\t" + otherOriginal;
          boolean usable =
              !otherSpun.isEmpty() && !otherOriginal.isEmpty() && !otherSpun.equals(otherOriginal);
          if (usable && !tag.equals(a.tag()) && !known.contains(key)) {
            out.merge(
                key,
                new Derived(otherSpun, otherOriginal, count),
                (x, y) -> new Derived(otherSpun, otherOriginal, x.count() + y.count()));
          }
        }
      }
    }
  }
}
