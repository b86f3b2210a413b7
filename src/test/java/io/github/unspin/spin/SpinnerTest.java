package io.github.unspin.spin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.Fixtures;
import io.github.unspin.Options;
import io.github.unspin.Unspin;
import io.github.unspin.channel.Family;
import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.evaluate.Evaluation;
import io.github.unspin.evaluate.MarkedPassage;
import io.github.unspin.language.NgramModel;
import io.github.unspin.report.Edit;
import io.github.unspin.restore.Dictionaries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpinnerTest {
  private static final Path FOLDER = Dictionaries.folder();
  private static final SubstitutionTable TABLE = Dictionaries.openTable(FOLDER, List.of());
  private static final NgramModel MODEL =
      Dictionaries.openModel(FOLDER.resolve(Dictionaries.MODEL));
  private static final Spinner A = new Spinner(TABLE, MODEL, Family.A, 1);

  @Property(tries = 200)
  void whatWasReplacedComesBack(@ForAll long seed) {
    Random random = new Random(seed);
    String[] pieces = {
      "The company said in the report that five men had been in the city hall. ",
      "It's ",
      "didn't ",
      "\u201CWe have a lot of people,\u201D ",
      "\r\n",
      "\n\n",
      "{",
      "}",
      "|",
      "# head: of\n",
      "U.S. ",
      "Judge Day said 12 of the 40 ",
      "a",
      " 's",
      "\uD83D\uDE00",
      "\u00E9 ",
      "in the ",
      "however, ",
    };
    StringBuilder made = new StringBuilder();
    for (int i = random.nextInt(20); i >= 0; i--) {
      made.append(pieces[random.nextInt(pieces.length)]);
    }
    String text = made.toString().replaceAll("\\{(?=\\{)", "{ ");
    SpunText result = new Spinner(TABLE, MODEL, Family.A, 5).spin(text, seed);
    MarkedPassage passage = MarkedPassage.parse("spun", result.marked("A"));
    assertThat(passage.original()).isEqualTo(text);
    assertThat(passage.spun()).isEqualTo(result.spun());
    assertThat(passage.family()).isEqualTo("A");
  }

  @Test
  void dependsOnTheSeedAlone() {
    String text = Fixtures.read(Fixtures.clean().get(0));
    assertThat(A.spin(text, 7)).isEqualTo(A.spin(text, 7)).isNotEqualTo(A.spin(text, 8));
    assertThat(new Spinner(TABLE, MODEL, Family.A, 1).spin(text, 7)).isEqualTo(A.spin(text, 7));
    assertThat(new Spinner(TABLE, MODEL, Family.A, 0).spin(text, 7).spun()).isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource(
      value = Family.class,
      names = {"A", "A2", "B", "F"})
  void replacesAsDenselyAsSpinnersDo(Family family) {
    Spinner spinner = new Spinner(TABLE, MODEL, family, 1);
    int words = 0;
    int replaced = 0;
    int names = 0;
    for (Path file : Fixtures.clean()) {
      String text = Fixtures.read(file);
      words += text.split("\\s+").length;
      SpunText result = spinner.spin(text, 1);
      replaced += result.replacements().size();
      for (Edit edit : result.replacements()) {
        boolean isInside = edit.start() > 2 && Character.isLetter(text.charAt(edit.start() - 2));
        names += isInside && Character.isUpperCase(text.charAt(edit.start())) ? 1 : 0;
      }
    }
    assertThat(replaced * 100.0 / words).isBetween(2.0, 30.0);
    if (family == Family.A2) {
      assertThat(names).isZero();
    } else if (family == Family.A) {
      assertThat(names).isPositive();
      assertThat(replaced * 100.0 / words).isBetween(11.0, 27.0);
    }
  }

  @Test
  void makesWhatCleanRepairs() {
    List<MarkedPassage> passages = new ArrayList<>();
    for (Path file : Fixtures.clean()) {
      SpunText spun = A.spin(Fixtures.read(file), file.getFileName().toString().hashCode());
      passages.add(MarkedPassage.parse(file.toString(), spun.marked("A")));
    }
    Unspin unspin = Unspin.open(Options.defaults());
    Evaluation result = Evaluation.run(passages, List.of(), unspin::analyse);
    assertThat(result.all().gold()).isGreaterThan(500);
    assertThat(result.all().damageRepaired()).isGreaterThan(0.5);
    assertThat(result.passagesSpun()).isEqualTo(passages.size());
  }
}
