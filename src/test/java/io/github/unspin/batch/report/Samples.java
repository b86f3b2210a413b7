package io.github.unspin.batch.report;

import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Reports made up for tests of what is written about them. */
final class Samples {
  private Samples() {}

  /** Marks the first occurrence of some words. */
  static Finding finding(String text, String words, FindingKind kind, double sure, String... to) {
    int start = text.indexOf(words);
    List<Suggestion> suggestions = new ArrayList<>();
    for (String each : to) {
      suggestions.add(new Suggestion(each, sure / (suggestions.size() + 1)));
    }
    return new Finding(
        start,
        start + words.length(),
        words,
        kind,
        sure,
        sure >= 0.5 && to.length > 0,
        suggestions,
        "\"" + words + "\" looks odd.");
  }

  static Report report(String text, Finding... findings) {
    return new Report(text, text.split("\\s+").length, true, 0.98, "A", List.of(findings));
  }

  /** A text of odd characters with findings of all kinds in odd places. */
  static Report random(long seed) {
    Random random = new Random(seed);
    String[] bits = {
      "word",
      " ",
      "\n",
      "\r\n",
      "\r",
      "“q”",
      "😀",
      "é",
      "<b>",
      "&amp;",
      ",",
      "\"",
      "=1",
      "\t",
      "\u2028",
      "-->",
      "</script>",
      "İ",
      "'",
      "@x",
    };
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(60); i > 0; i--) {
      text.append(bits[random.nextInt(bits.length)]);
    }
    List<Finding> findings = new ArrayList<>();
    int at = 0;
    while (true) {
      int start = at + random.nextInt(8);
      int end = start + random.nextInt(6);
      if (end > text.length()) {
        break;
      }
      List<Suggestion> suggestions = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        suggestions.add(new Suggestion(bits[random.nextInt(bits.length)], random.nextDouble()));
      }
      FindingKind[] kinds = FindingKind.values();
      findings.add(
          new Finding(
              start,
              end,
              text.substring(start, end),
              kinds[random.nextInt(kinds.length)],
              random.nextDouble(),
              !suggestions.isEmpty() && random.nextInt(4) > 0,
              suggestions,
              random.nextBoolean() ? "" : "Because."));
      at = end;
    }
    double score = random.nextDouble();
    return new Report(text.toString(), 1 + text.length() / 5, score > 0.5, score, "", findings);
  }
}
