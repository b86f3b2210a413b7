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
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The running text of Markdown: paragraphs, headings, list items and cells of tables. Front matter,
 * code, HTML, images and the destinations of links are none of it.
 */
final class MarkdownText {
  private static final Pattern SWITCH = Pattern.compile("<!--\\s*unspin:(on|off)\\s*-->");
  private static final Pattern INLINE_CODE =
      Pattern.compile("(?i)<(/?)(?:code|kbd|samp|tt|script|style|pre|textarea)\\b[^>]*>");
  private static final Pattern LINE_BREAK = Pattern.compile("(?i)<br\\s*/?>");
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(?:[a-z][a-z0-9+.-]*://|www\\.)\\S+|\\S+@\\S+");

  /** The longest block that may be looked at for removal; see LineTable. */
  private static final int LONGEST_FURNITURE = 240;

  private final String source;
  private final SourceMap.Builder out;
  private final MarkdownSpans spans;
  private final MarkdownLiterals literals;
  private final MarkdownLines lines;

  private boolean isBlockDue = true;
  private int breaks;
  private int softStart = -1;
  private int inCode;
  private int blockStart;
  private @Nullable Node block;

  private MarkdownText(String source, int base) {
    this.source = source;
    out = new SourceMap.Builder(source);
    spans = new MarkdownSpans(base);
    literals = new MarkdownLiterals(source);
    lines = new MarkdownLines(source, spans);
  }

  /**
   * Returns a text in Markdown as a document.
   *
   * @param charset what the file can hold; null for everything
   */
  static InputDocument document(String source, @Nullable Charset charset) {
    int base = FrontMatter.end(source);
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
    int at = node == null ? -1 : spans.start(node) - 1;
    while (at >= 0 && source.charAt(at) != '\n' && source.charAt(at) != '\r') {
      at--;
    }
    return at > 0 && source.charAt(at) == '\n' && source.charAt(at - 1) == '\r' ? at - 1 : at;
  }

  private void addPlaceholder(Node node) {
    int start = spans.start(node);
    if (start >= out.sourceEnd() && spans.end(node) > start) {
      open(start, node);
      out.opaque(start, spans.end(node));
    }
  }

  private void addText(Text text) {
    int start = spans.start(text);
    if (start < out.sourceEnd() || inCode > 0) {
      return;
    }
    int end = literals.end(start, spans.end(text), text.getLiteral());
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
    literals.copy(at, end, out);
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
      range = lines.removable(closed);
    }
    out.block(blockStart, range[0], range[1]);
    block = null;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
