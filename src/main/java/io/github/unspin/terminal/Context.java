package io.github.unspin.terminal;

import io.github.unspin.report.Edit;
import io.github.unspin.report.Finding;
import io.github.unspin.review.ReviewDocument;
import io.github.unspin.review.ReviewFinding;
import io.github.unspin.review.ReviewSession;
import io.github.unspin.review.Status;
import io.github.unspin.review.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** A finding in its sentence, and as much around that as there is room for. */
final class Context {
  /** Enough for any window; a page of text would only be wrapped and thrown away. */
  private static final int MOST_AROUND = 1200;

  private static final Pattern TAG = Pattern.compile("</?[A-Za-z!][^<>]{0,2000}>");

  private final ReviewSession session;
  private final Palette palette;
  private final AttributedStringBuilder out = new AttributedStringBuilder();
  private int findingStart;
  private int findingEnd;
  private int sentenceStart;
  private int sentenceEnd;

  Context(ReviewSession session, Palette palette) {
    this.session = session;
    this.palette = palette;
  }

  /** Returns at most so many lines, among them the finding's, and its sentence if that fits. */
  List<AttributedString> lines(
      ReviewDocument document, ReviewFinding current, int width, int height) {
    compose(document, current);
    AttributedString text = out.toAttributedString();
    List<Typesetter.Line> lines = Typesetter.wrap(text, width);
    int first = lineOf(lines, findingStart);
    int last = Math.max(first, lineOf(lines, Math.max(findingStart, findingEnd - 1)));
    int from = lineOf(lines, sentenceStart);
    int to = lineOf(lines, Math.max(sentenceStart, sentenceEnd - 1));
    if (to - from + 1 > height) {
      from = first;
      to = Math.min(last, first + height - 1);
    }
    int room = height - (to - from + 1);
    int top = Math.max(0, Math.min(from - room / 2, lines.size() - height));
    List<AttributedString> shown = new ArrayList<>();
    for (int i = top; i < Math.min(lines.size(), top + height); i++) {
      shown.add(text.subSequence(lines.get(i).from(), lines.get(i).to()));
    }
    return shown;
  }

  private static int lineOf(List<Typesetter.Line> lines, int place) {
    int at = 0;
    while (at + 1 < lines.size() && lines.get(at + 1).from() <= place) {
      at++;
    }
    return at;
  }

  private void compose(ReviewDocument document, ReviewFinding current) {
    out.setLength(0);
    String text = document.text();
    Finding finding = current.finding();
    int from = paragraphStart(text, current.sentenceStart());
    int to = paragraphEnd(text, current.sentenceEnd());
    Pieces pieces = new Pieces(text, isMarkup(document), current, from);
    for (Edit edit : session.edits(document)) {
      boolean isAround = edit.start() >= from && edit.end() <= to;
      boolean isApart = edit.end() <= finding.start() || edit.start() >= finding.end();
      boolean isOther = edit.start() != finding.start() || edit.end() != finding.end();
      if (isAround && isApart && isOther) {
        pieces.current(edit.start());
        pieces.plainTo(edit.start());
        pieces.styled(edit.replacement(), palette.fixed());
        pieces.at = edit.end();
      }
    }
    pieces.current(Integer.MAX_VALUE);
    pieces.plainTo(to);
    sentenceEnd = sentenceEnd < sentenceStart ? out.length() : sentenceEnd;
  }

  /** The text with its parts in their styles, built from the front. */
  private final class Pieces {
    private final String text;
    private final boolean isMarkup;
    private final ReviewFinding current;
    private boolean isShown;
    private int at;

    Pieces(String text, boolean isMarkup, ReviewFinding current, int from) {
      this.text = text;
      this.isMarkup = isMarkup;
      this.current = current;
      at = from;
      sentenceEnd = -1;
    }

    /** Puts the finding in question where it belongs, if it ends before a place. */
    void current(int place) {
      Finding finding = current.finding();
      if (isShown || finding.end() > place) {
        return;
      }
      plainTo(finding.start());
      isShown = true;
      Verdict verdict = session.verdict(current.id());
      String accepted = verdict.text();
      String words = accepted == null ? finding.text() : accepted;
      findingStart = out.length();
      boolean bracketed = !palette.isColored() || words.isBlank();
      if (bracketed) {
        styled("[", palette.strong());
      }
      styled(words, verdict.status() == Status.ACCEPTED ? palette.original() : palette.spun());
      if (bracketed) {
        styled("]", palette.strong());
      }
      findingEnd = out.length();
      at = Math.max(at, finding.end());
    }

    void plainTo(int to) {
      int[] borders = {current.sentenceStart(), current.sentenceEnd(), to};
      for (int border : borders) {
        int end = Math.min(border, to);
        if (end > at) {
          boolean isInside = at >= current.sentenceStart() && end <= current.sentenceEnd();
          styled(text.substring(at, end), isInside ? AttributedStyle.DEFAULT : palette.quiet());
          at = end;
        }
        mark();
      }
    }

    private void mark() {
      if (at <= current.sentenceStart()) {
        sentenceStart = out.length();
      }
      if (sentenceEnd < 0 && at >= current.sentenceEnd()) {
        sentenceEnd = out.length();
      }
    }

    void styled(String raw, AttributedStyle style) {
      String shown = Typesetter.plain(isMarkup ? TAG.matcher(raw).replaceAll(" ") : raw);
      boolean afterBlank = out.length() == 0 || out.charAt(out.length() - 1) == ' ';
      out.styled(style, afterBlank && shown.startsWith(" ") ? shown.substring(1) : shown);
    }
  }

  private static boolean isMarkup(ReviewDocument document) {
    String name = document.name().toLowerCase(Locale.ROOT);
    return name.endsWith(".html") || name.endsWith(".htm") || name.endsWith(".xhtml");
  }

  private static int paragraphStart(String text, int at) {
    int from = Math.max(0, at - MOST_AROUND);
    int gap = text.lastIndexOf("\n\n", Math.max(0, at - 1));
    int start = gap >= from ? gap + 2 : from;
    while (start > 0 && start < at && !Character.isWhitespace(text.charAt(start - 1))) {
      start++;
    }
    return Math.min(start, at);
  }

  private static int paragraphEnd(String text, int at) {
    int to = Math.min(text.length(), at + MOST_AROUND);
    int gap = text.indexOf("\n\n", at);
    return gap >= 0 && gap < to ? gap : to;
  }
}
