package io.github.unspin.web;

import io.github.unspin.web.ReaderView.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The paragraphs of a plain text or of one in Markdown. */
final class TextPieces {
  /** Not {@code \R}, which takes a carriage return and its line feed for two when it suits it. */
  private static final String BREAK = "(?>\\r\\n|\\n|\\r)";

  private static final Pattern BLANK_LINES =
      Pattern.compile(BREAK + "[ \\t]*(?:" + BREAK + "[ \\t]*)+");
  private static final Pattern LINE_BREAK = Pattern.compile(BREAK);
  private static final Pattern HEADING = Pattern.compile("(#{1,6}) .*");

  /** Lines of a text that was wrapped by an editor or mail program are about that long. */
  private static final int SHORTEST_WRAPPED = 50;

  private static final int LONGEST_WRAPPED = 100;

  private TextPieces() {}

  static List<Piece> of(String text) {
    // Where nothing is wrapped, each line is a paragraph; else blank lines part them.
    Pattern border = BLANK_LINES.matcher(text).find() ? BLANK_LINES : LINE_BREAK;
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    Matcher matcher = border.matcher(text);
    while (matcher.find()) {
      add(pieces, text, at, matcher.start());
      at = matcher.end();
    }
    int end = text.length();
    while (end > at && "\r\n".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    add(pieces, text, at, end);
    return pieces;
  }

  private static void add(List<Piece> pieces, String text, int start, int end) {
    if (start < end) {
      String words = text.substring(start, end);
      Matcher heading = HEADING.matcher(words);
      String tag = heading.matches() ? "h" + heading.group(1).length() : "p";
      pieces.add(new Piece(start, end, words, tag, true));
    }
  }

  /** Whether the lines of a paragraph end where they do only for want of width. */
  static boolean isHardWrapped(String paragraph) {
    String[] lines = LINE_BREAK.split(paragraph, -1);
    if (lines.length < 2) {
      return false;
    }
    for (int i = 0; i < lines.length - 1; i++) {
      if (lines[i].length() < SHORTEST_WRAPPED || lines[i].length() > LONGEST_WRAPPED) {
        return false;
      }
    }
    return true;
  }
}
