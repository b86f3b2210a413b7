package io.github.unspin.web;

import io.github.unspin.web.ReaderView.Piece;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/** The words of a web page, with their places in its source. */
final class HtmlPieces {
  private static final Set<String> UNSEEN =
      Set.of("script", "style", "noscript", "template", "svg", "iframe", "object", "textarea");

  private static final Comparator<Piece> BY_PLACE = Comparator.comparingInt(Piece::start);

  private HtmlPieces() {}

  static List<Piece> of(String source) {
    Parser parser = Parser.htmlParser().setTrackPosition(true);
    Document page = parser.parseInput(source, "");
    Collector collector = new Collector(source);
    page.traverse(collector);
    // Words in a broken table come out of order, and some parsers' repairs twice.
    collector.pieces.sort(BY_PLACE);
    List<Piece> ordered = new ArrayList<>();
    int reached = 0;
    for (Piece piece : collector.pieces) {
      if (piece.start() >= reached) {
        ordered.add(piece);
        reached = piece.end();
      }
    }
    return ordered;
  }

  private static final class Collector implements NodeVisitor {
    private final String source;
    private final List<Piece> pieces = new ArrayList<>();
    private boolean isNewBlock = true;
    private int unseen;

    Collector(String source) {
      this.source = source;
    }

    @Override
    public void head(Node node, int depth) {
      if (node instanceof Element element) {
        unseen += isUnseen(element) ? 1 : 0;
        isNewBlock |= isBorder(element);
      } else if (node instanceof TextNode text && unseen == 0) {
        Range range = text.sourceRange();
        int start = range.isTracked() ? range.startPos() : -1;
        int end = range.isTracked() ? range.endPos() : -1;
        if (start < 0 || end > source.length() || start >= end) {
          return;
        }
        String words = text.getWholeText();
        if (words.isBlank() && isNewBlock) {
          return;
        }
        pieces.add(new Piece(start, end, words, tag(text), isNewBlock));
        isNewBlock = false;
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        unseen -= isUnseen(element) ? 1 : 0;
        isNewBlock |= isBorder(element);
      }
    }

    private static boolean isUnseen(Element element) {
      return UNSEEN.contains(element.normalName());
    }

    private static boolean isBorder(Element element) {
      return element.isBlock() || element.normalName().equals("br");
    }

    private static String tag(TextNode text) {
      for (Node up = text.parent(); up instanceof Element element; up = up.parent()) {
        String name = element.normalName();
        if (name.matches("h[1-6]|li|p")) {
          return name;
        }
        if (name.equals("title")) {
          return "h1";
        }
      }
      return "p";
    }
  }
}
