package io.github.unspin.grammar;

import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Overlay;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Looks over the grammar of the restored text and adds what it finds to the report, at the place in
 * the input.
 *
 * <p>Only a handful of narrow corrections are applied unasked, and only in a document that is spun:
 * an article that no longer goes with its noun, a word that stands twice after an edit, and the
 * like. They never touch a name, a number, an address or the layout. What {@link
 * GrammarProfile#FULL} finds beyond that is suggested.
 *
 * <p>May be used by several threads; the LanguageTools are pooled, since each serves one at a time.
 */
public final class GrammarPass {
  private static final double APPLIED_CONFIDENCE = 0.95;
  private static final double SUGGESTED_CONFIDENCE = 0.5;

  private final GrammarProfile profile;
  private final double minConfidence;
  private final Queue<LanguageToolChecker> idle = new ConcurrentLinkedQueue<>();

  /**
   * Creates the pass; LanguageTool is loaded by the first call that needs it.
   *
   * @param profile what to look for
   * @param minConfidence confidence from 0 to 1 below which a finding is left out
   */
  public GrammarPass(GrammarProfile profile, double minConfidence) {
    this.profile = profile;
    this.minConfidence = minConfidence;
  }

  /** Returns the report with the findings of the pass. */
  public Report refine(Report report) {
    boolean isRestored =
        report.spun()
            || report.findings().stream()
                .anyMatch(f -> f.applied() && f.kind() == FindingKind.SUBSTITUTION);
    boolean isNeeded =
        profile == GrammarProfile.FULL || profile == GrammarProfile.CORE && isRestored;
    if (!isNeeded) {
      return report;
    }
    Overlay overlay = new Overlay(report.text(), report.findings());
    String restored = overlay.edited();
    List<Correction> proposed = check(restored);
    List<Finding> findings = new ArrayList<>();
    List<Correction> applied = List.of();
    if (isRestored) {
      applied = new SafeCorrections(report.text(), restored, report.edits()).choose(proposed);
      applied.forEach(each -> findings.add(finding(restored, each, true)));
    }
    if (profile == GrammarProfile.FULL) {
      for (Correction correction : proposed) {
        if (applied.stream().noneMatch(each -> overlap(each, correction))) {
          findings.add(finding(restored, correction, false));
        }
      }
    }
    findings.removeIf(finding -> finding.confidence() < minConfidence);
    findings.sort(Comparator.comparingInt(Finding::start).thenComparingInt(Finding::end));
    return new Report(
        report.text(),
        report.words(),
        report.spun(),
        report.score(),
        report.family(),
        overlay.with(findings));
  }

  /** Borrows a checker; there are never more than texts that are checked at the same time. */
  private List<Correction> check(String text) {
    LanguageToolChecker checker = idle.poll();
    if (checker == null) {
      checker =
          profile == GrammarProfile.FULL ? LanguageToolChecker.full() : LanguageToolChecker.core();
    }
    List<Correction> corrections = checker.check(text);
    idle.add(checker); // not after a failure, which may have left it in any state
    return corrections;
  }

  private static boolean overlap(Correction one, Correction other) {
    return one.start() < other.end() && other.start() < one.end();
  }

  private static Finding finding(String restored, Correction correction, boolean applied) {
    double confidence = applied ? APPLIED_CONFIDENCE : SUGGESTED_CONFIDENCE;
    List<Suggestion> suggestions = new ArrayList<>();
    for (String replacement : correction.replacements()) {
      suggestions.add(new Suggestion(replacement, confidence / (1 + suggestions.size())));
    }
    return new Finding(
        correction.start(),
        correction.end(),
        restored.substring(correction.start(), correction.end()),
        FindingKind.GRAMMAR,
        confidence,
        applied,
        suggestions,
        correction.message());
  }
}
