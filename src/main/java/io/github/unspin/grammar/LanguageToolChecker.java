package io.github.unspin.grammar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.languagetool.JLanguageTool;
import org.languagetool.language.AmericanEnglish;
import org.languagetool.rules.Rule;
import org.languagetool.rules.RuleMatch;
import org.languagetool.rules.spelling.SpellingCheckRule;

/** One LanguageTool. Not for several threads at once. */
final class LanguageToolChecker {
  /** Categories that concern layout, taste or the writer's region rather than grammar. */
  private static final List<String> SKIPPED_CATEGORIES =
      List.of(
          "TYPOGRAPHY",
          "PUNCTUATION",
          "COMPOUNDING",
          "STYLE",
          "REDUNDANCY",
          "CREATIVE_WRITING",
          "PLAIN_ENGLISH",
          "WIKIPEDIA",
          "TEXT_ANALYSIS",
          "GENDER_NEUTRALITY",
          "AMERICAN_ENGLISH_STYLE",
          "BRITISH_ENGLISH");

  /** Slow and of no use here. */
  private static final List<String> SKIPPED_RULES = List.of("EN_DASH_RULE", "METRIC_UNITS_EN_US");

  private static final int MOST_REPLACEMENTS = 5;
  private static final Pattern TAG = Pattern.compile("</?\\w+>");

  private final JLanguageTool tool;

  private LanguageToolChecker(JLanguageTool tool) {
    this.tool = tool;
  }

  /** With the rules of {@link GrammarProfile#CORE}. */
  static LanguageToolChecker core() {
    return new LanguageToolChecker(new JLanguageTool(new CoreEnglish()));
  }

  /** With nearly all rules. */
  static LanguageToolChecker full() {
    JLanguageTool tool = new JLanguageTool(AmericanEnglish.getInstance());
    for (Rule rule : tool.getAllRules()) {
      if (SKIPPED_CATEGORIES.contains(rule.getCategory().getId().toString())) {
        tool.disableRule(rule.getId());
      }
    }
    tool.disableRules(SKIPPED_RULES);
    return new LanguageToolChecker(tool);
  }

  /** Returns what the rules find, sorted by place. */
  List<Correction> check(String text) {
    List<Correction> corrections = new ArrayList<>();
    try {
      for (RuleMatch match : tool.check(text)) {
        boolean isOfUse =
            !match.getSuggestedReplacements().isEmpty()
                && (!isMisspelling(match) || isWritersSlip(text, match));
        if (isOfUse) {
          corrections.add(correction(match));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    corrections.sort((one, other) -> Integer.compare(one.start(), other.start()));
    return corrections;
  }

  private static boolean isMisspelling(RuleMatch match) {
    return match.getRule() instanceof SpellingCheckRule
        || match.getRule().isDictionaryBasedSpellingRule();
  }

  /**
   * The speller knows no names (it would turn Soldatov into Molotov), no regions, and nothing of
   * what is quoted as it was written.
   */
  private static boolean isWritersSlip(String text, RuleMatch match) {
    String found = text.substring(match.getFromPos(), match.getToPos());
    int line = text.lastIndexOf('\n', match.getFromPos()) + 1;
    String before = text.substring(line, match.getFromPos());
    return found.equals(found.toLowerCase(Locale.ROOT))
        && found.chars().noneMatch(Character::isDigit)
        && !match.getMessage().contains("British English")
        && before.lastIndexOf('“') <= before.lastIndexOf('”')
        && before.chars().filter(c -> c == '"').count() % 2 == 0;
  }

  private static Correction correction(RuleMatch match) {
    List<String> replacements = match.getSuggestedReplacements();
    return new Correction(
        match.getFromPos(),
        match.getToPos(),
        match.getRule().getId(),
        replacements.subList(0, Math.min(MOST_REPLACEMENTS, replacements.size())),
        TAG.matcher(match.getMessage()).replaceAll("\""));
  }
}
