package io.github.unspin.format;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What the elements of a page are to a reader of its text. */
final class HtmlElements {
  /** Elements whose content is never running text and that part the text around them. */
  private static final Set<String> NOT_TEXT =
      Set.of(
          "script",
          "style",
          "template",
          "noscript",
          "iframe",
          "object",
          "embed",
          "applet",
          "textarea",
          "select",
          "button",
          "input",
          "audio",
          "video",
          "canvas",
          "pre",
          "listing",
          "plaintext",
          "xmp",
          "head",
          "datalist",
          "dialog",
          "frameset",
          "map",
          "progress",
          "meter");

  /** Elements in a line whose content is no prose, but stands for a word of it. */
  private static final Set<String> PLACEHELD = Set.of("code", "kbd", "samp", "tt", "var", "math");

  /** Pictures, which stand in a line without being part of it. */
  private static final Set<String> SKIPPED = Set.of("svg");

  private static final Set<String> ANCHOR_MARKS = Set.of("#", "¶", "§", "🔗");

  private static final Set<String> INLINE_AFTER_ALL = Set.of("ins", "del", "svg", "math");
  private static final Set<String> BLOCK_AFTER_ALL = Set.of("option", "summary", "legend", "hr");

  /** Elements that hold lines or paragraphs rather than other blocks. */
  private static final Set<String> PARAGRAPHS =
      Set.of("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "figcaption", "caption");

  /** Elements of the page around an article. */
  private static final Set<String> FURNITURE = Set.of("nav", "aside", "footer", "form", "menu");

  private static final Set<String> FURNITURE_ROLES =
      Set.of("navigation", "complementary", "contentinfo", "search", "banner", "dialog", "form");

  /**
   * Words in names of classes that always mean furniture, and those that do unless the element
   * holds prose.
   */
  private static final Set<String> SURE_NAMES =
      Set.of(
          "comments",
          "respond",
          "related",
          "relatedposts",
          "recommended",
          "recommendations",
          "newsletter",
          "cookie",
          "cookies",
          "consent",
          "gdpr",
          "breadcrumb",
          "breadcrumbs",
          "sidebar",
          "outbrain",
          "taboola",
          "sharedaddy",
          "addtoany",
          "addthis",
          "navbar",
          "pagination",
          "disqus",
          "commentlist",
          "popup",
          "modal",
          "lightbox",
          "trending",
          "sharing",
          "mailchimp",
          "jp",
          "sociallinks",
          "tagcloud",
          "postnav",
          "commentform",
          "offcanvas",
          "masthead",
          "paywall",
          "subscribe",
          "subscription",
          "signup");

  private static final Set<String> LIKELY_NAMES =
      Set.of(
          "share",
          "shares",
          "social",
          "socials",
          "ad",
          "ads",
          "advert",
          "advertisement",
          "adsbygoogle",
          "sponsor",
          "sponsored",
          "promo",
          "promotion",
          "tags",
          "tag",
          "meta",
          "byline",
          "author",
          "authorbox",
          "bio",
          "comment",
          "reply",
          "nav",
          "navigation",
          "menu",
          "footer",
          "header",
          "toolbar",
          "print",
          "login",
          "follow",
          "categories",
          "category",
          "breadcrumb",
          "widget",
          "readmore",
          "more",
          "also",
          "next",
          "prev",
          "previous",
          "buttons",
          "button",
          "banner",
          "credits",
          "credit",
          "dateline",
          "timestamp",
          "date",
          "posted",
          "rating",
          "ratings",
          "votes",
          "views",
          "counter",
          "copyright",
          "disclaimer",
          "app",
          "cta",
          "toc",
          "hashtags",
          "topics",
          "reactions",
          "readtime",
          "skip");

  private static final Pattern NAME_PARTS = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern ABOUT_AUTHOR =
      Pattern.compile(
          "(?i)author[-_]*(?:box|bio|info|card|about|desc)|about[-_]*(?:the[-_]*)?author|written-by");
  private static final Pattern SUBTITLE =
      Pattern.compile("(?i)subtitle|subhead|standfirst|\\bdeck?\\b|\\blead\\b|summary|excerpt");
  private static final Pattern HIDDEN =
      Pattern.compile("(?i)display\\s*:\\s*none|visibility\\s*:\\s*hidden");

  private HtmlElements() {}

  static boolean isBlock(Element element) {
    String name = element.normalName();
    return BLOCK_AFTER_ALL.contains(name)
        || element.tag().isBlock() && !INLINE_AFTER_ALL.contains(name);
  }

  static boolean isNoText(Element element) {
    return NOT_TEXT.contains(element.normalName()) || isHidden(element);
  }

  static boolean isPlaceheld(Element element) {
    return PLACEHELD.contains(element.normalName());
  }

  static boolean isSkipped(Element element) {
    return SKIPPED.contains(element.normalName()) || isAnchorMark(element);
  }

  static boolean isParagraph(Element element) {
    return PARAGRAPHS.contains(element.normalName());
  }

  private static boolean isHidden(Element element) {
    return element.attributesSize() > 0
        && (element.hasAttr("hidden") || HIDDEN.matcher(element.attr("style")).find());
  }

  /** Whether an element by its kind belongs to the page and not to the article. */
  static boolean isFurniture(Element element) {
    if (FURNITURE.contains(element.normalName())
        || FURNITURE_ROLES.contains(element.attr("role").toLowerCase(Locale.ROOT))) {
      return true;
    }
    return names(element).stream().anyMatch(SURE_NAMES::contains)
        || element.attributesSize() > 0 && ABOUT_AUTHOR.matcher(element.attr("class")).find();
  }

  /** Whether an element by its name belongs to an article's heading. */
  static boolean isSubtitle(Element element) {
    return element.attributesSize() > 0 && SUBTITLE.matcher(element.attr("class")).find();
  }

  /** Whether an element is the link to itself that headings have, a lone mark. */
  static boolean isAnchorMark(Element element) {
    return element.normalName().equals("a")
        && element.childNodeSize() == 1
        && ANCHOR_MARKS.contains(element.ownText());
  }

  /** Whether an element may belong to the page, by its name only. */
  static boolean isLikelyFurniture(Element element) {
    return names(element).stream().anyMatch(LIKELY_NAMES::contains);
  }

  private static Set<String> names(Element element) {
    if (element.attributesSize() == 0) {
      return Set.of();
    }
    String all = element.attr("class") + " " + element.attr("id");
    if (all.isBlank() || all.length() > 1000) {
      return Set.of();
    }
    Set<String> names = new HashSet<>();
    for (String part : List.of(NAME_PARTS.split(all, -1))) {
      names.add(part.toLowerCase(Locale.ROOT));
    }
    return names;
  }
}
