package io.github.unspin.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.channel.Family;
import io.github.unspin.channel.PairKind;
import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.grammar.LanguageToolAlone;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RivalsTest {
  private static final LanguageToolAlone CORE = new LanguageToolAlone(false);

  private static SubstitutionTable.Builder pair(
      SubstitutionTable.Builder table, String spun, String original, PairKind kind, int count) {
    return table.add(spun, original, kind, Family.A, count, 1, 0, 0);
  }

  private static SubstitutionTable table() {
    SubstitutionTable.Builder table = new SubstitutionTable.Builder();
    pair(table, "metropolis", "city", PairKind.OBSERVED, 8);
    pair(table, "metropolis", "town", PairKind.OBSERVED, 3);
    pair(table, "metropolis corridor", "city hall", PairKind.OBSERVED, 1);
    pair(table, "people", "persons", PairKind.OBSERVED, 5);
    pair(table, "folksy", "popular", PairKind.INFLECTED, 9);
    return table.addWord("people", 90, 2).addWord("metropolis", 1, 0).build();
  }

  private static String restored(String name, String text) {
    return rival(name).report(text).restored();
  }

  private static Rival rival(String name) {
    List<Rival> all = Rival.of(table(), CORE, new LanguageToolAlone(true));
    Optional<Rival> found = all.stream().filter(r -> r.name().startsWith(name)).findFirst();
    return found.orElseThrow(() -> new AssertionError(name));
  }

  @Test
  void nothingDoneChangesNothing() {
    Report report = rival("nothing").report("The metropolis folks.");
    assertThat(report.restored()).isEqualTo("The metropolis folks.");
    assertThat(report.findings()).isEmpty();
    assertThat(report.words()).isEqualTo(3);
  }

  @Test
  void theDictionaryTakesTheLongestPhraseAndItsMostFrequentOriginal() {
    assertThat(restored("dictionary: the most", "Metropolis people saw METROPOLIS CORRIDOR."))
        .isEqualTo("City persons saw CITY HALL.");
    assertThat(restored("dictionary: the most", "A folksy metropolis. Corridor."))
        .as("inflections are not in a plain dictionary; sentences end phrases")
        .isEqualTo("A folksy city. Corridor.");
    Finding finding = rival("dictionary: the most").report("A metropolis").findings().get(0);
    assertThat(finding.suggestions()).extracting(s -> s.text()).containsExactly("city", "town");
  }

  @Test
  void theOtherDictionaryLeavesWhatAuthorsWrite() {
    assertThat(restored("dictionary: the same", "The people of the metropolis."))
        .isEqualTo("The people of the city.");
  }

  @Test
  void languageToolAloneTakesItsFirstSuggestions() {
    Report report = rival("LanguageTool, the core").report("He saw an city hall in the the rain.");
    assertThat(report.restored()).isEqualTo("He saw a city hall in the rain.");
    assertThat(report.findings())
        .hasSize(2)
        .allMatch(f -> f.applied() && f.kind() == FindingKind.SUBSTITUTION);
    assertThat(CORE.find("A sound sentence.")).isEmpty();
  }
}
