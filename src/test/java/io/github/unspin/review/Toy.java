package io.github.unspin.review;

import io.github.unspin.files.TextFile;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An analyser that knows a few words. */
public final class Toy {
  private final Map<String, List<Suggestion>> words = new LinkedHashMap<>();
  private boolean isBroken;

  /** Knows "assault", "Metropolis Corridor", "mentioned" and "massive". */
  public static Toy spinner() {
    Toy toy = new Toy();
    toy.words.put("assault", List.of(new Suggestion("attack", 0.97), new Suggestion("raid", 0.02)));
    toy.words.put("Assault", List.of(new Suggestion("Attack", 0.96)));
    toy.words.put("Metropolis Corridor", List.of(new Suggestion("City Hall", 0.99)));
    toy.words.put("mentioned", List.of(new Suggestion("said", 0.999)));
    toy.words.put("massive", List.of(new Suggestion("large", 0.4), new Suggestion("huge", 0.35)));
    return toy;
  }

  public void breakDown() {
    isBroken = true;
  }

  public Report analyse(TextFile file) {
    if (isBroken) {
      throw new IllegalStateException("broken on purpose");
    }
    Pattern any =
        Pattern.compile(
            "\\b("
                + String.join("|", words.keySet().stream().map(Pattern::quote).toList())
                + ")\\b");
    List<Finding> findings = new ArrayList<>();
    Matcher matcher = any.matcher(file.text());
    while (matcher.find()) {
      List<Suggestion> suggestions = words.get(matcher.group());
      findings.add(
          new Finding(
              matcher.start(),
              matcher.end(),
              matcher.group(),
              FindingKind.SUBSTITUTION,
              0.9,
              suggestions.get(0).confidence() >= 0.5,
              suggestions,
              "a toy's"));
    }
    return new Report(file.text(), 100, true, 1, "A", findings);
  }
}
