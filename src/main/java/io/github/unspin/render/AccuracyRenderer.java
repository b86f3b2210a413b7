package io.github.unspin.render;

import io.github.unspin.accuracy.AccuracyReport;
import io.github.unspin.accuracy.AccuracyReport.Contribution;
import io.github.unspin.accuracy.AccuracyReport.RivalResult;
import io.github.unspin.accuracy.Breakdown;
import io.github.unspin.accuracy.CandidateClass;
import io.github.unspin.accuracy.Outcome;
import io.github.unspin.accuracy.Provenance;
import io.github.unspin.evaluate.Confusions.Confusion;
import io.github.unspin.evaluate.Interval;
import io.github.unspin.evaluate.Score;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes an accuracy report in Markdown. */
public final class AccuracyRenderer {
  /** Topics with a smaller share of the places have no row of their own. */
  private static final double SHARE_OF_ROW = 0.015;

  private final StringBuilder out = new StringBuilder();
  private final AccuracyReport report;
  private final Provenance provenance;
  private final boolean crossValidated;

  private AccuracyRenderer(AccuracyReport report, Provenance provenance) {
    this.report = report;
    this.provenance = provenance;
    crossValidated = provenance.folds() > 0;
  }

  /** Returns the report. */
  public static String markdown(AccuracyReport report, Provenance provenance) {
    return new AccuracyRenderer(report, provenance).write();
  }

  private String write() {
    out.append("# Accuracy\n\n");
    origin();
    out.append(HeadlineSection.of(report.outcomes()));
    definitions();
    groups("By family", "family", outcome -> outcome.passage().family(), 0);
    int places = Breakdown.all("", report.outcomes()).score().gold();
    int fewest = (int) (places * SHARE_OF_ROW);
    groups("By topic", "topic", AccuracyRenderer::topic, fewest);
    groups("By how the originals are known", "verified", AccuracyRenderer::verified, 0);
    classes();
    out.append(ConfidenceSections.of(report));
    contributions();
    rivals();
    out.append(CleanTextSection.of(report.clean()));
    confusions();
    fixtures();
    return out.toString().stripTrailing() + "\n";
  }

  private void origin() {
    Breakdown.Row all = Breakdown.all("", report.outcomes());
    long articles = report.outcomes().stream().map(Outcome::article).distinct().count();
    para(
        "Made on %s by %s; do not edit, this command makes it anew:",
        provenance.date(), provenance.version());
    out.append("    ").append(provenance.command()).append("\n\n");
    para(
        "Evidence: %,d passages from %,d articles, %,d words, %,d replaced places%s (fingerprint"
            + " %s). The grammar pass is on and every option has its default, unless a table says"
            + " otherwise.",
        all.passages(),
        articles,
        all.score().words(),
        all.score().gold(),
        provenance.tableRows() > 0
            ? String.format(
                Locale.ROOT, "; tables of %,d rows of substitutions", provenance.tableRows())
            : "",
        provenance.fingerprint());
    if (crossValidated) {
      para(
          "Every passage is restored with dictionaries and weights that were made without its"
              + " article: the articles are split into %d parts, copies of one article into the"
              + " same part, and for each part the dictionaries are built from the tables and the"
              + " other parts. The tables are in every fold; as far as they hold pages that are"
              + " among the passages, the figures are too good. %sThe language model and the context"
              + " model are the same in all folds; neither has seen a passage. The passages are"
              + " other people's texts and are not part of the project.",
          provenance.folds(),
          provenance.learntOn()
              ? "The weights are learnt on from weights that knew other passages only. "
              : "");
      if (provenance.measuredFolds() < provenance.folds()) {
        para(
            "**A trial: %d of the %d parts measured.**",
            provenance.measuredFolds(), provenance.folds());
      }
    } else {
      para(
          "The passages had no part in making the dictionaries. They were written for this project"
              + " and are full of look-alikes, so they are harder than spun pages are.");
    }
  }

  private void definitions() {
    para(
        "Detection: a finding is right when it touches a replaced place; recall is the share of the"
            + " replaced places that a finding touches. Restoration: an edit is right when the"
            + " place then reads as an accepted original, word for word; near-synonyms count as"
            + " wrong. F0.5 counts precision twice as much as recall. Damage repaired: 1 - word"
            + " edit distance to the nearest accepted original after / before. First suggestion,"
            + " first three: of the rightly flagged places.");
  }

  private void groups(String title, String trait, Function<Outcome, String> key, int fewest) {
    List<Breakdown.Row> rows = Breakdown.by(report.outcomes(), key, fewest);
    if (rows.size() < 2) {
      return; // the headline says it
    }
    out.append("## ").append(title).append("\n\n");
    MarkdownTable table = scoreTable(trait);
    for (Breakdown.Row row : rows) {
      score(table, row);
    }
    score(table, Breakdown.all("all", report.outcomes()));
    out.append(table);
  }

  private static MarkdownTable scoreTable(String trait) {
    return new MarkdownTable(
        1,
        trait,
        "passages",
        "places",
        "detection P",
        "R",
        "F0.5",
        "restoration P",
        "R",
        "F0.5",
        "repaired",
        "first",
        "of three");
  }

  private static void score(MarkdownTable table, Breakdown.Row row) {
    Score s = row.score();
    table.row(
        row.name(),
        Figures.n(row.passages()),
        Figures.n(s.gold()),
        Figures.f(s.detectionPrecision()),
        Figures.f(s.detectionRecall()),
        Figures.f(s.detectionF()),
        Figures.f(s.restorationPrecision()),
        Figures.f(s.restorationRecall()),
        Figures.f(s.restorationF()),
        Figures.f(s.damageRepaired()),
        Figures.f(s.topOne()),
        Figures.f(s.topThree()));
  }

  private void classes() {
    out.append("## By class of candidate\n\n");
    Map<CandidateClass, Outcome.Counts> sums = new TreeMap<>();
    for (Outcome outcome : report.outcomes()) {
      outcome.classes().forEach((key, counts) -> sums.merge(key, counts, Outcome.Counts::plus));
    }
    int places = sums.values().stream().mapToInt(Outcome.Counts::places).sum();
    MarkdownTable table =
        new MarkdownTable(
            1,
            "class",
            "places",
            "share",
            "detection R",
            "first",
            "of three",
            "restoration R",
            "edits",
            "right",
            "restoration P");
    sums.forEach(
        (key, c) ->
            table.row(
                key.label(),
                Figures.n(c.places()),
                Figures.ratio(c.places(), places),
                Figures.ratio(c.found(), c.places()),
                Figures.ratio(c.first(), c.found()),
                Figures.ratio(c.three(), c.found()),
                Figures.ratio(c.restored(), c.places()),
                Figures.n(c.edits()),
                Figures.n(c.right()),
                Figures.ratio(c.right(), c.edits())));
    out.append(table);
    Outcome.Counts none = sums.getOrDefault(CandidateClass.NONE, Outcome.Counts.NONE);
    para(
        "A place belongs to the surest class that reaches one of its originals; an edit to the one"
            + " that gives its replacement. *None*: %s of the places have an original that no"
            + " candidate gives, whatever the context, so recall cannot exceed %s; edits of that"
            + " row are parts of longer candidates, or carried over from another place of the same"
            + " text.",
        Figures.ratio(none.places(), places),
        Figures.ratio(places - none.places() + none.restored(), places));
  }

  private void contributions() {
    out.append("## What each part contributes\n\n");
    Score all = Breakdown.all("", report.outcomes()).score();
    MarkdownTable table =
        new MarkdownTable(
            1,
            "method",
            "precision",
            "recall",
            "F0.5",
            "change, 95 %",
            "repaired",
            "change, 95 %",
            "of three");
    contribution(table, new Contribution("all of it", all, Interval.UNKNOWN, Interval.UNKNOWN));
    report.contributions().forEach(each -> contribution(table, each));
    out.append(table);
    para(
        "Each row leaves one thing out, on the same passages. Without the context model the weights"
            + " are learnt anew; in the other rows they stay."
            + (report.contributions().stream().anyMatch(each -> each.name().startsWith("with "))
                ? " The last row adds something: a masked language model is asked where the rest is"
                    + " not sure (--second-opinion)."
                : ""));
  }

  private static void contribution(MarkdownTable table, Contribution each) {
    Score s = each.score();
    table.row(
        each.name(),
        Figures.f(s.restorationPrecision()),
        Figures.f(s.restorationRecall()),
        Figures.f(s.restorationF()),
        Figures.range(each.fHalf(), "%+.3f"),
        Figures.f(s.damageRepaired()),
        Figures.range(each.repaired(), "%+.3f"),
        Figures.f(s.topThree()));
  }

  private void rivals() {
    out.append("## Rivals on the same passages\n\n");
    MarkdownTable table =
        new MarkdownTable(
            1, "what", "passages", "detection F0.5", "restoration P", "R", "F0.5", "repaired");
    for (RivalResult rival : report.rivals()) {
      Score s = rival.score();
      table.row(
          rival.name(),
          Figures.n(rival.passages()),
          Figures.f(s.detectionF()),
          Figures.f(s.restorationPrecision()),
          Figures.f(s.restorationRecall()),
          Figures.f(s.restorationF()),
          Figures.f(s.damageRepaired()));
    }
    out.append(table);
    para(
        "The dictionaries replace the longest phrase that the same tables hold by the original seen"
            + " most often, without looking at the context. LanguageTool's first suggestion is"
            + " taken everywhere; its rules on layout and taste are off, which can only help it,"
            + " and where it stands on fewer passages, these were drawn by a hash of their names,"
            + " because it is slow. Below 0, the text is farther from the original than it was.");
  }

  private void confusions() {
    out.append("## The costliest errors\n\n");
    MarkdownTable table =
        new MarkdownTable(3, "spun", "original", "restored text has", "times", "words wrong");
    for (Confusion each : report.confusions()) {
      table.row(
          each.spun(),
          each.original().equals(each.spun()) ? "the same" : each.original(),
          each.put().equals(each.spun()) ? "left" : each.put(),
          Figures.n(each.count()),
          Figures.n(each.cost()));
    }
    out.append(table);
    para("Phrases of up to five words, by the number of words that are wrong because of them.");
  }

  private void fixtures() {
    if (report.fixtures().isEmpty()) {
      return;
    }
    out.append("## The project's own fixtures\n\n");
    MarkdownTable table = scoreTable("family");
    for (Breakdown.Row row :
        Breakdown.by(report.fixtures(), outcome -> outcome.passage().family(), 0)) {
      score(table, row);
    }
    score(table, Breakdown.all("all", report.fixtures()));
    out.append(table);
    para(
        "Passages that were written for this project and are full of look-alikes, restored with the"
            + " dictionaries as they are committed. They had no part in making these.");
  }

  private static String topic(Outcome outcome) {
    String topic = outcome.header("topic").orElse("not said").toLowerCase(Locale.ROOT);
    return topic.replaceAll("[,;/].*", "").strip();
  }

  private static String verified(Outcome outcome) {
    String said = outcome.header("verified").orElse("not said").toLowerCase(Locale.ROOT).strip();
    return switch (said.replaceAll("[^a-z ].*", "").strip()) {
      case "yes" -> "checked against the found original";
      case "no" -> "reconstructed by reading";
      case "partly", "partial" -> "partly checked";
      default -> said;
    };
  }

  private void para(String format, Object... values) {
    Paragraph.append(out, String.format(Locale.ROOT, format, values));
  }
}
