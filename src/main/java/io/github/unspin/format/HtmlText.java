package io.github.unspin.format;

import io.github.unspin.files.InputException;
import io.github.unspin.format.ArticleFinder.Article;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/**
 * The running text of a web page: the article that {@link ArticleFinder} finds, its heading and the
 * page's title. Whitespace counts as browsers show it, references as what they stand for.
 *
 * <p>Only text counts whose place in the source jsoup knows and that, read there once more, gives
 * what jsoup read; anything else is markup, and so stays as it is.
 */
final class HtmlText {
  static final String PARAGRAPH = "\n\n";

  /** The longest block that may be looked at for removal; see LineTable. */
  private static final int LONGEST_FURNITURE = 240;

  static final Pattern SWITCH = Pattern.compile("\\s*unspin:(on|off)\\s*");

  private final String source;
  private final Article article;
  private final Set<Element> aroundBody = new HashSet<>();
  private final Removables removables;
  private final SourceMap.Builder out;
  private final List<String> placeheld = new ArrayList<>();

  // What was seen since the last text.
  private boolean isBlockDue = true;
  private int breaks;
  private int spaceStart = -1;
  private int spaceEnd;

  // The block that is open.
  private int blockStart;
  private final List<TextNode> blockNodes = new ArrayList<>();

  private HtmlText(String source, Article article) {
    this.source = source;
    this.article = article;
    aroundBody.addAll(article.body().parents());
    removables = new Removables(source, article, aroundBody);
    out = new SourceMap.Builder(source);
  }

  /**
   * Returns a page as a document.
   *
   * @param charset what the file can hold; null for everything
   * @throws InputException if the page is out of bounds
   */
  static InputDocument document(String name, String source, @Nullable Charset charset) {
    return new InputDocument(
        InputFormat.HTML,
        charset,
        read(name, source, false).out.build(),
        new HtmlEscaping(charset));
  }

  /**
   * Returns the article of a page, as plain text: its title and its paragraphs, parted by blank
   * lines.
   */
  static InputDocument extract(String name, String source) {
    HtmlText text = read(name, source, true);
    SourceMap map = text.out.build();
    return new InputDocument(
        InputFormat.TEXT,
        null,
        map.extracted(text.placeheld),
        (wanted, from, start, end) -> wanted);
  }

  private static HtmlText read(String name, String source, boolean forExtract) {
    long tags = source.chars().filter(c -> c == '<').count();
    if (tags > Limits.MAX_HTML_TAGS) {
      throw new InputException(
          name + ": has more than " + Limits.MAX_HTML_TAGS + " HTML tags; split it");
    }
    Document page =
        Parser.htmlParser()
            .setTrackPosition(true)
            .setMaxDepth(Limits.MAX_HTML_DEPTH)
            .parseInput(source, "");
    HtmlText text = new HtmlText(source, ArticleFinder.find(page));
    text.walk(page, forExtract);
    return text;
  }

  private void walk(Document page, boolean forExtract) {
    boolean isTitled = !forExtract || article.heading() == null && !hasHeadingInside();
    page.filter(
        new NodeFilter() {
          /** How many of the elements around hold text that counts. */
          private int open;

          @Override
          public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text) {
              if (open > 0) {
                addText(text);
              }
            } else if (node instanceof Comment comment) {
              addSwitch(comment.getData());
            } else if (node instanceof Element element) {
              boolean counts = counts(element, isTitled);
              if (element.normalName().equals("head")) {
                return FilterResult.CONTINUE;
              }
              if (!counts && isLeftOut(element)) {
                leave(element, open > 0);
                return FilterResult.SKIP_ENTIRELY;
              }
              border(element);
              open += counts ? 1 : 0;
            }
            return FilterResult.CONTINUE;
          }

          @Override
          public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element && !element.normalName().equals("head")) {
              isBlockDue |= HtmlElements.isBlock(element);
              open -= counts(element, isTitled) ? 1 : 0;
            }
            return FilterResult.CONTINUE;
          }
        });
    closeBlock();
  }

  private boolean counts(Element element, boolean isTitled) {
    return element.equals(article.body())
        || element.equals(article.heading())
        || article.outside().contains(element)
        || isTitled && isTitle(element);
  }

  private static boolean isTitle(Element element) {
    Element parent = element.parent();
    return element.normalName().equals("title")
        && parent != null
        && parent.normalName().equals("head");
  }

  private boolean hasHeadingInside() {
    return article.body().selectFirst("h1") != null;
  }

  private boolean isLeftOut(Element element) {
    return HtmlElements.isNoText(element)
        || HtmlElements.isPlaceheld(element)
        || HtmlElements.isSkipped(element)
        || article.furniture().contains(element)
            && !element.equals(article.body())
            && !aroundBody.contains(element);
  }

  /** Notes an element whose content does not count. */
  private void leave(Element element, boolean isInText) {
    if (isInText && HtmlElements.isPlaceheld(element) && isPlaced(element)) {
      flushSpace(element.sourceRange().startPos());
      placeheld.add(element.text());
      out.opaque(element.sourceRange().startPos(), element.endSourceRange().endPos());
    } else if (HtmlElements.isBlock(element) || HtmlElements.isNoText(element)) {
      border(element);
      isBlockDue |= !HtmlElements.isSkipped(element);
    }
  }

  private boolean isPlaced(Element element) {
    return !isBlockDue
        && breaks == 0
        && !out.isAtBlockStart()
        && Removables.isWhole(element, source)
        && element.sourceRange().startPos() >= out.sourceEnd()
        && !element.text().isBlank();
  }

  private void border(Element element) {
    if (element.normalName().equals("br")) {
      breaks++;
    } else if (HtmlElements.isBlock(element)) {
      isBlockDue = true;
    }
  }

  private void addSwitch(String comment) {
    Matcher matcher = SWITCH.matcher(comment);
    if (matcher.matches()) {
      out.off(matcher.group(1).equals("off"));
    }
  }

  private void addText(TextNode node) {
    int start = node.sourceRange().startPos();
    int end = node.sourceRange().endPos();
    if (!node.sourceRange().isTracked() || start < out.sourceEnd() || !isAsRead(node, start, end)) {
      isBlockDue |= !node.isBlank();
      return;
    }
    boolean isBlank = true;
    for (int at = start; at < end; ) {
      char c = source.charAt(at);
      if (isSpace(c)) {
        int from = at;
        while (at < end && isSpace(source.charAt(at))) {
          at++;
        }
        if (spaceStart < 0) {
          spaceStart = from;
          spaceEnd = at;
        } else if (spaceEnd == from) {
          spaceEnd = at;
        }
        continue;
      }
      open(at, isBlank ? node : null);
      isBlank = false;
      int next = at + 1;
      String decoded = null;
      if (c == '&') {
        Matcher reference = HtmlEscaping.REFERENCE.matcher(source).region(at, end);
        if (reference.lookingAt()) {
          next = reference.end();
          decoded = Parser.unescapeEntities(reference.group(), false);
        }
      } else {
        while (next < end && source.charAt(next) != '&' && !isSpace(source.charAt(next))) {
          next++;
        }
      }
      if (decoded == null) {
        out.verbatim(at, next);
      } else {
        out.decoded(at, next, decoded);
      }
      at = next;
    }
  }

  /** Gets ready for a character of text: breaks, blocks and spaces that were due. */
  private void open(int at, @Nullable TextNode first) {
    if (isBlockDue || breaks > 0) {
      spaceStart = -1;
      if (isBlockDue) {
        closeBlock();
      }
      if (!out.isAtBlockStart()) {
        String separator = isBlockDue || breaks > 1 ? PARAGRAPH : "\n";
        out.breakWith(separator, out.sourceEnd(), at);
      }
      if (isBlockDue) {
        blockStart = out.length();
        blockNodes.clear();
      }
      isBlockDue = false;
      breaks = 0;
    }
    flushSpace(at);
    if (first != null && blockNodes.size() <= Removables.MOST_NODES) {
      blockNodes.add(first);
    }
  }

  private void flushSpace(int at) {
    boolean isShown =
        spaceStart >= out.sourceEnd()
            && spaceEnd <= at
            && !out.isAtBlockStart()
            && out.last() != ' ';
    if (spaceStart >= 0 && isShown) {
      out.decoded(spaceStart, spaceEnd, " ");
    }
    spaceStart = -1;
  }

  private void closeBlock() {
    if (out.length() == blockStart) {
      return;
    }
    int[] range = {0, 0};
    if (out.length() - blockStart <= LONGEST_FURNITURE && !blockNodes.isEmpty()) {
      range = removables.of(blockNodes);
    }
    out.block(blockStart, range[0], range[1]);
    blockStart = out.length();
  }

  /** Whether the source at a text's place reads as the text. */
  private boolean isAsRead(TextNode node, int start, int end) {
    if (end > source.length() || start >= end) {
      return false;
    }
    String whole = node.getWholeText();
    int read = 0;
    Matcher references = HtmlEscaping.REFERENCE.matcher(source);
    for (int at = start; at < end; ) {
      char c = source.charAt(at);
      if (c == '&' && references.region(at, end).lookingAt()) {
        String decoded = Parser.unescapeEntities(references.group(), false);
        if (!whole.startsWith(decoded, read)) {
          return false;
        }
        read += decoded.length();
        at = references.end();
      } else {
        if (read >= whole.length() || whole.charAt(read) != c) {
          return false;
        }
        read++;
        at++;
      }
    }
    return read == whole.length();
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }
}
