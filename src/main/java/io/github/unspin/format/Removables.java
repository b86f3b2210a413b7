package io.github.unspin.format;

import io.github.unspin.format.ArticleFinder.Article;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Elements of a page that can go with the line of text that is all they hold.
 *
 * @param source the page
 * @param article what in it is the article
 * @param aroundBody the elements around the article
 */
record Removables(String source, Article article, Set<Element> aroundBody) {
  /** Elements inside of one that is removed, with their texts, at most. */
  static final int MOST_NODES = 100;

  private static final int MOST_WRAPPERS = 5;

  private static final Set<String> NEVER_REMOVED =
      Set.of(
          "img",
          "picture",
          "video",
          "audio",
          "iframe",
          "object",
          "embed",
          "form",
          "input",
          "table",
          "canvas",
          "script",
          "style",
          "noscript",
          "template",
          "select",
          "textarea",
          "button");

  /**
   * Returns the range of the source of the element that holds a block and nothing else, with the
   * line break before it; an empty one where there is none that can go.
   *
   * @param block the texts of the block that are not blank
   */
  int[] of(List<TextNode> block) {
    Element element = block.get(0).parent();
    while (element != null && !(HtmlElements.isBlock(element) && holds(element, block))) {
      element = element.parent();
    }
    if (element == null || isKept(element, block)) {
      return new int[] {0, 0};
    }
    for (int i = 0; i < MOST_WRAPPERS; i++) {
      Element parent = element.parent();
      if (parent == null || isKept(parent, block) || !holdsOnly(parent, element)) {
        break;
      }
      element = parent;
    }
    int start = element.sourceRange().startPos();
    int line = start;
    while (line > 0 && (source.charAt(line - 1) == ' ' || source.charAt(line - 1) == '\t')) {
      line--;
    }
    if (line > 0 && source.charAt(line - 1) == '\n') {
      start = line - (line > 1 && source.charAt(line - 2) == '\r' ? 2 : 1);
    }
    return new int[] {start, element.endSourceRange().endPos()};
  }

  private static boolean holds(Element element, List<TextNode> block) {
    int end = element.endSourceRange().endPos();
    return block.get(block.size() - 1).sourceRange().endPos() <= end;
  }

  private static boolean holdsOnly(Element parent, Element child) {
    for (Node node : parent.childNodes()) {
      boolean isBlank = node instanceof TextNode text && text.isBlank();
      if (!node.equals(child) && !isBlank) {
        return false;
      }
    }
    return true;
  }

  /** Whether an element may not be removed: it holds more than text, or its ends are unclear. */
  private boolean isKept(Element element, List<TextNode> block) {
    if (element.equals(article.body())
        || element.equals(article.heading())
        || aroundBody.contains(element)
        || !HtmlElements.isBlock(element)
        || element.normalName().matches("td|th|tr|tbody|title|html|body")
        || !isWhole(element, source)) {
      return true;
    }
    int nodes = 0;
    for (Node node : element.nodeStream().limit(MOST_NODES + 1L).toList()) {
      if (++nodes > MOST_NODES || isContent(node, block)) {
        return true;
      }
    }
    return false;
  }

  private boolean isContent(Node node, List<TextNode> block) {
    if (node instanceof Element inner) {
      return NEVER_REMOVED.contains(inner.normalName()) || article.furniture().contains(inner);
    }
    if (node instanceof Comment comment) {
      return HtmlText.SWITCH.matcher(comment.getData()).matches();
    }
    return node instanceof TextNode text && !text.isBlank() && !block.contains(text);
  }

  /** Whether both tags of an element stand in the source. */
  static boolean isWhole(Element element, String source) {
    int start = element.sourceRange().startPos();
    int end = element.endSourceRange().endPos();
    int endTag = element.endSourceRange().startPos();
    return element.sourceRange().isTracked()
        && element.endSourceRange().isTracked()
        && !element.sourceRange().isImplicit()
        && !element.endSourceRange().isImplicit()
        && start < endTag
        && endTag < end
        && source.regionMatches(
            true, start, "<" + element.tagName(), 0, element.tagName().length() + 1)
        && source.regionMatches(
            true, endTag, "</" + element.tagName(), 0, element.tagName().length() + 2)
        && source.charAt(end - 1) == '>';
  }
}
