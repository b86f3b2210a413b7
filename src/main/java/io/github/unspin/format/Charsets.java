package io.github.unspin.format;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What pages and servers claim about charsets, and what charsets can hold. */
final class Charsets {
  /** How much of a page is searched for its claim, in bytes. */
  private static final int HEAD = 4096;

  private static final Pattern META =
      Pattern.compile(
          "(?i)<meta\\s[^>]{0,300}?charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]{1,40})"
              + "|^\\s*<\\?xml\\s[^>]{0,100}?encoding\\s*=\\s*[\"']([A-Za-z0-9_:.-]{1,40})");
  private static final Pattern PARAMETER =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*[\"']?([A-Za-z0-9_:.-]{1,40})");

  private Charsets() {}

  /**
   * Returns whether a charset has all characters of a text.
   *
   * @param charset null for one that has every character
   */
  static boolean canHold(@Nullable Charset charset, String text) {
    return charset == null
        || charset.name().startsWith("UTF-")
        || charset.newEncoder().canEncode(text);
  }

  /** Returns the charset that a page claims in its head; null when it claims none known here. */
  static @Nullable Charset ofPage(byte[] page) {
    int length = Math.min(HEAD, page.length);
    Matcher meta = META.matcher(new String(page, 0, length, StandardCharsets.ISO_8859_1));
    if (!meta.find()) {
      return null;
    }
    return named(meta.group(1) == null ? meta.group(2) : meta.group(1));
  }

  /** Returns the charset that a media type names; null when it names none known here. */
  static @Nullable Charset ofMediaType(String type) {
    Matcher parameter = PARAMETER.matcher(type);
    return parameter.find() ? named(parameter.group(1)) : null;
  }

  /** Returns a charset as browsers take its name. */
  private static @Nullable Charset named(String name) {
    String browsers =
        switch (name.toLowerCase(Locale.ROOT)) {
          case "iso-8859-1", "iso8859-1", "latin1", "l1", "us-ascii", "ascii", "cp1252" ->
              "windows-1252";
          case "iso-8859-9", "latin5" -> "windows-1254";
          case "gb2312", "gb_2312-80" -> "GBK";
          case "shift_jis", "sjis", "shift-jis" -> "windows-31j";
          case "euc-kr", "ks_c_5601-1987" -> "x-windows-949";
          case "utf-16", "utf-16le", "utf-16be", "utf8" -> "UTF-8"; // it could be read as ASCII
          default -> name;
        };
    try {
      Charset charset = Charset.forName(browsers);
      return charset.canEncode() ? charset : null;
    } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
      return null;
    }
  }
}
