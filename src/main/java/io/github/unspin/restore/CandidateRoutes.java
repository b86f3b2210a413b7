package io.github.unspin.restore;

import io.github.unspin.channel.PairKind;
import io.github.unspin.channel.Phrases;
import io.github.unspin.detect.FamilyEstimator;
import io.github.unspin.language.SentenceEncoder;
import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells by which of a document's candidates a phrase can be turned into another: whether an
 * original is within the restorer's reach at all, and on whose evidence.
 */
public final class CandidateRoutes {
  private final TokenizedText text;
  private final Map<Integer, List<Step>> byStart = new HashMap<>();

  private record Step(int to, List<String> words, PairKind kind) {}

  /**
   * How a phrase is reached.
   *
   * @param kind the weakest kind of candidate that is needed
   * @param substitutions how many candidates have to be put side by side
   */
  public record Route(PairKind kind, int substitutions) {
    boolean isBetterThan(@Nullable Route other) {
      return other == null
          || kind.compareTo(other.kind) < 0
          || (kind == other.kind && substitutions < other.substitutions);
    }

    static @Nullable Route with(@Nullable Route before, PairKind kind) {
      if (before == null) {
        return new Route(kind, 1);
      }
      PairKind weaker = kind.compareTo(before.kind) > 0 ? kind : before.kind;
      return new Route(weaker, before.substitutions + 1);
    }
  }

  private CandidateRoutes(TokenizedText text) {
    this.text = text;
  }

  /** Finds the candidates of a document. */
  public static CandidateRoutes of(Dictionaries dictionaries, String document) {
    TokenizedText text = new Tokenizer().tokenize(document);
    SentenceEncoder encoder = new SentenceEncoder(dictionaries.model());
    DocumentView view = new DocumentView(text, encoder);
    float[] share = new FamilyEstimator(dictionaries.table()).estimate(view.normal);
    CandidateSource source =
        new CandidateSource(
            dictionaries.table(),
            encoder,
            new FeatureExtractor(dictionaries.table(), dictionaries.model(), share),
            dictionaries.weights().first().forDocument(share),
            new ReferenceEvidence(
                ReferenceText.none(), dictionaries.table(), dictionaries.model()));
    CandidateRoutes routes = new CandidateRoutes(text);
    for (int s = 0; s < text.sentences(); s++) {
      int start = text.sentenceStart(s);
      for (Edge edge : source.edges(view, s)) {
        Step step = new Step(start + edge.to, List.of(Phrases.tokens(edge.replacement)), edge.kind);
        routes.byStart.computeIfAbsent(start + edge.from, at -> new ArrayList<>()).add(step);
      }
    }
    return routes;
  }

  /**
   * Returns the best way to turn the text between two offsets into a phrase, without regard to
   * capitals; empty if there is none or if the text is that phrase.
   */
  public Optional<Route> find(int start, int end, String phrase) {
    int from = 0;
    while (from < text.size() && text.end(from) <= start) {
      from++;
    }
    int to = from;
    while (to < text.size() && text.start(to) < end) {
      to++;
    }
    List<String> goal = List.of(Phrases.tokens(phrase));
    int length = to - from;
    boolean[][] reached = new boolean[length + 1][goal.size() + 1];
    Route[][] best = new Route[length + 1][goal.size() + 1]; // null: reached without a candidate
    reached[0][0] = true;
    for (int i = 0; i < length; i++) {
      for (int k = 0; k <= goal.size(); k++) {
        if (!reached[i][k]) {
          continue;
        }
        if (k < goal.size() && Phrases.normal(text.string(from + i)).equals(goal.get(k))) {
          reach(reached, best, i + 1, k + 1, best[i][k]);
        }
        for (Step step : byStart.getOrDefault(from + i, List.of())) {
          int next = step.to - from;
          if (next <= length && continues(goal, k, step.words)) {
            reach(reached, best, next, k + step.words.size(), Route.with(best[i][k], step.kind));
          }
        }
      }
    }
    return Optional.ofNullable(best[length][goal.size()]);
  }

  private static void reach(
      boolean[][] reached, Route[][] best, int i, int k, @Nullable Route route) {
    Route known = best[i][k];
    if (!reached[i][k] || (known != null && (route == null || route.isBetterThan(known)))) {
      best[i][k] = route;
    }
    reached[i][k] = true;
  }

  private static boolean continues(List<String> goal, int at, List<String> words) {
    int end = at + words.size();
    return end <= goal.size() && goal.subList(at, end).equals(words);
  }
}
