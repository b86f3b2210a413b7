package io.github.unspin.train;

import io.github.unspin.channel.NumberWords;
import io.github.unspin.channel.Phrases;
import io.github.unspin.language.NgramModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Learns the pairs of a spinner from texts laid beside their originals. Places where one word
 * stands for one phrase settle what the longer places consist of: with "giant" / "big" and
 * "metropolis" / "city" seen alone, "giant metropolis" / "big city" is no pair of its own.
 */
public final class PairLearner {
  private static final int MOST_ROUNDS = 6;

  private final UnaryOperator<String> naturalCase;
  private final Set<String> known;
  private final PhraseAligner aligner;

  /** A pair as it goes into a table. */
  public record LearntPair(String spun, String original, int count) {}

  /** What was learnt. */
  public record Lesson(List<LearntPair> pairs, List<List<TextAligner.Gap>> gaps) {
    /** Copies the lists. */
    public Lesson {
      pairs = List.copyOf(pairs);
      gaps = List.copyOf(gaps);
    }

    /** Returns how many substitutions were seen. */
    public int sightings() {
      return pairs.stream().mapToInt(LearntPair::count).sum();
    }
  }

  /**
   * Makes a learner that writes originals as they stand inside a sentence.
   *
   * @param model tells how words are capitalised
   * @param known pairs that are known already, as {@link #key} writes them
   */
  public PairLearner(NgramModel model, Set<String> known) {
    this(new NaturalCase(model)::of, known);
  }

  PairLearner(UnaryOperator<String> naturalCase, Set<String> known) {
    this.naturalCase = naturalCase;
    this.known = new HashSet<>(known);
    this.aligner =
        new PhraseAligner((spun, original) -> this.known.contains(spun + "\t" + original));
  }

  /** Returns the form in which a pair is known. */
  public static String key(String spun, String original) {
    return String.join(" ", Phrases.tokens(spun)) + "\t" + join(Phrases.tokens(original));
  }

  /** Returns the pairs of all texts, the most frequent first, and each text's gaps. */
  public Lesson learn(List<TextAligner.Alignment> alignments) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      int before = known.size();
      for (TextAligner.Alignment alignment : alignments) {
        alignment.stretches().forEach(this::settle);
      }
      if (known.size() == before) {
        break;
      }
    }
    Map<String, LearntPair> pairs = new LinkedHashMap<>();
    List<List<TextAligner.Gap>> gaps = new ArrayList<>();
    for (TextAligner.Alignment alignment : alignments) {
      List<TextAligner.Gap> own = new ArrayList<>(alignment.gaps());
      for (TextAligner.Stretch stretch : alignment.stretches()) {
        collect(stretch, pairs, own);
      }
      own.sort((x, y) -> Integer.compare(x.line(), y.line()));
      gaps.add(own);
    }
    List<LearntPair> sorted = new ArrayList<>(pairs.values());
    sorted.sort(
        (x, y) ->
            x.count() != y.count()
                ? Integer.compare(y.count(), x.count())
                : (x.spun() + "\t" + x.original()).compareTo(y.spun() + "\t" + y.original()));
    return new Lesson(sorted, gaps);
  }

  private void settle(TextAligner.Stretch stretch) {
    List<PhraseAligner.Sighting> parts = aligner.align(stretch.spun(), stretch.original());
    for (PhraseAligner.Sighting part : parts) {
      String[] spun = Phrases.tokens(part.spun());
      String[] original = Phrases.tokens(part.original());
      if (!isUsable(spun, original)) {
        continue;
      }
      if (parts.size() == 1 && Math.min(spun.length, original.length) == 1) {
        known.add(join(spun) + "\t" + join(original));
      }
      settleRest(spun, original);
    }
  }

  /** Takes what is left of a place beside known pairs for a pair, if it is short. */
  private void settleRest(String[] wholeSpun, String[] wholeOriginal) {
    String[] spun = wholeSpun;
    String[] original = wholeOriginal;
    boolean peeled = true;
    while (peeled && spun.length > 1 && original.length > 1) {
      peeled = false;
      for (int i = 1; i < spun.length && !peeled; i++) {
        for (int j = 1; j < original.length && !peeled; j++) {
          int k = spun.length - i;
          int l = original.length - j;
          if (isKnown(spun, 0, i, original, 0, j)) {
            spun = Arrays.copyOfRange(spun, i, spun.length);
            original = Arrays.copyOfRange(original, j, original.length);
            peeled = true;
          } else if (isKnown(spun, k, spun.length, original, l, original.length)) {
            spun = Arrays.copyOf(spun, k);
            original = Arrays.copyOf(original, l);
            peeled = true;
          }
        }
      }
    }
    if (spun.length < wholeSpun.length
        && Math.min(spun.length, original.length) == 1
        && isUsable(spun, original)) {
      known.add(join(spun) + "\t" + join(original));
    }
  }

  private boolean isKnown(String[] spun, int from, int to, String[] original, int start, int end) {
    String left = join(spun, from, to);
    String right = join(original, start, end);
    return left.equals(right) || known.contains(left + "\t" + right);
  }

  private void collect(
      TextAligner.Stretch stretch, Map<String, LearntPair> pairs, List<TextAligner.Gap> gaps) {
    List<PhraseAligner.Sighting> parts = aligner.align(stretch.spun(), stretch.original());
    boolean unusable = parts.isEmpty();
    for (PhraseAligner.Sighting part : parts) {
      String[] spun = Phrases.tokens(part.spun());
      String[] original = Phrases.tokens(part.original());
      if (isByRule(spun, original)) {
        continue;
      }
      if (isUsable(spun, original)) {
        String natural = naturalCase.apply(part.original().replaceAll("\\s+", " "));
        String phrase = join(spun).replace(" - ", "-");
        pairs.merge(
            phrase + "\t" + natural,
            new LearntPair(phrase, natural, 1),
            (x, y) -> new LearntPair(x.spun(), x.original(), x.count() + y.count()));
      } else {
        unusable |= hasLetter(spun) || hasLetter(original);
      }
    }
    if (unusable) {
      gaps.add(
          new TextAligner.Gap(
              stretch.line(), stretch.spun(), stretch.original(), TextAligner.Problem.TOO_UNLIKE));
    }
  }

  private static boolean isUsable(String[] spun, String[] original) {
    return hasLetter(spun)
        && hasLetter(original)
        && !isByRule(spun, original)
        && spun.length <= Phrases.MAX_TOKENS
        && isPhrase(spun)
        && isPhrase(original)
        && !Arrays.equals(spun, original);
  }

  /** Returns whether the restorer knows the change without a table: numbers and contractions. */
  private static boolean isByRule(String[] spun, String[] original) {
    return isClitic(spun[0])
        || isClitic(original[0])
        || NumberWords.otherSpellings(join(spun)).contains(join(original));
  }

  private static boolean isClitic(String token) {
    return token.startsWith("'") || token.equals("n't");
  }

  private static boolean hasLetter(String[] tokens) {
    return String.join("", tokens).chars().anyMatch(Character::isLetter);
  }

  /** Returns whether tokens can stand together in a table's phrase: no punctuation, no address. */
  private static boolean isPhrase(String[] tokens) {
    for (int i = 0; i < tokens.length; i++) {
      String token = tokens[i];
      boolean word = token.chars().anyMatch(Character::isLetterOrDigit);
      boolean sign = token.equals("-") && i > 0 && i + 1 < tokens.length;
      boolean unit = token.equals("%") || token.equals("$") || token.equals("&");
      boolean address = token.indexOf('/') >= 0 || token.startsWith("@") || token.startsWith("#");
      if (address || !(word || sign || unit)) {
        return false;
      }
    }
    return true;
  }

  private static String join(String[] tokens) {
    return String.join(" ", tokens);
  }

  private static String join(String[] tokens, int from, int to) {
    return String.join(" ", Arrays.asList(tokens).subList(from, to));
  }
}
