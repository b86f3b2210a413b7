package io.github.unspin.grammar;

import io.github.unspin.report.Edit;
import io.github.unspin.report.OffsetMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the corrections that may be applied unasked.
 *
 * <p>Each kind may change its own narrow thing and nothing else, whatever the rule proposes: an
 * article, one of two equal words, the case of a letter, spaces, a doubled mark. All but the
 * article and a few doubled little words must moreover be the doing of an edit, since what stood in
 * the text before may be meant: a name, a quotation, a layout.
 */
final class SafeCorrections {
  /** An article, and the word behind it with the marks that may open it. */
  private static final Pattern ARTICLE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}'’.@/_-])([Aa]n?)[ \\u00A0]+[“‘\"']{0,2}"
              + "([$£€¥#]?[\\p{L}\\p{N}](?:[\\p{L}\\p{N}&.'’/-]*[\\p{L}\\p{N}.])?)");

  private static final Pattern SENTENCE_START =
      Pattern.compile("(?:^|[.?!:]|[\\n\\r])[\\s“‘\"'(—-]*$");

  /**
   * A sentence's end, no abbreviation's and no quotation's ("who?" asked he), and the first letter
   * of the next word.
   */
  private static final Pattern NEXT_SENTENCE =
      Pattern.compile("\\p{Ll}{3}[.?!] +[“‘\"'(]?(\\p{L})(?=\\p{L})");

  /** Words that nobody means to say twice in a row. */
  private static final Set<String> NEVER_DOUBLED =
      Set.of("of", "the", "a", "an", "and", "or", "from", "his", "their", "its", "our", "with");

  /** Words that are said twice in a row. */
  private static final Set<String> OFTEN_DOUBLED =
      Set.of(
          "had", "that", "is", "her", "do", "no", "very", "so", "in", "on", "to", "really", "bye");

  private final String original;
  private final String restored;
  private final List<Edit> edits;
  private final OffsetMap map;

  /**
   * Looks at one document.
   *
   * @param original the text before the edits
   * @param restored the text after them
   * @param edits what was changed, sorted by place, without overlap
   */
  SafeCorrections(String original, String restored, List<Edit> edits) {
    this.original = original;
    this.restored = restored;
    this.edits = edits;
    map = new OffsetMap(edits);
  }

  /**
   * Returns the corrections to apply, sorted by place, without overlap, each with one replacement.
   *
   * @param proposed what the grammar rules found, sorted by place
   */
  List<Correction> choose(List<Correction> proposed) {
    List<Correction> chosen = new ArrayList<>(articlesAtEdits());
    boolean starts = proposed.stream().anyMatch(c -> c.rule().equals(Correction.SENTENCE_START));
    Set<Integer> smallStarts = starts ? smallStarts() : Set.of();
    for (Correction correction : proposed) {
      String text = restored.substring(correction.start(), correction.end());
      String replacement = replacement(correction, text, smallStarts);
      if (replacement != null && !replacement.equals(text)) {
        chosen.add(
            new Correction(
                correction.start(),
                correction.end(),
                correction.rule(),
                List.of(replacement),
                message(correction.rule())));
      }
    }
    chosen.sort((one, other) -> Integer.compare(one.start(), other.start()));
    return withoutOverlap(chosen);
  }

  private @Nullable String replacement(
      Correction correction, String text, Set<Integer> smallStarts) {
    return switch (correction.rule()) {
      case Correction.ARTICLE -> article(correction.start());
      case Correction.REPEATED_WORD -> repeatedWord(correction, text);
      case Correction.SENTENCE_START -> sentenceStart(correction, text, smallStarts);
      case Correction.SPACES ->
          text.matches("[ \\u00A0]{2,}") && isMadeByEdit(correction) ? " " : null;
      case Correction.DOUBLE_PUNCTUATION ->
          text.matches("\\.\\.|,,|;;") && isMadeByEdit(correction) ? text.substring(1) : null;
      case Correction.SPACE_BEFORE_COMMA ->
          text.matches(" +[,.;:?!]") && isMadeByEdit(correction) ? text.strip() : null;
      default -> null;
    };
  }

  /** Articles before or inside restored words that disagree with the word behind them. */
  private List<Correction> articlesAtEdits() {
    List<Correction> found = new ArrayList<>();
    Matcher articles = ARTICLE.matcher(restored);
    for (int at = 0; articles.find(at); at = articles.end(1)) {
      int start = articles.start(1);
      int end = articles.end(1);
      String right = touchesEdit(start, articles.end(2)) ? article(start) : null;
      if (right != null && !right.equals(articles.group(1))) {
        String message = message(Correction.ARTICLE);
        found.add(new Correction(start, end, Correction.ARTICLE, List.of(right), message));
      }
    }
    return found;
  }

  /** Returns the article that should stand where one stands; null when that is not certain. */
  private @Nullable String article(int start) {
    Matcher article = ARTICLE.matcher(restored);
    if (!article.find(start) || article.start(1) != start) {
      return null;
    }
    boolean isCapital = article.group(1).charAt(0) == 'A';
    String before = restored.substring(Math.max(0, start - 12), start);
    if (isCapital && !SENTENCE_START.matcher(before).find()) {
      return null; // "Vitamin A is"
    }
    String word = article.group(2);
    Boolean isVowel = ArticleSound.startsWithVowel(word.replaceFirst("(?<=\\p{Ll})\\.$", ""));
    if (isVowel == null) {
      return null;
    }
    return (isCapital ? "A" : "a") + (isVowel ? "n" : "");
  }

  private @Nullable String repeatedWord(Correction correction, String text) {
    String[] words = text.split("[ \\u00A0]+", -1);
    if (words.length != 2 || !words[0].equalsIgnoreCase(words[1])) {
      return null;
    }
    String word = words[1];
    if (!word.equals(word.toLowerCase(Locale.ROOT))
        || !word.chars().allMatch(Character::isLetter)) {
      return null; // "Duran Duran"
    }
    boolean isSlip =
        NEVER_DOUBLED.contains(word) || isMadeByEdit(correction) && !OFTEN_DOUBLED.contains(word);
    return isSlip ? words[0] : null;
  }

  /**
   * Places where sentences begin with a restored word in lower case, as some spinners leave them,
   * in a text whose other sentences begin with capitals.
   */
  private Set<Integer> smallStarts() {
    Set<Integer> put = new HashSet<>();
    for (int i = 0; i < edits.size(); i++) {
      put.add(map.editedStart(i));
    }
    Set<Integer> small = new HashSet<>();
    int capitals = 0;
    Matcher starts = NEXT_SENTENCE.matcher(restored);
    while (starts.find()) {
      int start = starts.start(1);
      if (Character.isUpperCase(restored.charAt(start))) {
        capitals++;
      } else if (put.contains(start)) {
        small.add(start);
      }
    }
    return capitals >= small.size() ? small : Set.of();
  }

  /**
   * A sentence that began with a capital before an edit took it away, or that a spinner began in
   * lower case.
   */
  private @Nullable String sentenceStart(
      Correction correction, String text, Set<Integer> smallStarts) {
    int before = map.originalStart(correction.start());
    boolean isOdd = text.chars().anyMatch(Character::isUpperCase); // "iPhone"
    if (isOdd || text.isEmpty() || !touchesEdit(correction.start(), correction.end())) {
      return null;
    }
    boolean wasCapital =
        before < original.length() && Character.isUpperCase(original.charAt(before));
    if (!wasCapital && !smallStarts.contains(correction.start())) {
      return null;
    }
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** Whether an edit touches the place and the same did not stand there before. */
  private boolean isMadeByEdit(Correction correction) {
    if (!touchesEdit(correction.start(), correction.end())) {
      return false;
    }
    int start = map.originalStart(correction.start());
    int end = Math.max(start, map.originalEnd(correction.end()));
    String found = restored.substring(correction.start(), correction.end());
    return !original.substring(start, end).contains(found);
  }

  private boolean touchesEdit(int start, int end) {
    for (int i = 0; i < edits.size(); i++) {
      if (map.editedStart(i) <= end && start <= map.editedEnd(i)) {
        return true;
      }
    }
    return false;
  }

  private static List<Correction> withoutOverlap(List<Correction> corrections) {
    List<Correction> result = new ArrayList<>();
    int reached = -1;
    for (Correction correction : corrections) {
      if (correction.start() >= reached && correction.start() < correction.end()) {
        result.add(correction);
        reached = correction.end();
      }
    }
    return result;
  }

  private static String message(String rule) {
    return switch (rule) {
      case Correction.ARTICLE -> "The article does not go with the next word.";
      case Correction.REPEATED_WORD -> "The same word stands twice.";
      case Correction.SENTENCE_START -> "A sentence begins with a capital letter.";
      case Correction.SPACES -> "One space is enough.";
      case Correction.DOUBLE_PUNCTUATION -> "The same mark stands twice.";
      default -> "No space stands before this mark.";
    };
  }
}
