package io.github.unspin.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jsoup.parser.Parser;

/**
 * What a reader sees of a page's source, range by range, so that findings can be shown in their
 * text rather than among tags. Only for looking at: it need not agree with a browser in all.
 */
public final class VisibleText {
  private static final Set<String> UNSEEN =
      Set.of("script", "style", "head", "noscript", "template", "svg", "iframe", "object");
  private static final Set<String> IN_LINE =
      Set.of(
          "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em",
          "font", "i", "img", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike",
          "strong", "sub", "sup", "time", "tt", "u", "var", "wbr");
  private static final int HEAD = 2000;

  private final String source;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private boolean[] breaks = new boolean[64];
  private int count;

  private VisibleText(String source) {
    this.source = source;
  }

  /** Returns whether a text is the source of a page. */
  public static boolean isPage(String text) {
    String head = text.substring(0, Math.min(HEAD, text.length())).toLowerCase(Locale.ROOT);
    return head.contains("<!doctype html") || head.contains("<html") || head.contains("<body");
  }

  /** Returns what is to be seen of a page. */
  public static VisibleText of(String page) {
    VisibleText text = new VisibleText(page);
    text.scan();
    return text;
  }

  private void scan() {
    boolean isBreak = false;
    int from = 0;
    int at = source.indexOf('<');
    while (at >= 0 && at + 1 < source.length()) {
      char next = source.charAt(at + 1);
      boolean isTag = next == '/' || next == '!' || next == '?' || Character.isLetter(next);
      if (!isTag) {
        at = source.indexOf('<', at + 1);
        continue;
      }
      isBreak = add(from, at, isBreak);
      int end = source.startsWith("<!--", at) ? after("-->", at + 4) : tagEnd(at);
      if (Character.isLetter(next) || next == '/') {
        String name = name(next == '/' ? at + 2 : at + 1);
        isBreak |= !IN_LINE.contains(name);
        if (next != '/' && UNSEEN.contains(name)) {
          end = closing(name, end);
        }
      }
      from = end;
      at = source.indexOf('<', end);
    }
    add(from, source.length(), isBreak);
  }

  /** Adds a range, unless it is empty, and returns whether a break is still to come. */
  private boolean add(int start, int end, boolean isBreak) {
    if (start >= end) {
      return isBreak;
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
      breaks = Arrays.copyOf(breaks, 2 * count);
    }
    starts[count] = start;
    ends[count] = end;
    breaks[count++] = isBreak;
    return false;
  }

  private String name(int start) {
    int end = start;
    while (end < source.length() && Character.isLetterOrDigit(source.charAt(end))) {
      end++;
    }
    return source.substring(start, end).toLowerCase(Locale.ROOT);
  }

  private int after(String mark, int from) {
    int found = source.indexOf(mark, from);
    return found < 0 ? source.length() : found + mark.length();
  }

  private int tagEnd(int from) {
    char quote = 0;
    for (int i = from; i < source.length(); i++) {
      char c = source.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if ((c == '"' || c == '\'') && source.charAt(i - 1) == '=') {
        quote = c;
      } else if (c == '>') {
        return i + 1;
      }
    }
    return source.length();
  }

  private int closing(String name, int from) {
    for (int at = source.indexOf("</", from); at >= 0; at = source.indexOf("</", at + 2)) {
      if (source.regionMatches(true, at + 2, name, 0, name.length())) {
        return tagEnd(at);
      }
    }
    return source.length();
  }

  /** Returns what is seen of a range of the source; blocks are parted by blank lines. */
  public String between(int from, int to) {
    StringBuilder out = new StringBuilder();
    for (int i = first(from); i < count && starts[i] < to; i++) {
      if (breaks[i] && starts[i] >= from) {
        out.append("\n\n");
      }
      String raw = source.substring(Math.max(from, starts[i]), Math.min(to, ends[i]));
      out.append(decoded(raw));
    }
    boolean isBeforeBreak = first(to) < count && starts[first(to)] >= to && breaks[first(to)];
    if (isBeforeBreak && to > from && (first(to) == 0 || ends[first(to) - 1] < to)) {
      out.append("\n\n");
    }
    return out.toString().replaceAll(" *\\n[ \\n]*\\n *", "\n\n");
  }

  /** Returns what is seen of a piece of a page; the piece itself where that is nothing. */
  public static String text(String piece) {
    if (piece.indexOf('<') < 0) {
      return decoded(piece);
    }
    String seen = of(piece).between(0, piece.length()).strip();
    return seen.isEmpty() ? piece : seen;
  }

  private static String decoded(String raw) {
    return Parser.unescapeEntities(raw.replaceAll("[ \\t\\r\\n\\f]+", " "), false);
  }

  /** Returns the first range that does not end before a place. */
  private int first(int place) {
    int found = Arrays.binarySearch(ends, 0, count, place + 1);
    return found >= 0 ? found : -found - 1;
  }
}
