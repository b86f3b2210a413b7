package io.github.unspin.format;

import java.util.regex.Pattern;

/** The front matter of Markdown: YAML between lines of dashes, or TOML between pluses. */
final class FrontMatter {
  private static final Pattern FENCE = Pattern.compile("(---|\\+\\+\\+|\\.\\.\\.)[ \\t]*\\R?");

  /** Lines of it at most. */
  private static final int MOST_LINES = 1000;

  private FrontMatter() {}

  /** Returns where the front matter of a text ends; 0 if there is none. */
  static int end(String source) {
    if (!source.startsWith("---") && !source.startsWith("+++")) {
      return 0;
    }
    int line = 0;
    for (int i = 0; i < MOST_LINES && line < source.length(); i++) {
      int end = source.indexOf('\n', line);
      end = end < 0 ? source.length() : end + 1;
      boolean isFence = FENCE.matcher(source).region(line, end).matches();
      boolean isClosing =
          isFence
              && (source.startsWith(source.substring(0, 3), line)
                  || source.startsWith("---") && source.startsWith("...", line));
      if (i == 0 ? !isFence : isClosing) {
        return i == 0 ? 0 : end;
      }
      line = end;
    }
    return 0;
  }
}
