package io.github.unspin.tortured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unspin.channel.ProtectedPhrases;
import io.github.unspin.files.InputException;
import io.github.unspin.report.Edits;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TorturedFinderTest {
  @TempDir private Path folder;
  private Path table = Path.of("");

  @BeforeEach
  void writeTable() throws IOException {
    table = folder.resolve("tortured-phrases.tsv");
    Files.writeString(
        table,
        "# a remark\n"
            + TorturedPhrases.HEADER
            + "\n"
            + "colossal information\tbig data\t0\t200\t0.0025\t20\tnothing\n"
            + "counterfeit consciousness\tartificial intelligence\t0\t900\t0.0025\t40\tnothing\n"
            + "information gathering\tdata set\t0\t5\t0.0025\t1\tnothing\n"
            + "information gathering\tdata collection\t0\t90\t0.0025\t9\tnothing\n"
            + "neural organization\tneural network\t0\t300\t0.0025\t30\tnothing\n"
            + "signal to commotion proportion\tsignal-to-noise ratio\t0\t90\t0.0025\t9\tnothing\n"
            + "surface region\tsurface area\t2\t290\t0.27\t9\tcompany\n"
            + "test arrangement\ttest set\t3\t290\t0.3\t9\tcompany\n");
  }

  private String restored(String text) {
    return Edits.apply(text, find(text).stream().map(Finding::edit).toList());
  }

  private List<Finding> find(String text) {
    return new TorturedFinder(table, ProtectedPhrases.none(), false).find(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "We use counterfeit consciousness. | We use artificial intelligence.",
        "Counterfeit consciousness grows. | Artificial intelligence grows.",
        "Counterfeit Consciousness in Schools | Artificial Intelligence in Schools",
        "COUNTERFEIT CONSCIOUSNESS IN SCHOOLS | ARTIFICIAL INTELLIGENCE IN SCHOOLS",
        "Two neural organizations learn. | Two neural networks learn.",
        "Two neural organisations learn. | Two neural networks learn.",
        "A neural-organization layer. | A neural-network layer.",
        "The signal-to-commotion proportion. | The signal-to-noise ratio.",
        "The signal to commotion proportions. | The signal-to-noise ratios.",
        "The neural organization's task. | The neural network's task.",
      })
  void restoresTheTermInTheTextsOwnForm(String text, String expected) {
    assertThat(restored(text)).isEqualTo(expected);
  }

  @Test
  void keepsABrokenLineBroken() {
    assertThat(restored("We use counterfeit\nconsciousness here."))
        .isEqualTo("We use artificial\nintelligence here.");
    assertThat(find("Here we see counterfeit\n\nConsciousness is a word.")).isEmpty();
    assertThat(find("It was counterfeit. Consciousness is a word.")).isEmpty();
  }

  @Test
  void ranksWhatAPhraseMayStandFor() {
    List<Finding> found = find("Our information gathering took a year.");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).kind()).isEqualTo(FindingKind.SUBSTITUTION);
    assertThat(found.get(0).suggestions())
        .extracting(Suggestion::text)
        .containsExactly("data collection", "data set");
    double sum = found.get(0).suggestions().stream().mapToDouble(Suggestion::confidence).sum();
    assertThat(sum).isCloseTo(found.get(0).confidence(), org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void letsPhrasesThatPeopleWriteStandAlone() {
    assertThat(find("The lake has a surface region of warm water.")).isEmpty();
    assertThat(find("The surface region and the test arrangement were fine.")).isEmpty();
  }

  @Test
  void flagsThemBesideSurerOnes() {
    assertThat(find("Colossal information on the surface region, and counterfeit consciousness."))
        .extracting(Finding::text)
        .containsExactly("Colossal information", "surface region", "counterfeit consciousness");
  }

  @Test
  void takesAnAcronymForASign() {
    double without = find("Our information gathering went on.").get(0).confidence();
    double with = find("Our information gathering (DC) went on.").get(0).confidence();
    assertThat(with).isGreaterThan(without);
    assertThat(find("The surface region (SA) was measured.")).hasSize(1);
    assertThat(find("The surface region (SR) was measured.")).isEmpty();
  }

  @Test
  void leavesKeptPhrasesAlone() throws IOException {
    Path keep = Files.writeString(folder.resolve("keep.txt"), "counterfeit consciousness\n");
    TorturedFinder finder = new TorturedFinder(table, ProtectedPhrases.read(List.of(keep)), false);
    assertThat(finder.find("We use counterfeit consciousness.")).isEmpty();
    assertThat(finder.find("")).isEmpty();
  }

  @Test
  void letsTheSurerFindingWin() {
    List<Finding> tortured = find("Two neural organizations learn.");
    assertThat(TorturedFinder.merge(tortured, List.of(other(11, 0.7)))).isEqualTo(tortured);
    List<Finding> surer = List.of(other(11, 1));
    assertThat(TorturedFinder.merge(tortured, surer)).isEqualTo(surer);
    List<Finding> apart = List.of(other(0, 1));
    assertThat(TorturedFinder.merge(tortured, apart))
        .containsExactly(apart.get(0), tortured.get(0));
  }

  private static Finding other(int start, double confidence) {
    return new Finding(
        start,
        start + 3,
        "Two neural organizations learn.".substring(start, start + 3),
        FindingKind.SUBSTITUTION,
        confidence,
        true,
        List.of(new Suggestion("x", confidence)),
        "");
  }

  @Test
  void namesATableThatIsNone() throws IOException {
    Files.writeString(table, "tortured\testablished\na\tb\n");
    assertThatThrownBy(() -> find("text"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(table.toString())
        .hasMessageContaining("columns");
    Files.writeString(table, TorturedPhrases.HEADER + "\nodd text\teven text\tx\n");
    assertThatThrownBy(() -> find("an odd text here"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("odd text");
  }
}
