package io.github.unspin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.unspin.evaluate.Evaluation;
import io.github.unspin.evaluate.GoldFile;
import io.github.unspin.evaluate.MarkedPassage;
import io.github.unspin.evaluate.Score;
import io.github.unspin.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Texts that lie beside the repository and not in it: {@code ../shared}, or the folder that {@code
 * -Dunspin.shared=DIR} names. Passed over where there are none.
 */
class SharedDataTest {
  private static final Path SHARED = Path.of(System.getProperty("unspin.shared", "../shared"));
  private static final Path SEED = SHARED.resolve("seeds/002_8e432c5ce058ccbb.txt");
  private static final Path GOLD = SHARED.resolve("gold/spun-article.gold.jsonl");

  private static Unspin unspin;

  @BeforeEach // and not once for all, so that the tests are listed as skipped, with the reason
  void open() {
    assumeTrue(
        Files.isDirectory(SHARED),
        "no shared texts in " + SHARED.toAbsolutePath().normalize() + "; see -Dunspin.shared=DIR");
    unspin = unspin == null ? Unspin.open(Options.defaults()) : unspin;
  }

  private static int count(String text, String phrase) {
    return (int) Pattern.compile(phrase).matcher(text).results().count();
  }

  @Test
  void restoresTheSecondSeed() {
    String text = Fixtures.read(SEED);
    Report report = unspin.analyse(text);
    assertThat(report.spun()).isTrue();
    assertThat(report.family()).isEqualTo("A");
    MarkedPassage passage = GoldFile.read("seed", text, "seed.gold.jsonl", Fixtures.read(GOLD));
    Score score = Score.of(passage, report);
    assertThat(score.detectionF()).as("detection F0.5").isGreaterThanOrEqualTo(0.92);
    assertThat(score.restorationF()).as("restoration F0.5").isGreaterThanOrEqualTo(0.86);
    assertThat(score.restorationRecall()).as("recall").isGreaterThanOrEqualTo(0.80);
    assertThat(score.damageRepaired()).as("damage repaired").isGreaterThanOrEqualTo(0.72);
  }

  @Test
  void restoresTheNamesOfTheSecondSeedEverywhere() {
    String text = Fixtures.read(SEED);
    String restored = unspin.analyse(text).restored();
    String[][] names = { // the name, and what the spinner made of it
      {"Crocus City Hall", "Metropolis (?:Corridor|Hall)|City Corridor|Crocus Metropolis"},
      {"ISIS-K\\b", "ISIS-Ok"},
      {"Dossier Center", "File (?:Heart|Center)|Dossier Heart"},
      {"New York Times", "New York Occasions"},
      {"law enforcement", "(?i)legislation enforcement"},
      {"Middle East", "Center East|Middle Jap"},
      {"Center for a New American Security", "Heart for a|New American Safety"},
      {"Royal United Services Institute", "Royal United Companies"},
      {"National Security Council", "(?:Nationwide|National) Safety|Nationwide Security"},
    };
    for (String[] name : names) {
      assertThat(count(text, name[1])).as("the seed has “%s”", name[1]).isPositive();
      assertThat(count(restored, name[1])).as("“%s” is left", name[1]).isZero();
      assertThat(count(restored, name[0]))
          .as("%s", name[0])
          .isPositive()
          .isGreaterThanOrEqualTo(count(text, name[0]));
    }
    assertThat(count(restored, "USA")).isZero();
    assertThat(count(restored, "the United States"))
        .isEqualTo(count(text, "the (?:USA|United States)\\b"));
  }

  @Test
  void leavesNothingOfThePageAroundTheSecondSeed() {
    String restored = unspin.analyse(Fixtures.read(SEED)).restored();
    assertThat(restored)
        .doesNotContainIgnoringCase("leave a reply")
        .doesNotContainIgnoringCase("please enter your")
        .doesNotContain("Exit mobile version", "Share.");
    assertThat(restored.lines().filter(line -> !line.isBlank()))
        .allMatch(line -> line.length() > 40, "is a paragraph and not page furniture");
  }

  @Test
  void leavesCleanArticlesAlone() {
    List<String> texts = new ArrayList<>();
    Fixtures.files(SHARED.resolve("clean"), ".txt").forEach(f -> texts.add(Fixtures.read(f)));
    assertThat(texts).hasSizeGreaterThan(100);
    Evaluation.Clean clean = Evaluation.run(List.of(), texts, unspin::analyse).clean();
    assertThat(clean.substitutionsPerThousand()).isLessThanOrEqualTo(0.5);
    assertThat(clean.editsPerThousand()).isLessThanOrEqualTo(0.5);
    assertThat((double) clean.spun() / clean.texts()).isLessThanOrEqualTo(0.01);
  }
}
