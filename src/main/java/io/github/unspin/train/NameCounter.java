package io.github.unspin.train;

import io.github.unspin.channel.Pair;
import io.github.unspin.channel.Phrases;
import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.language.NgramModel;
import io.github.unspin.text.TokenType;
import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Counts names of several words in sound text: runs of capitalised words, which "of", "the", "and",
 * "for" and "&amp;" may join, that hold a word which spinners replace. "In" and "on" join none:
 * mostly they begin a place or a day ("the White House on Tuesday").
 */
public final class NameCounter {
  private static final int LONGEST = 6;
  private static final Set<String> JOINTS = Set.of("of", "the", "and", "for", "&");

  private final NgramModel model;
  private final Set<String> replaceable = new HashSet<>();
  private final Map<String, int[]> counts = new HashMap<>();
  private final Tokenizer tokenizer = new Tokenizer();

  /**
   * @param model tells whether a sentence's first word is a name
   * @param table tells which words spinners replace
   */
  public NameCounter(NgramModel model, SubstitutionTable table) {
    this.model = model;
    for (Pair pair : table.pairs()) {
      if (pair.count() >= 2) {
        replaceable.add(String.join(" ", Phrases.tokens(pair.original())));
      }
    }
  }

  /**
   * A name and how often it stood in the text.
   *
   * @param name as it is written, one blank between words
   */
  public record Name(String name, int count) {}

  /** Counts the names of a text of one paragraph a line. */
  public void read(BufferedReader text) throws IOException {
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      TokenizedText tokens = tokenizer.tokenize(line);
      for (int s = 0; s < tokens.sentences(); s++) {
        sentence(tokens, tokens.sentenceStart(s), tokens.sentenceEnd(s));
      }
    }
  }

  private void sentence(TokenizedText text, int start, int end) {
    for (int i = start; i < end; ) {
      if (!isCapitalised(text, i) || (i == start && isCommon(text.string(i)))) {
        i++;
        continue;
      }
      int last = i;
      int at = i + 1;
      while (at < end && at - i < LONGEST + 2) {
        if (isCapitalised(text, at)) {
          last = at++;
        } else if (JOINTS.contains(text.string(at)) && at + 1 < end) {
          at++;
        } else {
          break;
        }
      }
      int length = last + 1 - i;
      if (length >= 2 && length <= LONGEST) {
        count(text, i, last + 1);
      }
      i = last + 1;
    }
  }

  private void count(TokenizedText text, int from, int to) {
    boolean usable = false;
    boolean shouted = true;
    StringBuilder name = new StringBuilder();
    for (int i = from; i < to; i++) {
      String token = text.string(i);
      usable |= replaceable.contains(Phrases.normal(token));
      shouted &= token.equals(token.toUpperCase(Locale.ROOT));
      if (i > from && text.spaceBefore(i)) {
        name.append(' ');
      }
      name.append(token);
    }
    if (usable && !shouted) {
      counts.computeIfAbsent(name.toString(), n -> new int[1])[0]++;
    }
  }

  private static boolean isCapitalised(TokenizedText text, int token) {
    return text.type(token) == TokenType.WORD
        && Character.isUpperCase(text.text().charAt(text.start(token)))
        && text.end(token) - text.start(token) > 1;
  }

  private boolean isCommon(String word) {
    int lower = model.find(word.toLowerCase(Locale.ROOT));
    int cased = model.find(word);
    return lower >= 0 && (cased < 0 || model.unigram(lower) > model.unigram(cased));
  }

  /**
   * Returns the names, the commonest first.
   *
   * @param least names seen less often are left out
   * @param most number of names at the most
   */
  public List<Name> names(int least, int most) {
    List<Name> out = new ArrayList<>();
    counts.forEach(
        (name, count) -> {
          if (count[0] >= least) {
            out.add(new Name(name, count[0]));
          }
        });
    out.sort(Comparator.comparingInt((Name n) -> -n.count()).thenComparing(Name::name));
    return List.copyOf(out.subList(0, Math.min(most, out.size())));
  }
}
