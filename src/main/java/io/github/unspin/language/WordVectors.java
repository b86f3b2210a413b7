package io.github.unspin.language;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Word vectors: words that stand in like contexts have like directions. Used when the dictionaries
 * are made, to tell which synonyms are near; the program does not need them at run time.
 */
public final class WordVectors {
  private final Map<String, float[]> vectors;

  private WordVectors(Map<String, float[]> vectors) {
    this.vectors = vectors;
  }

  /**
   * Returns the cosine of two words' vectors, from -1 to 1; 0 when one is unknown.
   *
   * @param a a word in lower case
   * @param b another
   */
  public float similarity(String a, String b) {
    float[] x = vectors.get(a);
    float[] y = vectors.get(b);
    if (x == null || y == null) {
      return 0;
    }
    float dot = 0;
    for (int i = 0; i < x.length; i++) {
      dot += x[i] * y[i];
    }
    return dot;
  }

  /** Returns whether a word has a vector. */
  public boolean knows(String word) {
    return vectors.containsKey(word);
  }

  /** Returns the words that have a vector. */
  public java.util.Set<String> words() {
    return java.util.Collections.unmodifiableSet(vectors.keySet());
  }

  /** Returns the words most similar to a word, best first, without the word itself. */
  public List<String> nearest(String word, int most) {
    float[] x = vectors.get(word);
    if (x == null) {
      return List.of();
    }
    List<Map.Entry<String, Float>> all = new ArrayList<>();
    vectors.forEach(
        (other, y) -> {
          float dot = 0;
          for (int i = 0; i < x.length; i++) {
            dot += x[i] * y[i];
          }
          if (dot > 0.35f && !other.equals(word)) {
            all.add(Map.entry(other, dot));
          }
        });
    all.sort(Map.Entry.<String, Float>comparingByValue().reversed());
    return all.stream().limit(most).map(Map.Entry::getKey).toList();
  }

  /**
   * Learns vectors by skip-grams with negative sampling (Mikolov et al. 2013), in one pass.
   *
   * @param texts files of text in UTF-8, one paragraph a line
   * @param minimumCount words seen less often have no vector
   * @param size length of a vector
   * @param passes over the text
   */
  public static WordVectors train(List<Path> texts, int minimumCount, int size, int passes)
      throws IOException {
    io.github.unspin.text.Tokenizer tokenizer = new io.github.unspin.text.Tokenizer();
    Map<String, int[]> counts = new HashMap<>();
    NgramCounts.IntList stream = new NgramCounts.IntList();
    List<String> words = new ArrayList<>();
    for (Path text : texts) {
      try (BufferedReader reader = Files.newBufferedReader(text, StandardCharsets.UTF_8)) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          var tokens = tokenizer.tokenize(line);
          for (int i = 0; i < tokens.size(); i++) {
            if (tokens.isWord(i)) {
              String form = WordForms.of(tokens, i).toLowerCase(java.util.Locale.ROOT);
              int[] entry = counts.get(form);
              if (entry == null) {
                entry = new int[] {words.size(), 0};
                words.add(form);
                counts.put(form, entry);
              }
              entry[1]++;
              stream.add(entry[0]);
            }
          }
          stream.add(-1);
        }
      }
    }
    return new Learner(words, counts, stream.toArray(), minimumCount, size).learn(passes);
  }

  /** The state of learning. */
  private static final class Learner {
    private static final int WINDOW = 5;
    private static final int NEGATIVE = 5;
    private static final double SUBSAMPLE = 1e-4;

    private final List<String> words;
    private final int[] stream;
    private final int[] counts;
    private final boolean[] known;
    private final int size;
    private final float[][] in;
    private final float[][] out;
    private final int[] noise = new int[1 << 22];

    Learner(List<String> words, Map<String, int[]> counted, int[] stream, int minimum, int size) {
      this.words = words;
      this.stream = stream;
      this.size = size;
      counts = new int[words.size()];
      known = new boolean[words.size()];
      in = new float[words.size()][];
      out = new float[words.size()][];
      SplittableRandom random = new SplittableRandom(1);
      double mass = 0;
      for (int w = 0; w < counts.length; w++) {
        counts[w] = Objects.requireNonNull(counted.get(words.get(w)))[1];
        known[w] = counts[w] >= minimum;
        if (known[w]) {
          in[w] = new float[size];
          out[w] = new float[size];
          for (int i = 0; i < size; i++) {
            in[w][i] = (float) ((random.nextDouble() - 0.5) / size);
          }
          mass += Math.pow(counts[w], 0.75);
        }
      }
      int at = 0;
      double reached = 0;
      for (int w = 0; w < counts.length; w++) {
        if (known[w]) {
          reached += Math.pow(counts[w], 0.75) / mass;
          int until = (int) Math.min(noise.length, reached * noise.length);
          while (at < until) {
            noise[at++] = w;
          }
        }
      }
    }

    WordVectors learn(int passes) {
      Thread[] threads = new Thread[2];
      for (int t = 0; t < threads.length; t++) {
        int part = t;
        threads[t] = new Thread(() -> run(part, threads.length, passes));
        threads[t].start();
      }
      for (Thread thread : threads) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      Map<String, float[]> vectors = new HashMap<>();
      for (int w = 0; w < counts.length; w++) {
        if (known[w]) {
          double norm = 0;
          for (float value : in[w]) {
            norm += value * value;
          }
          float scale = (float) (1 / Math.sqrt(norm + 1e-12));
          for (int i = 0; i < size; i++) {
            in[w][i] *= scale;
          }
          vectors.put(words.get(w), in[w]);
        }
      }
      return new WordVectors(vectors);
    }

    private void run(int part, int parts, int passes) {
      SplittableRandom random = new SplittableRandom(7 + part);
      int from = (int) ((long) stream.length * part / parts);
      int to = (int) ((long) stream.length * (part + 1) / parts);
      float[] error = new float[size];
      int[] sentence = new int[1000];
      long total = (long) (to - from) * passes;
      long done = 0;
      for (int pass = 0; pass < passes; pass++) {
        int length = 0;
        for (int i = from; i < to; i++) {
          int word = stream[i];
          done++;
          if (word >= 0 && known[word] && length < sentence.length) {
            double keep = Math.sqrt(SUBSAMPLE * stream.length / counts[word]);
            if (keep >= 1 || random.nextDouble() < keep) {
              sentence[length++] = word;
            }
          }
          if (word < 0 || length == sentence.length) {
            float rate = (float) (0.05 * Math.max(1e-3, 1 - (double) done / total));
            learn(sentence, length, rate, random, error);
            length = 0;
          }
        }
      }
    }

    private void learn(
        int[] sentence, int length, float rate, SplittableRandom random, float[] error) {
      for (int i = 0; i < length; i++) {
        int reach = 1 + random.nextInt(WINDOW);
        for (int j = Math.max(0, i - reach); j <= Math.min(length - 1, i + reach); j++) {
          if (j == i) {
            continue;
          }
          float[] x = in[sentence[j]];
          java.util.Arrays.fill(error, 0);
          for (int n = 0; n <= NEGATIVE; n++) {
            int target = n == 0 ? sentence[i] : noise[random.nextInt(noise.length)];
            if (n > 0 && target == sentence[i]) {
              continue;
            }
            float[] y = out[target];
            float dot = 0;
            for (int k = 0; k < size; k++) {
              dot += x[k] * y[k];
            }
            float sigma = dot > 8 ? 1 : dot < -8 ? 0 : (float) (1 / (1 + Math.exp(-dot)));
            float g = ((n == 0 ? 1 : 0) - sigma) * rate;
            for (int k = 0; k < size; k++) {
              error[k] += g * y[k];
              y[k] += g * x[k];
            }
          }
          for (int k = 0; k < size; k++) {
            x[k] += error[k];
          }
        }
      }
    }
  }

  /** Writes the vectors. */
  public void write(Path file) throws IOException {
    try (DataOutputStream stream =
        new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(file)))) {
      stream.writeInt(vectors.size());
      for (Map.Entry<String, float[]> entry : vectors.entrySet()) {
        stream.writeUTF(entry.getKey());
        stream.writeShort(entry.getValue().length);
        for (float value : entry.getValue()) {
          stream.writeFloat(value);
        }
      }
    }
  }

  /** Reads vectors that were written. */
  public static WordVectors read(Path file) throws IOException {
    Map<String, float[]> vectors = new HashMap<>();
    try (DataInputStream stream =
        new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      int count = stream.readInt();
      for (int i = 0; i < count; i++) {
        String word = stream.readUTF();
        float[] vector = new float[stream.readShort()];
        for (int k = 0; k < vector.length; k++) {
          vector[k] = stream.readFloat();
        }
        vectors.put(word, vector);
      }
    }
    return new WordVectors(vectors);
  }
}
