package io.github.unspin.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The estimates against a second implementation that follows the paper word for word. */
class KneserNeyTest {
  private static int[] stream;
  private static int words;
  private static KneserNey model;
  private static Reference reference;

  @BeforeAll
  static void estimate() {
    words = 400;
    stream = stream(new Random(1), 3000);
    model = new KneserNey(NgramCounts.count(stream, words));
    reference = new Reference(stream, words);
  }

  /** Sentences in which few words are common, many are rare, and each has its favourite next. */
  private static int[] stream(Random random, int sentences) {
    List<Integer> out = new ArrayList<>();
    for (int s = 0; s < sentences; s++) {
      out.add(Vocabulary.SENTENCE_START);
      int last = 0;
      for (int i = 1 + random.nextInt(10); i > 0; i--) {
        int rank = (int) ((words - Vocabulary.UNKNOWN) * Math.pow(random.nextDouble(), 4));
        int next = random.nextInt(3) == 0 ? rank : (last * 7 + rank % 5) % (words / 2);
        last = next;
        out.add(Vocabulary.UNKNOWN + next);
      }
      out.add(Vocabulary.SENTENCE_END);
    }
    return out.stream().mapToInt(Integer::intValue).toArray();
  }

  @Test
  void agreesWithTheReferenceOnEveryWordOfTheText() {
    int a = 0;
    int b = 0;
    int c = 0;
    for (int id : stream) {
      if (id == Vocabulary.SENTENCE_START) {
        a = 0;
        b = 0;
      } else {
        assertAgreement(a, b, c, id);
        a = b;
        b = c;
      }
      c = id;
    }
  }

  @Test
  void agreesWithTheReferenceOnWordsThatNeverMet() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      int a = random.nextInt(3) == 0 ? 0 : any(random);
      int b = a == 0 && random.nextBoolean() ? 0 : any(random);
      assertAgreement(a, b, any(random), any(random));
    }
  }

  @Test
  void agreesWithTheReferenceHalfOffTheText() {
    Random random = new Random(8);
    for (int i = 4; i < stream.length; i++) {
      if (stream[i - 3] >= Vocabulary.UNKNOWN
          && stream[i - 2] >= Vocabulary.UNKNOWN
          && stream[i - 1] >= Vocabulary.UNKNOWN) {
        assertAgreement(any(random), stream[i - 2], stream[i - 1], stream[i]);
        assertAgreement(stream[i - 3], stream[i - 2], stream[i - 1], any(random));
        assertAgreement(stream[i - 3], any(random), stream[i - 1], stream[i]);
      }
    }
  }

  @Test
  void probabilitiesAfterAContextSumToOne() {
    Random random = new Random(9);
    for (int i = 0; i < 200; i++) {
      int at = 3 + random.nextInt(stream.length - 4);
      int[] context = {stream[at - 3], stream[at - 2], stream[at - 1]};
      if (i % 4 == 0) {
        context[random.nextInt(3)] = any(random);
      }
      double sum = 0;
      for (int w = 0; w < words; w++) {
        sum += Math.exp(model.logProbability(context[0], context[1], context[2], w));
      }
      assertThat(sum).isCloseTo(1, within(1e-4));
    }
  }

  /** A text too small to estimate discounts from still gives probabilities. */
  @Test
  void tinyTextGivesProbabilities() {
    int[] tiny = {1, 6, 7, 2, 1, 6, 2};
    KneserNey small = new KneserNey(NgramCounts.count(tiny, 8));
    for (int c : new int[] {1, 2, 6, 7}) {
      double sum = 0;
      for (int w = 0; w < 8; w++) {
        sum += Math.exp(small.logProbability(0, 0, c, w));
      }
      assertThat(sum).isCloseTo(1, within(1e-5));
    }
    assertThat(small.logProbability(0, 0, 1, 6)).isGreaterThan(small.logProbability(0, 0, 1, 7));
  }

  private static int any(Random random) {
    return Vocabulary.UNKNOWN + random.nextInt(words - Vocabulary.UNKNOWN);
  }

  private static void assertAgreement(int a, int b, int c, int word) {
    double expected = Math.log(reference.probability(context(a, b, c), word));
    assertThat(model.logProbability(a, b, c, word))
        .as("P(%s | %s %s %s)", word, a, b, c)
        .isCloseTo(expected, within(1e-4));
  }

  private static List<Integer> context(int... ids) {
    List<Integer> out = new ArrayList<>();
    for (int id : ids) {
      if (id != 0) {
        out.add(id);
      }
    }
    return out;
  }

  /**
   * Interpolated modified Kneser-Ney smoothing (Chen and Goodman 1999, section 4.1.6), as sets and
   * maps of lists.
   */
  private static final class Reference {
    private final int words;
    private final List<Map<List<Integer>, Integer>> counts = new ArrayList<>();
    private final double[][] discounts = new double[5][];

    Reference(int[] stream, int words) {
      this.words = words;
      Map<List<Integer>, Integer> raw = new HashMap<>();
      List<Map<List<Integer>, Set<Integer>>> before = new ArrayList<>();
      for (int order = 0; order <= 4; order++) {
        before.add(new HashMap<>());
        counts.add(new HashMap<>());
      }
      List<Integer> sentence = new ArrayList<>();
      for (int id : stream) {
        if (id == Vocabulary.SENTENCE_START) {
          sentence.clear();
        }
        sentence.add(id);
        if (id == Vocabulary.SENTENCE_START) {
          continue; // is given, not predicted
        }
        int size = sentence.size();
        for (int order = 1; order <= Math.min(4, size); order++) {
          List<Integer> ngram = List.copyOf(sentence.subList(size - order, size));
          raw.merge(ngram, 1, Integer::sum);
          if (size > order) {
            before
                .get(order)
                .computeIfAbsent(ngram, n -> new HashSet<>())
                .add(sentence.get(size - order - 1));
          }
        }
      }
      raw.forEach(
          (ngram, count) -> {
            int order = ngram.size();
            boolean whole = order == 4 || ngram.get(0) == Vocabulary.SENTENCE_START;
            counts.get(order).put(ngram, whole ? count : before.get(order).get(ngram).size());
          });
      for (int order = 1; order <= 4; order++) {
        double[] n = new double[5];
        for (int count : counts.get(order).values()) {
          if (count <= 4) {
            n[count]++;
          }
        }
        double y = n[1] / (n[1] + 2 * n[2]);
        discounts[order] =
            new double[] {
              0, 1 - 2 * y * n[2] / n[1], 2 - 3 * y * n[3] / n[2], 3 - 4 * y * n[4] / n[3]
            };
        for (int count = 1; count <= 3; count++) { // else the text is too odd for the formula
          assertThat(discounts[order][count]).isBetween(0.05, Math.min(2.5, 0.95 * count));
        }
      }
    }

    double probability(List<Integer> context, int word) {
      int order = context.size() + 1;
      double total = 0;
      double freed = 0;
      double own = 0;
      for (Map.Entry<List<Integer>, Integer> entry : counts.get(order).entrySet()) {
        List<Integer> ngram = entry.getKey();
        if (ngram.subList(0, order - 1).equals(context)) {
          int count = entry.getValue();
          double discount = discounts[order][Math.min(3, count)];
          total += count;
          freed += discount;
          own = ngram.get(order - 1) == word ? count - discount : own;
        }
      }
      double lower =
          order == 1 ? 1.0 / words : probability(context.subList(1, context.size()), word);
      return total == 0 ? lower : own / total + freed / total * lower;
    }
  }
}
