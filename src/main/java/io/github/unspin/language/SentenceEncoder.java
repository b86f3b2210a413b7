package io.github.unspin.language;

import io.github.unspin.text.TokenType;
import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Turns tokens into the model's word identifiers. The first word of a sentence is taken in the case
 * that it has inside sentences ("Within" as "within", "Moscow" as it is), so that the model's
 * counts serve both places.
 *
 * <p>Keeps a cache of forms, so one encoder serves one thread and is best used for one document.
 */
public final class SentenceEncoder {
  private final NgramModel model;
  private final Map<String, Integer> cache = new HashMap<>();
  private final Tokenizer tokenizer = new Tokenizer();

  /** Makes an encoder for a model. */
  public SentenceEncoder(NgramModel model) {
    this.model = model;
  }

  /**
   * Returns the identifier of a token.
   *
   * @param initial whether the token is its sentence's first word
   */
  public int encode(String token, TokenType type, boolean initial) {
    String form = WordForms.of(token, type);
    if (initial && type == TokenType.WORD && Character.isUpperCase(form.charAt(0))) {
      return initial(form);
    }
    return id(form);
  }

  /**
   * Returns the identifiers of the tokens of a text, which is taken as the inside of a sentence.
   */
  public int[] encodePhrase(String phrase, boolean initial) {
    TokenizedText tokens = tokenizer.tokenize(phrase);
    int[] ids = new int[tokens.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = encode(tokens.string(i), tokens.type(i), initial && i == 0);
    }
    return ids;
  }

  private int id(String form) {
    Integer known = cache.get(form);
    if (known == null) {
      known = model.vocabulary().id(form);
      cache.put(form, known);
    }
    return known;
  }

  private int initial(String form) {
    String key = "^" + form;
    Integer known = cache.get(key);
    if (known == null) {
      Vocabulary words = model.vocabulary();
      int lower = words.find(form.toLowerCase(Locale.ROOT));
      int cased = words.find(form);
      boolean takeLower = lower >= 0 && (cased < 0 || model.unigram(lower) >= model.unigram(cased));
      known = takeLower ? lower : words.id(form);
      cache.put(key, known);
    }
    return known;
  }
}
