package io.github.unspin.restore;

import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Suggestion;
import io.github.unspin.text.TokenType;
import java.util.ArrayList;
import java.util.List;

/**
 * Braces that a spinner forgot: it writes choices as "{one|another}", and some pages show them. The
 * braces go; of several choices the first stays.
 */
final class LeakedBraces {
  private static final int MOST_TOKENS = 12;
  private static final double CONFIDENCE = 0.97;
  private static final String MESSAGE = "A spinner's braces leaked into the text.";

  private LeakedBraces() {}

  static List<Finding> find(DocumentView view) {
    List<Finding> out = new ArrayList<>();
    int size = view.text.size();
    for (int open = 0; open < size; open++) {
      if (!view.normal[open].equals("{")) {
        continue;
      }
      int close = open + 1;
      int bar = -1;
      boolean plain = true;
      while (close < size && close - open <= MOST_TOKENS && !view.normal[close].equals("}")) {
        bar = bar < 0 && view.normal[close].equals("|") ? close : bar;
        plain &= view.text.type(close) == TokenType.WORD || view.normal[close].equals("|");
        close++;
      }
      if (close >= size || !view.normal[close].equals("}") || !plain || close == open + 1) {
        continue;
      }
      if (bar < 0) {
        out.add(finding(view, view.text.start(open), view.text.end(open), ""));
        out.add(finding(view, view.text.start(close), view.text.end(close), ""));
      } else if (bar > open + 1) {
        String first = view.text.string(open + 1, bar);
        out.add(finding(view, view.text.start(open), view.text.end(close), first));
      }
      open = close;
    }
    return out;
  }

  private static Finding finding(DocumentView view, int start, int end, String replacement) {
    return new Finding(
        start,
        end,
        view.text.text().substring(start, end),
        FindingKind.SUBSTITUTION,
        CONFIDENCE,
        true,
        List.of(new Suggestion(replacement, CONFIDENCE)),
        MESSAGE);
  }
}
