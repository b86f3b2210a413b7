package io.github.unspin.context;

/** The words around a place, as the network reads them. Reused for place after place. */
final class ContextPlace {
  static final int MOST_FAR = 24;
  private static final int REACH = 40;

  final int[] near = new int[2 * ContextNetwork.NEAR];
  final int[] far = new int[MOST_FAR];
  int count;

  private final ContextWords words;
  private final int start;
  private final int end;

  /**
   * @param start identifier of a sentence's start
   * @param end identifier of its end
   */
  ContextPlace(ContextWords words, int start, int end) {
    this.words = words;
    this.start = start;
    this.end = end;
  }

  /**
   * Reads the words around a place.
   *
   * @param ids the document, as the language model's identifiers
   * @param from the place's first token
   * @param to its end, exclusive
   * @param sentenceStart first token of its sentence
   * @param sentenceEnd end of its sentence, exclusive
   */
  void read(int[] ids, int from, int to, int sentenceStart, int sentenceEnd) {
    int n = ContextNetwork.NEAR;
    for (int k = 1; k <= n; k++) {
      int left = from - k;
      int right = to + k - 1;
      near[k - 1] = words.numbers[left >= sentenceStart ? ids[left] : start];
      near[n + k - 1] = words.numbers[right < sentenceEnd ? ids[right] : end];
    }
    count = 0;
    for (int k = n; k < REACH && count < MOST_FAR; k++) {
      int left = from - k - 1;
      int right = to + k;
      if (left >= 0 && words.topical[ids[left]]) {
        far[count++] = words.numbers[ids[left]];
      }
      if (right < ids.length && count < MOST_FAR && words.topical[ids[right]]) {
        far[count++] = words.numbers[ids[right]];
      }
    }
  }
}
