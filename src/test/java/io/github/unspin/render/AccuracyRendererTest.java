package io.github.unspin.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.Options;
import io.github.unspin.accuracy.AccuracyReport;
import io.github.unspin.accuracy.Breakdown;
import io.github.unspin.accuracy.CleanDomain;
import io.github.unspin.accuracy.Experiment;
import io.github.unspin.accuracy.Fold;
import io.github.unspin.accuracy.Provenance;
import io.github.unspin.accuracy.StubSubject;
import io.github.unspin.evaluate.MarkedPassage;
import io.github.unspin.evaluate.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole report of a handful of sentences. {@code -Dunspin.golden=write} writes the golden file
 * anew, to be looked at before it is committed.
 */
class AccuracyRendererTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/io/github/unspin/render/accuracy.golden.md");

  private static final String[][] PASSAGES = {
    {"A", "yes", "weather", "The mayor {{mentioned|said}} the {{metropolis|city}} flooded."},
    {"A", "yes", "weather", "Most {{folks|people}} {{mentioned|said}} so. The folks were tired."},
    {"A", "no", "sport", "He {{mentioned|said}} {{5|five}} {{folks|people}} left."},
    {"B", "no", "sport, women", "She {{mentioned|told us}} of a {{massive|huge}} storm."},
    {"B", "no", "law", "A {{decide|judge}} of the {{metropolis|city}} {{mentioned|said}} so."},
    {"B", "no", "law", "Nobody saw the {{metropolis|city}}."},
  };

  private static final Provenance PROVENANCE =
      new Provenance(
          LocalDate.of(2026, 1, 2),
          "unspin 1.2.3",
          "unspin accuracy --folds 2",
          2,
          1,
          true,
          1234,
          "f00d");

  @TempDir static Path folder;

  private static AccuracyReport report;

  private static List<MarkedPassage> passages(int from, int to) {
    List<MarkedPassage> out = new ArrayList<>();
    for (int i = from; i < to; i++) {
      String[] p = PASSAGES[i];
      String header = "# family: " + p[0] + "\n# verified: " + p[1] + "\n# topic: " + p[2];
      out.add(MarkedPassage.parse("p" + i + ".txt", header + "\n\n" + p[3] + "\n"));
    }
    return out;
  }

  @BeforeAll
  static void measureOnce() throws IOException {
    report = measure();
  }

  private static AccuracyReport measure() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "Some folks left the metropolis in 5 days.");
    Files.writeString(folder.resolve("b.txt"), "Someone mentioned the weather.");
    StubSubject subject = new StubSubject();
    Experiment experiment = new Experiment(0, null, step -> {});
    experiment.measure(new Fold("fold 1", passages(0, 3), subject));
    experiment.measure(new Fold("fold 2", passages(3, 6), subject));
    experiment.measureFixtures(new Fold("fixtures", passages(0, 1), subject));
    experiment.measureClean(new CleanDomain("letters", List.of(folder.resolve("a.txt"))), subject);
    experiment.measureClean(new CleanDomain("notes", List.of(folder.resolve("b.txt"))), subject);
    return experiment.report();
  }

  @Test
  void writesTheGoldenReport() throws IOException {
    String markdown = AccuracyRenderer.markdown(report, PROVENANCE);
    if ("write".equals(System.getProperty("unspin.golden"))) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, markdown);
    }
    assertThat(markdown).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void writesTheSameInEveryLocale() throws IOException {
    Locale before = Locale.getDefault();
    String here = AccuracyRenderer.markdown(report, PROVENANCE);
    try {
      for (String tag : List.of("ar-EG", "de-DE", "tr-TR")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(AccuracyRenderer.markdown(report, PROVENANCE)).as(tag).isEqualTo(here);
      }
      assertThat(AccuracyRenderer.markdown(measure(), PROVENANCE)).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void holdsNoSentenceOfThePassages() {
    String markdown = AccuracyRenderer.markdown(report, PROVENANCE);
    assertThat(markdown).doesNotContain("The mayor", "flooded", "were tired", "Nobody saw");
  }

  @Test
  void theTablesAgreeWithEachOther() {
    assertThat(report.curve().get(Options.DEFAULT_MIN_CONFIDENCE))
        .as("the default")
        .isEqualTo(total());
    assertThat(report.rivals())
        .filteredOn(r -> r.name().equals("Unspin"))
        .singleElement()
        .satisfies(r -> assertThat(r.score()).isEqualTo(total()));
    assertThat(report.contributions())
        .filteredOn(c -> c.name().equals("without number candidates"))
        .singleElement()
        .satisfies(c -> assertThat(c.score().restored()).isEqualTo(total().restored() - 1));
    int places =
        report.outcomes().stream()
            .flatMap(o -> o.classes().values().stream())
            .mapToInt(counts -> counts.places())
            .sum();
    assertThat(places).as("every place is in one class").isEqualTo(total().gold());
  }

  private static Score total() {
    return Breakdown.all("", report.outcomes()).score();
  }
}
