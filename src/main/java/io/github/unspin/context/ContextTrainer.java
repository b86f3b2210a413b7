package io.github.unspin.context;

import io.github.unspin.channel.Pair;
import io.github.unspin.channel.PairKind;
import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.language.NgramModel;
import io.github.unspin.language.SentenceEncoder;
import io.github.unspin.text.TokenType;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Learns a context model from sound text: wherever a phrase of the tables stands, the network is to
 * tell it from the phrases that a spinner takes for it, and from those that it takes for them. A
 * few of the words around are replaced as a spinner would, since the model will read text that is
 * not wholly restored.
 */
public final class ContextTrainer {
  private static final int WORDS = 30_000;
  private static final long SEED = 1;
  private static final int HELD_OUT = 250;
  private static final int MOST_HELD_OUT = 20_000;
  private static final int REPORT = 500_000;
  private static final int BATCH = 200;

  private final NgramModel model;
  private final Consumer<String> progress;
  private final PhraseInventory inventory;
  private final ContextWords words;
  private final ContextNetwork net;
  private final ContextLearner learner;
  private final Map<Integer, int[]> noise;
  private final ContextExamples.HeldOut heldOut = new ContextExamples.HeldOut(MOST_HELD_OUT);

  /**
   * @param width components of a word's vector
   * @param hidden hidden units
   * @param progress told how learning goes on
   */
  public ContextTrainer(
      NgramModel model, SubstitutionTable table, int width, int hidden, Consumer<String> progress) {
    this.model = model;
    this.progress = progress;
    inventory = new PhraseInventory(table);
    words = ContextWords.commonest(model, WORDS);
    net = new ContextNetwork(words.size(model), inventory.size(), width, hidden);
    learner = new ContextLearner(net, new Random(SEED));
    noise = noise(table, model);
  }

  /** Returns for words that are often replaced the words that replace them. */
  private static Map<Integer, int[]> noise(SubstitutionTable table, NgramModel model) {
    SentenceEncoder encoder = new SentenceEncoder(model);
    Map<Integer, List<Integer>> lists = new HashMap<>();
    for (Pair pair : table.pairs()) {
      if (pair.kind() == PairKind.OBSERVED
          && pair.count() >= 3
          && pair.spun().indexOf(' ') < 0
          && pair.original().indexOf(' ') < 0) {
        int original = encoder.encode(pair.original(), TokenType.WORD, false);
        int spun = encoder.encode(pair.spun(), TokenType.WORD, false);
        lists.computeIfAbsent(original, o -> new ArrayList<>()).add(spun);
      }
    }
    Map<Integer, int[]> out = new HashMap<>();
    lists.forEach((o, l) -> out.put(o, l.stream().mapToInt(Integer::intValue).toArray()));
    return out;
  }

  /**
   * Reads texts, again and again until enough is learnt, and writes the model.
   *
   * @param texts UTF-8, one paragraph a line; all are read at the same time, the longer ones more
   * @param limit examples to learn from
   * @param threads threads that learn; with more than one the result differs a little from run to
   *     run
   * @throws IOException if a text cannot be read, or no phrase of the tables stands in them
   */
  public void train(List<Path> texts, long limit, int threads, Path out)
      throws IOException, InterruptedException {
    ContextExamples measured = examples(SEED);
    long learnt = 0;
    try (ContextWorkers workers = new ContextWorkers(threads, t -> examples(SEED + 1 + t))) {
      Random random = new Random(SEED);
      long next = REPORT;
      for (int round = 0; learnt < limit; round++) {
        long before = learnt;
        try (Lines lines = new Lines(texts, random)) {
          List<String> batch = new ArrayList<>(BATCH);
          String line = lines.next();
          while (line != null && learnt < limit) {
            if (Math.floorMod(line.hashCode(), HELD_OUT) != 0) {
              batch.add(line);
            } else if (round == 0) {
              measured.holdOut(line);
            }
            line = lines.next();
            if (batch.size() == BATCH || line == null) {
              workers.learn(batch, 1 - 0.9 * learnt / limit);
              batch = new ArrayList<>(BATCH);
              learnt = workers.learnt();
            }
            if (learnt >= next) {
              progress.accept(report(learnt));
              next += REPORT * (long) threads;
            }
          }
        }
        workers.await();
        learnt = workers.learnt();
        if (learnt == before) {
          throw new IOException("no phrase of the tables stands in the texts");
        }
      }
    }
    progress.accept(report(learnt));
    write(out);
  }

  private ContextExamples examples(long seed) {
    return new ContextExamples(
        model, inventory, words, noise, learner.sibling(), heldOut, new Random(seed));
  }

  private String report(long learnt) {
    return String.format(Locale.ROOT, "%d examples; %s", learnt, heldOut.report(learner.sibling()));
  }

  /** Lines of several texts, mixed in proportion to what is left of them. */
  private static final class Lines implements AutoCloseable {
    private final List<BufferedReader> readers = new ArrayList<>();
    private final List<Path> names = new ArrayList<>();
    private final List<Long> left = new ArrayList<>();
    private final Random random;
    private long total;

    Lines(List<Path> texts, Random random) throws IOException {
      this.random = random;
      for (Path text : texts) {
        readers.add(Files.newBufferedReader(text));
        names.add(text);
        left.add(Files.size(text));
        total += Files.size(text);
      }
    }

    @org.jspecify.annotations.Nullable
    String next() throws IOException {
      while (!readers.isEmpty()) {
        int r = pick();
        String line;
        try {
          line = readers.get(r).readLine();
        } catch (CharacterCodingException e) {
          throw new IOException(names.get(r) + ": not a text in UTF-8", e);
        }
        if (line == null) {
          readers.remove(r).close();
          names.remove(r);
          total -= left.remove(r);
          continue;
        }
        long bytes = Math.min(left.get(r), line.length() + 1L);
        left.set(r, left.get(r) - bytes);
        total -= bytes;
        return line;
      }
      return null;
    }

    private int pick() {
      double at = random.nextDouble() * total;
      for (int r = 0; r < left.size(); r++) {
        at -= left.get(r);
        if (at <= 0) {
          return r;
        }
      }
      return left.size() - 1;
    }

    @Override
    public void close() throws IOException {
      for (BufferedReader reader : readers) {
        reader.close();
      }
    }
  }

  /** Writes the phrases in the order of their keys. */
  private void write(Path out) {
    long[] keys = inventory.keys();
    Integer[] order = new Integer[keys.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingLong(i -> keys[i]));
    long[] sortedKeys = keys.clone();
    Arrays.sort(sortedKeys);
    ContextModelWriter.write(net.withPhraseOrder(order), words.hashes, sortedKeys, out);
  }
}
