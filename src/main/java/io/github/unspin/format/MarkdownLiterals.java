package io.github.unspin.format;

import java.util.regex.Matcher;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;

/**
 * How the source of Markdown spells text: characters that stand for themselves, characters after a
 * backslash, and references such as {@code &amp;}.
 */
final class MarkdownLiterals {
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  private final String source;

  MarkdownLiterals(String source) {
    this.source = source;
  }

  /**
   * Returns where the source of a literal ends; -1 if the source there reads differently.
   *
   * @param limit where it ends at the latest
   */
  int end(int start, int limit, String literal) {
    int read = 0;
    int at = start;
    while (at < limit && read < literal.length()) {
      int length = unitLength(at, limit);
      String unit = length == 1 ? null : unit(at, length);
      if (unit == null
          ? literal.charAt(read) != source.charAt(at)
          : !literal.startsWith(unit, read)) {
        return -1;
      }
      read += unit == null ? 1 : unit.length();
      at += length;
    }
    boolean isRest = source.substring(Math.min(at, limit), Math.max(at, limit)).isBlank();
    return read == literal.length() && isRest ? at : -1;
  }

  private boolean isUnitStart(int at) {
    return source.charAt(at) == '\\' || source.charAt(at) == '&';
  }

  /** Returns how many characters of the source stand for one of the text, or for a few. */
  private int unitLength(int at, int end) {
    char c = source.charAt(at);
    if (c == '\\' && at + 1 < end && PUNCTUATION.indexOf(source.charAt(at + 1)) >= 0) {
      return 2;
    }
    if (c == '&') {
      Matcher reference = HtmlEscaping.REFERENCE.matcher(source).region(at, end);
      if (reference.lookingAt() && reference.group().endsWith(";") && isKnown(reference.group())) {
        return reference.end() - at;
      }
    }
    return 1;
  }

  private static boolean isKnown(String reference) {
    return reference.charAt(1) == '#'
        || Entities.isNamedEntity(reference.substring(1, reference.length() - 1));
  }

  private String unit(int at, int length) {
    return source.charAt(at) == '\\'
        ? source.substring(at + 1, at + length)
        : Parser.unescapeEntities(source.substring(at, at + length), false);
  }

  /** Adds the text that a stretch of the source spells. */
  void copy(int start, int end, SourceMap.Builder out) {
    int at = start;
    while (at < end) {
      int length = unitLength(at, end);
      if (length == 1) {
        int next = at + 1;
        while (next < end && unitLength(next, end) == 1 && !isUnitStart(next)) {
          next++;
        }
        out.verbatim(at, next);
        at = next;
      } else {
        out.decoded(at, at + length, unit(at, length));
        at += length;
      }
    }
  }
}
