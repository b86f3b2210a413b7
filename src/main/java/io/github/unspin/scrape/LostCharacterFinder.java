package io.github.unspin.scrape;

import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Suggestion;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds characters that a scrape left in the spelling of HTML ({@code It&#8217;s}), single bytes of
 * windows-1252 in a file that else is UTF-8, and the mark that stands for a character that got lost
 * ({@code It&#xFFFD;s}).
 */
public final class LostCharacterFinder {
  private static final double SURE = 0.98;
  private static final double LIKELY = 0.9;

  private static final Pattern PLACE =
      Pattern.compile(
          "&(?:#x?[0-9a-fA-F]{2,6}|[A-Za-z]{2,8}[0-9]{0,2});|[\\uDC80-\\uDCFF]|\\uFFFD");

  /** The references that scrapes leave; others may be meant. */
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", "\u00A0"),
          Map.entry("rsquo", "’"),
          Map.entry("lsquo", "‘"),
          Map.entry("rdquo", "”"),
          Map.entry("ldquo", "“"),
          Map.entry("ndash", "–"),
          Map.entry("mdash", "—"),
          Map.entry("hellip", "…"),
          Map.entry("bull", "•"),
          Map.entry("middot", "·"),
          Map.entry("eacute", "é"),
          Map.entry("pound", "£"),
          Map.entry("euro", "€"),
          Map.entry("copy", "©"),
          Map.entry("reg", "®"),
          Map.entry("trade", "™"),
          Map.entry("deg", "°"));

  private static final Pattern CLITIC = Pattern.compile("(?:s|t|d|m|re|ve|ll)\\b");
  private static final int LONGEST_CLITIC = 3;

  private final Charset windows1252 = Charset.forName("windows-1252");

  /** Returns the findings, sorted by place; one without a suggestion tells of a character lost. */
  public List<Finding> find(String text) {
    List<Finding> findings = new ArrayList<>();
    Matcher places = PLACE.matcher(text);
    while (places.find()) {
      int start = places.start();
      int end = places.end();
      char first = text.charAt(start);
      if (first == '&') {
        String character = isQuoted(text, start, end) ? null : reference(places.group());
        if (character != null) {
          findings.add(
              finding(text, start, end, character, SURE, "This character is spelled as in HTML."));
        }
      } else if (first != '\uFFFD') {
        String character = octet(first & 0xFF, text, start);
        findings.add(
            finding(text, start, end, character, LIKELY, "This byte is in a wrong charset."));
      } else {
        String character = isApostrophe(text, start) ? "’" : null;
        findings.add(finding(text, start, end, character, LIKELY, "A character got lost here."));
      }
    }
    return findings;
  }

  private static Finding finding(
      String text,
      int start,
      int end,
      @Nullable String character,
      double confidence,
      String message) {
    List<Suggestion> suggestions =
        character == null ? List.of() : List.of(new Suggestion(character, confidence));
    return new Finding(
        start,
        end,
        text.substring(start, end),
        FindingKind.ENCODING,
        confidence,
        character != null,
        suggestions,
        message);
  }

  /** Somebody writes about the reference itself. */
  private static boolean isQuoted(String text, int start, int end) {
    return start > 0
        && end < text.length()
        && "`'\"“‘(".indexOf(text.charAt(start - 1)) >= 0
        && "`'\"”’)".indexOf(text.charAt(end)) >= 0;
  }

  private @Nullable String reference(String reference) {
    String name = reference.substring(1, reference.length() - 1);
    if (name.charAt(0) != '#') {
      return NAMED.get(name);
    }
    boolean isHex = name.charAt(1) == 'x';
    try {
      int code = Integer.parseInt(name.substring(isHex ? 2 : 1), isHex ? 16 : 10);
      if (code >= 0x80 && code < 0xA0) {
        return octet(code, "", 0);
      }
      boolean isPrinted =
          code >= ' '
              && code != '<'
              && code != '>'
              && code != 0x7F
              && Character.isDefined(code)
              && !(code >= 0xD800 && code <= 0xDFFF);
      return isPrinted ? Character.toString(code) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Reads a byte as windows-1252, where that gives a typographic mark or a letter in a word. */
  private @Nullable String octet(int octet, String text, int at) {
    String character = new String(new byte[] {(byte) octet}, windows1252);
    if (octet < 0xA0) {
      return "‘’“”–—…•€™".contains(character) ? character : null;
    }
    boolean isInWord =
        Character.isLetter(character.charAt(0))
            && (isLetter(text, at - 1) || isLetter(text, at + 1));
    boolean isSign = "£©®°·\u00A0".contains(character);
    return isInWord || isSign ? character : null;
  }

  private static boolean isApostrophe(String text, int at) {
    int end = Math.min(text.length(), at + 1 + LONGEST_CLITIC);
    return isLetter(text, at - 1) && CLITIC.matcher(text.substring(at + 1, end)).lookingAt();
  }

  private static boolean isLetter(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetter(text.charAt(at));
  }
}
