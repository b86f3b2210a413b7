package io.github.unspin.text;

import java.util.Arrays;

/**
 * A text with its tokens and sentences. Tokens are numbered from 0 in the order of the text, never
 * overlap and never contain white space; what lies between them is white space. Instances are
 * immutable; the tokens are held in arrays because a document can have millions.
 */
public final class TokenizedText {
  private final String text;
  private final int[] starts;
  private final int[] ends;
  private final TokenType[] types;
  private final int[] sentenceStarts;

  TokenizedText(
      String text, int size, int[] starts, int[] ends, TokenType[] types, int[] sentenceStarts) {
    this.text = text;
    this.starts = Arrays.copyOf(starts, size);
    this.ends = Arrays.copyOf(ends, size);
    this.types = Arrays.copyOf(types, size);
    this.sentenceStarts = sentenceStarts;
  }

  /** Returns the text that was segmented. */
  public String text() {
    return text;
  }

  /** Returns the number of tokens. */
  public int size() {
    return starts.length;
  }

  /** Returns the UTF-16 offset at which a token starts. */
  public int start(int token) {
    return starts[token];
  }

  /** Returns the UTF-16 offset at which a token ends, exclusive. */
  public int end(int token) {
    return ends[token];
  }

  /** Returns the type of a token. */
  public TokenType type(int token) {
    return types[token];
  }

  /** Returns the characters of a token as they stand in the text. */
  public String string(int token) {
    return text.substring(starts[token], ends[token]);
  }

  /** Returns the text from the start of token {@code from} to the end of {@code to - 1}. */
  public String string(int from, int to) {
    return text.substring(starts[from], ends[to - 1]);
  }

  /** Returns whether white space stands before a token (or the text begins there). */
  public boolean spaceBefore(int token) {
    return token == 0 || starts[token] > ends[token - 1];
  }

  /** Returns whether a token is a word or a number. */
  public boolean isWord(int token) {
    return types[token] == TokenType.WORD || types[token] == TokenType.NUMBER;
  }

  /** Returns the number of sentences. */
  public int sentences() {
    return sentenceStarts.length;
  }

  /** Returns the first token of a sentence. */
  public int sentenceStart(int sentence) {
    return sentenceStarts[sentence];
  }

  /** Returns the token after the last one of a sentence. */
  public int sentenceEnd(int sentence) {
    return sentence + 1 < sentenceStarts.length ? sentenceStarts[sentence + 1] : starts.length;
  }

  /** Returns the number of words, as people count them: clitics belong to their word. */
  public int words() {
    int words = 0;
    for (int i = 0; i < starts.length; i++) {
      if (types[i] != TokenType.PUNCTUATION && !isClitic(i)) {
        words++;
      }
    }
    return words;
  }

  /** Returns whether a token is the second part of a contraction or a possessive ending. */
  public boolean isClitic(int token) {
    return token > 0
        && types[token] == TokenType.WORD
        && starts[token] == ends[token - 1]
        && (Chars.isApostrophe(text.charAt(starts[token]))
            || (ends[token] - starts[token] == 3
                && Chars.isApostrophe(text.charAt(starts[token] + 1))));
  }
}
