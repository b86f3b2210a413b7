package io.github.unspin.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.channel.Family;
import io.github.unspin.channel.PairKind;
import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.language.NgramModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameCounterTest {
  @TempDir static Path folder;
  private static NgramModel model;
  private NameCounter counter;

  @BeforeAll
  static void train() throws IOException {
    model = ToyModel.train(folder);
  }

  @BeforeEach
  void start() {
    SubstitutionTable.Builder table = new SubstitutionTable.Builder();
    add(table, "metropolis", "city", 2);
    add(table, "joined", "United", 2);
    add(table, "burg", "town", 1);
    counter = new NameCounter(model, table.build());
  }

  private static void add(SubstitutionTable.Builder table, String spun, String put, float count) {
    table.add(spun, put, PairKind.OBSERVED, Family.A, count, 1, 0, 0);
  }

  private List<String> names(String... lines) throws IOException {
    counter.read(new BufferedReader(new StringReader(String.join("\n", lines))));
    return counter.names(1, 100).stream().map(n -> n.name() + " " + n.count()).toList();
  }

  @Test
  void countsRunsOfCapitals() throws IOException {
    assertThat(
            names(
                "They left the City Hall at noon and saw City Hall again.",
                "A storm hit the United States again, said the New City Post."))
        .containsExactly("City Hall 2", "New City Post 1", "United States 1");
  }

  @Test
  void littleWordsMayJoinThem() throws IOException {
    assertThat(names("They saw the City of Kabul, the Friends & City Trust, and the City for now."))
        .containsExactly("City of Kabul 1", "Friends & City Trust 1");
  }

  @Test
  void daysAndPlacesAreNotJoinedToThem() throws IOException {
    assertThat(names("They left the City Hall on Monday, and saw City Hall in Kabul."))
        .containsExactly("City Hall 2");
  }

  @Test
  void aSentencesFirstWordIsNoNameUnlessItAlwaysHasACapital() throws IOException {
    assertThat(names("The City Hall burned. Kabul City saw it. People City."))
        .containsExactly("City Hall 1", "Kabul City 1");
  }

  @Test
  void shoutingIsNoName() throws IOException {
    assertThat(names("They read STORM HITS CITY HALL twice, and the UNITED Press."))
        .containsExactly("UNITED Press 1");
  }

  @Test
  void aNameHasAWordThatSpinnersReplace() throws IOException {
    assertThat(names("They saw the Red Cross and the Town Hall, the City and the old city."))
        .isEmpty();
  }

  @Test
  void aTitleIsTooLongForAName() throws IOException {
    assertThat(names("They read The City That Never Ever Sleeps Again Tonight there.")).isEmpty();
  }

  @Test
  void namesDoNotRunAcrossPunctuationOrSentences() throws IOException {
    assertThat(names("They saw the City, Kabul and more of the City. Kabul fell.")).isEmpty();
  }

  @Test
  void commonestFirstAndNoMoreThanAsked() throws IOException {
    names("a City Hall b City Hall c City Park d City Park e City Lane f City Zoo g City Zoo h");
    names("a City Hall b");

    assertThat(counter.names(2, 100))
        .extracting(NameCounter.Name::name)
        .containsExactly("City Hall", "City Park", "City Zoo");
    assertThat(counter.names(1, 2))
        .containsExactly(
            new NameCounter.Name("City Hall", 3), new NameCounter.Name("City Park", 2));
    assertThat(counter.names(9, 100)).isEmpty();
  }
}
