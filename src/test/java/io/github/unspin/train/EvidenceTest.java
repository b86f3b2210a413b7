package io.github.unspin.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.evaluate.MarkedPassage;
import io.github.unspin.language.NgramModel;
import io.github.unspin.restore.Dictionaries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceTest {
  @TempDir static Path folder;
  private static NgramModel model;

  private final Evidence evidence = new Evidence(model);

  @BeforeAll
  static void train() throws IOException {
    model = ToyModel.train(folder);
  }

  private static Evidence.Row row(int count) {
    return new Evidence.Row(count, 1, 0, 0);
  }

  private Evidence.Row row(String spun, String original) {
    return evidence.rows().get(new Evidence.Key(spun, original, "A"));
  }

  private void read(String marked) {
    evidence.add(MarkedPassage.parse("test", marked));
  }

  @ParameterizedTest
  @CsvSource({
    "City, city",
    "CITY, city",
    "monday, Monday",
    "Moscow, Moscow",
    "moscow, Moscow",
    "MOSCOW, Moscow",
    "the united states, the United States",
    "UNITED, united",
    "the States, the states",
    "The Old, the old",
    "u.s., U.S.",
    "Zorbed, Zorbed", // unknown: as it was written
    "in Kabul, in Kabul",
    "3.63, 3.63",
  })
  void writesOriginalsAsInsideASentence(String phrase, String natural) {
    assertThat(new NaturalCase(model).of(phrase)).isEqualTo(natural);
  }

  @ParameterizedTest
  @CsvSource({
    "united states, United States", // though "united" alone is mostly no name
    "White House, White House",
    "City Hall, city hall", // a capital comes back where the spun words have one
    "middle east, Middle East",
    "i think, I think",
    "National Security, national security",
    "law enforcement, law enforcement",
  })
  void weighsAllWordsOfANameTogether(String phrase, String natural) {
    NgramModel english = Dictionaries.openModel(Dictionaries.folder().resolve(Dictionaries.MODEL));
    assertThat(new NaturalCase(english).of(phrase)).isEqualTo(natural);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "de-DE"})
  void writesThemTheSameInEveryLocale(String locale) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(locale));
      assertThat(new NaturalCase(model).of("IN THE CITY")).isEqualTo("in the city");
      evidence.add("A", "INSIDE", "IN", row(1));
      assertThat(row("inside", "in")).isNotNull();
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void addsUpTheRowsOfTables() {
    evidence.add("A", "Metropolis", "City", row(3));
    evidence.add("A", "metropolis", "city", row(2));
    evidence.add("B", "metropolis", "city", row(1));
    assertThat(row("metropolis", "city")).isEqualTo(new Evidence.Row(5, 2, 0, 0));
    assertThat(evidence.rows()).hasSize(2);
  }

  @Test
  void takesNoRowThatChangesNothing() {
    evidence.add("A", "city", "City", row(3));
    evidence.add("A", "", "city", row(3));
    evidence.add("A", "one two three four five six seven eight nine", "city", row(3));
    assertThat(evidence.rows()).isEmpty();
  }

  @Test
  void countsWhatAMarkedPassageShows() {
    read(
        "# family: A\n# verified: yes\n\n"
            + "The {{Metropolis|City}} {{mentioned|said}} the {{newest|latest|most recent}} storm"
            + " {{mentioned|said}} so. {{Mentioned|Said}}.\n");
    assertThat(row("mentioned", "said")).isEqualTo(new Evidence.Row(3, 1, 3, 1));
    assertThat(row("metropolis", "city")).isEqualTo(new Evidence.Row(1, 1, 1, 1));
    assertThat(row("newest", "latest")).isEqualTo(new Evidence.Row(1, 1, 1, 0));
    assertThat(row("newest", "most recent")).as("first original only").isNull();
  }

  @Test
  void countsArticlesOnce() {
    for (int i = 0; i < 2; i++) {
      read("# family: A\n\nHe {{mentioned|said}} and she {{mentioned|said}}.");
    }
    assertThat(row("mentioned", "said")).isEqualTo(new Evidence.Row(4, 2, 0, 0));
  }

  @Test
  void countsWordsThatWereLeftAlone() {
    read("# family: A\n\nThe old city {{mentioned|said}} the storm {{hit|struck}} the city.");
    assertThat(evidence.words().get("city")).containsExactly(2, 0);
    assertThat(evidence.words().get("the")).containsExactly(3, 0);
    assertThat(evidence.words().get("said")).containsExactly(0, 1);
    assertThat(evidence.words().get("old city")).containsExactly(1, 0);
    assertThat(evidence.words()).doesNotContainKeys("mentioned", "city mentioned", "hit");
  }

  @Test
  void takesPhrasesOfKnownPairsApart() {
    evidence.add("A", "main", "major", row(2));
    evidence.add("A", "gamers", "players", row(3));
    evidence.add("A", "main gamers", "major players", row(4));
    evidence.add("A", "main metropolis", "old city", row(1));
    evidence.decompose();
    assertThat(row("main gamers", "major players")).isNull();
    assertThat(row("main", "major").count()).isEqualTo(6);
    assertThat(row("gamers", "players").count()).isEqualTo(7);
    assertThat(row("main metropolis", "old city")).as("not made of known parts").isNotNull();
  }

  @Test
  void keepsLongNamesWhole() {
    evidence.add("A", "crocus metropolis corridor", "crocus city hall", row(1));
    evidence.add("A", "metropolis", "city", row(9));
    evidence.add("A", "corridor", "hall", row(9));
    evidence.add("A", "new metropolis corridor", "old city hall", new Evidence.Row(4, 1, 0, 4));
    evidence.decompose();
    assertThat(evidence.rows().keySet())
        .anyMatch(key -> key.spun().equals("new metropolis corridor"));
  }

  @Test
  void forgetsPhrasesThatNoSpinnerWrites() {
    read("# family: A\n\nThe old city hall {{mentioned|said}} so.");
    evidence.add("A", "city hall", "town hall", row(1));
    evidence.dropIdlePhrases();
    assertThat(evidence.words()).containsKeys("city hall", "old", "city");
    assertThat(evidence.words()).doesNotContainKeys("old city", "the old");
  }

  /** Which name stood there cannot be told from the one that stands there now. */
  @Test
  void namesInThePlaceOfOthersAreForgottenUnlessManyArticlesShowThem() {
    NgramModel english = Dictionaries.openModel(Dictionaries.folder().resolve(Dictionaries.MODEL));
    Evidence names = new Evidence(english);
    names.add("Q", "vermont", "North Carolina", new Evidence.Row(2, 2, 2, 2));
    names.add("Q", "asia", "China", new Evidence.Row(4, 2, 1, 4));
    names.add("G", "asia", "China", new Evidence.Row(2, 1, 1, 2));
    names.add("A", "u.s.", "United States", new Evidence.Row(1, 1, 0, 1));
    names.add("A", "the big apple", "New York", new Evidence.Row(1, 1, 0, 1));
    names.add("Q", "chinese language", "Chinese", new Evidence.Row(1, 1, 0, 1));
    names.add("A", "choose", "Judge", new Evidence.Row(1, 1, 0, 1));

    names.dropSwappedNames();

    assertThat(names.rows().keySet().stream().map(Evidence.Key::spun))
        .containsExactly("asia", "asia", "u.s.", "the big apple", "chinese language", "choose");
  }
}
