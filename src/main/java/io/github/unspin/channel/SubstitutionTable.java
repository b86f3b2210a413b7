package io.github.unspin.channel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All known pairs, found by their spun phrase, with the counts that turn sightings into
 * probabilities. Immutable once built; thread-safe.
 */
public final class SubstitutionTable {
  private final Map<Long, List<Pair>> bySpun;
  private final Map<String, WordCounts> words;
  private final float[] familyEdits;
  private final float tokens;

  private SubstitutionTable(
      Map<Long, List<Pair>> bySpun,
      Map<String, WordCounts> words,
      float[] familyEdits,
      float tokens) {
    this.bySpun = bySpun;
    this.words = words;
    this.familyEdits = familyEdits;
    this.tokens = tokens;
  }

  /**
   * How often a word stood in spun text untouched, and how often it was replaced.
   *
   * @param kept times that an original word was left alone
   * @param replaced times that it was replaced
   */
  public record WordCounts(float kept, float replaced) {
    static final WordCounts NONE = new WordCounts(0, 0);
  }

  /** Returns the pairs whose spun phrase has this key (see {@link Phrases}), or an empty list. */
  public List<Pair> find(long spunKey) {
    return bySpun.getOrDefault(spunKey, List.of());
  }

  /** Returns all pairs. */
  public List<Pair> pairs() {
    List<Pair> all = new ArrayList<>();
    bySpun.values().forEach(all::addAll);
    return all;
  }

  /** Returns how a word in normal form fared in spun texts. */
  public WordCounts word(String normal) {
    return words.getOrDefault(normal, WordCounts.NONE);
  }

  /** Returns the number of tokens of the spun texts in which the words were counted. */
  public float tokens() {
    return tokens;
  }

  /** Returns the number of substitutions seen of a family. */
  public float edits(Family family) {
    return familyEdits[family.ordinal()];
  }

  /** Collects pairs and counts. */
  public static final class Builder {
    private final Map<Long, Map<String, Pair>> pairs = new LinkedHashMap<>(1 << 15);
    private final Map<String, WordCounts> words = new HashMap<>(1 << 14);
    private final float[] familyEdits = new float[Family.count()];

    /** Adds sightings of a pair; phrases longer than the tables hold are left out. */
    public Builder add(
        String spun,
        String original,
        PairKind kind,
        Family family,
        float count,
        float articles,
        float verified,
        float capitalised) {
      String[] tokens = Phrases.tokens(spun);
      if (tokens.length == 0 || tokens.length > Phrases.MAX_TOKENS || original.isBlank()) {
        return this;
      }
      Map<String, Pair> group =
          pairs.computeIfAbsent(Phrases.key(tokens), key -> new LinkedHashMap<>(2));
      String straight = Phrases.straight(original);
      Pair known = group.get(straight);
      if (known == null || kind.ordinal() < known.kind().ordinal()) {
        known = new Pair(String.join(" ", tokens), straight, kind);
        group.put(straight, known);
      } else if (kind.ordinal() > PairKind.OBSERVED.ordinal() && kind != known.kind()) {
        return this; // follows from what is known already
      }
      known.add(family, count, articles, verified, capitalised);
      if (kind == PairKind.OBSERVED) {
        familyEdits[family.ordinal()] += count;
      }
      return this;
    }

    /** Adds counts of a word in normal form. */
    public Builder addWord(String word, float kept, float replaced) {
      words.merge(
          word,
          new WordCounts(kept, replaced),
          (a, b) -> new WordCounts(a.kept() + b.kept(), a.replaced() + b.replaced()));
      return this;
    }

    /** Returns the table. */
    public SubstitutionTable build() {
      Map<Long, List<Pair>> bySpun = new HashMap<>(pairs.size() * 2);
      pairs.forEach((key, group) -> bySpun.put(key, List.copyOf(group.values())));
      float tokens = 0;
      for (WordCounts counts : words.values()) {
        tokens += counts.kept() + counts.replaced();
      }
      return new SubstitutionTable(bySpun, words, familyEdits, tokens);
    }
  }
}
