package io.github.unspin.format;

import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Plain text: its own running text, but for lines that switch findings off and on. */
final class PlainText {
  /** A line of nothing but the switch, in whatever marks people put around a remark. */
  private static final Pattern SWITCH =
      Pattern.compile(
          "(?m)^[^\\p{L}\\p{N}\\r\\n]{0,20}unspin:(off|on)[^\\p{L}\\p{N}\\r\\n]{0,20}$");

  private PlainText() {}

  /**
   * Returns a text as a document.
   *
   * @param charset what the file can hold; null for everything
   */
  static InputDocument document(String text, @Nullable Charset charset) {
    Escaping escaping =
        (wanted, source, start, end) -> Charsets.canHold(charset, wanted) ? wanted : null;
    return new InputDocument(InputFormat.TEXT, charset, map(text), escaping);
  }

  private static SourceMap map(String text) {
    if (text.indexOf("unspin:") < 0) {
      return SourceMap.identity(text);
    }
    SourceMap.Builder builder = new SourceMap.Builder(text);
    Matcher switches = SWITCH.matcher(text);
    int at = 0;
    while (switches.find()) {
      builder.verbatim(at, switches.start());
      boolean isOff = switches.group(1).equals("off");
      if (isOff) {
        builder.off(true);
      }
      builder.verbatim(switches.start(), switches.end());
      builder.off(isOff);
      at = switches.end();
    }
    builder.verbatim(at, text.length());
    return builder.build();
  }
}
