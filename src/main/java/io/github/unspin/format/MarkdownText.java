package io.github.unspin.format;

import java.nio.charset.Charset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * The running text of Markdown: paragraphs, headings, list items and cells of tables. Front matter,
 * code, HTML, images and the destinations of links are none of it.
 */
final class MarkdownText {
  private static final Pattern FENCE = Pattern.compile("(---|\\+\\+\\+|\\.\\.\\.)[ \\t]*\\R?");

  private static final Pattern SWITCH = Pattern.compile("<!--\\s*unspin:(on|off)\\s*-->");
  private static final Pattern INLINE_CODE =
      Pattern.compile("(?i)<(/?)(?:code|kbd|samp|tt|script|style|pre|textarea)\\b[^>]*>");
  private static final Pattern LINE_BREAK = Pattern.compile("(?i)<br\\s*/?>");
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(?:[a-z][a-z0-9+.-]*://|www\\.)\\S+|\\S+@\\S+");
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  /** Lines of front matter at most. */
  private static final int MOST_FRONT_MATTER = 1000;

  /** The longest block that may be looked at for removal; see LineTable. */
  private static final int LONGEST_FURNITURE = 240;

  private final String source;
  private final int base;
  private final SourceMap.Builder out;

  private boolean isBlockDue = true;
  private int breaks;
  private int softStart = -1;
  private int inCode;
  private int blockStart;
  private @Nullable Node block;

  private MarkdownText(String source, int base) {
    this.source = source;
    this.base = base;
    out = new SourceMap.Builder(source);
  }

  /**
   * Returns a text in Markdown as a document.
   *
   * @param charset what the file can hold; null for everything
   */
  static InputDocument document(String source, @Nullable Charset charset) {
    int base = frontMatter(source);
    Parser parser =
        Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();
    MarkdownText text = new MarkdownText(source, base);
    text.walk(parser.parse(base == 0 ? source : source.substring(base)));
    return new InputDocument(
        InputFormat.MARKDOWN, charset, text.out.build(), new MarkdownEscaping(charset));
  }

  /** Returns where the front matter ends: YAML between lines of dashes, or TOML between pluses. */
  private static int frontMatter(String source) {
    if (!source.startsWith("---") && !source.startsWith("+++")) {
      return 0;
    }
    int line = 0;
    for (int i = 0; i < MOST_FRONT_MATTER && line < source.length(); i++) {
      int end = source.indexOf('\n', line);
      end = end < 0 ? source.length() : end + 1;
      boolean isFence = FENCE.matcher(source).region(line, end).matches();
      boolean isClosing =
          isFence
              && (source.startsWith(source.substring(0, 3), line)
                  || source.startsWith("---") && source.startsWith("...", line));
      if (i == 0 ? !isFence : isClosing) {
        return i == 0 ? 0 : end;
      }
      line = end;
    }
    return 0;
  }

  /** Goes through the tree without recursion, which deep nesting would not survive. */
  private void walk(Node root) {
    Node node = root;
    while (true) {
      boolean isEntered = enter(node);
      Node next = isEntered ? node.getFirstChild() : null;
      if (next == null) {
        leave(node);
      }
      while (next == null && node != root) {
        next = node.getNext();
        if (next == null) {
          node = node.getParent();
          leave(node);
        }
      }
      if (next == null) {
        break;
      }
      node = next;
    }
    closeBlock();
  }

  private void leave(Node node) {
    isBlockDue |= node instanceof Block || node instanceof TableCell;
  }

  /** Takes a node in and returns whether its children count. */
  private boolean enter(Node node) {
    if (node instanceof HtmlBlock html) {
      isBlockDue = true;
      addSwitches(html.getLiteral());
      return false;
    }
    if (node instanceof Block || node instanceof TableCell) {
      isBlockDue = true;
      return true;
    }
    if (node instanceof Text text) {
      addText(text);
    } else if (node instanceof SoftLineBreak) {
      softStart = lineBreakBefore(node.getNext());
    } else if (node instanceof HardLineBreak) {
      breaks++;
    } else if (node instanceof Code) {
      addPlaceholder(node);
    } else if (node instanceof Image) {
      return false;
    } else if (node instanceof HtmlInline html) {
      addInline(html.getLiteral());
    } else if (node instanceof Link link && isAddress(link)) {
      addPlaceholder(node);
      return false;
    }
    return true;
  }

  private static boolean isAddress(Link link) {
    return link.getFirstChild() instanceof Text text
        && text.getNext() == null
        && ADDRESS.matcher(text.getLiteral()).matches();
  }

  private void addSwitches(String html) {
    Matcher switches = SWITCH.matcher(html);
    while (switches.find()) {
      out.off(switches.group(1).equals("off"));
    }
  }

  private void addInline(String html) {
    addSwitches(html);
    Matcher code = INLINE_CODE.matcher(html);
    if (code.matches()) {
      inCode = Math.max(0, inCode + (code.group(1).isEmpty() ? 1 : -1));
    } else if (LINE_BREAK.matcher(html).matches()) {
      breaks++;
    }
  }

  /** Returns where the line break before a node begins; -1 when that is not known. */
  private int lineBreakBefore(@Nullable Node node) {
    int at = node == null ? -1 : start(node) - 1;
    while (at >= 0 && source.charAt(at) != '\n' && source.charAt(at) != '\r') {
      at--;
    }
    return at > 0 && source.charAt(at) == '\n' && source.charAt(at - 1) == '\r' ? at - 1 : at;
  }

  private int start(Node node) {
    List<SourceSpan> spans = node.getSourceSpans();
    return spans.isEmpty() ? -1 : base + spans.get(0).getInputIndex();
  }

  private int end(Node node) {
    List<SourceSpan> spans = node.getSourceSpans();
    if (spans.isEmpty()) {
      return -1;
    }
    SourceSpan last = spans.get(spans.size() - 1);
    return base + last.getInputIndex() + last.getLength();
  }

  private void addPlaceholder(Node node) {
    int start = start(node);
    if (start >= out.sourceEnd() && end(node) > start) {
      open(start, node);
      out.opaque(start, end(node));
    }
  }

  private void addText(Text text) {
    int start = start(text);
    if (start < out.sourceEnd() || inCode > 0) {
      return;
    }
    String literal = text.getLiteral();
    int end = end(text, start, literal);
    if (end < 0) {
      isBlockDue = true; // something that is read in a way not known here stays as it is
      return;
    }
    int at = start;
    if (isBlockDue || breaks > 0) {
      while (at < end && isBlank(source.charAt(at))) {
        at++;
      }
    }
    if (at == end) {
      return;
    }
    open(at, text);
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

  /** Returns where the source of a literal ends; -1 if the source there reads differently. */
  private int end(Node node, int start, String literal) {
    int end = end(node);
    int read = 0;
    int at = start;
    while (at < end && read < literal.length()) {
      int length = unitLength(at, end);
      String unit = length == 1 ? null : unit(at, length);
      if (unit == null
          ? literal.charAt(read) != source.charAt(at)
          : !literal.startsWith(unit, read)) {
        return -1;
      }
      read += unit == null ? 1 : unit.length();
      at += length;
    }
    boolean isRest = source.substring(Math.min(at, end), Math.max(at, end)).isBlank();
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
        : org.jsoup.parser.Parser.unescapeEntities(source.substring(at, at + length), false);
  }

  private void open(int at, Node node) {
    if (isBlockDue || breaks > 0) {
      if (isBlockDue) {
        closeBlock();
      }
      if (!out.isAtBlockStart()) {
        out.breakWith(isBlockDue || breaks > 1 ? HtmlText.PARAGRAPH : "\n", out.sourceEnd(), at);
      }
      if (isBlockDue) {
        blockStart = out.length();
        block = blockOf(node);
      }
      isBlockDue = false;
      breaks = 0;
    } else if (softStart >= out.sourceEnd() && softStart < at && out.last() != ' ') {
      int end = softStart + (source.startsWith("\r\n", softStart) ? 2 : 1);
      int prefix = end; // spaces and the marks of quotations, which a joined line does without
      while (prefix < at && (isBlank(source.charAt(prefix)) || source.charAt(prefix) == '>')) {
        prefix++;
      }
      out.decoded(softStart, prefix == at ? prefix : end, " ");
    }
    softStart = -1;
  }

  private static Node blockOf(Node node) {
    Node at = node;
    while (!(at instanceof Block) && !(at instanceof TableCell)) {
      at = at.getParent();
    }
    return at;
  }

  private void closeBlock() {
    Node closed = block;
    if (closed == null || out.length() == blockStart) {
      return;
    }
    int[] range = {0, 0};
    boolean isTable = closed instanceof TableCell || closed instanceof TableBlock;
    if (out.length() - blockStart <= LONGEST_FURNITURE && !isTable) {
      range = removable(closed);
    }
    out.block(blockStart, range[0], range[1]);
    block = null;
  }

  /** Returns the lines of a block, with blank ones so that its neighbours stay as far apart. */
  private int[] removable(Node closed) {
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
    if (start(whole) < 0) {
      return new int[] {0, 0};
    }
    int start = lineStart(start(whole));
    int end = lineEnd(end(whole));
    int next = end;
    while (next < source.length() && isBlankLine(next)) {
      next = lineEnd(next);
    }
    if (next == source.length() && start > base) {
      int before = start;
      while (before > base && isBlankLine(lineStart(before - 1))) {
        before = lineStart(before - 1);
      }
      return new int[] {before, end};
    }
    boolean isGapBefore = start <= base || isBlankLine(lineStart(start - 1));
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

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
