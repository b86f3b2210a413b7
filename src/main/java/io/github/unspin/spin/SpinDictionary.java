package io.github.unspin.spin;

import io.github.unspin.channel.Family;
import io.github.unspin.channel.Pair;
import io.github.unspin.channel.PairKind;
import io.github.unspin.channel.Phrases;
import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.language.NgramModel;
import io.github.unspin.language.NgramState;
import io.github.unspin.language.SentenceEncoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a family's spinner puts in the place of what, and how often: the tables read forwards. */
final class SpinDictionary {
  private static final double MOST_PHRASE_RATE = 0.9;

  private final Map<Long, Entry> entries = new HashMap<>();

  /**
   * An original phrase.
   *
   * @param rate probability from 0 to 1 that an occurrence is replaced
   * @param capitalised share of its sightings inside names or at a sentence's start
   * @param isName whether it is written with a capital inside a sentence
   */
  record Entry(double rate, double capitalised, boolean isName, List<Choice> choices) {
    /** Draws one of the choices by their weights. */
    Choice choose(double uniform, boolean isCapital) {
      double sum = 0;
      for (Choice choice : choices) {
        sum += choice.weight(isCapital);
      }
      double at = uniform * sum;
      for (Choice choice : choices) {
        at -= choice.weight(isCapital);
        if (at < 0) {
          return choice;
        }
      }
      return choices.get(choices.size() - 1);
    }
  }

  /**
   * What may stand in its place.
   *
   * @param spun as it is written inside a sentence
   * @param count sightings in the family
   * @param capitalised share of the sightings that were capitalised
   */
  record Choice(String spun, double count, double capitalised) {
    double weight(boolean isCapital) {
      return isCapital ? count * (0.1 + capitalised) : count * (1.05 - capitalised);
    }
  }

  SpinDictionary(SubstitutionTable table, NgramModel model, Family family) {
    Map<Long, List<Pair>> byOriginal = new HashMap<>();
    Map<Long, String[]> tokens = new HashMap<>();
    for (Pair pair : table.pairs()) {
      boolean isUsable = pair.kind() == PairKind.OBSERVED && pair.count(family.dictionary()) > 0;
      String[] original = Phrases.tokens(pair.original());
      boolean fits = original.length > 0 && original.length <= Phrases.MAX_TOKENS;
      if (isUsable && fits && isPlain(pair.spun()) && isPlain(pair.original())) {
        long key = Phrases.key(original);
        byOriginal.computeIfAbsent(key, k -> new ArrayList<>(2)).add(pair);
        tokens.put(key, original);
      }
    }
    Frequency frequency = new Frequency(model, table.tokens());
    byOriginal.forEach(
        (key, pairs) -> entries.put(key, entry(table, frequency, family, pairs, tokens.get(key))));
  }

  private static boolean isPlain(String phrase) {
    return phrase.chars().noneMatch(c -> "{}|\"\u201C\u201D\n".indexOf(c) >= 0)
        && phrase.chars().anyMatch(Character::isLetterOrDigit);
  }

  private static Entry entry(
      SubstitutionTable table,
      Frequency frequency,
      Family family,
      List<Pair> pairs,
      String @Nullable [] tokens) {
    pairs.sort(Comparator.comparing(Pair::spun).thenComparing(Pair::original));
    double all = 0;
    double inFamily = 0;
    double capitalised = 0;
    double names = 0;
    List<Choice> choices = new ArrayList<>();
    for (Pair pair : pairs) {
      all += pair.count();
      inFamily += pair.count(family.dictionary());
      capitalised += pair.capitalised();
      names += Character.isUpperCase(pair.original().charAt(0)) ? pair.count() : 0;
      double share = pair.capitalised() / Math.max(1, pair.count());
      choices.add(new Choice(written(pair.spun()), pair.count(family.dictionary()), share));
    }
    double rate;
    if (tokens != null && tokens.length == 1) {
      SubstitutionTable.WordCounts counts = table.word(tokens[0]);
      rate = (counts.replaced() + 0.25) / (counts.kept() + counts.replaced() + 1);
    } else {
      rate = Math.min(MOST_PHRASE_RATE, all / frequency.expected(pairs.get(0).original()));
    }
    // The rates are of all families together; a word that this one likes less is replaced less.
    double usual = table.edits(family.dictionary()) / Math.max(1, edits(table));
    rate *= Math.min(1, inFamily / (all * Math.max(usual, 1e-6)));
    return new Entry(rate, Math.min(1, capitalised / all), names * 2 > all, choices);
  }

  private static double edits(SubstitutionTable table) {
    double sum = 0;
    for (Family family : Family.values()) {
      sum += table.edits(family);
    }
    return sum;
  }

  /** Returns a phrase of the table, whose tokens are separated by blanks, as it is written. */
  private static String written(String spun) {
    return spun.replaceAll(" ' (s|re|ve|ll|d|m)\\b", "'$1")
        .replace(" - ", "-")
        .replaceAll(" ('s|'re|'ve|'ll|'d|'m|n't)\\b", "$1")
        .replaceAll(" ([,.;:!?)%])", "$1")
        .replace("( ", "(")
        .replace("$ ", "$");
  }

  /** Returns what is known of an original phrase. */
  @Nullable Entry find(long key) {
    return entries.get(key);
  }

  /** How often a phrase stands in as much sound text as the evidence was counted in. */
  private static final class Frequency {
    private final NgramModel model;
    private final SentenceEncoder encoder;
    private final double tokens;

    Frequency(NgramModel model, double tokens) {
      this.model = model;
      this.encoder = new SentenceEncoder(model);
      this.tokens = tokens;
    }

    double expected(String phrase) {
      NgramState state = new NgramState();
      NgramState next = new NgramState();
      model.empty(state);
      double log = 0;
      for (int word : encoder.encodePhrase(phrase, false)) {
        log += model.score(state, word, next);
        NgramState swap = state;
        state = next;
        next = swap;
      }
      return tokens * Math.exp(log) + 0.5;
    }
  }
}
