package io.github.unspin.web;

import io.github.unspin.files.TextFile;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import io.github.unspin.review.Analyser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds some words, whatever stands around them. */
final class WordAnalyser implements Analyser {
  private final Map<String, List<Suggestion>> words = new LinkedHashMap<>();

  WordAnalyser() {
    word("Metropolis Corridor", "City Hall", 0.99, "Town Hall", 0.01);
    word("mentioned", "said", 0.999);
    word("massive", "large", 0.45, "huge", 0.35, "vast", 0.1);
    word("assault", "attack", 0.92, "raid", 0.05);
    word("<script>alert(1)</script>", "<img src=x onerror=alert(2)>", 0.8);
    word("LEAVE A REPLY", "", 0.97);
    word("hours.U.S.", "hours. U.S.", 0.9);
  }

  private void word(String spun, Object... suggestions) {
    List<Suggestion> list = new ArrayList<>();
    for (int i = 0; i < suggestions.length; i += 2) {
      list.add(new Suggestion((String) suggestions[i], (Double) suggestions[i + 1]));
    }
    words.put(spun, list);
  }

  private static FindingKind kind(String word) {
    return switch (word) {
      case "LEAVE A REPLY" -> FindingKind.BOILERPLATE;
      case "hours.U.S." -> FindingKind.SPACING;
      default -> FindingKind.SUBSTITUTION;
    };
  }

  @Override
  public Report analyse(TextFile file) {
    String any = String.join("|", words.keySet().stream().map(Pattern::quote).toList());
    Matcher matcher = Pattern.compile(any).matcher(file.text());
    List<Finding> findings = new ArrayList<>();
    while (matcher.find()) {
      List<Suggestion> suggestions = words.get(matcher.group());
      findings.add(
          new Finding(
              matcher.start(),
              matcher.end(),
              matcher.group(),
              kind(matcher.group()),
              0.9,
              suggestions.get(0).confidence() >= 0.5,
              suggestions,
              "Spinners write so."));
    }
    return new Report(file.text(), file.text().split("\\s+").length, true, 1, "A", findings);
  }
}
