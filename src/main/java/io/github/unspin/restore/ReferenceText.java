package io.github.unspin.restore;

import io.github.unspin.channel.Phrases;
import io.github.unspin.files.TextFile;
import io.github.unspin.text.TokenType;
import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words, pairs of neighbouring words and names of sound texts on the event that a document is
 * about. Immutable; may be shared by threads.
 */
public final class ReferenceText {
  private static final ReferenceText NONE = new ReferenceText(List.of());
  private static final int LONGEST_NAME = 6;
  private static final Set<String> CONNECTORS = Set.of("of", "for", "and", "the", "de", "-");

  private final Set<String> words = new HashSet<>();
  private final Set<String> bigrams = new HashSet<>();
  private final Map<String, Name> names = new LinkedHashMap<>();
  private final Map<Integer, List<Name>> namesByLength = new HashMap<>();

  /**
   * A name or a part of one.
   *
   * @param text as it is written
   * @param normal its tokens in normal form
   * @param whole whether no other capitalised words stand beside it
   */
  record Name(String text, List<String> normal, boolean whole) {}

  private ReferenceText(List<String> texts) {
    Tokenizer tokenizer = new Tokenizer();
    for (String text : texts) {
      TokenizedText tokens = tokenizer.tokenize(text);
      addWords(tokens);
      addNames(tokens);
    }
    for (Name name : names.values()) {
      namesByLength.computeIfAbsent(name.normal().size(), key -> new ArrayList<>()).add(name);
    }
  }

  /** Returns a reference that says nothing. */
  public static ReferenceText none() {
    return NONE;
  }

  /** Returns the reference that texts make. */
  public static ReferenceText of(List<String> texts) {
    return texts.isEmpty() ? NONE : new ReferenceText(texts);
  }

  /**
   * Reads texts.
   *
   * @throws io.github.unspin.files.InputException if a file cannot be read
   */
  public static ReferenceText read(Collection<Path> files) {
    return of(files.stream().map(file -> TextFile.read(file.toString()).text()).toList());
  }

  private void addWords(TokenizedText tokens) {
    String before = "";
    for (int i = 0; i < tokens.size(); i++) {
      String word = Phrases.normal(tokens.string(i));
      if (tokens.type(i) == TokenType.WORD) {
        words.add(word);
        if (!before.isEmpty()) {
          bigrams.add(before + " " + word);
        }
        before = word;
      } else {
        before = "";
      }
    }
  }

  /** Adds every part, of two tokens or more, of every run of capitalised words. */
  private void addNames(TokenizedText tokens) {
    boolean[] capital = new boolean[tokens.size()];
    Set<String> inside = new HashSet<>();
    for (int s = 0; s < tokens.sentences(); s++) {
      for (int i = tokens.sentenceStart(s); i < tokens.sentenceEnd(s); i++) {
        capital[i] = isCapitalised(tokens, i);
        if (capital[i] && i > tokens.sentenceStart(s)) {
          inside.add(tokens.string(i));
        }
      }
    }
    for (int s = 0; s < tokens.sentences(); s++) {
      int end = tokens.sentenceEnd(s);
      for (int i = tokens.sentenceStart(s); i < end; i++) {
        boolean initial = i == tokens.sentenceStart(s);
        if (!capital[i] || (initial && !inside.contains(tokens.string(i)))) {
          continue;
        }
        boolean opening =
            i - 1 == tokens.sentenceStart(s) && !inside.contains(tokens.string(i - 1));
        boolean first = initial || opening || !capital[i - 1];
        for (int j = i + 1; j < Math.min(end, i + LONGEST_NAME); j++) {
          if (capital[j]) {
            addName(tokens, i, j + 1, first && (j + 1 == end || !capital[j + 1]));
          } else if (!CONNECTORS.contains(tokens.string(j))) {
            break;
          }
        }
      }
    }
  }

  private void addName(TokenizedText tokens, int from, int to, boolean whole) {
    String[] normal = new String[to - from];
    Arrays.setAll(normal, i -> Phrases.normal(tokens.string(from + i)));
    String text = tokens.string(from, to).replaceAll("\\s+", " ");
    names.merge(
        String.join(" ", normal),
        new Name(text, List.of(normal), whole),
        (known, again) -> known.whole() ? known : again);
  }

  /** Returns whether a token is a word that starts with a capital. */
  static boolean isCapitalised(TokenizedText text, int token) {
    return text.type(token) == TokenType.WORD
        && Character.isUpperCase(text.text().charAt(text.start(token)));
  }

  /** Returns whether there is no text. */
  boolean isEmpty() {
    return words.isEmpty();
  }

  /** Returns whether a word in normal form stands in a text. */
  boolean hasWord(String normal) {
    return words.contains(normal);
  }

  /** Returns whether two words in normal form stand side by side in a text. */
  boolean hasWords(String first, String second) {
    return bigrams.contains(first + " " + second);
  }

  /** Returns whether tokens in normal form, with blanks between them, are a name of a text. */
  boolean hasName(String normal) {
    return names.containsKey(normal);
  }

  /** Returns the names and parts of names that have so many tokens. */
  List<Name> names(int tokens) {
    return namesByLength.getOrDefault(tokens, List.of());
  }
}
