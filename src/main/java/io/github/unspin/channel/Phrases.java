package io.github.unspin.channel;

import io.github.unspin.text.Chars;
import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Phrases as the tables know them: tokens in lower case with straight apostrophes. */
public final class Phrases {
  /** Most tokens that a spun or original phrase of a table may have. */
  public static final int MAX_TOKENS = 8;

  private static final Tokenizer TOKENIZER = new Tokenizer();

  private Phrases() {}

  /** Returns a token in the form in which phrases are compared. */
  public static String normal(String token) {
    String lower = token.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c > 127 && Chars.isApostrophe(c)) {
        lower = lower.replace(c, '\'');
      }
    }
    return lower;
  }

  /** Returns a phrase with straight apostrophes, as the tables hold originals. */
  public static String straight(String phrase) {
    return phrase.replace('\u2019', '\'').replace('\u02BC', '\'');
  }

  /** Returns the tokens of a phrase, each in normal form. */
  public static String[] tokens(String phrase) {
    return isWords(phrase) ? words(phrase) : tokenized(phrase);
  }

  /** Most phrases of the tables are letters and single blanks, which need no tokenizer. */
  private static boolean isWords(String phrase) {
    char before = ' ';
    for (int i = 0; i < phrase.length(); i++) {
      char c = phrase.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && (c != ' ' || before == ' ')) {
        return false;
      }
      before = c;
    }
    return before != ' ';
  }

  private static String[] words(String phrase) {
    String lower = phrase.toLowerCase(Locale.ROOT);
    int count = 1;
    for (int i = lower.indexOf(' '); i >= 0; i = lower.indexOf(' ', i + 1)) {
      count++;
    }
    String[] out = new String[count];
    int from = 0;
    for (int w = 0; w < count; w++) {
      int to = lower.indexOf(' ', from);
      out[w] = lower.substring(from, to < 0 ? lower.length() : to);
      from = to + 1;
    }
    return out;
  }

  /** Returns the same by the tokenizer. */
  static String[] tokenized(String phrase) {
    TokenizedText text = TOKENIZER.tokenize(phrase);
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < text.size(); i++) {
      String token = normal(text.string(i));
      boolean parted = i > 0 && !text.spaceBefore(i) && tokens.get(tokens.size() - 1).equals("'");
      if (parted && Tokenizer.isClitic(token)) {
        tokens.set(tokens.size() - 1, "'" + token); // "you 'll": a clitic without its word
      } else {
        tokens.add(token);
      }
    }
    return tokens.toArray(String[]::new);
  }

  /** Returns the key of an empty phrase, to be extended token by token. */
  public static long emptyKey() {
    return 0x51ED270B9D3A1C4FL;
  }

  /** Returns the key of a phrase with one more token; the token is in normal form. */
  public static long extend(long key, String token) {
    long hash = key * 0x9E3779B97F4A7C15L + token.length();
    for (int i = 0; i < token.length(); i++) {
      hash = (hash ^ token.charAt(i)) * 0xBF58476D1CE4E5B9L;
      hash ^= hash >>> 31;
    }
    return hash ^ (hash >>> 29);
  }

  /** Returns the key of a whole phrase. */
  public static long key(String... tokens) {
    long key = emptyKey();
    for (String token : tokens) {
      key = extend(key, token);
    }
    return key;
  }
}
