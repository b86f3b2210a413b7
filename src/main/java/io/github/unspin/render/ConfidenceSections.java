package io.github.unspin.render;

import io.github.unspin.Options;
import io.github.unspin.accuracy.AccuracyReport;
import io.github.unspin.evaluate.Calibration;
import java.util.Locale;

/** The parts of an accuracy report on the confidences: what they are worth, and as a threshold. */
final class ConfidenceSections {
  private final StringBuilder out = new StringBuilder();
  private final AccuracyReport report;

  private ConfidenceSections(AccuracyReport report) {
    this.report = report;
  }

  /** Returns the sections. */
  static String of(AccuracyReport report) {
    ConfidenceSections sections = new ConfidenceSections(report);
    sections.curve();
    sections.reliability();
    return sections.out.toString();
  }

  private void curve() {
    out.append("## By confidence\n\n");
    MarkdownTable table =
        new MarkdownTable(
            1, "`--min-confidence`", "edits", "precision", "recall", "F0.5", "repaired");
    report
        .curve()
        .forEach(
            (confidence, s) ->
                table.row(
                    String.format(Locale.ROOT, "%.2f", confidence)
                        + (isDefault(confidence) ? " (default)" : ""),
                    Figures.n(s.edits()),
                    Figures.f(s.restorationPrecision()),
                    Figures.f(s.restorationRecall()),
                    Figures.f(s.restorationF()),
                    Figures.f(s.damageRepaired())));
    out.append(table);
    Paragraph.append(out, "What is less sure is shown as a suggestion and left to a person.");
  }

  private static boolean isDefault(double confidence) {
    return Math.abs(confidence - Options.DEFAULT_MIN_CONFIDENCE) < 1e-9;
  }

  private void reliability() {
    out.append("## Do the confidences hold?\n\n");
    Calibration calibration = HeadlineSection.calibration(report.outcomes());
    MarkdownTable table =
        new MarkdownTable(
            1,
            "confidence",
            "findings",
            "mean confidence",
            "were replaced",
            "first suggestions",
            "mean confidence",
            "were right");
    for (int i = 0; i < calibration.detection().size(); i++) {
      Calibration.Bin found = calibration.detection().get(i);
      Calibration.Bin first = calibration.restoration().get(i);
      if (found.count() + first.count() > 0) {
        table.row(
            String.format(Locale.ROOT, "%.1f to %.1f", i / 10.0, (i + 1) / 10.0),
            Figures.n(found.count()),
            found.count() == 0 ? "" : Figures.f(found.meanConfidence()),
            found.count() == 0 ? "" : Figures.f(found.accuracy()),
            Figures.n(first.count()),
            first.count() == 0 ? "" : Figures.f(first.meanConfidence()),
            first.count() == 0 ? "" : Figures.f(first.accuracy()));
      }
    }
    out.append(table);
    Paragraph.append(
        out,
        String.format(
            Locale.ROOT,
            "Of the findings with a confidence of 0.8, eight in ten should be right. The expected"
                + " calibration error, the mean distance between the two, is %s for detection and"
                + " %s for the first suggestion.",
            Figures.f(Calibration.expectedError(calibration.detection())),
            Figures.f(Calibration.expectedError(calibration.restoration()))));
  }
}
