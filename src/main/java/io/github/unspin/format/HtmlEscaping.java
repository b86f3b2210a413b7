package io.github.unspin.format;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Spells text in HTML: what would be markup, and what the file's charset lacks, as references; a
 * character that the replaced range spelled as a reference in the same way.
 */
final class HtmlEscaping implements Escaping {
  /** A character reference, by name or number; the semicolon may be missing in old pages. */
  static final Pattern REFERENCE =
      Pattern.compile("&(?:#[0-9]{1,9}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{0,31});?");

  private final @Nullable Charset charset;

  HtmlEscaping(@Nullable Charset charset) {
    this.charset = charset;
  }

  @Override
  public String spell(String text, String source, int start, int end) {
    CharsetEncoder encoder = charset == null ? null : charset.newEncoder();
    Map<String, String> spelled = references(source, start, end);
    StringBuilder out = new StringBuilder(text.length() + 8);
    text.codePoints()
        .forEach(
            c -> {
              String character = Character.toString(c);
              String known = spelled.get(character);
              if (known != null) {
                out.append(known);
              } else if (c == '&') {
                out.append("&amp;");
              } else if (c == '<') {
                out.append("&lt;");
              } else if (c == '>') {
                out.append("&gt;");
              } else if (encoder != null && !encoder.canEncode(character) && !isByte(c)) {
                out.append(String.format(Locale.ROOT, "&#%d;", c));
              } else {
                out.append(character);
              }
            });
    return out.toString();
  }

  /** Stands for a byte that is no character of the charset; see TextFile. */
  private static boolean isByte(int c) {
    return c >= 0xDC80 && c <= 0xDCFF;
  }

  private static Map<String, String> references(String source, int start, int end) {
    int first = source.indexOf('&', start);
    if (first < 0 || first >= end) {
      return Map.of();
    }
    Map<String, String> spelled = new HashMap<>();
    Matcher matcher = REFERENCE.matcher(source).region(start, end);
    while (matcher.find()) {
      String reference = matcher.group();
      if (reference.endsWith(";")) {
        spelled.putIfAbsent(Parser.unescapeEntities(reference, false), reference);
      }
    }
    return spelled;
  }
}
