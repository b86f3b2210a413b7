package io.github.unspin.tortured;

import io.github.unspin.channel.Phrases;
import io.github.unspin.channel.ProtectedPhrases;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Suggestion;
import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import io.github.unspin.tortured.TorturedEvidence.Place;
import io.github.unspin.tortured.TorturedPhrase.Term;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds tortured phrases and the terms that they stand for, in any document: papers are spun in
 * parts, and so look like a person's work as a whole. Thread-safe.
 */
public final class TorturedFinder {
  private static final double FLAGGED = 0.5;

  private final Path table;
  private final ProtectedPhrases kept;
  private final boolean isSpun;
  private final Tokenizer tokenizer = new Tokenizer();

  private @Nullable TorturedPhrases phrases;

  /**
   * Makes a finder, which opens its table when it sees the first text.
   *
   * @param table tortured-phrases.tsv
   * @param kept phrases that are never changed
   * @param isSpun whether the documents are known to be a paraphrasing program's work
   */
  public TorturedFinder(Path table, ProtectedPhrases kept, boolean isSpun) {
    this.table = table;
    this.kept = kept;
    this.isSpun = isSpun;
  }

  private synchronized TorturedPhrases phrases() {
    TorturedPhrases opened = phrases;
    if (opened == null) {
      opened = TorturedPhrases.open(table);
      phrases = opened;
    }
    return opened;
  }

  /**
   * Returns what is found, sorted by place; findings do not overlap, and all are applied.
   *
   * @throws io.github.unspin.files.InputException if the table cannot be read
   */
  public List<Finding> find(String document) {
    TorturedPhrases phrases = phrases();
    TokenizedText text = tokenizer.tokenize(document);
    List<PhraseIndex.Match> matches = phrases.find(text);
    if (matches.isEmpty()) {
      return List.of();
    }
    matches = withoutKept(text, matches);
    List<TorturedPhrase> found = matches.stream().map(phrases::phrase).toList();
    List<Place> places = places(text, matches, found);
    int terms = phrases.findTerms(text).size();
    double[] probabilities = TorturedEvidence.probabilities(places, terms, text.words(), isSpun);
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < matches.size(); i++) {
      if (probabilities[i] >= FLAGGED) {
        findings.add(finding(text, matches.get(i), places.get(i), probabilities[i]));
      }
    }
    return findings;
  }

  private List<PhraseIndex.Match> withoutKept(TokenizedText text, List<PhraseIndex.Match> matches) {
    String[] normal = new String[text.size()];
    for (int i = 0; i < normal.length; i++) {
      normal[i] = Phrases.normal(text.string(i));
    }
    boolean[] untouchable = kept.mark(normal);
    return matches.stream()
        .filter(
            match -> {
              boolean touches = false;
              for (int i = match.from(); i < match.to(); i++) {
                touches |= untouchable[i];
              }
              return !touches;
            })
        .toList();
  }

  private static List<Place> places(
      TokenizedText text, List<PhraseIndex.Match> matches, List<TorturedPhrase> found) {
    Acronyms acronyms = new Acronyms(text);
    Set<String> terms = new HashSet<>();
    found.forEach(phrase -> phrase.terms().forEach(term -> terms.add(term.text())));
    StandingTerms standing = new StandingTerms(text, terms);
    List<Place> places = new ArrayList<>(matches.size());
    for (int i = 0; i < found.size(); i++) {
      TorturedPhrase phrase = found.get(i);
      String beside = acronyms.after(matches.get(i).to());
      String own = Acronyms.initials(phrase.tortured());
      boolean besideIsTerm = false;
      boolean elsewhere = false;
      boolean isNamed = false;
      for (Term term : phrase.terms()) {
        String initials = Acronyms.initials(term.text());
        boolean tells = initials.length() > 1 && !initials.equals(own);
        besideIsTerm |= tells && initials.equals(beside);
        elsewhere |= tells && initials.length() > 2 && acronyms.count(initials) > 0;
        isNamed |= standing.contains(term.text());
      }
      boolean isOwn = own.length() > 1 && own.equals(beside) && !besideIsTerm;
      places.add(new Place(phrase, besideIsTerm, isOwn, elsewhere, isNamed));
    }
    return places;
  }

  private static Finding finding(
      TokenizedText text, PhraseIndex.Match match, Place place, double probability) {
    int start = text.start(match.from());
    int end = text.end(match.to() - 1);
    String found = text.text().substring(start, end);
    double all = place.phrase().termRate();
    int count = place.phrase().terms().size();
    Map<String, Double> suggestions = new LinkedHashMap<>();
    for (Term term : place.phrase().terms()) {
      double share = (term.rate() + 0.1) / (all + 0.1 * count);
      String written = TermForm.of(found, place.phrase().tortured(), term.text());
      if (!written.equals(found)) {
        suggestions.merge(written, probability * share, Double::sum);
      }
    }
    List<Suggestion> ranked =
        suggestions.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .map(each -> new Suggestion(each.getKey(), Math.min(1, each.getValue())))
            .toList();
    return new Finding(
        start,
        end,
        found,
        FindingKind.SUBSTITUTION,
        Math.min(1, probability),
        !ranked.isEmpty(),
        ranked,
        ranked.isEmpty()
            ? "A tortured phrase."
            : "A tortured phrase: the established term is \u201C"
                + ranked.get(0).text()
                + "\u201D.");
  }

  /**
   * Returns the findings of two finders on one text without overlap: where they meet, the surest
   * one stays.
   *
   * @param tortured what {@link #find} found
   * @param others findings of another finder, sorted by place
   */
  public static List<Finding> merge(List<Finding> tortured, List<Finding> others) {
    if (tortured.isEmpty()) {
      return others;
    }
    List<Finding> out = new ArrayList<>(others);
    for (Finding finding : tortured) {
      List<Finding> rivals =
          others.stream()
              .filter(o -> o.start() < finding.end() && finding.start() < o.end())
              .toList();
      if (rivals.stream().allMatch(rival -> rival.confidence() <= finding.confidence())) {
        out.removeAll(rivals);
        out.add(finding);
      }
    }
    out.sort(java.util.Comparator.comparingInt(Finding::start));
    return out;
  }
}
