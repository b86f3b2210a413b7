package io.github.unspin.restore;

import java.util.Arrays;
import java.util.List;

/** A document's words in the best reading that a pass found, and where its tokens went. */
final class RestoredWords {
  /** The restored words, as the language model knows them. */
  int[] ids = new int[256];

  private int size;

  /** For each token of the document: index of the first restored word that is not before it. */
  private final int[] leftOf;

  /** For each token: index after the last restored word that is not after it. */
  private final int[] rightOf;

  private final int[] sentenceStart;
  private final int[] sentenceEnd;

  RestoredWords(DocumentView view, List<SentencePass> sentences) {
    int tokens = view.text.size();
    leftOf = new int[tokens];
    rightOf = new int[tokens];
    sentenceStart = new int[sentences.size()];
    sentenceEnd = new int[sentences.size()];
    for (int s = 0; s < sentences.size(); s++) {
      SentencePass sentence = sentences.get(s);
      sentenceStart[s] = size;
      int at = sentence.start();
      for (Edge edge : sentence.best()) {
        keep(view, at, sentence.start() + edge.from);
        at = sentence.start() + edge.to;
        Arrays.fill(leftOf, sentence.start() + edge.from, at, size);
        for (int word : edge.words) {
          add(word);
        }
        Arrays.fill(rightOf, sentence.start() + edge.from, at, size);
      }
      keep(view, at, sentence.end());
      sentenceEnd[s] = size;
    }
    ids = Arrays.copyOf(ids, size);
  }

  private void keep(DocumentView view, int from, int to) {
    for (int i = from; i < to; i++) {
      leftOf[i] = size;
      add(view.words[i]);
      rightOf[i] = size;
    }
  }

  private void add(int word) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, size * 2);
    }
    ids[size++] = word;
  }

  /** Returns the index after the restored words that stand before a token. */
  int before(int token) {
    return leftOf[token];
  }

  /** Returns the index of the restored words that follow a token. */
  int after(int token) {
    return rightOf[token];
  }

  int sentenceStart(int sentence) {
    return sentenceStart[sentence];
  }

  int sentenceEnd(int sentence) {
    return sentenceEnd[sentence];
  }
}
