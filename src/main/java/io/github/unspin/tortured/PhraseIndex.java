package io.github.unspin.tortured;

import io.github.unspin.text.TokenType;
import io.github.unspin.text.TokenizedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Phrases by their folded words: a trie whose nodes are found by a hash of the words so far, so
 * that it is filled in one pass over a table. Hyphens between words count for nothing. Not
 * thread-safe while it is filled.
 */
final class PhraseIndex {
  private static final long ROOT = 0x51ED270B9D3A1C4FL;
  private static final int MOST_WORDS = 16;

  private long[] keys;
  private int[] values;
  private int size;

  /** Makes an empty index for about this many phrases. */
  PhraseIndex(int phrases) {
    int capacity = Integer.highestOneBit(Math.max(16, phrases) * 5);
    keys = new long[capacity];
    values = new int[capacity];
  }

  /** A phrase found at some tokens of a text. */
  record Match(int from, int to, int value) {}

  /**
   * Adds a phrase whose words are separated by single blanks; the first one with the same folded
   * words stays.
   *
   * @param value a number from 1
   */
  void add(CharSequence text, int start, int end, int value, FoldedWord word) {
    long key = ROOT;
    int at = start;
    while (at < end) {
      int stop = at;
      while (stop < end && text.charAt(stop) != ' ') {
        stop++;
      }
      key = word.read(text, at, stop).extend(key);
      put(key, stop == end ? value : 0);
      at = stop + 1;
    }
  }

  /** Adds a phrase as it stands in running text. */
  void add(TokenizedText phrase, int value, FoldedWord word) {
    long key = ROOT;
    long last = 0;
    for (int i = 0; i < phrase.size(); i++) {
      if (!isHyphen(phrase, i)) {
        key = word.read(phrase.text(), phrase.start(i), phrase.end(i)).extend(key);
        put(key, 0);
        last = key;
      }
    }
    if (last != 0) {
      put(last, value);
    }
  }

  /** Returns the folded words' key of a phrase. */
  static long key(TokenizedText phrase, FoldedWord word) {
    long key = ROOT;
    for (int i = 0; i < phrase.size(); i++) {
      if (!isHyphen(phrase, i)) {
        key = word.read(phrase.text(), phrase.start(i), phrase.end(i)).extend(key);
      }
    }
    return key;
  }

  private void put(long key, int value) {
    if (size * 2 > keys.length) {
      grow();
    }
    int slot = slot(key);
    if (keys[slot] == 0) {
      keys[slot] = key;
      size++;
    }
    if (values[slot] == 0) {
      values[slot] = value;
    }
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new int[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }

  private int slot(long key) {
    int slot = (int) (key >>> 17) & (keys.length - 1);
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  /** Returns the longest phrase that starts at a token, or null. */
  private @Nullable Match at(TokenizedText text, int from, FoldedWord word) {
    long key = ROOT;
    int value = 0;
    int to = 0;
    int words = 0;
    for (int i = from; i < text.size() && words < MOST_WORDS; i++) {
      if (isHyphen(text, i)) {
        if (i == from || text.spaceBefore(i)) {
          break;
        }
        continue;
      }
      if (text.type(i) == TokenType.ADDRESS || (i > from && isParagraphBreak(text, i))) {
        break;
      }
      key = word.read(text.text(), text.start(i), text.end(i)).extend(key);
      int slot = slot(key);
      if (keys[slot] == 0) {
        break;
      }
      words++;
      if (values[slot] > 0) {
        value = values[slot];
        to = i + 1;
      }
    }
    return value == 0 ? null : new Match(from, to, value);
  }

  /** Returns the longest phrases of a text, from the left, without overlap. */
  List<Match> find(TokenizedText text) {
    List<Match> out = new ArrayList<>();
    FoldedWord word = new FoldedWord();
    for (int i = 0; i < text.size(); i++) {
      Match match = at(text, i, word);
      if (match != null) {
        out.add(match);
        i = match.to() - 1;
      }
    }
    return out;
  }

  static boolean isHyphen(TokenizedText text, int token) {
    if (text.type(token) != TokenType.PUNCTUATION || text.end(token) - text.start(token) != 1) {
      return false;
    }
    char c = text.text().charAt(text.start(token));
    return c == '-' || (c >= '\u2010' && c <= '\u2013');
  }

  private static boolean isParagraphBreak(TokenizedText text, int token) {
    int lines = 0;
    for (int i = text.end(token - 1); i < text.start(token); i++) {
      lines += text.text().charAt(i) == '\n' ? 1 : 0;
    }
    return lines > 1;
  }

  @Override
  public String toString() {
    return size + " nodes in " + Arrays.stream(values).filter(v -> v > 0).count() + " phrases";
  }
}
