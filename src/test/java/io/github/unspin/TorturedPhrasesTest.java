package io.github.unspin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.evaluate.Evaluation;
import io.github.unspin.evaluate.MarkedPassage;
import io.github.unspin.grammar.GrammarProfile;
import io.github.unspin.report.Finding;
import io.github.unspin.restore.Assumption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scientific prose with tortured phrases, restored with the program's own table. */
class TorturedPhrasesTest {
  private static final Path SCIENCE = Path.of("fixtures/science");
  private static final Options OPTIONS = Options.defaults().withGrammar(GrammarProfile.OFF);

  private static List<MarkedPassage> passages() {
    return Fixtures.files(SCIENCE, ".marked.txt").stream().map(Fixtures::passage).toList();
  }

  @Test
  void areRestoredAsWellAsBefore() {
    Unspin unspin = Unspin.open(OPTIONS);
    Evaluation result = Evaluation.run(passages(), List.of(), unspin::analyse);
    assertThat(result.passages()).isEqualTo(3);
    assertThat(result.all().detectionPrecision()).as("detection precision").isEqualTo(1);
    assertThat(result.all().detectionRecall()).as("detection recall").isGreaterThan(0.7);
    assertThat(result.all().restorationPrecision()).as("precision").isGreaterThan(0.85);
  }

  @Test
  void areNotLookedForOnRequest() {
    Options off = OPTIONS.withTorturedPhrases(false);
    Options clean = OPTIONS.withAssumption(Assumption.CLEAN);
    for (MarkedPassage passage : passages()) {
      assertThat(Unspin.open(off).analyse(passage.spun()).findings()).isEmpty();
      assertThat(Unspin.open(clean).analyse(passage.spun()).findings()).isEmpty();
    }
  }

  @Test
  void areNotSeenInSoundProse() {
    Unspin unspin = Unspin.open(OPTIONS);
    String lake = Fixtures.read(Fixtures.CLEAN.resolve("glacier-lake.txt"));
    assertThat(unspin.analyse(lake).findings()).isEmpty();
    for (MarkedPassage passage : passages()) {
      assertThat(unspin.analyse(passage.original()).findings())
          .extracting(Finding::text)
          .as(passage.name())
          .isEmpty();
    }
  }

  @Test
  void goTogetherWithASpinnersWork() {
    Path article = Fixtures.ARTICLES.resolve("physician-returns.spun.txt");
    String text = "They use counterfeit consciousness (AI) there.\n\n" + Fixtures.read(article);
    assertThat(Unspin.open(OPTIONS).analyse(text).restored())
        .startsWith("They use artificial intelligence (AI) there.\n\n");
  }
}
