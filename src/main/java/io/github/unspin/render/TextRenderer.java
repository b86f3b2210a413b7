package io.github.unspin.render;

import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Writes reports as lines for people: one with the verdict on each document, then one a finding, as
 * compilers do, such as {@code news.txt:1:7: "earlier than" -> "before" (0.98)}. Columns count
 * characters from 1.
 */
public final class TextRenderer {
  /** Other suggestions are named from this confidence on. */
  private static final double WORTH_A_MENTION = 0.1;

  private static final int MOST_SUGGESTIONS = 3;
  private static final String BOLD = "\u001B[1m";
  private static final String RED = "\u001B[31m";
  private static final String GREEN = "\u001B[32m";
  private static final String PLAIN = "\u001B[0m";

  private final boolean color;

  /**
   * Creates the renderer.
   *
   * @param color whether to colour the lines with ANSI escapes
   */
  public TextRenderer(boolean color) {
    this.color = color;
  }

  /** Returns the lines on all documents. */
  public String render(List<Document> documents) {
    StringBuilder out = new StringBuilder();
    for (Document document : documents) {
      out.append(verdict(document)).append('\n');
      LineCounter lines = new LineCounter(document.report().text());
      for (Finding finding : document.report().findings()) {
        out.append(line(document.path(), lines, finding)).append('\n');
      }
    }
    return out.toString();
  }

  private String verdict(Document document) {
    Report report = document.report();
    String family = report.family().isEmpty() ? "" : ", family " + report.family();
    String verdict = report.spun() ? "spun" : "not spun";
    return String.format(
        Locale.ROOT,
        "%s: %s (score %.2f%s), %d words, %s",
        paint(BOLD, Printable.of(document.path())),
        verdict,
        report.score(),
        family,
        report.words(),
        counts(report.findings()));
  }

  private static String counts(List<Finding> findings) {
    Map<FindingKind, Integer> counts = new EnumMap<>(FindingKind.class);
    for (Finding finding : findings) {
      counts.merge(finding.kind(), 1, Integer::sum);
    }
    if (counts.isEmpty()) {
      return "nothing found";
    }
    StringJoiner list = new StringJoiner(", ");
    counts.forEach((kind, count) -> list.add(count + " " + kind.label()));
    return list.toString();
  }

  private String line(String path, LineCounter lines, Finding finding) {
    int blanks = finding.text().length() - finding.text().stripLeading().length();
    boolean isBlank = blanks == finding.text().length();
    lines.advance(finding.start() + (isBlank ? 0 : blanks));
    StringBuilder out = new StringBuilder();
    out.append(Printable.of(path))
        .append(':')
        .append(lines.line())
        .append(':')
        .append(lines.column());
    out.append(": ");
    if (finding.kind() != FindingKind.SUBSTITUTION) {
      out.append(finding.kind().label()).append(": ");
    }
    String found = isBlank ? finding.text() : finding.text().strip();
    out.append(paint(RED, quoted(found))).append(" -> ");
    if (finding.suggestions().isEmpty()) {
      out.append(String.format(Locale.ROOT, "? (%.2f)", finding.confidence()));
    }
    for (int i = 0; i < Math.min(MOST_SUGGESTIONS, finding.suggestions().size()); i++) {
      Suggestion suggestion = finding.suggestions().get(i);
      if (i > 0 && suggestion.confidence() < WORTH_A_MENTION) {
        break;
      }
      out.append(i > 0 ? " or " : "").append(paint(GREEN, quoted(suggestion.text())));
      out.append(String.format(Locale.ROOT, " (%.2f)", suggestion.confidence()));
    }
    return out.append(finding.applied() ? "" : ", not applied").toString();
  }

  private String paint(String code, String text) {
    return color ? code + text + PLAIN : text;
  }

  private static String quoted(String text) {
    return '"' + Printable.of(text) + '"';
  }
}
