package io.github.unspin.scrape;

import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines of a scraped text that belong to the page and not to the article: comment forms,
 * share bars, links to other articles, sign-ups.
 *
 * <p>A line counts as such on the evidence of three things, added up as log odds: what it says, in
 * the known forms of {@code boilerplate.tsv}; where it stands, since page furniture stands before
 * the first and after the last paragraph of prose; and its neighbours, since furniture stands
 * beside furniture. A line that says nothing known never counts.
 */
public final class BoilerplateFinder {
  /** Log odds that a line in the known form is furniture, before anything else is looked at. */
  private static final double SURE = 5.0;

  private static final double LIKELY = 1.0;
  private static final double WEAK = -1.5;

  /** Log odds that the line's place or one neighbour adds. */
  private static final double AT_EDGE = 2.5;

  private static final double BESIDE_FURNITURE = 2.0;

  /** Log odds from which on a line goes, and from which on it is worth a mention. */
  private static final double REMOVED = 2.2;

  private static final double MENTIONED = 0.0;

  /** Words that make a line a paragraph of prose, with and without a full stop. */
  private static final int WORDS_OF_SENTENCE = 7;

  private static final int WORDS_OF_PROSE = 20;

  private static final Pattern LINE = Pattern.compile("[^\\r\\n]*\\S[^\\r\\n]*");
  private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n|\\n|\\r");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’.-]*");
  private static final Pattern SENTENCE_END = Pattern.compile("[.?!:…][\"”’')\\]]*\\s*$");

  private final LineTable table = new LineTable();

  /** One line that is not blank, without its line break. */
  private record Line(int start, int end, LineTable.@Nullable Strength strength, boolean isProse) {}

  /**
   * Returns the findings, sorted by place. The edit of each removes the line together with one
   * adjoining separator, so that what is left is parted as before and ends as before.
   */
  public List<Finding> find(String text) {
    List<Line> lines = lines(text);
    double[] odds = odds(lines);
    int kept = 0;
    for (double each : odds) {
      kept += each < REMOVED ? 1 : 0;
    }
    List<Finding> findings = new ArrayList<>();
    for (int first = 0; first < lines.size() && kept > 0; ) {
      int last = first;
      if (odds[first] >= REMOVED) {
        while (last + 1 < lines.size() && odds[last + 1] >= REMOVED) {
          last++;
        }
      }
      if (odds[first] >= MENTIONED) {
        addRun(text, lines, odds, first, last, findings);
      }
      first = last + 1;
    }
    return findings;
  }

  private List<Line> lines(String text) {
    List<Line> lines = new ArrayList<>();
    Matcher matcher = LINE.matcher(text);
    while (matcher.find()) {
      String line = matcher.group();
      LineTable.Strength strength = table.strength(line);
      boolean isProse = strength == null && isProse(line);
      lines.add(new Line(matcher.start(), matcher.end(), strength, isProse));
    }
    return lines;
  }

  private static boolean isProse(String line) {
    long words = WORD.matcher(line).results().limit(WORDS_OF_PROSE).count();
    return words >= WORDS_OF_PROSE
        || words >= WORDS_OF_SENTENCE && SENTENCE_END.matcher(line).find();
  }

  /** Adds up the evidence for each line, outwards from the lines that are certain. */
  private static double[] odds(List<Line> lines) {
    int firstProse = lines.size();
    int lastProse = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isProse()) {
        firstProse = Math.min(firstProse, i);
        lastProse = i;
      }
    }
    double[] odds = new double[lines.size()];
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < odds.length; i++) {
        boolean isAtEdge = lastProse >= 0 && (i < firstProse || i > lastProse);
        double before = odds[i];
        odds[i] = base(lines.get(i));
        if (odds[i] == Double.NEGATIVE_INFINITY) {
          continue;
        }
        odds[i] += isAtEdge ? AT_EDGE : 0;
        odds[i] += i > 0 && odds[i - 1] >= REMOVED ? BESIDE_FURNITURE : 0;
        odds[i] += i + 1 < odds.length && odds[i + 1] >= REMOVED ? BESIDE_FURNITURE : 0;
        changed |= odds[i] != before;
      }
    }
    return odds;
  }

  private static double base(Line line) {
    LineTable.Strength strength = line.strength();
    if (strength == null) {
      return Double.NEGATIVE_INFINITY;
    }
    return switch (strength) {
      case SURE -> SURE;
      case LIKELY -> LIKELY;
      case WEAK -> WEAK;
    };
  }

  private static void addRun(
      String text, List<Line> lines, double[] odds, int first, int last, List<Finding> findings) {
    int gapStart = first == 0 ? 0 : lines.get(first - 1).end();
    int gapEnd = last + 1 == lines.size() ? text.length() : lines.get(last + 1).start();
    int breaksBefore = breaks(text, gapStart, lines.get(first).start());
    int breaksAfter = breaks(text, lines.get(last).end(), gapEnd);
    boolean takesGapBefore = first > 0 && (last + 1 == lines.size() || breaksAfter > breaksBefore);
    for (int i = first; i <= last; i++) {
      Line line = lines.get(i);
      int start = takesGapBefore ? lines.get(i - 1).end() : line.start();
      int end = line.end();
      if (!takesGapBefore && i + 1 < lines.size()) {
        end = lines.get(i + 1).start();
      }
      double confidence = 1 / (1 + Math.exp(-odds[i]));
      findings.add(
          new Finding(
              start,
              end,
              text.substring(start, end),
              FindingKind.BOILERPLATE,
              confidence,
              odds[i] >= REMOVED,
              List.of(new Suggestion("", confidence)),
              "This line belongs to the page, not to the article."));
    }
  }

  private static int breaks(String text, int start, int end) {
    return (int) LINE_BREAK.matcher(text.substring(start, end)).results().count();
  }
}
