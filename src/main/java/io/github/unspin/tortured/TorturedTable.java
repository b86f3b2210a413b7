package io.github.unspin.tortured;

import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes the table of tortured phrases: takes pairs, counts both sides in sound texts, and leaves
 * out the phrases that people write.
 */
public final class TorturedTable {
  private static final int LONGEST_PHRASE = 12;

  /** Sightings that a phrase which was never seen is taken to have, over all texts. */
  private static final double UNSEEN = 0.2;

  /** A phrase seen so many times more often than its terms is no tortured one. */
  private static final double MOST_ORDINARY = 2;

  /** Least odds of a phrase, per share of tortured terms, to stand for itself. */
  private static final double ALONE = 100;

  /** A spelling with capitals must be so many times commoner than the one without. */
  private static final int CAPITAL_PENALTY = 3;

  /** Sightings above which a phrase that cannot stand for itself is left out. */
  private static final int OFTEN = 10;

  private final Tokenizer tokenizer = new Tokenizer();
  private final FoldedWord word = new FoldedWord();
  private final Map<Long, Entry> entries = new LinkedHashMap<>();
  private final List<Entry> phraseValues = new ArrayList<>();
  private final List<String> termValues = new ArrayList<>();
  private final Map<Long, Integer> termNumbers = new HashMap<>();
  private final PhraseIndex phrases = new PhraseIndex(10_000);
  private final PhraseIndex terms = new PhraseIndex(10_000);
  private final Map<Integer, Map<String, Integer>> spellings = new HashMap<>();
  private final List<Counts> texts = new ArrayList<>();

  /** One phrase and its terms, each under its folded key. */
  private static final class Entry {
    String tortured = "";
    final Map<Long, String> terms = new LinkedHashMap<>();
    int number;
  }

  /** The sightings in one text. */
  private static final class Counts {
    final Map<Integer, Integer> phrases = new HashMap<>();
    final Map<Integer, Integer> terms = new HashMap<>();
    long words;
  }

  /** Adds a pair; phrases that the program cannot match are left out. */
  public void add(String tortured, String term) {
    TokenizedText phrase = tokenizer.tokenize(tortured);
    TokenizedText established = tokenizer.tokenize(term);
    if (phrase.size() == 0 || phrase.size() > LONGEST_PHRASE || established.size() == 0) {
      return;
    }
    long key = PhraseIndex.key(phrase, word);
    long termKey = PhraseIndex.key(established, word);
    if (key == termKey) {
      return;
    }
    Entry entry = entries.computeIfAbsent(key, k -> new Entry());
    String own = words(phrase);
    boolean isFirst = entry.tortured.isEmpty();
    if (isFirst || (FoldedWord.isPlural(entry.tortured) && !FoldedWord.isPlural(own))) {
      entry.tortured = own; // the singular tells best how many of the term are meant
      List<String> others = List.copyOf(entry.terms.values());
      entry.terms.clear();
      entry.terms.put(termKey, term);
      others.forEach(o -> entry.terms.putIfAbsent(PhraseIndex.key(tokenizer.tokenize(o), word), o));
    } else {
      entry.terms.putIfAbsent(termKey, term);
    }
    if (isFirst) {
      phraseValues.add(entry);
      entry.number = phraseValues.size();
      phrases.add(phrase, entry.number, word);
    }
    if (!termNumbers.containsKey(termKey)) {
      termValues.add(term);
      termNumbers.put(termKey, termValues.size());
      terms.add(established, termValues.size(), word);
    }
  }

  /** Returns a phrase's words separated by blanks, without hyphens. */
  private static String words(TokenizedText phrase) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < phrase.size(); i++) {
      if (!PhraseIndex.isHyphen(phrase, i)) {
        words.add(phrase.string(i).toLowerCase(Locale.ROOT));
      }
    }
    return String.join(" ", words);
  }

  /** Starts a new text of its own kind, such as science or news. */
  public void startText() {
    texts.add(new Counts());
  }

  /** Counts in a paragraph of the text started last. */
  public void count(String paragraph) {
    Counts counts = texts.get(texts.size() - 1);
    TokenizedText text = tokenizer.tokenize(paragraph);
    counts.words += text.words();
    for (PhraseIndex.Match match : phrases.find(text)) {
      counts.phrases.merge(match.value(), 1, Integer::sum);
    }
    for (PhraseIndex.Match match : terms.find(text)) {
      counts.terms.merge(match.value(), 1, Integer::sum);
      String written = text.string(match.from(), match.to());
      boolean isInside = match.from() > 0 && text.isWord(match.from() - 1);
      if (isInside && written.equalsIgnoreCase(termValues.get(match.value() - 1))) {
        spellings
            .computeIfAbsent(match.value(), v -> new TreeMap<>())
            .merge(written, 1, Integer::sum);
      }
    }
  }

  /**
   * Returns the commonest way to write a term inside a sentence, or the term as it was added.
   * Writers like capitals for terms that need none, so these must be much commoner.
   */
  private String written(int number, String term) {
    Map<String, Integer> seen = spellings.getOrDefault(number, new TreeMap<>());
    String lower = term.toLowerCase(Locale.ROOT);
    String best = seen.isEmpty() ? term : lower;
    int most = CAPITAL_PENALTY * seen.getOrDefault(lower, 0);
    for (Map.Entry<String, Integer> each : seen.entrySet()) {
      if (each.getValue() > most) {
        best = each.getKey();
        most = each.getValue();
      }
    }
    return best;
  }

  /** Returns the number of words counted in. */
  public long words() {
    return texts.stream().mapToLong(counts -> counts.words).sum();
  }

  /** Returns the number of different phrases that were added. */
  public int phrases() {
    return entries.size();
  }

  /** What was seen of a phrase or a term: in all texts, and in the one where it is commonest. */
  private record Seen(int sightings, double rate) {}

  private Seen seen(int number, boolean isTerm) {
    int all = 0;
    double rate = UNSEEN / Math.max(1, words()) * 1e6;
    for (Counts counts : texts) {
      int here = (isTerm ? counts.terms : counts.phrases).getOrDefault(number, 0);
      all += here;
      if (here > 0) {
        rate = Math.max(rate, here * 1e6 / counts.words);
      }
    }
    return new Seen(all, rate);
  }

  /** Returns the table's lines, the columns' names first, sorted. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    Set<Long> isTerm = new LinkedHashSet<>(termNumbers.keySet());
    for (Map.Entry<Long, Entry> each : entries.entrySet()) {
      Entry entry = each.getValue();
      Seen phrase = seen(entry.number, false);
      record Known(String text, Seen seen) {}
      List<Known> known = new ArrayList<>();
      entry.terms.forEach(
          (key, text) -> {
            int number = termNumbers.getOrDefault(key, 0);
            known.add(new Known(written(number, text), seen(number, true)));
          });
      known.sort(
          Comparator.comparingDouble((Known k) -> -k.seen().rate()).thenComparing(Known::text));
      double termRate = known.stream().mapToDouble(k -> k.seen().rate()).sum();
      boolean isWord = entry.tortured.indexOf(' ') < 0;
      boolean isSeen = phrase.sightings() > 0;
      boolean isOrdinary =
          isSeen
              && (isWord
                  || isTerm.contains(each.getKey())
                  || phrase.rate() > MOST_ORDINARY * termRate && phrase.sightings() > 2
                  || phrase.sightings() >= OFTEN && termRate < ALONE * phrase.rate());
      if (isOrdinary) {
        continue;
      }
      boolean alone = !isWord && !isSeen || !isWord && (termRate + 1) / phrase.rate() >= ALONE;
      for (Known term : known) {
        lines.add(
            String.format(
                Locale.ROOT,
                "%s\t%s\t%d\t%d\t%.4f\t%.4f\t%s",
                entry.tortured,
                term.text(),
                phrase.sightings(),
                term.seen().sightings(),
                phrase.rate(),
                term.seen().rate(),
                alone ? "nothing" : TorturedPhrases.COMPANY));
      }
    }
    lines.sort(Comparator.comparing((String line) -> line.substring(0, line.indexOf('\t'))));
    lines.add(0, TorturedPhrases.HEADER);
    return lines;
  }
}
