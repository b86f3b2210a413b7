package io.github.unspin.format;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** What the elements of a page hold, counted in one pass over it. */
final class PageContents {
  /** Words from which on a block without a full stop, and with one, is prose. */
  private static final int WORDS_OF_PROSE = 18;

  private static final int WORDS_OF_SENTENCE = 8;

  /** Share of words in links up to which a block is prose. */
  private static final double MOST_LINKED = 0.4;

  /** Share of words in links from which on an element is a list of links. */
  private static final double ALL_LINKED = 0.8;

  private static final Pattern SENTENCE_END = Pattern.compile("[.?!…][\"”’')\\]]*\\s*$");

  private static final Content NOTHING = new Content();

  /** What an element holds, in words. */
  static final class Content {
    private int words;
    private int linked;
    private int links;
    private int prose;

    /** Words and last text right in a block, not in blocks inside it. */
    private int ownWords;

    private int ownLinked;

    /** Whether there is a heading inside, and one of the ranks of teasers that is a link. */
    private boolean hasHeading;

    private boolean hasLinkedHeading;
    private String ownEnd = "";

    int words() {
      return words;
    }

    /** Words in blocks of whole sentences with few links. */
    int prose() {
      return prose;
    }

    /** Whether the words are mostly those of several links. */
    boolean isLinks() {
      return prose == 0 && links > 1 && linked >= ALL_LINKED * words;
    }

    int ownWords() {
      return ownWords;
    }

    /** Whether the words right in the element are prose. */
    boolean isProse() {
      return ownLinked <= MOST_LINKED * ownWords
          && (ownWords >= WORDS_OF_PROSE || ownWords >= WORDS_OF_SENTENCE && endsSentence());
    }

    boolean endsSentence() {
      return SENTENCE_END.matcher(ownEnd).find();
    }

    boolean hasHeading() {
      return hasHeading;
    }

    boolean hasLinkedHeading() {
      return hasLinkedHeading;
    }
  }

  private final IdentityHashMap<Element, Content> contents = new IdentityHashMap<>();
  private final Predicate<Element> isOut;

  /**
   * Counts the words of a page.
   *
   * @param isOut elements that do not count, nor what is in them
   */
  PageContents(Element root, Predicate<Element> isOut) {
    this.isOut = isOut;
    measure(root);
  }

  /** Returns what an element holds. */
  Content of(Element element) {
    return contents.getOrDefault(element, NOTHING);
  }

  private Content content(Element element) {
    return contents.computeIfAbsent(element, e -> new Content());
  }

  /** Counts the words of an element and all in it. */
  private void measure(Element root) {
    root.filter(
        new NodeFilter() {
          private int links;
          private int headings;
          private int teaserHeadings;
          private final List<Element> blocks = new ArrayList<>(List.of(root));

          @Override
          public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text) {
              Element block = blocks.get(blocks.size() - 1);
              count(text, block, links > 0);
              if ((headings > 0 || teaserHeadings > 0) && !text.isBlank()) {
                content(block).hasHeading |= headings > 0;
                content(block).hasLinkedHeading |= teaserHeadings > 0 && links > 0;
              }
            } else if (node instanceof Element element) {
              if (isOut.test(element)) {
                return FilterResult.SKIP_ENTIRELY;
              }
              enter(element.normalName(), 1);
              if (!element.equals(root) && HtmlElements.isBlock(element)) {
                blocks.add(element);
              }
            }
            return FilterResult.CONTINUE;
          }

          private void enter(String name, int change) {
            switch (name) {
              case "a" -> links += change;
              case "h1" -> headings += change;
              case "h2" -> {
                headings += change;
                teaserHeadings += change;
              }
              case "h3", "h4" -> teaserHeadings += change;
              default -> {
                // of no account
              }
            }
          }

          @Override
          public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element && !isOut.test(element)) {
              enter(element.normalName(), -1);
              if (!element.equals(root) && HtmlElements.isBlock(element)) {
                blocks.remove(blocks.size() - 1);
              }
              close(element, element.equals(root));
            }
            return FilterResult.CONTINUE;
          }
        });
  }

  private void count(TextNode text, Element block, boolean isLinked) {
    String words = text.getWholeText().strip();
    if (words.isEmpty()) {
      return;
    }
    int count = 0;
    boolean isCounted = false; // marks alone are no words
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      isCounted &= !Character.isWhitespace(c);
      if (!isCounted && Character.isLetterOrDigit(c)) {
        count++;
        isCounted = true;
      }
    }
    Content content = content(block);
    content.ownWords += count;
    content.ownLinked += isLinked ? count : 0;
    content.links += isLinked ? 1 : 0;
    content.ownEnd = words.substring(Math.max(0, words.length() - 5));
  }

  /** Settles what an element holds, and adds it to its parent. */
  private void close(Element element, boolean isRoot) {
    Content content = contents.get(element);
    if (content == null) {
      return;
    }
    content.words += content.ownWords;
    content.linked += content.ownLinked;
    content.prose += content.isProse() ? content.ownWords : 0;
    Element parent = element.parent();
    if (!isRoot && parent != null) {
      Content above = content(parent);
      above.words += content.words;
      above.linked += content.linked;
      above.links += content.links;
      above.hasHeading |= content.hasHeading;
      above.hasLinkedHeading |= content.hasLinkedHeading;
      above.prose += content.prose;
    }
  }
}
