package io.github.unspin.train;

import io.github.unspin.language.NgramModel;
import io.github.unspin.language.NgramState;
import io.github.unspin.language.SentenceEncoder;
import io.github.unspin.text.TokenType;
import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Writes an original as it would stand inside a sentence: "City", seen in a name, as "city",
 * "monday", read from a table without capitals, as "Monday". The language model decides, with a
 * bias towards lower case, because a capital can be put back where the spun words have one.
 */
final class NaturalCase {
  private static final float CAPITAL_PENALTY = 2.1f;
  private static final int MOST_CHOICES = 16;

  private final NgramModel model;
  private final SentenceEncoder encoder;
  private final Tokenizer tokenizer = new Tokenizer();

  NaturalCase(NgramModel model) {
    this.model = model;
    this.encoder = new SentenceEncoder(model);
  }

  /** The words up to a token in one choice of capitals. */
  private record Choice(List<String> words, double score, NgramState state) {}

  /**
   * Returns the phrase in its natural case. All words are weighed together: "united" alone is
   * mostly no name, but "united states" is one.
   */
  String of(String phrase) {
    TokenizedText text = tokenizer.tokenize(phrase);
    NgramState start = new NgramState();
    model.empty(start);
    List<Choice> choices = List.of(new Choice(List.of(), 0, start));
    for (int i = 0; i < text.size(); i++) {
      List<Choice> longer = new ArrayList<>();
      for (String variant : variants(text.string(i), text.type(i))) {
        int id = encoder.encode(variant, text.type(i), false);
        boolean lower = variant.equals(variant.toLowerCase(Locale.ROOT));
        for (Choice choice : choices) {
          NgramState state = new NgramState();
          List<String> words = new ArrayList<>(choice.words());
          words.add(variant);
          double score = choice.score() + model.score(choice.state(), id, state);
          longer.add(new Choice(words, score - (lower ? 0 : CAPITAL_PENALTY), state));
        }
      }
      longer.sort(Comparator.comparingDouble(choice -> -choice.score()));
      choices = longer.subList(0, Math.min(MOST_CHOICES, longer.size()));
    }
    StringBuilder out = new StringBuilder(phrase);
    List<String> best = choices.get(0).words();
    for (int i = 0; i < best.size(); i++) { // a variant is as long as the token
      out.replace(text.start(i), text.end(i), best.get(i));
    }
    return out.toString();
  }

  /** Returns the forms of a token that the model knows, or the token alone if it knows none. */
  private Set<String> variants(String token, TokenType type) {
    Set<String> variants = new LinkedHashSet<>();
    if (type == TokenType.WORD) {
      String lower = token.toLowerCase(Locale.ROOT);
      String title = Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
      for (String form : List.of(lower, title, token, lower.toUpperCase(Locale.ROOT))) {
        if (form.length() == token.length() && model.find(form) >= 0) {
          variants.add(form);
        }
      }
    }
    return variants.isEmpty() ? Set.of(token) : variants;
  }
}
