package io.github.unspin.format;

import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** The lines on which the blocks of Markdown stand, for the removal of whole blocks. */
final class MarkdownLines {
  private final String source;
  private final MarkdownSpans spans;

  MarkdownLines(String source, MarkdownSpans spans) {
    this.source = source;
    this.spans = spans;
  }

  /** Returns the lines of a block, with blank ones so that its neighbours stay as far apart. */
  int[] removable(Node closed) {
    Node whole = closed;
    Node parent = closed.getParent();
    boolean isItem =
        closed instanceof Paragraph
            && parent instanceof ListItem
            && closed.getPrevious() == null
            && closed.getNext() == null;
    if (isItem) {
      whole = parent;
    } else if (parent instanceof ListItem && closed.getPrevious() == null) {
      return new int[] {0, 0}; // its lines hold the item's mark
    }
    if (spans.start(whole) < 0) {
      return new int[] {0, 0};
    }
    int start = lineStart(spans.start(whole));
    int end = lineEnd(spans.end(whole));
    int next = end;
    while (next < source.length() && isBlankLine(next)) {
      next = lineEnd(next);
    }
    if (next == source.length() && start > spans.base()) {
      int before = start;
      while (before > spans.base() && isBlankLine(lineStart(before - 1))) {
        before = lineStart(before - 1);
      }
      return new int[] {before, end};
    }
    boolean isGapBefore = start <= spans.base() || isBlankLine(lineStart(start - 1));
    return new int[] {start, isItem && next > end && !isGapBefore ? end : isGapBefore ? next : end};
  }

  private int lineStart(int at) {
    int start = at;
    while (start > 0 && !isLineEnd(start)) {
      start--;
    }
    return start;
  }

  /** Whether a line ends right before this place. */
  private boolean isLineEnd(int at) {
    char before = source.charAt(at - 1);
    return before == '\n' || before == '\r' && !(at < source.length() && source.charAt(at) == '\n');
  }

  private int lineEnd(int at) {
    int end = at;
    while (end < source.length()) {
      end++;
      if (isLineEnd(end)) {
        break;
      }
    }
    return end;
  }

  private boolean isBlankLine(int start) {
    return start < source.length() && source.substring(start, lineEnd(start)).isBlank();
  }
}
