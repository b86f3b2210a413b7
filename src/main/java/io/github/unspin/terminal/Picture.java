package io.github.unspin.terminal;

import java.util.List;
import org.jline.utils.AttributedString;

/**
 * What a screen shows: lines that fit its width.
 *
 * @param lines from the top
 * @param footer the last lines: the keys, and what happened last
 */
record Picture(List<AttributedString> lines, List<AttributedString> footer) {
  Picture {
    lines = List.copyOf(lines);
    footer = List.copyOf(footer);
  }
}
