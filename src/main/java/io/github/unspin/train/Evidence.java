package io.github.unspin.train;

import io.github.unspin.channel.Phrases;
import io.github.unspin.evaluate.MarkedPassage;
import io.github.unspin.evaluate.MarkedPassage.GoldSpan;
import io.github.unspin.language.NgramModel;
import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Sightings of substitutions, collected from tables and from marked passages: which phrase stood
 * where which other phrase had stood, how often, and which words were left alone.
 */
public final class Evidence {
  /** Articles that have to show a name in the place of another. */
  private static final int SURE_OF_NAMES = 3;

  private static final int SHARED_LETTERS = 3;

  private final NaturalCase naturalCase;
  private final Map<String, String> naturalCaseCache = new HashMap<>();
  private final Map<Key, Row> rows = new LinkedHashMap<>();
  private final Set<String> knownPairs = new HashSet<>();
  private final TreeMap<String, float[]> words = new TreeMap<>();
  private final Tokenizer tokenizer = new Tokenizer();
  private final PhraseAligner aligner =
      new PhraseAligner((spun, original) -> knownPairs.contains(spun + "\t" + original));

  /** What a row is found by. */
  public record Key(String spun, String original, String family) {}

  /** The counts of a row, as in the tables (see dictionaries/README.md). */
  public record Row(int count, int articles, int verified, int capitalised) {
    Row plus(Row other) {
      return new Row(
          count + other.count,
          articles + other.articles,
          verified + other.verified,
          capitalised + other.capitalised);
    }
  }

  /** Makes an empty collection; the model tells how originals are capitalised. */
  public Evidence(NgramModel model) {
    naturalCase = new NaturalCase(model);
  }

  /** Returns the rows. */
  public Map<Key, Row> rows() {
    return rows;
  }

  /** Returns, for words and phrases in normal form, how often they were left alone and replaced. */
  public Map<String, float[]> words() {
    return words;
  }

  /** Adds a row of a table. */
  public void add(String family, String spun, String original, Row row) {
    String joined = joined(spun);
    String put = joined(Phrases.straight(original));
    if (joined.endsWith("'s") && put.endsWith("'s") && joined.length() > 2 && put.length() > 2) {
      joined = joined.substring(0, joined.length() - 2); // possessives of another pair
      put = put.substring(0, put.length() - 2);
    }
    String natural = natural(put);
    String[] tokens = Phrases.tokens(joined);
    String key = String.join(" ", tokens);
    if (tokens.length == 0
        || tokens.length > Phrases.MAX_TOKENS
        || key.equals(String.join(" ", Phrases.tokens(natural)))) {
      return;
    }
    knownPairs.add(pairKey(key, natural));
    rows.merge(new Key(key, natural, family), row, Row::plus);
  }

  /** Returns a phrase whose tokens were parted by blanks as it is written. */
  private static String joined(String phrase) {
    return phrase
        .replaceAll("(\\d) (st|nd|rd|th)\\b", "$1$2")
        .replaceAll("(\\w) ?' ?(s|ll|re|ve|d|m|t)\\b", "$1'$2")
        .replace(" - ", "-")
        .replace(" ,", ",");
  }

  /** Adds counts of a word that was left alone or replaced. */
  public void addWord(String word, float kept, float replaced) {
    float[] counts = words.computeIfAbsent(Phrases.normal(word), w -> new float[2]);
    counts[0] += kept;
    counts[1] += replaced;
  }

  private String natural(String phrase) {
    return naturalCaseCache.computeIfAbsent(phrase, naturalCase::of);
  }

  /** Adds all that a marked passage shows. */
  public void add(MarkedPassage passage) {
    boolean verified = passage.header().getOrDefault("verified", "no").equals("yes");
    Set<Key> seen = new HashSet<>();
    visitPairs(
        passage,
        (sighting, natural) -> {
          boolean capital =
              Character.isUpperCase(sighting.spunText().charAt(0))
                  && Character.isUpperCase(sighting.original().charAt(0));
          Key key = new Key(sighting.spun(), natural, passage.family());
          Row row = new Row(1, seen.add(key) ? 1 : 0, verified ? 1 : 0, capital ? 1 : 0);
          knownPairs.add(pairKey(key.spun(), natural));
          rows.merge(key, row, Row::plus);
        });
    visitWords(passage, (word, replaced) -> addWord(word, replaced ? 0 : 1, replaced ? 1 : 0));
  }

  /**
   * Visits the smallest pairs of a passage's first originals, with each original's natural case.
   */
  public void visitPairs(
      MarkedPassage passage, BiConsumer<PhraseAligner.Sighting, String> visitor) {
    for (GoldSpan span : passage.spans()) {
      String spun = passage.spun().substring(span.start(), span.end());
      for (PhraseAligner.Sighting sighting : aligner.align(spun, span.originals().get(0))) {
        int tokens = sighting.spun().split(" ").length;
        if (tokens <= Phrases.MAX_TOKENS) {
          visitor.accept(sighting, natural(Phrases.straight(sighting.original())));
        }
      }
    }
  }

  /**
   * Visits the words and short phrases that the passage's spinner left alone (false) and the
   * original words that it replaced (true).
   */
  public void visitWords(MarkedPassage passage, BiConsumer<String, Boolean> visitor) {
    TokenizedText text = tokenizer.tokenize(passage.spun());
    List<GoldSpan> spans = passage.spans();
    int next = 0;
    int keptFrom = 0;
    for (int i = 0; i < text.size(); i++) {
      while (next < spans.size() && spans.get(next).end() <= text.start(i)) {
        next++;
      }
      boolean marked = next < spans.size() && spans.get(next).start() < text.end(i);
      if (marked) {
        keptFrom = i + 1;
      } else {
        StringBuilder phrase = new StringBuilder();
        for (int from = i; from >= Math.max(keptFrom, i - 3); from--) {
          phrase.insert(
              0,
              from == i
                  ? Phrases.normal(text.string(from))
                  : Phrases.normal(text.string(from)) + " ");
          visitor.accept(phrase.toString(), false);
        }
      }
    }
    for (GoldSpan span : spans) {
      String[] original = Phrases.tokens(span.originals().get(0));
      if (original.length == 1) {
        visitor.accept(original[0], true);
      }
    }
  }

  /**
   * Replaces rows of several words that are nothing but known pairs side by side ("main gamers" /
   * "major players") by their parts. Names stay whole as well.
   */
  public void decompose() {
    for (Map.Entry<Key, Row> entry : new ArrayList<>(rows.entrySet())) {
      Key key = entry.getKey();
      Row row = entry.getValue();
      if (key.spun().indexOf(' ') < 0 || key.original().indexOf(' ') < 0) {
        continue;
      }
      String own = pairKey(key.spun(), key.original());
      boolean was = knownPairs.remove(own);
      List<PhraseAligner.Sighting> parts = aligner.align(key.spun(), key.original());
      boolean whole = parts.size() < 2;
      for (PhraseAligner.Sighting part : parts) {
        whole |= !knownPairs.contains(pairKey(part.spun(), part.original()));
      }
      boolean name = row.capitalised() * 2 > row.count() && key.spun().split(" ").length > 2;
      if (whole || name) {
        if (was) {
          knownPairs.add(own);
        }
        continue;
      }
      rows.remove(key);
      for (PhraseAligner.Sighting part : parts) {
        rows.merge(new Key(part.spun(), natural(part.original()), key.family()), row, Row::plus);
      }
    }
  }

  /**
   * Forgets rows that put one name in the place of another ("Vermont" / "North Carolina"), unless
   * several articles show them: which name stood there cannot be told from the one that stands
   * there now, and a wrong one would change what the text says. Short forms of a name ("U.S." /
   * "United States") and names that share a word stay.
   */
  public void dropSwappedNames() {
    Map<String, Integer> articles = new HashMap<>();
    rows.forEach(
        (key, row) ->
            articles.merge(pairKey(key.spun(), key.original()), row.articles(), Integer::sum));
    rows.keySet()
        .removeIf(
            key ->
                articles.getOrDefault(pairKey(key.spun(), key.original()), 0) < SURE_OF_NAMES
                    && isName(key.original())
                    && isName(natural(key.spun()))
                    && !isAkin(key.spun(), key.original()));
  }

  private static boolean isName(String natural) {
    boolean any = false;
    for (String word : natural.split("[^\\p{L}]+")) {
      if (!word.isEmpty()) {
        any = true;
        if (!Character.isUpperCase(word.charAt(0))) {
          return false;
        }
      }
    }
    return any;
  }

  /** Whether names share the beginning of a word, or one is the other's initials. */
  private static boolean isAkin(String one, String other) {
    String[] a = one.toLowerCase(Locale.ROOT).split("[^\\p{L}]+");
    String[] b = other.toLowerCase(Locale.ROOT).split("[^\\p{L}]+");
    for (String x : a) {
      for (String y : b) {
        int shared = Math.min(SHARED_LETTERS, Math.min(x.length(), y.length()));
        if (shared > 0 && x.regionMatches(0, y, 0, shared)) {
          return true;
        }
      }
    }
    return initials(b).equals(String.join("", a)) || initials(a).equals(String.join("", b));
  }

  private static String initials(String[] words) {
    StringBuilder out = new StringBuilder();
    for (String word : words) {
      out.append(word, 0, Math.min(1, word.length()));
    }
    return out.toString();
  }

  private static String pairKey(String spun, String original) {
    return spun + "\t" + String.join(" ", Phrases.tokens(original));
  }

  /** Forgets kept phrases of several words that no pair's spun side is. */
  public void dropIdlePhrases() {
    Set<String> spun = new HashSet<>();
    rows.keySet().forEach(key -> spun.add(key.spun()));
    words.keySet().removeIf(phrase -> phrase.indexOf(' ') > 0 && !spun.contains(phrase));
    // a phrase with stray blanks can have more tokens than blanks let expect
    rows.keySet().removeIf(key -> Phrases.tokens(key.spun()).length > Phrases.MAX_TOKENS);
  }
}
