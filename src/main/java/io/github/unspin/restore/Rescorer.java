package io.github.unspin.restore;

import io.github.unspin.channel.NameTable;
import io.github.unspin.channel.PairKind;
import io.github.unspin.channel.Phrases;
import io.github.unspin.context.ContextModel;
import io.github.unspin.language.NgramModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The second pass: weighs the edges that the first one left once more, now that the words around
 * them are mostly restored and the whole document is known (lattice rescoring).
 */
final class Rescorer {
  private static final int BEAM = 5;
  private static final float WIDTH = 7;
  private static final float MOST = 8;

  private final NgramModel model;
  private final @Nullable ContextModel context;
  private final NameTable names;

  /**
   * @param context absent, its feature is 0
   * @param names known names
   */
  Rescorer(NgramModel model, @Nullable ContextModel context, NameTable names) {
    this.model = model;
    this.context = context;
    this.names = names;
  }

  /** Returns the sentences with posteriors by all features. */
  List<SentencePass> rescore(DocumentView view, List<SentencePass> first, TwoWeights weights) {
    extract(view, first);
    Lattice lattice = new Lattice(model, BEAM, WIDTH);
    List<SentencePass> out = new ArrayList<>(first.size());
    for (SentencePass sentence : first) {
      score(sentence.edges(), weights);
      sentence.build(lattice, view, weights.second());
      out.add(
          SentencePass.of(
              sentence.start(),
              sentence.end(),
              sentence.keepFeatures(),
              sentence.edges(),
              lattice));
    }
    return out;
  }

  /**
   * Scores the edges of a sentence. The hidden units learnt without the user's rows and reference
   * texts, so they count as saying of those what they say of the best edge in their way.
   */
  private static void score(List<Edge> edges, TwoWeights weights) {
    float[] hidden = new float[edges.size()];
    for (int e = 0; e < hidden.length; e++) {
      hidden[e] = weights.hidden().score(edges.get(e).features);
    }
    for (int e = 0; e < hidden.length; e++) {
      Edge edge = edges.get(e);
      float units = hidden[e];
      if (edge.kind == PairKind.USER || edge.kind == PairKind.REFERENCE) {
        for (int r = 0; r < hidden.length; r++) {
          Edge rival = edges.get(r);
          boolean inTheWay = rival.from < edge.to && edge.from < rival.to;
          units = inTheWay ? Math.max(units, hidden[r]) : units;
        }
      }
      edge.score = weights.second().score(edge.features) + units + edge.extra;
    }
  }

  /** Fills in the features of the second pass. */
  void extract(DocumentView view, List<SentencePass> first) {
    Map<String, Places> places = new HashMap<>();
    Map<String, Double> own = new HashMap<>();
    for (SentencePass sentence : first) {
      count(view, sentence, places, own);
    }
    ContractionHabit habit = ContractionHabit.of(view, first);
    Rates rates = Rates.of(view, first);
    for (SentencePass sentence : first) {
      for (Edge edge : sentence.edges()) {
        elsewhere(view, sentence, edge, places, own);
        rates.fill(view, sentence, edge);
        habit.fill(view, sentence, edge);
      }
    }
    KnownNames known = new KnownNames(names, view);
    first.forEach(known::mark);
    if (context != null) {
      context(view, first, context);
    }
  }

  /**
   * How densely a document was spun: some spinners spare names or quotations.
   *
   * @param all log of the rate of all words over the usual one
   * @param names log of the rate of names over that of all words
   * @param quoted log of the rate of quoted words over that of all words
   */
  private record Rates(float all, float names, float quoted) {
    private static final double USUAL = 0.17;

    static Rates of(DocumentView view, List<SentencePass> first) {
      double[] replaced = new double[3];
      double[] words = new double[3];
      for (SentencePass sentence : first) {
        for (int i = 0; i < sentence.kept().length; i++) {
          int token = sentence.start() + i;
          if (!view.text.isWord(token)) {
            continue;
          }
          double p = 1 - sentence.kept()[i];
          for (int k = 0; k < 3; k++) {
            if (k == 0
                || (k == 1 && FeatureExtractor.isName(view, token))
                || (k == 2 && view.quoted[token])) {
              replaced[k] += p;
              words[k]++;
            }
          }
        }
      }
      double rate = (replaced[0] + 2) / (words[0] + 2 / USUAL);
      return new Rates(
          (float) Math.log(rate / USUAL),
          (float) Math.log((replaced[1] + 1) / (words[1] * rate + 1)),
          (float) Math.log((replaced[2] + 1) / (words[2] * rate + 1)));
    }

    void fill(DocumentView view, SentencePass sentence, Edge edge) {
      int token = sentence.start() + edge.from;
      edge.features[Feature.RATE.ordinal()] = all;
      if (edge.features[Feature.NAME.ordinal()] > 0) {
        edge.features[Feature.NAME_RATE.ordinal()] = names;
      }
      if (view.quoted[token]) {
        edge.features[Feature.QUOTED_RATE.ordinal()] = quoted;
      }
    }
  }

  /** The places of a spun phrase and what they are taken for. */
  private static final class Places {
    int count;
    double mass;
    final Map<String, Double> byOriginal = new HashMap<>(4);
  }

  private static void count(
      DocumentView view,
      SentencePass sentence,
      Map<String, Places> places,
      Map<String, Double> own) {
    int from = -1;
    int to = -1;
    for (Edge edge : sentence.edges()) {
      Places here = places.computeIfAbsent(spun(view, sentence, edge), s -> new Places());
      if (edge.from != from || edge.to != to) {
        here.count++;
        from = edge.from;
        to = edge.to;
      }
      here.mass += edge.posterior;
      here.byOriginal.merge(original(edge), edge.posterior, Double::sum);
    }
    double[] kept = sentence.kept();
    for (int i = 0; i < kept.length; i++) {
      if (view.text.isWord(sentence.start() + i)) {
        own.merge(view.normal[sentence.start() + i], kept[i], Double::sum);
      }
    }
  }

  private static String spun(DocumentView view, SentencePass sentence, Edge edge) {
    int from = sentence.start() + edge.from;
    if (edge.to == edge.from + 1) {
      return view.normal[from];
    }
    return String.join(" ", Arrays.asList(view.normal).subList(from, sentence.start() + edge.to));
  }

  private static String original(Edge edge) {
    return edge.replacement.toLowerCase(Locale.ROOT);
  }

  private static void elsewhere(
      DocumentView view,
      SentencePass sentence,
      Edge edge,
      Map<String, Places> places,
      Map<String, Double> own) {
    Places all = places.get(spun(view, sentence, edge));
    if (all != null && all.count > 1) {
      double same = all.byOriginal.getOrDefault(original(edge), 0.0);
      double others = all.count - 1;
      double here = 0;
      for (Edge rival : sentence.edges()) {
        here += rival.from == edge.from && rival.to == edge.to ? rival.posterior : 0;
      }
      edge.features[Feature.SAME_ELSEWHERE.ordinal()] =
          (float) (Math.max(0, same - edge.posterior) / others);
      edge.features[Feature.OTHER_ELSEWHERE.ordinal()] =
          (float) (Math.max(0, all.mass - same - (here - edge.posterior)) / others);
    }
    double stands = own.getOrDefault(Phrases.normal(edge.replacement), 0.0);
    edge.features[Feature.ORIGINAL_ELSEWHERE.ordinal()] = (float) Math.log1p(stands);
  }

  private static void context(DocumentView view, List<SentencePass> first, ContextModel context) {
    RestoredWords restored = new RestoredWords(view, first);
    ContextModel.Reader reader = context.reader();
    Map<String, Integer> numbers = new HashMap<>();
    for (int s = 0; s < first.size(); s++) {
      SentencePass sentence = first.get(s);
      int from = -1;
      int to = -1;
      float kept = 0;
      boolean known = false;
      for (Edge edge : sentence.edges()) {
        if (edge.from != from || edge.to != to) {
          from = edge.from;
          to = edge.to;
          int spun = context.phrase(key(view, sentence.start() + from, sentence.start() + to));
          known = spun >= 0;
          if (known) {
            reader.look(
                restored.ids,
                restored.before(sentence.start() + from),
                restored.after(sentence.start() + to - 1),
                restored.sentenceStart(s),
                restored.sentenceEnd(s));
            kept = reader.score(spun);
          }
        }
        int phrase =
            known
                ? numbers.computeIfAbsent(
                    edge.replacement, r -> context.phrase(Phrases.key(Phrases.tokens(r))))
                : -1;
        if (phrase >= 0) {
          float odds = reader.score(phrase) - kept;
          edge.features[Feature.CONTEXT.ordinal()] = Math.max(-MOST, Math.min(MOST, odds));
        }
      }
    }
  }

  private static long key(DocumentView view, int from, int to) {
    long key = Phrases.emptyKey();
    for (int i = from; i < to; i++) {
      key = Phrases.extend(key, view.normal[i]);
    }
    return key;
  }
}
