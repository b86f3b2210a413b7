package io.github.unspin.review;

import io.github.unspin.channel.CaseStyle;
import io.github.unspin.report.Finding;
import io.github.unspin.report.Suggestion;
import java.util.Locale;

/** What a text accepted at one place has to look like at another one with the same words. */
final class Wording {
  private Wording() {}

  /**
   * Returns the text in the capitals of another place.
   *
   * @param words the words for which it was accepted
   * @param text what was accepted
   * @param there where it is to stand as well
   */
  static String at(String words, String text, Finding there) {
    if (there.text().equals(words)) {
      return text;
    }
    for (Suggestion suggestion : there.suggestions()) {
      if (suggestion.text().equalsIgnoreCase(text)) {
        return suggestion.text();
      }
    }
    CaseStyle from = CaseStyle.of(words);
    CaseStyle to = CaseStyle.of(there.text());
    if (from == CaseStyle.FIRST && to == CaseStyle.LOWER && CaseStyle.of(text) == from) {
      return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
    return to.apply(text);
  }
}
