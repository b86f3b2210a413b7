package io.github.unspin.terminal;

import io.github.unspin.review.ReviewDocument;
import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names that stand in a file, for completing what is typed. */
final class Vocabulary {
  private static final int LONGEST_NAME = 4;

  private Vocabulary() {}

  static List<String> of(ReviewDocument document) {
    TokenizedText text = new Tokenizer().tokenize(document.text());
    Set<String> out = new LinkedHashSet<>();
    for (int i = 0; i < text.size(); i++) {
      for (int j = i; j < Math.min(text.size(), i + LONGEST_NAME) && isCapital(text, j); j++) {
        out.add(Typesetter.plain(text.string(i, j + 1)));
      }
    }
    return new ArrayList<>(out);
  }

  private static boolean isCapital(TokenizedText text, int token) {
    return text.isWord(token) && Character.isUpperCase(text.text().charAt(text.start(token)));
  }
}
