package io.github.unspin.format;

import java.util.Locale;

/** Spells text in a JSON string; in ASCII where all of the line is. */
final class JsonEscaping implements Escaping {
  private final boolean isAscii;

  /** Creates the escaping for one line. */
  JsonEscaping(String line) {
    isAscii = line.chars().allMatch(c -> c < 0x80);
  }

  @Override
  public String spell(String text, String source, int start, int end) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c < ' ' || isAscii && c >= 0x7F) {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }
}
