package io.github.unspin.restore;

import io.github.unspin.channel.CaseStyle;
import io.github.unspin.channel.Contractions;
import io.github.unspin.channel.MovedAdjectives;
import io.github.unspin.channel.NumberWords;
import io.github.unspin.channel.Pair;
import io.github.unspin.channel.PairKind;
import io.github.unspin.channel.Phrases;
import io.github.unspin.channel.SpellingHabit;
import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.language.SentenceEncoder;
import io.github.unspin.text.TokenType;
import io.github.unspin.text.TokenizedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds, for every place of a sentence, what the author may have written there. */
final class CandidateSource {
  private static final int MOST_PER_SPAN = 14;

  /** What the user's own rows have over the others, in log-odds: they are there to be used. */
  private static final float USER_BONUS = 4;

  private static final int LONGEST_ACRONYM = 4;

  private final SubstitutionTable table;
  private final SentenceEncoder encoder;
  private final FeatureExtractor extractor;
  private final Weights weights;
  private final ReferenceEvidence reference;
  private final Map<String, int[]> encoded = new HashMap<>();

  CandidateSource(
      SubstitutionTable table,
      SentenceEncoder encoder,
      FeatureExtractor extractor,
      Weights weights,
      ReferenceEvidence reference) {
    this.table = table;
    this.encoder = encoder;
    this.extractor = extractor;
    this.weights = weights;
    this.reference = reference;
  }

  /**
   * Returns the edges of a sentence, sorted by their first token; tokens count from the sentence's
   * first.
   */
  List<Edge> edges(DocumentView view, int sentence) {
    TokenizedText text = view.text;
    int start = text.sentenceStart(sentence);
    int end = text.sentenceEnd(sentence);
    List<Edge> edges = new ArrayList<>();
    List<Edge> span = new ArrayList<>();
    for (int i = start; i < end; i++) {
      if (text.type(i) == TokenType.ADDRESS) {
        continue;
      }
      long key = Phrases.emptyKey();
      for (int j = i; j < end && j < i + Phrases.MAX_TOKENS; j++) {
        if (text.type(j) == TokenType.ADDRESS) {
          break;
        }
        key = Phrases.extend(key, view.normal[j]);
        span.clear();
        collect(view, start, i, j + 1, key, span);
        if (span.size() > MOST_PER_SPAN) {
          span.sort(Comparator.comparingDouble((Edge edge) -> -edge.score));
          span.subList(MOST_PER_SPAN, span.size()).clear();
        }
        edges.addAll(span);
      }
    }
    return edges;
  }

  private void collect(DocumentView view, int offset, int from, int to, long key, List<Edge> out) {
    boolean name = FeatureExtractor.isName(view, from);
    List<Pair> pairs = table.find(key);
    if (!pairs.isEmpty()) {
      pairs = name ? pairs : respelt(view.spelling, pairs);
      String phrase = view.text.string(from, to);
      CaseStyle style = style(view, phrase, from, to);
      FeatureExtractor.Rivals rivals = extractor.rivals(pairs, name);
      for (Pair pair : pairs) {
        if (extractor.isOthers(pair)) {
          continue;
        }
        String replacement = view.apostrophes(style.apply(pair.original()));
        if (!replacement.equals(phrase)) {
          add(view, offset, from, to, replacement, pair.kind(), pair, rivals, out);
        }
      }
    }
    generated(view, offset, from, to, out);
    for (ReferenceEvidence.NameCandidate known : reference.names(view, from, to)) {
      addName(view, offset, from, to, known, out);
    }
  }

  /** Returns pairs with originals spelt as the document spells; those alike then become one. */
  private static List<Pair> respelt(SpellingHabit spelling, List<Pair> pairs) {
    List<Pair> out = pairs;
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      String original = spelling.respell(pair.original());
      if (original.equals(pair.original())) {
        continue;
      }
      out = out == pairs ? new ArrayList<>(pairs) : out;
      int at = out.indexOf(pair);
      Pair own = pair.respelt(original);
      out.set(at, own);
      for (int k = 0; k < out.size(); k++) {
        if (k != at && out.get(k).original().equals(original)) {
          out.set(at, own.with(out.get(k)));
          out.remove(k);
          break;
        }
      }
    }
    return out;
  }

  private void addName(
      DocumentView view,
      int offset,
      int from,
      int to,
      ReferenceEvidence.NameCandidate name,
      List<Edge> out) {
    for (Edge edge : out) {
      if (edge.replacement.equals(name.text())) {
        raise(edge, name.score()); // the tables know it already
        return;
      }
    }
    add(
        view,
        offset,
        from,
        to,
        name.text(),
        PairKind.REFERENCE,
        null,
        FeatureExtractor.Rivals.NONE,
        out);
    raise(out.get(out.size() - 1), name.score());
  }

  private static void raise(Edge edge, float score) {
    edge.extra += score;
    edge.score += score;
  }

  /**
   * A short word in capitals is an acronym, unless its neighbours are in capitals as well; what an
   * acronym stands for has capitals of its own, or gets one in a name and where a sentence starts.
   */
  private static CaseStyle style(DocumentView view, String phrase, int from, int to) {
    CaseStyle style = CaseStyle.of(phrase);
    if (style != CaseStyle.UPPER || phrase.length() > LONGEST_ACRONYM) {
      return style;
    }
    boolean besideCapitals = view.isUpper(from - 1) || view.isUpper(to);
    if (besideCapitals && !view.isLower(from - 1) && !view.isLower(to)) {
      return CaseStyle.UPPER;
    }
    boolean inName = view.isCapitalised(from - 1) || view.isCapitalised(to);
    return inName || view.initial[from] ? CaseStyle.FIRST : CaseStyle.LOWER;
  }

  private void generated(DocumentView view, int offset, int from, int to, List<Edge> out) {
    int length = to - from;
    if (length <= 3 && mayBeNumber(view.normal[from])) {
      CaseStyle style = CaseStyle.of(view.text.string(from, to));
      for (String other : numbers(view, from, to)) {
        addGenerated(view, offset, from, to, style.apply(other), PairKind.NUMBER, out);
      }
    }
    if (length == 2) {
      CaseStyle first = CaseStyle.of(view.text.string(from, from + 1));
      for (String other : Contractions.otherForms(view.normal[from], view.normal[from + 1])) {
        String cased = first == CaseStyle.LOWER ? other : CaseStyle.FIRST.apply(other);
        addGenerated(view, offset, from, to, view.apostrophes(cased), PairKind.CONTRACTION, out);
      }
    }
    if (MovedAdjectives.isMoved(view.normal, from, to)) {
      addGenerated(view, offset, from, to, movedBack(view, from, to), PairKind.MOVED, out);
    }
    if (length == 1 && !FeatureExtractor.isName(view, from)) {
      String other = view.spelling.other(view.normal[from]);
      if (other != null) {
        CaseStyle style = CaseStyle.of(view.text.string(from));
        addGenerated(view, offset, from, to, style.apply(other), PairKind.SPELLING, out);
      }
    }
  }

  private static String movedBack(DocumentView view, int from, int to) {
    String noun = view.text.string(from);
    String adjective = view.text.string(from + MovedAdjectives.ADJECTIVE, to);
    CaseStyle style = CaseStyle.of(noun);
    boolean starts = style == CaseStyle.FIRST && !FeatureExtractor.isName(view, from);
    return style.apply(adjective) + " " + (starts ? view.normal[from] : noun);
  }

  private static List<String> numbers(DocumentView view, int from, int to) {
    if (to - from == 3 && view.normal[from + 1].equals(".") && !view.text.spaceBefore(to - 1)) {
      return NumberWords.otherSpellings(view.normal[from]).stream() // "three.63"
          .map(digits -> digits + "." + view.normal[from + 2])
          .filter(number -> view.text.type(from + 2) == TokenType.NUMBER)
          .toList();
    }
    return NumberWords.otherSpellings(
        to - from == 1
            ? view.normal[from]
            : String.join(" ", Arrays.asList(view.normal).subList(from, to)));
  }

  /** Whether a token is a digit's or may begin a number word; most tokens can do neither. */
  private static boolean mayBeNumber(String token) {
    char first = token.charAt(0);
    return (first >= '0' && first <= '9') || "zotfsenth".indexOf(first) >= 0;
  }

  private void addGenerated(
      DocumentView view,
      int offset,
      int from,
      int to,
      String replacement,
      PairKind kind,
      List<Edge> out) {
    for (Edge edge : out) {
      if (edge.replacement.equalsIgnoreCase(replacement)) {
        return; // the tables know it already
      }
    }
    add(view, offset, from, to, replacement, kind, null, FeatureExtractor.Rivals.NONE, out);
  }

  private void add(
      DocumentView view,
      int offset,
      int from,
      int to,
      String replacement,
      PairKind kind,
      @org.jspecify.annotations.Nullable Pair pair,
      FeatureExtractor.Rivals rivals,
      List<Edge> out) {
    int[] words = encode(replacement, view.initial[from]);
    float[] features = new float[Feature.EDGE_COUNT];
    extractor.extract(view, from, to, words, kind, pair, rivals, features);
    FeatureExtractor.contraction(view, from, to, replacement, features);
    FeatureExtractor.agreement(view, from, replacement, features);
    Edge edge = new Edge(from - offset, to - offset, replacement, kind, words, features);
    edge.extra = kind == PairKind.USER ? USER_BONUS : 0;
    if (kind != PairKind.REFERENCE) {
      edge.extra += reference.bonus(view, from, to, replacement);
    }
    edge.score = weights.score(features) + edge.extra;
    out.add(edge);
  }

  private int[] encode(String replacement, boolean initial) {
    String key = initial ? "^" + replacement : replacement;
    int[] words = encoded.get(key);
    if (words == null) {
      words = encoder.encodePhrase(replacement, initial);
      encoded.put(key, words);
    }
    return words;
  }
}
