package io.github.unspin.evaluate;

import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The figures of a run over marked passages and clean texts.
 *
 * @param all the sum over all passages
 * @param byFamily the sums by the family that the passages' headers give
 * @param passagesSpun passages called spun
 * @param passages number of passages
 * @param clean what was found in clean texts
 */
public record Evaluation(
    Score all, Map<String, Score> byFamily, int passagesSpun, int passages, Clean clean) {
  /** Copies the map. */
  public Evaluation {
    byFamily = java.util.Collections.unmodifiableMap(new TreeMap<>(byFamily));
  }

  /**
   * What was found in texts that people wrote.
   *
   * @param texts number of texts
   * @param spun how many were called spun
   * @param words words of all
   * @param substitutions substitutions applied
   * @param edits edits of any kind applied
   */
  public record Clean(int texts, int spun, int words, int substitutions, int edits) {
    /** Substitutions applied in every thousand words. */
    public double substitutionsPerThousand() {
      return words == 0 ? 0 : 1000.0 * substitutions / words;
    }

    /** Edits of any kind in every thousand words. */
    public double editsPerThousand() {
      return words == 0 ? 0 : 1000.0 * edits / words;
    }
  }

  /** Runs an analysis over passages and clean texts. */
  public static Evaluation run(
      List<MarkedPassage> passages, List<String> cleanTexts, Function<String, Report> analysis) {
    Score all = Score.NONE;
    Map<String, Score> byFamily = new TreeMap<>();
    int spun = 0;
    for (MarkedPassage passage : passages) {
      Report report = analysis.apply(passage.spun());
      Score score = Score.of(passage, report);
      all = all.plus(score);
      byFamily.merge(passage.family(), score, Score::plus);
      spun += report.spun() ? 1 : 0;
    }
    int cleanSpun = 0;
    int words = 0;
    int substitutions = 0;
    int edits = 0;
    for (String text : cleanTexts) {
      Report report = analysis.apply(text);
      cleanSpun += report.spun() ? 1 : 0;
      words += report.words();
      List<Finding> applied = report.findings().stream().filter(Finding::applied).toList();
      edits += applied.size();
      substitutions +=
          (int) applied.stream().filter(f -> f.kind() == FindingKind.SUBSTITUTION).count();
    }
    Clean clean = new Clean(cleanTexts.size(), cleanSpun, words, substitutions, edits);
    return new Evaluation(all, byFamily, spun, passages.size(), clean);
  }
}
