package io.github.unspin.train;

import io.github.unspin.channel.CaseStyle;
import io.github.unspin.language.NgramModel;
import io.github.unspin.language.NgramState;
import io.github.unspin.language.SentenceEncoder;
import io.github.unspin.text.TokenType;
import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import java.util.Locale;

/**
 * Writes an original as it would stand inside a sentence: "City", seen in a name, as "city",
 * "monday", read from a table without capitals, as "Monday". The language model decides, with a
 * bias towards lower case, because a capital can be put back where the spun words have one.
 */
final class NaturalCase {
  private static final float CAPITAL_PENALTY = 2.1f;
  private static final float NAME_PENALTY = 3.5f;

  private final NgramModel model;
  private final SentenceEncoder encoder;
  private final Tokenizer tokenizer = new Tokenizer();

  NaturalCase(NgramModel model) {
    this.model = model;
    this.encoder = new SentenceEncoder(model);
  }

  /** Returns the phrase in its natural case. */
  String of(String phrase) {
    String greedy = wordByWord(phrase);
    if (phrase.indexOf(' ') < 0) {
      return greedy;
    }
    // a name of several words shows in the words together: "United States"
    String best = greedy;
    double score = score(greedy);
    String title = CaseStyle.TITLE.apply(phrase.toLowerCase(Locale.ROOT));
    if (!phrase.equals(greedy) && score(phrase) > score + CAPITAL_PENALTY) {
      best = phrase;
    } else if (!title.equals(greedy) && score(title) > score + NAME_PENALTY) {
      best = title;
    }
    return best;
  }

  private double score(String phrase) {
    NgramState state = new NgramState();
    model.empty(state);
    double sum = 0;
    for (int word : encoder.encodePhrase(phrase, false)) {
      NgramState next = new NgramState();
      sum += model.score(state, word, next);
      state = next;
    }
    return sum;
  }

  private String wordByWord(String phrase) {
    TokenizedText text = tokenizer.tokenize(phrase);
    StringBuilder out = new StringBuilder(phrase);
    NgramState state = new NgramState();
    model.empty(state);
    for (int i = 0; i < text.size(); i++) {
      String token = text.string(i);
      String lower = token.toLowerCase(Locale.ROOT);
      String best = token;
      if (text.type(i) == TokenType.WORD) {
        String title = Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
        float bestScore = Float.NEGATIVE_INFINITY;
        NgramState next = new NgramState();
        for (String variant : new String[] {lower, title, token, lower.toUpperCase(Locale.ROOT)}) {
          int id = model.find(variant);
          if (id < 0) {
            continue;
          }
          float score =
              model.score(state, id, next) - (variant.equals(lower) ? 0 : CAPITAL_PENALTY);
          if (score > bestScore) {
            bestScore = score;
            best = variant;
          }
        }
      }
      NgramState after = new NgramState();
      model.score(state, encoder.encode(best, text.type(i), false), after);
      state = after;
      out.replace(text.start(i), text.end(i), best);
    }
    return out.toString();
  }
}
