package io.github.unspin.render;

import io.github.unspin.accuracy.AccuracyReport.CleanResult;
import io.github.unspin.evaluate.Evaluation.Clean;
import io.github.unspin.evaluate.Interval;
import java.util.List;
import java.util.Locale;

/** The part of an accuracy report on texts that people wrote. */
final class CleanTextSection {
  private CleanTextSection() {}

  /** Returns the section, or nothing where no such text was looked at. */
  static String of(List<CleanResult> results) {
    if (results.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder("## Human text\n\n");
    MarkdownTable table =
        new MarkdownTable(
            1,
            "domain",
            "texts",
            "words",
            "called spun",
            "share, 95 %",
            "substitutions",
            "per 1,000 words, 95 %",
            "all edits per 1,000",
            "if told it was spun");
    CleanResult all = new CleanResult("all", new Clean(0, 0, 0, 0, 0), 0);
    for (CleanResult each : results) {
      row(table, each);
      all = sum(all, each);
    }
    row(table, all);
    out.append(table);
    Paragraph.append(
        out,
        "With the dictionaries as they are committed. Intervals are exact: Clopper and Pearson's"
            + " for the share of texts called spun, Garwood's for the substitutions, which takes"
            + " them for independent; as a text is changed only where it is called spun as a whole,"
            + " the share is the surer guide. The last column is what `--assume spun` would change"
            + " in every 1,000 words of these texts, if somebody said so by mistake.");
    return out.toString();
  }

  private static CleanResult sum(CleanResult a, CleanResult b) {
    Clean x = a.counts();
    Clean y = b.counts();
    return new CleanResult(
        a.domain(),
        new Clean(
            x.texts() + y.texts(),
            x.spun() + y.spun(),
            x.words() + y.words(),
            x.substitutions() + y.substitutions(),
            x.edits() + y.edits()),
        a.told() + b.told());
  }

  private static void row(MarkdownTable table, CleanResult result) {
    Clean counts = result.counts();
    double perThousand = counts.words() == 0 ? 0 : 1000.0 / counts.words();
    Interval share = Interval.share(counts.spun(), counts.texts());
    Interval rate = Interval.poisson(counts.substitutions()).times(perThousand);
    table.row(
        result.domain(),
        Figures.n(counts.texts()),
        Figures.n(counts.words()),
        Figures.n(counts.spun()),
        Figures.range(share, "%.3f"),
        Figures.n(counts.substitutions()),
        Figures.range(rate, "%.3f"),
        String.format(Locale.ROOT, "%.2f", counts.editsPerThousand()),
        String.format(Locale.ROOT, "%.1f", result.told() * perThousand));
  }
}
