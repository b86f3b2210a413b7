package io.github.unspin.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Trains a language model from text files, one paragraph a line. */
public final class NgramTrainer {
  /** The stake of a word that is named nowhere, where some are. */
  private static final float LEAST_STAKE = 0.03f;

  private NgramTrainer() {}

  /**
   * What a training run measured.
   *
   * @param words words read
   * @param vocabulary forms that the model knows
   * @param ngrams n-grams kept, orders 2 to 4 together
   * @param bytes size of the model file
   * @param perplexity of the file's model, per token, on the lines held out of training
   * @param unprunedPerplexity of the model before pruning and quantisation, on the same lines
   * @param heldOutTokens number of tokens measured on
   */
  public record Result(
      long words,
      int vocabulary,
      long ngrams,
      long bytes,
      double perplexity,
      double unprunedPerplexity,
      long heldOutTokens) {}

  /**
   * Trains a model and writes it.
   *
   * @param texts files of text in UTF-8, one paragraph a line
   * @param minimumCount a form seen less often is unknown to the model
   * @param bytes the most that the model file may take
   * @param stakes for some words the chance that they are a question, from 0 to 1: n-grams with
   *     them are kept before others; empty, all count alike
   * @param out the model file, replaced when the new one is complete
   * @param progress told what is being done
   */
  public static Result train(
      List<Path> texts,
      int minimumCount,
      long bytes,
      Map<String, Float> stakes,
      Path out,
      Consumer<String> progress)
      throws IOException {
    Corpus corpus = new Corpus();
    for (Path text : texts) {
      progress.accept("reading " + text.getFileName());
      try (BufferedReader reader = Files.newBufferedReader(text, StandardCharsets.UTF_8)) {
        corpus.read(reader);
      }
    }
    if (corpus.words() == 0) {
      throw new IOException("no words to train on");
    }
    Vocabulary vocabulary =
        corpus.vocabulary(minimumCount, (1 << NgramCounts.WORD_BITS) - Vocabulary.FIRST_WORD - 1);
    int[] stream = corpus.trainingStream(vocabulary);
    int[] heldOut = corpus.heldOutStream(vocabulary);
    long words = corpus.words();
    corpus = null; // a few hundred megabytes that counting needs
    progress.accept("counting n-grams of " + words + " words");
    NgramCounts counts = NgramCounts.count(stream, vocabulary.size());
    progress.accept("smoothing");
    KneserNey full = new KneserNey(counts);
    progress.accept("pruning");
    PrunedModel pruned = PrunedModel.fit(full, bytes, byWord(stakes, vocabulary));
    NgramModelWriter.write(pruned, vocabulary, stream.length, out);
    progress.accept("measuring");
    NgramModel model = NgramModel.open(out);
    long ngrams = 0;
    for (int order = 2; order <= 4; order++) {
      ngrams += pruned.kept(order).cardinality();
    }
    Perplexity measured = Perplexity.of(model, heldOut);
    Perplexity unpruned = Perplexity.of(full, heldOut);
    return new Result(
        words,
        vocabulary.size() - Vocabulary.FIRST_WORD,
        ngrams,
        Files.size(out),
        measured.value(),
        unpruned.value(),
        measured.tokens());
  }

  private static float[] byWord(Map<String, Float> stakes, Vocabulary vocabulary) {
    float[] out = new float[vocabulary.size()];
    Arrays.fill(out, stakes.isEmpty() ? 1 : LEAST_STAKE);
    stakes.forEach(
        (form, stake) -> {
          int word = vocabulary.find(form);
          if (word >= 0) {
            out[word] = Math.max(stake, LEAST_STAKE);
          }
        });
    return out;
  }

  /** Perplexity of a stream of sentences: exp of the mean negative log-probability of a token. */
  private record Perplexity(double value, long tokens) {
    static Perplexity of(NgramModel model, int[] stream) {
      NgramState state = new NgramState();
      NgramState next = new NgramState();
      double sum = 0;
      long tokens = 0;
      for (int id : stream) {
        if (id == Vocabulary.SENTENCE_START) {
          model.start(state);
          continue;
        }
        sum += model.score(state, id, next);
        tokens++;
        NgramState swap = state;
        state = next;
        next = swap;
      }
      return new Perplexity(Math.exp(-sum / Math.max(1, tokens)), tokens);
    }

    static Perplexity of(KneserNey model, int[] stream) {
      double sum = 0;
      long tokens = 0;
      int a = 0;
      int b = 0;
      int c = 0;
      for (int id : stream) {
        if (id == Vocabulary.SENTENCE_START) {
          a = 0;
          b = 0;
          c = id;
          continue;
        }
        sum += model.logProbability(a, b, c, id);
        tokens++;
        a = b;
        b = c;
        c = id;
      }
      return new Perplexity(Math.exp(-sum / Math.max(1, tokens)), tokens);
    }
  }
}
