package io.github.unspin.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/**
 * Finds the article in a web page: the element that holds most of the page's prose, its heading,
 * and paragraphs of it that stand outside of that element.
 *
 * <p>Prose is what stands in blocks of whole sentences with few links. Inside the article, elements
 * that by their kind or name belong to the page (share bars, forms, lists of related articles) are
 * left out, but never one that holds a good part of the prose: themes put all sorts of names on the
 * elements around an article.
 */
final class ArticleFinder {
  /** Share of an element's prose that one child must hold to be the place of the article. */
  private static final double MAIN_CHILD = 0.75;

  /** Share of the page's prose above which an element is no furniture, whatever its name. */
  private static final double TOO_MUCH = 0.35;

  /** Words of prose above which an element that may be furniture is none. */
  private static final int MOST_PROSE_OF_LIKELY = 12;

  /** Words of prose in a teaser of another article, at most. */
  private static final int LONGEST_TEASER = 70;

  /** Children of an element that are looked at for such teasers. */
  private static final int MOST_CARDS = 500;

  /** Words of a line with the author or date, at most. */
  private static final int LONGEST_BYLINE = 8;

  private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0]+");
  private static final Pattern BYLINE = Pattern.compile("(?i)^by\\b|\\d");
  private static final Pattern SENTENCE = Pattern.compile("\\S+ \\S+ \\S+[.?!…][\"”’')]*(?:\\s|$)");
  private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /**
   * The article in a page.
   *
   * @param body the element whose text is the article's
   * @param heading the article's heading; null when none was found or it is inside the body
   * @param outside elements outside of the body that belong to the article
   * @param furniture elements that do not, with all that is in them
   */
  record Article(
      Element body, @Nullable Element heading, Set<Element> outside, Set<Element> furniture) {}

  private PageContents contents;
  private final Set<Element> furniture = Collections.newSetFromMap(new IdentityHashMap<>());

  private ArticleFinder(Element body) {
    contents = new PageContents(body, this::isOut);
  }

  /** Returns the article in a page; in one without prose that is all of it. */
  static Article find(Document page) {
    return new ArticleFinder(page.body()).search(page);
  }

  private Article search(Document page) {
    Element body = page.body();
    int total = contents.of(body).prose();
    markFurniture(body, total);
    markTeasers(body, total);
    contents = new PageContents(body, this::isOut);
    Element place = descend(body);
    Element heading = heading(page, body);
    Set<Element> outside = Collections.newSetFromMap(new IdentityHashMap<>());
    if (!place.equals(body)) {
      addOutside(scope(place), place, heading, outside);
    }
    boolean isInside = heading != null && (heading.equals(place) || isInside(heading, place));
    if (contents.of(place).prose() > 0) {
      markLinkLists(place);
      markAroundHeading(place, isInside ? heading : null);
    }
    return new Article(place, isInside ? null : heading, outside, furniture);
  }

  private boolean isOut(Element element) {
    return HtmlElements.isNoText(element) || furniture.contains(element);
  }

  private void markFurniture(Element body, int total) {
    body.filter(
        (node, depth) -> {
          if (node instanceof Element element && !element.equals(body)) {
            PageContents.Content content = contents.of(element);
            int prose = content.prose();
            if (HtmlElements.isFurniture(element) && prose <= TOO_MUCH * total
                || HtmlElements.isLikelyFurniture(element)
                    && prose <= MOST_PROSE_OF_LIKELY
                    && !holdsHeading(element)) {
              furniture.add(element);
              return NodeFilter.FilterResult.SKIP_CHILDREN;
            }
          }
          return NodeFilter.FilterResult.CONTINUE;
        });
  }

  /** Marks the cards of other articles, of which there are several side by side. */
  private void markTeasers(Element body, int total) {
    body.filter(
        (node, depth) -> {
          if (!(node instanceof Element element) || isOut(element)) {
            return node instanceof Element
                ? NodeFilter.FilterResult.SKIP_CHILDREN
                : NodeFilter.FilterResult.CONTINUE;
          }
          List<Element> cards = new ArrayList<>();
          int prose = 0;
          int looked = 0;
          for (Element child : element.children()) {
            if (++looked > MOST_CARDS) {
              break;
            }
            if (isTeaser(child)) {
              cards.add(child);
              PageContents.Content content = contents.of(child);
              prose += content.prose();
            }
          }
          if (cards.size() > 1 && prose <= TOO_MUCH * total) {
            furniture.addAll(cards);
          }
          return NodeFilter.FilterResult.CONTINUE;
        });
  }

  /** Marks what is nothing but links in the article. */
  private void markLinkLists(Element place) {
    place.filter(
        (node, depth) -> {
          if (node instanceof Element element && !element.equals(place)) {
            PageContents.Content content = contents.of(element);
            boolean isLinks =
                content.isLinks()
                    && HtmlElements.isBlock(element)
                    && !HtmlElements.isParagraph(element);
            if (isLinks) {
              furniture.add(element);
              return NodeFilter.FilterResult.SKIP_CHILDREN;
            }
          }
          return NodeFilter.FilterResult.CONTINUE;
        });
  }

  /**
   * Marks what stands before the article's heading, and the short lines (author, date, counters)
   * between it and the first paragraph.
   */
  private void markAroundHeading(Element place, @Nullable Element heading) {
    place.filter(
        new NodeFilter() {
          private boolean isBelow = heading == null;

          @Override
          public FilterResult head(Node node, int depth) {
            if (!(node instanceof Element element) || element.equals(place)) {
              return FilterResult.CONTINUE;
            }
            if (element.equals(heading)) {
              isBelow = true;
              return FilterResult.SKIP_CHILDREN;
            }
            PageContents.Content content = contents.of(element);
            if (content.words() == 0 || isOut(element)) {
              return FilterResult.SKIP_CHILDREN;
            }
            if (content.prose() > 0) {
              return isBelow && content.isProse() ? FilterResult.STOP : FilterResult.CONTINUE;
            }
            boolean holdsHeading = !isBelow && heading != null && isInside(heading, element);
            if (holdsHeading || !HtmlElements.isBlock(element)) {
              return FilterResult.CONTINUE;
            }
            boolean isShort =
                content.words() <= LONGEST_BYLINE
                    && !content.endsSentence()
                    && !(HtmlElements.isParagraph(element)
                        && !BYLINE.matcher(element.text()).find());
            if (heading != null && (!isBelow || isShort) && !holdsHeading(element)) {
              furniture.add(element);
              return FilterResult.SKIP_CHILDREN;
            }
            return FilterResult.CONTINUE;
          }
        });
  }

  private boolean holdsHeading(Element element) {
    PageContents.Content content = contents.of(element);
    return element.normalName().matches("h[1-6]") || content.hasHeading();
  }

  /** Goes down from the body of the page as long as one child holds most of the prose. */
  private Element descend(Element body) {
    Element at = body;
    while (true) {
      Element best = null;
      int most = 0;
      for (Element child : at.children()) {
        PageContents.Content content = contents.of(child);
        if (content.prose() > most && !furniture.contains(child)) {
          best = child;
          most = content.prose();
        }
      }
      boolean goesOn =
          best != null
              && most >= MAIN_CHILD * contents.of(at).prose()
              && HtmlElements.isBlock(best)
              && !HtmlElements.isParagraph(best)
              && !best.normalName().equals("blockquote");
      if (!goesOn || best == null) {
        return at;
      }
      at = best;
    }
  }

  /** The element around the article's place in which more of the article may stand. */
  private static Element scope(Element place) {
    Element at = place;
    for (Element up = place; up != null && !up.normalName().equals("html"); up = up.parent()) {
      at = up;
      if (up.normalName().equals("article") || up.normalName().equals("main")) {
        break;
      }
    }
    return at;
  }

  /** Adds paragraphs of prose around the place of the article, such as its lead. */
  private void addOutside(
      Element scope, Element place, @Nullable Element heading, Set<Element> outside) {
    scope.filter(
        (node, depth) -> {
          if (!(node instanceof Element element)) {
            return NodeFilter.FilterResult.CONTINUE;
          }
          if (element.equals(place)
              || element.equals(heading)
              || isOut(element)
              || isTeaser(element)) {
            return NodeFilter.FilterResult.SKIP_CHILDREN;
          }
          PageContents.Content content = contents.of(element);
          if (content.words() > 0 && isPartOfArticle(element, heading)) {
            outside.add(element);
            return NodeFilter.FilterResult.SKIP_CHILDREN;
          }
          if (content.words() == 0) {
            return NodeFilter.FilterResult.SKIP_CHILDREN;
          }
          boolean isLeaf = content.ownWords() > 0 && content.isProse();
          if (isLeaf && !isInside(place, element)) {
            outside.add(element);
            return NodeFilter.FilterResult.SKIP_CHILDREN;
          }
          return NodeFilter.FilterResult.CONTINUE;
        });
  }

  /** Whether an element is a picture's caption of a sentence, or the subtitle below the heading. */
  private static boolean isPartOfArticle(Element element, @Nullable Element heading) {
    if (element.normalName().equals("figcaption")) {
      return SENTENCE.matcher(element.text()).find();
    }
    Element above = heading == null ? null : heading.parent();
    return above != null
        && above.equals(element.parent())
        && HtmlElements.isParagraph(element)
        && HtmlElements.isSubtitle(element);
  }

  /** Whether an element shows another article: a linked heading above a little prose. */
  private boolean isTeaser(Element element) {
    PageContents.Content content = contents.of(element);
    return content.prose() <= LONGEST_TEASER
        && !HtmlElements.isParagraph(element)
        && content.hasLinkedHeading();
  }

  private static boolean isInside(Element element, Element outer) {
    for (Element at = element.parent(); at != null; at = at.parent()) {
      if (at.equals(outer)) {
        return true;
      }
    }
    return false;
  }

  /** The heading that says most of what the page's title says, else the only one of rank one. */
  private @Nullable Element heading(Document page, Element body) {
    String title = " " + letters(page.title()) + " ";
    List<Element> first = new ArrayList<>();
    Element named = null;
    int longest = 0;
    for (Element each : body.select("h1, h2, h3")) {
      if (isUnderFurniture(each) || each.text().isBlank()) {
        continue;
      }
      boolean isFirst = each.normalName().equals("h1");
      if (isFirst) {
        first.add(each);
      }
      String text = letters(each.text());
      int least = isFirst ? 2 : 3;
      if (text.length() > longest
          && (text.split(" ", -1).length >= least || title.strip().equals(text))
          && title.contains(" " + text + " ")) {
        named = each;
        longest = text.length();
      }
    }
    if (named != null) {
      return named;
    }
    return first.size() == 1 ? first.get(0) : null;
  }

  private boolean isUnderFurniture(Element element) {
    for (Element at = element; at != null; at = at.parent()) {
      if (isOut(at)) {
        return true;
      }
    }
    return false;
  }

  private static String letters(String text) {
    String plain = SPACE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
    return NOT_LETTERS.matcher(plain).replaceAll(" ").strip();
  }
}
