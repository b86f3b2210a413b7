package io.github.unspin.format;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Spells text in Markdown: a backslash before what would be markup, a reference for what the file's
 * charset lacks.
 */
final class MarkdownEscaping implements Escaping {
  private static final String MARKUP = "\\`*[]<|~";
  private static final String MARKUP_AT_LINE_START = "#+-=>";
  private static final Pattern NUMBERED = Pattern.compile("^(\\d{1,9})(?=[.)](?:\\s|$))");
  private static final Pattern LINE_OPENING = Pattern.compile("[ \\t>]*");

  private final @Nullable Charset charset;

  MarkdownEscaping(@Nullable Charset charset) {
    this.charset = charset;
  }

  @Override
  public String spell(String text, String source, int start, int end) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    boolean isAtLineStart = isAtLineStart(source, start);
    if (isAtLineStart && !text.isEmpty() && MARKUP_AT_LINE_START.indexOf(text.charAt(0)) >= 0) {
      out.append('\\');
    }
    CharsetEncoder encoder = charset == null ? null : charset.newEncoder();
    Matcher references = HtmlEscaping.REFERENCE.matcher(text);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      String character = Character.toString(c);
      boolean isMarkup =
          MARKUP.indexOf(c) >= 0
              || c == '_' && !isInsideWord(text, i)
              || c == '&' && isReference(references.region(i, text.length()));
      boolean isStray = c >= 0xDC80 && c <= 0xDCFF;
      if (isMarkup) {
        out.append('\\').append(character);
      } else if (encoder != null && !encoder.canEncode(character) && !isStray) {
        out.append(String.format(Locale.ROOT, "&#%d;", c));
      } else {
        out.append(character);
      }
      i += character.length();
    }
    return isAtLineStart ? NUMBERED.matcher(out).replaceFirst("$1\\\\") : out.toString();
  }

  private static boolean isReference(Matcher references) {
    return references.lookingAt() && references.group().endsWith(";");
  }

  private static boolean isInsideWord(String text, int at) {
    return at > 0
        && at + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(at - 1))
        && Character.isLetterOrDigit(text.charAt(at + 1));
  }

  private static boolean isAtLineStart(String source, int start) {
    int line = start;
    while (line > 0 && source.charAt(line - 1) != '\n' && source.charAt(line - 1) != '\r') {
      line--;
      if (start - line > 100) {
        return false;
      }
    }
    return LINE_OPENING.matcher(source.substring(line, start)).matches();
  }
}
