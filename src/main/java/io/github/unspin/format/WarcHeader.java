package io.github.unspin.format;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header of a WARC record or of an HTTP message, as bytes, whose fields can be changed while
 * all others stay as they are.
 *
 * @param text the header in ISO 8859-1, with the blank line that ends it
 */
record WarcHeader(String text) {
  static WarcHeader of(byte[] bytes, int length) {
    return new WarcHeader(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Pattern line(String field) {
    return Pattern.compile(
        "(?im)^("
            + Pattern.quote(field)
            + ")[ \\t]*:[ \\t]*([^\\r\\n]*(?:\\r?\\n[ \\t]+[^\\r\\n]+)*)");
  }

  /** Returns the value of a field, as UTF-8; null where there is none. */
  @Nullable String value(String field) {
    Matcher line = line(field).matcher(text);
    if (!line.find()) {
      return null;
    }
    String value = line.group(2).strip();
    return new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** Returns a field in lower case, without parameters; empty where there is none. */
  String plainValue(String field) {
    String value = value(field);
    if (value == null) {
      return "";
    }
    int parameters = value.indexOf(';');
    return (parameters < 0 ? value : value.substring(0, parameters))
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /** Returns the number in a field; -1 where there is none. */
  long number(String field) {
    String value = value(field);
    try {
      return value == null ? -1 : Math.max(-1, Long.parseLong(value));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** Returns the header with another value for a field that it has. */
  WarcHeader with(String field, String value) {
    Matcher line = line(field).matcher(text);
    return line.find()
        ? new WarcHeader(text.substring(0, line.start(2)) + value + text.substring(line.end(2)))
        : this;
  }

  /** Returns the header with another name for a field, if it has it. */
  WarcHeader renamed(String field, String name) {
    Matcher line = line(field).matcher(text);
    return line.find()
        ? new WarcHeader(text.substring(0, line.start(1)) + name + text.substring(line.end(1)))
        : this;
  }

  /** Returns the header with one more field at its end. */
  WarcHeader plus(String field, String value) {
    String lineBreak = text.endsWith("\r\n") ? "\r\n" : "\n";
    int end = text.length() - lineBreak.length();
    return new WarcHeader(text.substring(0, end) + field + ": " + value + lineBreak + lineBreak);
  }

  /** Returns the header without a field. */
  WarcHeader without(String field) {
    Matcher line = line(field).matcher(text);
    if (!line.find()) {
      return this;
    }
    int end = text.indexOf('\n', line.end(2)) + 1;
    return new WarcHeader(text.substring(0, line.start()) + text.substring(end));
  }
}
