package io.github.unspin.restore;

import io.github.unspin.channel.CaseStyle;
import io.github.unspin.channel.Phrases;
import io.github.unspin.channel.SpellingHabit;
import io.github.unspin.detect.Fluency;
import io.github.unspin.language.NgramModel;
import io.github.unspin.language.NgramState;
import io.github.unspin.language.SentenceEncoder;
import io.github.unspin.text.Chars;
import io.github.unspin.text.TokenType;
import io.github.unspin.text.TokenizedText;
import java.util.HashMap;
import java.util.Map;

/** A document's tokens in the forms that the tables and the language model use. */
final class DocumentView {
  final TokenizedText text;

  /** Tokens in the tables' normal form. */
  final String[] normal;

  /** Tokens as the language model knows them. */
  final int[] words;

  /** Whether a token is its sentence's first word. */
  final boolean[] initial;

  /** Whether a token stands inside quotation marks. */
  final boolean[] quoted;

  /** Whether the document's apostrophes are curly ones. */
  final boolean curlyApostrophes;

  /** How the document spells, names apart. */
  final SpellingHabit spelling = new SpellingHabit();

  private final Map<String, Integer> counts = new HashMap<>();

  DocumentView(TokenizedText text, SentenceEncoder encoder) {
    this.text = text;
    curlyApostrophes = apostrophes(text.text(), '\u2019') > apostrophes(text.text(), '\'');
    int size = text.size();
    normal = new String[size];
    words = new int[size];
    initial = new boolean[size];
    quoted = new boolean[size];
    boolean inQuote = false;
    for (int s = 0; s < text.sentences(); s++) {
      boolean first = true;
      for (int i = text.sentenceStart(s); i < text.sentenceEnd(s); i++) {
        String token = text.string(i);
        TokenType type = text.type(i);
        normal[i] = Phrases.normal(token);
        boolean word = type == TokenType.WORD;
        if (word) {
          counts.merge(normal[i], 1, Integer::sum);
        }
        initial[i] = first && word;
        if (word && (initial[i] || !Character.isUpperCase(token.charAt(0)))) {
          spelling.count(normal[i]);
        }
        words[i] = encoder.encode(token, type, initial[i]);
        first &= !word;
        char c = token.charAt(0);
        if (type == TokenType.PUNCTUATION && Chars.isQuote(c) && c != '\'' && c != '\u2019') {
          inQuote = c == '"' ? !inQuote : c == '\u201C' || c == '\u2018' || c == '\u00AB';
        }
        quoted[i] = inQuote;
      }
      if (s + 1 < text.sentences() && endsParagraph(text, s)) {
        inQuote = false;
      }
    }
  }

  /** Returns a phrase with the document's apostrophes. */
  String apostrophes(String phrase) {
    return curlyApostrophes ? phrase.replace('\'', '\u2019') : phrase;
  }

  private static long apostrophes(String text, char mark) {
    long count = 0;
    for (int i = text.indexOf(mark); i >= 0; i = text.indexOf(mark, i + 1)) {
      boolean inside =
          i > 0
              && i + 1 < text.length()
              && Character.isLetter(text.charAt(i - 1))
              && Character.isLetter(text.charAt(i + 1));
      count += inside ? 1 : 0;
    }
    return count;
  }

  /** Returns how often a word in normal form stands in the document. */
  int count(String word) {
    return counts.getOrDefault(word, 0);
  }

  /** Returns whether a word is in capitals, and one beside it as well. */
  boolean isShouted(int token) {
    return isUpper(token) && (isUpper(token - 1) || isUpper(token + 1));
  }

  /** Returns whether a token is a word in capitals; there may be no such token. */
  boolean isUpper(int token) {
    return isWord(token) && CaseStyle.of(text.string(token)) == CaseStyle.UPPER;
  }

  /** Returns whether a token is a word in lower case; there may be no such token. */
  boolean isLower(int token) {
    return isWord(token) && Character.isLowerCase(text.string(token).charAt(0));
  }

  /** Returns whether a token is a word with one capital, in front; there may be no such token. */
  boolean isCapitalised(int token) {
    return isWord(token) && CaseStyle.of(text.string(token)) == CaseStyle.FIRST;
  }

  private boolean isWord(int token) {
    return token >= 0 && token < text.size() && text.isWord(token);
  }

  /** Returns how well the document's words, names apart, follow one another. */
  Fluency fluency(NgramModel model) {
    NgramState state = new NgramState();
    NgramState next = new NgramState();
    double sum = 0;
    int count = 0;
    for (int s = 0; s < text.sentences(); s++) {
      model.start(state);
      boolean after = false;
      for (int i = text.sentenceStart(s); i < text.sentenceEnd(s); i++) {
        float score = model.score(state, words[i], next);
        boolean plain =
            text.isWord(i) && !model.isUnknown(words[i]) && !FeatureExtractor.isName(this, i);
        if (plain && after) {
          sum += score - model.unigram(words[i]);
          count++;
        }
        after = plain;
        NgramState swap = state;
        state = next;
        next = swap;
      }
    }
    return count == 0 ? Fluency.UNKNOWN : new Fluency(sum / count, count);
  }

  private static boolean endsParagraph(TokenizedText text, int sentence) {
    int last = text.sentenceEnd(sentence) - 1;
    return text.text().substring(text.end(last), text.start(last + 1)).indexOf('\n') >= 0;
  }
}
