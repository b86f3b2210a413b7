package io.github.unspin.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Finds sentence boundaries between tokens. A boundary follows closing punctuation unless what
 * comes next shows that the sentence goes on; a blank line always is one, and so is a single line
 * break unless the text is wrapped at a fixed width.
 */
final class SentenceSplitter {
  /** Words that after "U.S." or an initial start a new sentence rather than go on with a name. */
  private static final Set<String> STARTERS =
      Set.of(
          "the", "a", "an", "in", "on", "at", "but", "and", "he", "she", "it", "they", "we", "this",
          "that", "these", "those", "however", "his", "her", "their", "its", "for", "if", "when",
          "while", "as", "there", "after", "before", "since", "what", "who", "you", "i", "by",
          "with", "from", "to", "some", "many", "most", "no", "not", "now", "then", "so", "yet");

  private static final Set<String> TITLES =
      Set.of(
          "mr.", "mrs.", "ms.", "dr.", "prof.", "sen.", "rep.", "gov.", "gen.", "col.", "lt.",
          "sgt.", "capt.", "maj.", "cmdr.", "adm.", "rev.", "st.", "mt.", "vs.", "messrs.", "det.",
          "supt.", "hon.", "atty.", "asst.");

  private static final int WRAPPED_LINE = 50;
  private static final int LONGEST_WRAPPED_LINE = 120;
  private static final int MOST_CLOSERS = 8;

  private SentenceSplitter() {}

  static int[] split(String text, int size, int[] starts, int[] ends, TokenType[] types) {
    int[] found = new int[16];
    int count = 0;
    boolean start = true;
    for (int i = 0; i < size; i++) {
      if (start || isBoundary(text, i, starts, ends, types)) {
        if (count == found.length) {
          found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = i;
        start = false;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private static boolean isBoundary(
      String text, int next, int[] starts, int[] ends, TokenType[] types) {
    int gap = lineBreaks(text, ends[next - 1], starts[next]);
    if (gap >= 2) {
      return true;
    }
    if (gap == 1 && !isWrapped(text, ends[next - 1], starts[next])) {
      return true;
    }
    char first = text.charAt(starts[next]);
    int last = next - 1;
    while (last > 0
        && next - last <= MOST_CLOSERS
        && types[last] == TokenType.PUNCTUATION
        && Chars.isCloser(text.charAt(starts[last]))
        && starts[last] == ends[last - 1]) {
      last--; // the full stop may stand before closing quotes and brackets
    }
    boolean closed = last != next - 1;
    boolean spaced = starts[next] > ends[next - 1];
    if (types[last] == TokenType.PUNCTUATION) {
      char mark = text.charAt(starts[last]);
      if (mark == '!' || mark == '?' || mark == '.' || mark == '\u2026') {
        if (!spaced) {
          return mark != '\u2026'
              && Character.isUpperCase(first)
              && last > 0
              && ends[last] - starts[last] == 1
              && Character.isLowerCase(text.charAt(ends[last - 1] - 1));
        }
        boolean ellipsis = mark == '\u2026' || ends[last] - starts[last] > 1;
        return canStart(first) && !(closed && Character.isLowerCase(first))
            || isNewQuote(text, starts[next], ellipsis);
      }
      return false;
    }
    if (spaced && types[last] == TokenType.WORD && text.charAt(ends[last] - 1) == '.') {
      String abbreviation = text.substring(starts[last], ends[last]).toLowerCase(Locale.ROOT);
      if (TITLES.contains(abbreviation) || !Character.isUpperCase(first)) {
        return false;
      }
      String word = text.substring(starts[next], ends[next]).toLowerCase(Locale.ROOT);
      return STARTERS.contains(word) && abbreviation.length() > 2;
    }
    return false;
  }

  private static boolean canStart(char first) {
    return Character.isUpperCase(first)
        || Character.isDigit(first)
        || Character.isTitleCase(first)
        || first == '$'
        || first == '\u00A3'
        || first == '\u20AC'
        || first == '@'
        || first == '#';
  }

  private static boolean isNewQuote(String text, int at, boolean ellipsis) {
    char first = text.charAt(at);
    if (!Chars.isOpener(first) && first != '-' && first != '\u2014' && first != '\u2022') {
      return false;
    }
    int next = at + 1;
    while (next < text.length() && Chars.isOpener(text.charAt(next))) {
      next++;
    }
    return next < text.length() && !ellipsis && !Character.isLowerCase(text.charAt(next));
  }

  private static int lineBreaks(String text, int from, int to) {
    int breaks = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '\n'
          || c == '\u2029'
          || (c == '\r' && (i + 1 == to || text.charAt(i + 1) != '\n'))) {
        breaks++;
      }
    }
    return breaks;
  }

  /** A line break inside wrapped prose: a long line before, and a word in lower case after. */
  private static boolean isWrapped(String text, int lineEnd, int next) {
    int lineStart = lineEnd;
    while (lineStart > 0 && text.charAt(lineStart - 1) != '\n') {
      lineStart--;
    }
    if (lineEnd - lineStart < WRAPPED_LINE) {
      return false;
    }
    char last = text.charAt(lineEnd - 1);
    boolean open = Character.isLetterOrDigit(last) || last == ',' || last == ';' || last == '-';
    int following = next;
    while (following < text.length() && text.charAt(following) != '\n') {
      following++;
    }
    boolean linesFit =
        lineEnd - lineStart <= LONGEST_WRAPPED_LINE && following - next <= LONGEST_WRAPPED_LINE;
    return open && linesFit && (Character.isLowerCase(text.charAt(next)) || following - next > 20);
  }
}
