package io.github.unspin.restore;

import io.github.unspin.channel.Pair;
import io.github.unspin.channel.PairKind;
import io.github.unspin.channel.Phrases;
import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.language.NgramModel;
import io.github.unspin.text.TokenType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a reference text says of one document: which of its names may stand where the document has
 * another, and which originals are likelier for being its words.
 */
final class ReferenceEvidence {
  private static final int SHORT_WORD = 3;
  private static final int SHORT_NAME = 2;

  /** Words more frequent than this are no sign of a common topic; natural logarithm. */
  private static final float FREQUENT = -7;

  /** How much likelier a word may be with a capital and still be an ordinary word. */
  private static final float CAPITAL_SURPLUS = 2.5f;

  /** Sightings of a spun word from which on its originals are known. */
  private static final float HABIT = 40;

  // Chosen on halves of the fixtures, the other half's original as the reference.

  /** For each word put in that is the reference's. */
  private static final float WORD_BONUS = 0.8f;

  /** For each word taken out that is the reference's. */
  private static final float KEEP_BONUS = 1.6f;

  /** For each pair of neighbours that comes about or is lost. */
  private static final float NEIGHBOUR_BONUS = 1.2f;

  /** For a name of the reference, and in it for each known pair and each guess. */
  private static final float NAME_BONUS = 5;

  private static final float KNOWN_BONUS = 1;
  private static final float GUESS_PENALTY = 2;

  private final ReferenceText reference;
  private final SubstitutionTable table;
  private final NgramModel model;
  private final Map<String, String[]> tokenized = new HashMap<>();
  private final Map<String, Boolean> content = new HashMap<>();

  ReferenceEvidence(ReferenceText reference, SubstitutionTable table, NgramModel model) {
    this.reference = reference;
    this.table = table;
    this.model = model;
  }

  /** A name that may stand in the document's place, and how much speaks for it. */
  record NameCandidate(String text, float score) {}

  /** Returns the names that the tokens may have been made of. */
  List<NameCandidate> names(DocumentView view, int from, int to) {
    List<NameCandidate> out = new ArrayList<>();
    if (reference.isEmpty()
        || to - from < 2
        || !ReferenceText.isCapitalised(view.text, from)
        || !ReferenceText.isCapitalised(view.text, to - 1)) {
      return out;
    }
    String[] spun = Arrays.copyOfRange(view.normal, from, to);
    if (reference.hasName(String.join(" ", spun))) {
      return out;
    }
    boolean whole = isBorder(view, from - 1) && isBorder(view, to);
    for (ReferenceText.Name name : reference.names(to - from)) {
      float score = score(view, from, spun, name.normal(), whole && name.whole());
      if (score > 0) {
        out.add(new NameCandidate(name.text(), score));
      }
    }
    return out;
  }

  private static boolean isBorder(DocumentView view, int token) {
    return token < 0
        || token >= view.normal.length
        || view.initial[token]
        || !ReferenceText.isCapitalised(view.text, token);
  }

  /**
   * Returns how much speaks for a name in the place of another; 0 when too little.
   *
   * @param whole whether the tokens and the name are more than parts of names
   */
  private float score(
      DocumentView view, int from, String[] spun, List<String> name, boolean whole) {
    int shared = 0;
    int known = 0;
    int guesses = 0;
    for (int i = 0; i < spun.length; i++) {
      String original = name.get(i);
      boolean word = ReferenceText.isCapitalised(view.text, from + i);
      if (spun[i].equals(original)) {
        shared += word && original.length() > SHORT_WORD ? 1 : 0;
      } else if (!word || !Character.isLetter(original.charAt(0)) || isArticle(spun[i])) {
        return 0;
      } else if (isKnown(spun[i], original)) {
        known++;
      } else if (!whole || !isOrdinary(spun[i]) || reference.hasWord(spun[i])) {
        return 0;
      } else if (!isAlike(spun[i], original)) {
        if (!isOrdinary(original) || view.count(original) > 0 || isHabit(spun[i])) {
          return 0;
        }
        guesses++;
      }
    }
    boolean enough = guesses <= known || (guesses == 1 && shared >= 2);
    return shared + known > 0 && enough
        ? NAME_BONUS + KNOWN_BONUS * known - GUESS_PENALTY * guesses
        : 0;
  }

  private static boolean isArticle(String normal) {
    return normal.equals("the") || normal.equals("a") || normal.equals("an");
  }

  private boolean isKnown(String spun, String original) {
    for (Pair pair : table.find(Phrases.key(spun))) {
      if (pair.original().equalsIgnoreCase(original)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether the tables know well what stands behind a word. */
  private boolean isHabit(String spun) {
    float sightings = 0;
    for (Pair pair : table.find(Phrases.key(spun))) {
      sightings += pair.kind() == PairKind.OBSERVED ? pair.count() : 0;
    }
    return sightings >= HABIT;
  }

  /** Returns whether initials look alike, as "K" and "Ok" do. */
  private static boolean isAlike(String spun, String original) {
    return original.length() <= SHORT_NAME
        && (spun.startsWith(original) || spun.endsWith(original));
  }

  /** Returns whether a word is mostly written without a capital; spinners replace no others. */
  private boolean isOrdinary(String normal) {
    int lower = model.find(normal);
    if (lower < 0 || normal.length() < SHORT_NAME) {
      return false;
    }
    String first = normal.substring(0, 1).toUpperCase(Locale.ROOT);
    int title = model.find(first + normal.substring(1));
    return title < 0 || model.unigram(lower) > model.unigram(title) - CAPITAL_SURPLUS;
  }

  /** Returns how much the reference speaks for a replacement, or, below 0, against it. */
  float bonus(DocumentView view, int from, int to, String replacement) {
    if (reference.isEmpty()) {
      return 0;
    }
    String[] put = tokenized.computeIfAbsent(replacement, Phrases::tokens);
    List<String> spun = Arrays.asList(view.normal).subList(from, to);
    float bonus = 0;
    for (String word : put) {
      if (!spun.contains(word) && reference.hasWord(word) && isContent(word)) {
        bonus += WORD_BONUS;
      }
    }
    List<String> original = Arrays.asList(put);
    for (String word : spun) {
      if (!original.contains(word) && reference.hasWord(word) && isContent(word)) {
        bonus -= KEEP_BONUS;
      }
    }
    return bonus + NEIGHBOUR_BONUS * neighbours(view, from, to, put);
  }

  private int neighbours(DocumentView view, int from, int to, String[] put) {
    int sum = 0;
    if (from > 0 && put.length > 0 && view.text.type(from - 1) == TokenType.WORD) {
      sum += neighbours(view.normal[from - 1], put[0], view.normal[from - 1], view.normal[from]);
    }
    if (to < view.normal.length && put.length > 0 && view.text.type(to) == TokenType.WORD) {
      String last = put[put.length - 1];
      sum += neighbours(last, view.normal[to], view.normal[to - 1], view.normal[to]);
    }
    return sum;
  }

  private int neighbours(String first, String second, String spunFirst, String spunSecond) {
    if (!isContent(first) && !isContent(second) && !isContent(spunFirst)) {
      return 0;
    }
    return (reference.hasWords(first, second) ? 1 : 0)
        - (reference.hasWords(spunFirst, spunSecond) ? 1 : 0);
  }

  /** Returns whether a word tells a topic: not short and not among the most frequent. */
  private boolean isContent(String normal) {
    return content.computeIfAbsent(
        normal,
        word -> {
          int id = model.find(word);
          return word.length() > SHORT_WORD && (id < 0 || model.unigram(id) < FREQUENT);
        });
  }
}
