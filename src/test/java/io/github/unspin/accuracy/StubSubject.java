package io.github.unspin.accuracy;

import io.github.unspin.channel.Family;
import io.github.unspin.channel.PairKind;
import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import io.github.unspin.restore.Assumption;
import io.github.unspin.restore.CandidateRoutes.Route;
import io.github.unspin.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands in for the program: replaces a handful of words with fixed confidences, so that what is
 * measured does not move when the program gets better.
 */
public final class StubSubject implements Subject {
  private record Rule(String spun, PairKind kind, double confidence, List<String> originals) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule("mentioned", PairKind.OBSERVED, 0.95, List.of("said")),
          new Rule("folks", PairKind.OBSERVED, 0.85, List.of("people", "folk")),
          new Rule("metropolis", PairKind.OBSERVED, 0.65, List.of("town", "city")),
          new Rule("massive", PairKind.INFLECTED, 0.45, List.of("large", "huge")),
          new Rule("5", PairKind.NUMBER, 0.75, List.of("five")));

  @Override
  public Function<String, Report> analysis(Setting setting) {
    return text -> report(text, setting);
  }

  private static Report report(String text, Setting setting) {
    List<Finding> findings = new ArrayList<>();
    boolean spun = text.contains("mentioned") || setting.options().assume() == Assumption.SPUN;
    for (Rule rule : RULES) {
      boolean used = spun && !setting.ablation().without().contains(rule.kind);
      double confidence = setting.context() ? rule.confidence : rule.confidence - 0.2;
      Matcher matcher = Pattern.compile("\\b" + rule.spun + "\\b").matcher(text);
      while (used && matcher.find()) {
        List<Suggestion> suggestions = new ArrayList<>();
        for (String original : rule.originals) {
          suggestions.add(new Suggestion(original, confidence / (1 + suggestions.size())));
        }
        findings.add(
            new Finding(
                matcher.start(),
                matcher.end(),
                matcher.group(),
                FindingKind.SUBSTITUTION,
                Math.max(0.5, confidence),
                confidence >= setting.options().minConfidence(),
                suggestions,
                ""));
      }
    }
    findings.sort(java.util.Comparator.comparingInt(Finding::start));
    int words = new Tokenizer().tokenize(text).words();
    return new Report(text, words, spun, spun ? 1 : 0, spun ? "A" : "", findings);
  }

  @Override
  public Candidates candidates(String text) {
    return (start, end, phrase) -> {
      String spun = text.substring(start, end);
      return RULES.stream()
          .filter(rule -> rule.spun.equals(spun) && rule.originals.contains(phrase))
          .findFirst()
          .flatMap(rule -> Optional.of(new Route(rule.kind, 1)));
    };
  }

  @Override
  public SubstitutionTable table() {
    return new SubstitutionTable.Builder()
        .add("folks", "people", PairKind.OBSERVED, Family.A, 9, 1, 0, 0)
        .add("storm", "rain", PairKind.OBSERVED, Family.A, 1, 1, 0, 0)
        .addWord("storm", 20, 0)
        .build();
  }

  @Override
  public boolean hasContext() {
    return true;
  }
}
