package io.github.unspin.scrape;

import java.util.ArrayList;
import java.util.List;

/** The notation of spinners' own templates: {@code {a|b} c} stands for "a c" and "b c". */
final class Spintax {
  private Spintax() {}

  /**
   * Returns all texts that a template stands for, in its order. Braces do not nest.
   *
   * @throws IllegalArgumentException if a brace has no partner
   */
  static List<String> expand(String template) {
    int open = template.indexOf('{');
    if (open < 0) {
      return List.of(template);
    }
    int close = template.indexOf('}', open);
    if (close < 0) {
      throw new IllegalArgumentException("'{' without '}': " + template);
    }
    List<String> tails = expand(template.substring(close + 1));
    List<String> all = new ArrayList<>();
    for (String choice : template.substring(open + 1, close).split("\\|", -1)) {
      for (String tail : tails) {
        all.add(template.substring(0, open) + choice + tail);
      }
    }
    return all;
  }
}
