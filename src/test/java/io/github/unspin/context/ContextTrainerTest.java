package io.github.unspin.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unspin.language.NgramModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ContextTrainerTest {
  @TempDir static Path folder;
  private static Path text;
  private static NgramModel model;
  private static Path trained;
  private static final List<String> STEPS = new ArrayList<>();

  @BeforeAll
  static void train() throws Exception {
    List<String> lines = ToyContext.lines(2000);
    text = Files.write(folder.resolve("text.txt"), lines);
    model = ToyContext.model(folder, lines);
    trained = train(text, 4000, "trained.model");
  }

  private static Path train(Path input, int examples, String name)
      throws IOException, InterruptedException {
    Path out = folder.resolve(name);
    new ContextTrainer(model, ToyContext.table(), 8, 8, STEPS::add)
        .train(List.of(input), examples, 1, out);
    return out;
  }

  /** How much better "spoke out" than "ran" fits a gap of one word. */
  private static float odds(ContextModel context, String line, int gap) {
    int[] ids = ToyContext.ids(model, line);
    ContextModel.Reader reader = context.reader();
    reader.look(ids, gap, gap + 1, 0, ids.length);
    return reader.score(context.phrase(ToyContext.key("spoke out")))
        - reader.score(context.phrase(ToyContext.key("ran")));
  }

  @Test
  void aNeighbourTellsPhrasesApart() throws IOException {
    ContextModel context = ContextModel.open(trained, model);

    assertThat(odds(context, "the mayors ____ early on Monday .", 2)).isGreaterThan(2);
    assertThat(odds(context, "the horses ____ early on Monday .", 2)).isLessThan(-2);
  }

  @Test
  void whatStandsInTheGapIsNotLookedAt() throws IOException {
    ContextModel context = ContextModel.open(trained, model);

    assertThat(odds(context, "the mayors horses early on Monday .", 2))
        .isEqualTo(odds(context, "the mayors zoomed early on Monday .", 2));
  }

  @Test
  void unknownWordsAndPhrasesDoNoHarm() throws IOException {
    ContextModel context = ContextModel.open(trained, model);

    assertThat(odds(context, "the mayors ____ qwzx on blorpday .", 2)).isGreaterThan(0);
    assertThat(odds(context, "xq ____ zz", 1)).isFinite();
    assertThat(odds(context, "____", 0)).isFinite();
    assertThat(context.phrase(ToyContext.key("never seen"))).isEqualTo(-1);
    assertThat(context.phrase(ToyContext.key("zoomed"))).isNotNegative();
  }

  @Test
  void tellsHowWellItDoesOnLinesHeldOut() {
    assertThat(STEPS).isNotEmpty();
    assertThat(STEPS.get(0))
        .containsPattern(
            "\\d+ examples; held out [1-9]\\d*, right by share: 0\\.00: [01]\\.\\d{4} ");
  }

  @Test
  void linesHeldOutAreReadApartFromThoseLearnt() {
    assertThat(STEPS.get(0)).contains("1.00: 1.0000"); // the neighbour tells always
  }

  @Test
  void oneThreadLearnsTheSameTwice() throws Exception {
    assertThat(Files.mismatch(train(text, 4000, "again.model"), trained)).isEqualTo(-1);
    assertThat(Files.mismatch(train(text, 2000, "fewer.model"), trained)).isPositive();
  }

  @Test
  void severalThreadsLearnIt() throws Exception {
    Path out = folder.resolve("threads.model");
    new ContextTrainer(model, ToyContext.table(), 8, 8, step -> {})
        .train(List.of(text, text), 4000, 3, out);

    ContextModel context = ContextModel.open(out, model);

    assertThat(odds(context, "the mayors ____ early on Monday .", 2)).isGreaterThan(1);
    assertThat(odds(context, "the horses ____ early on Monday .", 2)).isLessThan(-1);
  }

  @Test
  @Timeout(value = 3, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aTextOfFewLinesIsReadUntilEnoughIsLearnt() throws Exception {
    Path few = Files.write(folder.resolve("few.txt"), ToyContext.lines(60));

    ContextModel context = ContextModel.open(train(few, 1500, "few.model"), model);

    assertThat(odds(context, "the mayors ____ early on Monday .", 2)).isGreaterThan(0);
  }

  @Test
  @Timeout(value = 3, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aTextWithoutPhrasesOfTheTablesIsRefused() throws Exception {
    Path none = Files.writeString(folder.resolve("none.txt"), "nothing here .\n".repeat(450));

    assertThatThrownBy(() -> train(none, 100, "none.model")).isInstanceOf(IOException.class);
    assertThat(folder.resolve("none.model")).doesNotExist();
  }

  @Test
  void aMissingTextLeavesNoModel() {
    assertThatThrownBy(() -> train(folder.resolve("absent.txt"), 100, "absent.model"))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(folder.resolve("absent.model")).doesNotExist();
  }
}
