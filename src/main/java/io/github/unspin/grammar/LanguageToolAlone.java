package io.github.unspin.grammar;

import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Suggestion;
import java.util.ArrayList;
import java.util.List;

/**
 * LanguageTool by itself, every first suggestion taken: what a text gets without Unspin, for
 * comparison. May be used by several threads; each gets a LanguageTool of its own.
 */
public final class LanguageToolAlone {
  private final ThreadLocal<LanguageToolChecker> checker;

  /**
   * Creates it; LanguageTool is loaded by the first call.
   *
   * @param full whether with nearly all rules of American English, the ones on layout and taste
   *     excepted, or with those of {@link GrammarProfile#CORE}
   */
  public LanguageToolAlone(boolean full) {
    checker =
        ThreadLocal.withInitial(
            () -> full ? LanguageToolChecker.full() : LanguageToolChecker.core());
  }

  /**
   * Returns what LanguageTool would change, sorted by place, without overlap, all applied. The
   * findings are given as substitutions, so that they are measured as such.
   */
  public List<Finding> find(String text) {
    List<Finding> out = new ArrayList<>();
    int reached = 0;
    for (Correction each : checker.get().check(text)) {
      if (each.start() >= reached && each.end() > each.start()) {
        List<Suggestion> suggestions = new ArrayList<>();
        for (String replacement : each.replacements()) {
          suggestions.add(new Suggestion(replacement, 1.0 / (1 + suggestions.size())));
        }
        out.add(
            new Finding(
                each.start(),
                each.end(),
                text.substring(each.start(), each.end()),
                FindingKind.SUBSTITUTION,
                1,
                true,
                suggestions,
                each.message()));
        reached = each.end();
      }
    }
    return out;
  }
}
