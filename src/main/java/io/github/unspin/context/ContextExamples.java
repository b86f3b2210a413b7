package io.github.unspin.context;

import io.github.unspin.channel.Phrases;
import io.github.unspin.language.NgramModel;
import io.github.unspin.language.NgramState;
import io.github.unspin.language.SentenceEncoder;
import io.github.unspin.text.TokenType;
import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Makes examples of lines of text and learns from them; serves one thread. */
final class ContextExamples {
  private static final double NOISE = 0.06;

  /** A phrase seen n times is learnt from about 2 * sqrt(OFTEN * n) times. */
  private static final double OFTEN = 4000;

  private static final int LONGEST = 5;
  private static final int CACHED_LINES = 20_000;

  private final NgramModel model;
  private final PhraseInventory inventory;
  private final ContextPlace place;
  private final Map<Integer, int[]> noise;
  private final ContextLearner learner;
  private final HeldOut heldOut;
  private final Random random;
  private final Tokenizer tokenizer = new Tokenizer();
  private final long[] seen;
  private SentenceEncoder encoder;
  private int lines;
  private volatile long learnt;

  ContextExamples(
      NgramModel model,
      PhraseInventory inventory,
      ContextWords words,
      Map<Integer, int[]> noise,
      ContextLearner learner,
      HeldOut heldOut,
      Random random) {
    this.model = model;
    this.inventory = inventory;
    this.noise = noise;
    this.learner = learner;
    this.heldOut = heldOut;
    this.random = random;
    place = new ContextPlace(words, model.sentenceStart(), model.sentenceEnd());
    seen = new long[inventory.size()];
    encoder = new SentenceEncoder(model);
  }

  /** Number of examples learnt from so far. */
  long learnt() {
    return learnt;
  }

  void slow(double share) {
    learner.slow(share);
  }

  /** Learns from a line. */
  void learn(String line) {
    read(line, false);
  }

  /** Puts the examples of a line aside for measuring. */
  void holdOut(String line) {
    if (!heldOut.isFull()) {
      read(line, true);
    }
  }

  private void read(String line, boolean test) {
    if (++lines % CACHED_LINES == 0) { // the encoder's cache must not grow for ever
      encoder = new SentenceEncoder(model);
    }
    TokenizedText text = tokenizer.tokenize(line);
    int[] ids = new int[text.size()];
    String[] normal = new String[text.size()];
    for (int s = 0; s < text.sentences(); s++) {
      boolean first = true;
      for (int i = text.sentenceStart(s); i < text.sentenceEnd(s); i++) {
        boolean word = text.type(i) == TokenType.WORD;
        ids[i] = encoder.encode(text.string(i), text.type(i), first && word);
        normal[i] = Phrases.normal(text.string(i));
        first &= !word;
        int[] others = noise.get(ids[i]);
        if (others != null && random.nextDouble() < NOISE) {
          ids[i] = others[random.nextInt(others.length)];
        }
      }
    }
    for (int s = 0; s < text.sentences(); s++) {
      int start = text.sentenceStart(s);
      int end = text.sentenceEnd(s);
      for (int i = start; i < end; i++) {
        long key = Phrases.emptyKey();
        for (int j = i; j < Math.min(end, i + LONGEST); j++) {
          key = Phrases.extend(key, normal[j]);
          int phrase = inventory.find(key);
          if (phrase >= 0) {
            example(phrase, ids, i, j + 1, start, end, test);
          }
        }
      }
    }
  }

  private void example(int phrase, int[] ids, int from, int to, int start, int end, boolean test) {
    long n = ++seen[phrase];
    if (random.nextDouble() > Math.sqrt(OFTEN / (n + OFTEN))) {
      return;
    }
    int[] rivals = inventory.draw(phrase, random);
    if (rivals.length < 2) {
      return;
    }
    int[] candidates = new int[rivals.length + 1];
    candidates[0] = phrase;
    int size = 1;
    for (int rival : rivals) {
      if (rival != phrase) {
        candidates[size++] = rival;
      }
    }
    place.read(ids, from, to, start, end);
    if (test) {
      heldOut.add(
          new Example(
              place.near.clone(),
              Arrays.copyOf(place.far, place.count),
              Arrays.copyOf(candidates, size),
              ngram(candidates, size, ids, from, to, start, end)));
    } else {
      learner.learn(place.near, place.far, place.count, candidates, size);
      learnt++;
    }
  }

  /** Returns what the language model says of the candidates at a place. */
  private float[] ngram(
      int[] candidates, int size, int[] ids, int from, int to, int start, int end) {
    float[] out = new float[size];
    NgramState state = new NgramState();
    NgramState next = new NgramState();
    for (int c = 0; c < size; c++) {
      int[] phrase = encoder.encodePhrase(inventory.phrase(candidates[c]), from == start);
      int left = Math.max(start, from - 3);
      if (left == start) {
        model.start(state);
      } else {
        model.empty(state);
      }
      int right = Math.min(end + 1, to + 3);
      int length = from - left + phrase.length + right - to;
      for (int k = 0; k < length; k++) {
        int inside = k - (from - left);
        int after = to + inside - phrase.length;
        int word =
            inside < 0
                ? ids[left + k]
                : inside < phrase.length
                    ? phrase[inside]
                    : after < end ? ids[after] : model.sentenceEnd();
        float logp = model.score(state, word, next);
        out[c] += inside < 0 ? 0 : logp;
        NgramState swap = state;
        state = next;
        next = swap;
      }
    }
    return out;
  }

  /** One place and the phrases that may stand there, the true one first. */
  private record Example(int[] near, int[] far, int[] candidates, float[] ngram) {}

  /** Examples that are not learnt from. */
  static final class HeldOut {
    private static final double[] SHARES = {0, 0.3, 0.45, 0.6, 1};

    private final List<Example> examples = new ArrayList<>();
    private final int most;

    HeldOut(int most) {
      this.most = most;
    }

    synchronized boolean isFull() {
      return examples.size() >= most;
    }

    private synchronized void add(Example example) {
      examples.add(example);
    }

    /**
     * Returns how often the true phrase scores highest, by the language model alone, the network
     * alone, and both with some weights.
     */
    synchronized String report(ContextLearner learner) {
      int[] right = new int[SHARES.length];
      for (Example each : examples) {
        float[] p =
            learner.probabilities(
                each.near, each.far, each.far.length, each.candidates, each.candidates.length);
        for (int m = 0; m < SHARES.length; m++) {
          double best = Double.NEGATIVE_INFINITY;
          double truth = 0;
          for (int c = 0; c < p.length; c++) {
            double value = SHARES[m] * Math.log(p[c] + 1e-12) + (1 - SHARES[m]) * each.ngram[c];
            if (c == 0) {
              truth = value;
            } else {
              best = Math.max(best, value);
            }
          }
          right[m] += truth > best ? 1 : 0;
        }
      }
      StringBuilder out = new StringBuilder("held out " + examples.size() + ", right by share:");
      for (int m = 0; m < SHARES.length; m++) {
        double share = right[m] / (double) Math.max(1, examples.size());
        out.append(String.format(Locale.ROOT, " %.2f: %.4f", SHARES[m], share));
      }
      return out.toString();
    }
  }
}
