package io.github.unspin.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.channel.NameTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownNamesTest {
  private static final float SEEN_NINE_TIMES = (float) Math.log(10);

  @TempDir Path folder;

  /** Marks the edges by a table in which each name was seen nine times. */
  private void mark(Passes passes, String... names) throws IOException {
    StringBuilder table = new StringBuilder("name\tcount\n");
    for (String name : names) {
      table.append(name).append("\t9\n");
    }
    NameTable read = NameTable.read(Files.writeString(folder.resolve("names.tsv"), table));
    KnownNames known = new KnownNames(read, passes.view);
    passes.build().forEach(known::mark);
  }

  private static float makes(Edge edge) {
    return edge.features[Feature.MAKES_NAME.ordinal()];
  }

  private static float breaks(Edge edge) {
    return edge.features[Feature.BREAKS_NAME.ordinal()];
  }

  @Test
  void swapsThatTogetherSpellANameAreMarked() throws IOException {
    Passes passes = new Passes("It rained. He went to Massive Tons in town.");
    int at = passes.token("Massive");
    Edge big = passes.edge(at, at + 1, "Big", 0.1);
    Edge huge = passes.edge(at, at + 1, "Huge", 0.1);
    Edge lots = passes.edge(at + 1, at + 2, "Lots", 0.1);
    Edge town = passes.edge(at + 3, at + 4, "city", 0.1);

    mark(passes, "Big Lots", "Red Cross");

    assertThat(makes(big)).isEqualTo(SEEN_NINE_TIMES);
    assertThat(makes(lots)).isEqualTo(SEEN_NINE_TIMES);
    assertThat(makes(huge)).isZero();
    assertThat(makes(town)).isZero();
    assertThat(breaks(big) + breaks(lots) + breaks(huge)).isZero();
  }

  @Test
  void keptWordsMayStandBetween() throws IOException {
    Passes passes = new Passes("He knew the Middle for Illness Regulation well.");
    int at = passes.token("Middle");
    Edge center = passes.edge(at, at + 1, "Centers", 0.1);
    Edge disease = passes.edge(at + 2, at + 4, "Disease Control", 0.1);

    mark(passes, "Centers for Disease Control");

    assertThat(makes(center)).isEqualTo(SEEN_NINE_TIMES);
    assertThat(makes(disease)).isEqualTo(SEEN_NINE_TIMES);
  }

  @Test
  void oneSwapAloneMayBeChance() throws IOException {
    Passes passes = new Passes("He saw the City Corridor there.");
    int at = passes.token("Corridor");
    Edge hall = passes.edge(at, at + 1, "Hall", 0.1);

    mark(passes, "City Hall");

    assertThat(makes(hall)).isZero();
  }

  @Test
  void aNameThatStandsThereIsBroken() throws IOException {
    Passes passes = new Passes("He saw the City Hall there.");
    int at = passes.token("City");
    Edge town = passes.edge(at, at + 1, "Town", 0.1);
    Edge lobby = passes.edge(at + 1, at + 3, "Lobby here", 0.1);
    Edge saw = passes.edge(at - 2, at, "viewed a", 0.1);
    Edge after = passes.edge(at + 2, at + 3, "here", 0.1);

    mark(passes, "City Hall");

    assertThat(breaks(town)).isEqualTo(SEEN_NINE_TIMES);
    assertThat(breaks(lobby)).isEqualTo(SEEN_NINE_TIMES);
    assertThat(breaks(saw)).isZero();
    assertThat(breaks(after)).isZero();
    assertThat(makes(town)).isZero();
  }

  @Test
  void namesHaveCapitalsAndMoreThanABeginning() throws IOException {
    Passes lower = new Passes("He saw the city hall there.");
    Edge town = lower.edge(3, 4, "town", 0.1);
    mark(lower, "City Hall");
    assertThat(breaks(town)).isZero();

    Passes beginning = new Passes("He saw the City Hall there.");
    Edge changed = beginning.edge(3, 4, "Town", 0.1);
    mark(beginning, "City Hall Square", "City");
    assertThat(breaks(changed)).as("one word, or the beginning only").isZero();
  }

  @Test
  void withoutNamesNothingIsMarked() throws IOException {
    Passes passes = new Passes("He saw the City Hall there.");
    Edge town = passes.edge(3, 4, "Town", 0.1);
    mark(passes);
    assertThat(town.features).containsOnly(0f);
  }
}
