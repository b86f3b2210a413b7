package io.github.unspin.web;

import io.github.unspin.report.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text as a reader sees it: blocks of words with the findings in them. Whatever is not seen, such
 * as the tags of a web page, is left out, unless a finding is about it.
 */
final class ReaderView {
  private ReaderView() {}

  /**
   * A piece of a block: words, or a finding.
   *
   * @param words what is read there; empty for a finding
   * @param finding index of the finding, -1 for words
   */
  record Run(String words, int finding) {}

  /**
   * A paragraph or its like.
   *
   * @param tag {@code p}, a heading's {@code h1} to {@code h6}, {@code li}, or {@code raw} for
   *     source that no reader sees
   * @param joined whether line breaks are there only because the file's lines are short
   * @param runs what it is made of, in order
   */
  record Block(String tag, boolean joined, List<Run> runs) {}

  /**
   * A range of the source with what is read there.
   *
   * @param start first UTF-16 code unit in the source
   * @param end end, exclusive
   * @param words what is read; as long as the range where it is the same
   * @param tag the block's tag
   * @param opensBlock whether a block begins here
   */
  record Piece(int start, int end, String words, String tag, boolean opensBlock) {
    String words(int from, int to) {
      if (words.length() == end - start) {
        return words.substring(from - start, to - start);
      }
      // Spelt another way in the source: it is shown whole, by whoever shows its beginning.
      return from == start ? words : "";
    }
  }

  /**
   * Returns the blocks of a text.
   *
   * @param name the file's name, whose ending tells web pages
   * @param text the file's text
   * @param findings sorted by place
   */
  static List<Block> of(String name, String text, List<Finding> findings) {
    List<Piece> pieces = isWebPage(name, text) ? HtmlPieces.of(text) : TextPieces.of(text);
    return new Weaver(text, findings).weave(pieces);
  }

  private static boolean isWebPage(String name, String text) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".html") || lower.endsWith(".htm") || lower.endsWith(".xhtml")) {
      return true;
    }
    String head =
        text.substring(0, Math.min(200, text.length())).stripLeading().toLowerCase(Locale.ROOT);
    return head.startsWith("<!doctype html") || head.startsWith("<html");
  }

  /** Puts findings and words in one order. */
  private static final class Weaver {
    private final String text;
    private final List<Finding> findings;
    private final List<Block> blocks = new ArrayList<>();
    private List<Run> runs = new ArrayList<>();
    private String tag = "p";
    private int next;
    private int reached;

    Weaver(String text, List<Finding> findings) {
      this.text = text;
      this.findings = findings;
    }

    List<Block> weave(List<Piece> pieces) {
      for (Piece piece : pieces) {
        // A finding that reaches over the border of two blocks keeps them together.
        boolean isNew = piece.opensBlock() && piece.start() >= reached;
        unseenBefore(piece, isNew);
        if (isNew) {
          close();
          tag = piece.tag();
        }
        add(piece);
      }
      while (!runs.isEmpty() && next < findings.size() && isInsertion(findings.get(next))) {
        runs.add(new Run("", next++));
      }
      unseen(text.length() + 1);
      close();
      return blocks;
    }

    /** Shows findings that lie between the pieces, beside or before the one that comes. */
    private void unseenBefore(Piece piece, boolean isNew) {
      while (next < findings.size() && findings.get(next).end() <= piece.start()) {
        Finding finding = findings.get(next);
        if (finding.start() == piece.start()) {
          return; // an insertion right where the piece begins
        }
        if (finding.start() < finding.end() && isNew) {
          unseen(piece.start());
          return;
        }
        runs.add(new Run("", next++));
        reached = Math.max(reached, finding.end());
      }
    }

    /** Shows findings that no reader sees as blocks of their own. */
    private void unseen(int before) {
      while (next < findings.size() && findings.get(next).end() <= before) {
        close();
        tag = "raw";
        runs.add(new Run("", next));
        reached = Math.max(reached, findings.get(next++).end());
        close();
      }
    }

    private void add(Piece piece) {
      int at = Math.max(piece.start(), reached);
      while (next < findings.size() && findings.get(next).start() < piece.end()) {
        Finding finding = findings.get(next);
        if (finding.start() > at) {
          words(piece.words(at, finding.start()));
        }
        runs.add(new Run("", next++));
        reached = Math.max(reached, finding.end());
        at = Math.max(at, finding.end());
      }
      if (at < piece.end()) {
        words(piece.words(at, piece.end()));
      }
    }

    private static boolean isInsertion(Finding finding) {
      return finding.start() == finding.end();
    }

    private void words(String words) {
      int last = runs.size() - 1;
      if (words.isEmpty()) {
        return;
      } else if (last >= 0 && runs.get(last).finding() < 0) {
        runs.set(last, new Run(runs.get(last).words() + words, -1));
      } else {
        runs.add(new Run(words, -1));
      }
    }

    private void close() {
      boolean isSeen = runs.stream().anyMatch(run -> run.finding() >= 0 || !run.words().isBlank());
      if (isSeen) {
        blocks.add(new Block(tag, isJoined(), List.copyOf(runs)));
      }
      runs = new ArrayList<>();
      tag = "p";
    }

    private boolean isJoined() {
      StringBuilder all = new StringBuilder();
      for (Run run : runs) {
        all.append(run.finding() < 0 ? run.words() : findings.get(run.finding()).text());
      }
      return TextPieces.isHardWrapped(all.toString());
    }
  }
}
