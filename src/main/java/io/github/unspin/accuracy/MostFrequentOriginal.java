package io.github.unspin.accuracy;

import io.github.unspin.channel.CaseStyle;
import io.github.unspin.channel.Pair;
import io.github.unspin.channel.PairKind;
import io.github.unspin.channel.Phrases;
import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Suggestion;
import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Restoration by a plain dictionary, for comparison: from left to right, the longest phrase that is
 * in the table becomes the original that was seen most often. No context is looked at.
 */
final class MostFrequentOriginal {
  private final SubstitutionTable table;
  private final boolean cautious;
  private final Tokenizer tokenizer = new Tokenizer();

  /**
   * @param cautious whether phrases stay that are more often left alone than put in by a spinner
   */
  MostFrequentOriginal(SubstitutionTable table, boolean cautious) {
    this.table = table;
    this.cautious = cautious;
  }

  /** Returns the replacements, sorted by place, without overlap, all applied. */
  List<Finding> find(String document) {
    TokenizedText text = tokenizer.tokenize(document);
    List<Finding> out = new ArrayList<>();
    for (int s = 0; s < text.sentences(); s++) {
      int end = text.sentenceEnd(s);
      for (int i = text.sentenceStart(s); i < end; ) {
        List<Pair> pairs = List.of();
        int to = i + 1;
        long key = Phrases.emptyKey();
        for (int j = i; j < end && j < i + Phrases.MAX_TOKENS; j++) {
          key = Phrases.extend(key, Phrases.normal(text.string(j)));
          List<Pair> usable = usable(key);
          if (!usable.isEmpty()) {
            pairs = usable;
            to = j + 1;
          }
        }
        if (!pairs.isEmpty()) {
          add(text, i, to, pairs, out);
        }
        i = to;
      }
    }
    return out;
  }

  /** Returns a phrase's observed pairs, the most frequent first; none where it is to stay. */
  private List<Pair> usable(long key) {
    List<Pair> pairs =
        table.find(key).stream()
            .filter(pair -> pair.kind() == PairKind.OBSERVED)
            .sorted(
                Comparator.comparingDouble((Pair pair) -> -pair.count())
                    .thenComparing(Pair::original))
            .toList();
    if (cautious && !pairs.isEmpty()) {
      double sightings = pairs.stream().mapToDouble(Pair::count).sum();
      if (sightings <= table.word(pairs.get(0).spun()).kept()) {
        return List.of();
      }
    }
    return pairs;
  }

  private static void add(
      TokenizedText text, int from, int to, List<Pair> pairs, List<Finding> out) {
    String phrase = text.string(from, to);
    CaseStyle style = CaseStyle.of(phrase);
    double all = pairs.stream().mapToDouble(Pair::count).sum();
    List<Suggestion> suggestions = new ArrayList<>();
    for (Pair pair : pairs) {
      String original = style.apply(pair.original());
      if (!original.equals(phrase)) {
        suggestions.add(new Suggestion(original, all == 0 ? 0 : pair.count() / all));
      }
    }
    if (!suggestions.isEmpty()) {
      out.add(
          new Finding(
              text.start(from),
              text.end(to - 1),
              text.text().substring(text.start(from), text.end(to - 1)),
              FindingKind.SUBSTITUTION,
              1,
              true,
              suggestions,
              "The most frequent original."));
    }
  }
}
