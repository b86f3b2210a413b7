package io.github.unspin.render;

import io.github.unspin.accuracy.Breakdown;
import io.github.unspin.accuracy.Outcome;
import io.github.unspin.evaluate.Bootstrap;
import io.github.unspin.evaluate.Calibration;
import io.github.unspin.evaluate.Score;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The part of an accuracy report that most people read: the sums, with their intervals. */
final class HeadlineSection {
  private HeadlineSection() {}

  /** Returns the section. */
  static String of(List<Outcome> outcomes) {
    StringBuilder out = new StringBuilder("## In short\n\n");
    List<Breakdown.Row> families = Breakdown.by(outcomes, outcome -> outcome.passage().family(), 0);
    String commonest = families.isEmpty() ? "" : families.get(0).name();
    List<Outcome> ofCommonest =
        outcomes.stream().filter(o -> o.passage().family().equals(commonest)).toList();
    Map<String, ToDoubleFunction<Score>> figures = new LinkedHashMap<>();
    figures.put("detection precision", Score::detectionPrecision);
    figures.put("detection recall", Score::detectionRecall);
    figures.put("detection F0.5", Score::detectionF);
    figures.put("restoration precision", Score::restorationPrecision);
    figures.put("restoration recall", Score::restorationRecall);
    figures.put("restoration F0.5", Score::restorationF);
    figures.put("damage repaired", Score::damageRepaired);
    figures.put("original is the first suggestion", Score::topOne);
    figures.put("original is among the first three", Score::topThree);
    MarkdownTable table =
        new MarkdownTable(1, "figure", "all", "95 %", "family " + commonest, "95 %");
    figures.forEach(
        (name, figure) ->
            table.row(
                name,
                value(outcomes, figure),
                interval(outcomes, figure),
                value(ofCommonest, figure),
                interval(ofCommonest, figure)));
    calibrationRow(table, "restoration", Calibration::restoration, outcomes, ofCommonest);
    calibrationRow(table, "detection", Calibration::detection, outcomes, ofCommonest);
    out.append(table);
    long spun = outcomes.stream().filter(Outcome::spun).count();
    Paragraph.append(
        out,
        String.format(
            Locale.ROOT,
            "%,d of %,d passages were called spun. Intervals are bootstrapped over articles (1,000"
                + " draws, percentiles): they say how much another choice of articles would have"
                + " changed the figure.",
            spun,
            outcomes.size()));
    return out.toString();
  }

  private static void calibrationRow(
      MarkdownTable table,
      String of,
      Function<Calibration, List<Calibration.Bin>> bins,
      List<Outcome> outcomes,
      List<Outcome> ofCommonest) {
    table.row(
        "expected calibration error, " + of,
        Figures.f(Calibration.expectedError(bins.apply(calibration(outcomes)))),
        "",
        Figures.f(Calibration.expectedError(bins.apply(calibration(ofCommonest)))),
        "");
  }

  private static String value(List<Outcome> outcomes, ToDoubleFunction<Score> figure) {
    return Figures.f(figure.applyAsDouble(Breakdown.all("", outcomes).score()));
  }

  private static String interval(List<Outcome> outcomes, ToDoubleFunction<Score> figure) {
    return Figures.range(Bootstrap.interval(byArticle(outcomes), Score::plus, figure), "%.3f");
  }

  private static List<Score> byArticle(List<Outcome> outcomes) {
    Map<String, Score> sums = new LinkedHashMap<>();
    for (Outcome outcome : outcomes) {
      sums.merge(outcome.article(), outcome.score(), Score::plus);
    }
    return new ArrayList<>(sums.values());
  }

  /** Returns the sum of the calibrations. */
  static Calibration calibration(List<Outcome> outcomes) {
    return outcomes.stream()
        .map(Outcome::calibration)
        .reduce(Calibration.none(), Calibration::plus);
  }
}
