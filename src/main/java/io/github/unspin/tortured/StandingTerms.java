package io.github.unspin.tortured;

import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which of some terms stand in a document as they should, in any inflection and spelling. */
final class StandingTerms {
  private final Set<Long> standing = new HashSet<>();
  private final Map<String, Long> keys = new HashMap<>();

  StandingTerms(TokenizedText text, Collection<String> terms) {
    Tokenizer tokenizer = new Tokenizer();
    FoldedWord word = new FoldedWord();
    PhraseIndex index = new PhraseIndex(terms.size());
    Map<Integer, Long> numbers = new HashMap<>();
    for (String term : terms) {
      TokenizedText phrase = tokenizer.tokenize(term);
      long key = PhraseIndex.key(phrase, word);
      keys.put(term, key);
      numbers.put(numbers.size() + 1, key);
      index.add(phrase, numbers.size(), word);
    }
    for (PhraseIndex.Match match : index.find(text)) {
      standing.add(numbers.getOrDefault(match.value(), 0L));
    }
  }

  boolean contains(String term) {
    return standing.contains(keys.getOrDefault(term, 0L));
  }
}
