package io.github.unspin.format;

import io.github.unspin.files.Gzip;
import io.github.unspin.files.InputException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Tells the format of a file by its name and by what it begins with. */
final class FormatGuess {
  /** How much of a file is looked at. */
  static final int HEAD_BYTES = 1 << 16;

  private static final Pattern HTML =
      Pattern.compile(
          "^\\s*(?:<\\?xml[^>]*>\\s*)?(?:<!--.{0,2000}?-->\\s*)*+<(?:!doctype\\s+html|html|head|body)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern JSON_LINE =
      Pattern.compile("^\\s*\\{\\s*\"[^\\r\\n]*(?:}[ \\t]*\\r?\\n|}\\s*$|[^}\\s]$)");
  private static final Pattern JSON = Pattern.compile("^\\s*[\\[{]");

  private FormatGuess() {}

  static InputFormat of(String name, BufferedInputStream in) {
    String lower = name.toLowerCase(Locale.ROOT);
    String plain = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
    String head = head(name, in);
    if (head.startsWith("WARC/")) {
      return plain.endsWith(".wet") ? InputFormat.WET : InputFormat.WARC;
    }
    InputFormat named = byName(plain);
    if (named != null && named != InputFormat.TEXT) {
      return named;
    }
    if (HTML.matcher(head).find()) {
      return InputFormat.HTML;
    }
    if (named == null && JSON_LINE.matcher(head).find()) {
      return InputFormat.JSONL;
    }
    if (plain.endsWith(".json") && JSON.matcher(head).find()) {
      throw new InputException(
          name + ": is JSON, but not one value a line; make it JSON Lines ('jq -c .')");
    }
    return InputFormat.TEXT;
  }

  private static @Nullable InputFormat byName(String name) {
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 ? "" : name.substring(dot + 1);
    return switch (ending) {
      case "txt", "text" -> InputFormat.TEXT;
      case "md", "markdown", "mdown", "mkd" -> InputFormat.MARKDOWN;
      case "html", "htm", "xhtml", "shtml" -> InputFormat.HTML;
      case "jsonl", "ndjson", "jsonlines" -> InputFormat.JSONL;
      case "warc" -> InputFormat.WARC;
      case "wet" -> InputFormat.WET;
      default -> null;
    };
  }

  /** Returns the first characters of a file, without a byte order mark and uncompressed. */
  private static String head(String name, BufferedInputStream in) {
    try {
      in.mark(HEAD_BYTES);
      byte[] head = in.readNBytes(HEAD_BYTES - 1);
      in.reset();
      if (Gzip.isGzip(head)) {
        head = inflated(head);
      }
      String text = new String(head, StandardCharsets.ISO_8859_1);
      return text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
    } catch (IOException e) {
      throw new InputException(name + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static byte[] inflated(byte[] head) {
    byte[] out = new byte[4096];
    int length = 0;
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(head))) {
      for (int read; length < out.length; length += read) {
        read = in.read(out, length, out.length - length);
        if (read < 0) {
          break;
        }
      }
    } catch (IOException e) {
      // damaged, or the head ends in the middle; what came out serves
    }
    return java.util.Arrays.copyOf(out, length);
  }
}
