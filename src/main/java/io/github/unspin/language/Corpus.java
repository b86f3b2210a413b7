package io.github.unspin.language;

import io.github.unspin.text.TokenType;
import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Training text as one stream of word identifiers. Reads lines (paragraphs), holds some of them out
 * for measuring, and settles the vocabulary when all are read.
 */
final class Corpus {
  /** One line in this many is held out; which one depends on its characters alone. */
  static final int HELD_OUT = 250;

  private final Tokenizer tokenizer = new Tokenizer();
  private final Map<String, Integer> provisional = new HashMap<>(1 << 20);
  private final List<String> forms = new ArrayList<>();
  private int[] inner = new int[1 << 20];
  private int[] initial = new int[1 << 20];
  private final IntStreamBuffer training = new IntStreamBuffer();
  private final IntStreamBuffer heldOut = new IntStreamBuffer();
  private long words;

  Corpus() {
    provisional("<none>"); // identifier 0 marks the start of a sentence in the streams
  }

  /** Reads all lines of a text; each is a paragraph. */
  void read(BufferedReader text) throws IOException {
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      add(line, Math.floorMod(line.hashCode(), HELD_OUT) == 0 ? heldOut : training);
    }
  }

  long words() {
    return words;
  }

  private int provisional(String form) {
    Integer known = provisional.get(form);
    if (known != null) {
      return known;
    }
    int id = forms.size();
    provisional.put(form, id);
    forms.add(form);
    if (id >= inner.length) {
      inner = Arrays.copyOf(inner, id * 2);
      initial = Arrays.copyOf(initial, id * 2);
    }
    return id;
  }

  private void add(String line, IntStreamBuffer stream) {
    TokenizedText text = tokenizer.tokenize(line);
    boolean count = stream == training;
    for (int s = 0; s < text.sentences(); s++) {
      stream.add(0);
      boolean first = true;
      for (int i = text.sentenceStart(s); i < text.sentenceEnd(s); i++) {
        int id = provisional(WordForms.of(text, i));
        boolean word = text.type(i) == TokenType.WORD;
        if (count) {
          words += word ? 1 : 0;
          (first && word ? initial : inner)[id]++;
        }
        stream.add(first && word ? ~id : id);
        first &= !word;
      }
    }
  }

  /** Returns the vocabulary: every form that stands at least {@code minimum} times in the text. */
  Vocabulary vocabulary(int minimum, int limit) {
    long[] counts = new long[forms.size()];
    for (int id = 1; id < counts.length; id++) {
      counts[resolve(id)] += initial[id];
      counts[id] += inner[id];
    }
    long[] order = new long[counts.length];
    int kept = 0;
    for (int id = 1; id < counts.length; id++) {
      if (counts[id] >= minimum) {
        order[kept++] = (counts[id] << 24) | id;
      }
    }
    Arrays.sort(order, 0, kept);
    int from = Math.max(0, kept - limit);
    long[] hashes = new long[kept - from];
    for (int i = from; i < kept; i++) {
      hashes[i - from] = Hashes.word(forms.get((int) (order[i] & 0xFFFFFF)));
    }
    Arrays.sort(hashes);
    return new Vocabulary(hashes);
  }

  /** Returns the form that a sentence's first word has inside sentences. */
  private int resolve(int id) {
    String form = forms.get(id);
    if (!Character.isUpperCase(form.charAt(0))) {
      return id;
    }
    Integer lower = provisional.get(form.toLowerCase(Locale.ROOT));
    return lower != null && inner[lower] >= inner[id] ? lower : id;
  }

  /** Returns the training text: each sentence from its start mark to its end mark. */
  int[] trainingStream(Vocabulary vocabulary) {
    return stream(training, vocabulary);
  }

  /** Returns the text that was held out, likewise. */
  int[] heldOutStream(Vocabulary vocabulary) {
    return stream(heldOut, vocabulary);
  }

  private int[] stream(IntStreamBuffer source, Vocabulary vocabulary) {
    int[] ids = new int[forms.size()];
    for (int id = 1; id < ids.length; id++) {
      ids[id] = vocabulary.id(forms.get(id));
    }
    int sentences = 0;
    for (int i = 0; i < source.size(); i++) {
      sentences += source.get(i) == 0 ? 1 : 0;
    }
    int[] out = new int[source.size() + sentences];
    int at = 0;
    for (int i = 0; i < source.size(); i++) {
      int id = source.get(i);
      if (id == 0) {
        if (at > 0) {
          out[at++] = Vocabulary.SENTENCE_END;
        }
        out[at++] = Vocabulary.SENTENCE_START;
      } else {
        out[at++] = id < 0 ? ids[resolve(~id)] : ids[id];
      }
    }
    if (at > 0) {
      out[at] = Vocabulary.SENTENCE_END;
    }
    return out;
  }

  /** A growing list of ints in blocks, which may hold hundreds of millions. */
  private static final class IntStreamBuffer {
    private static final int BLOCK = 1 << 20;
    private final List<int[]> blocks = new ArrayList<>();
    private int size;

    void add(int value) {
      if ((size & (BLOCK - 1)) == 0) {
        blocks.add(new int[BLOCK]);
      }
      blocks.get(blocks.size() - 1)[size & (BLOCK - 1)] = value;
      size++;
    }

    int get(int at) {
      return blocks.get(at >> 20)[at & (BLOCK - 1)];
    }

    int size() {
      return size;
    }
  }
}
