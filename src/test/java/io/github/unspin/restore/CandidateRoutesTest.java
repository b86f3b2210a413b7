package io.github.unspin.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.Options;
import io.github.unspin.Unspin;
import io.github.unspin.channel.PairKind;
import io.github.unspin.report.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With the repository's dictionaries. */
class CandidateRoutesTest {
  private static Dictionaries dictionaries;

  @BeforeAll
  static void open() {
    dictionaries = Dictionaries.open(Path.of("dictionaries"), List.of());
  }

  private static Optional<CandidateRoutes.Route> route(String text, String spun, String original) {
    int start = text.indexOf(spun);
    return CandidateRoutes.of(dictionaries, text).find(start, start + spun.length(), original);
  }

  @Test
  void findsTheKindOfCandidateThatIsNeeded() {
    String text = "He mentioned that 17 folks in the newest Metropolis corridor couldn't wait.";
    assertThat(route(text, "mentioned", "said"))
        .contains(new CandidateRoutes.Route(PairKind.OBSERVED, 1));
    assertThat(route(text, "couldn't", "could not").map(CandidateRoutes.Route::kind)).isPresent();
    assertThat(route(text, "17", "seventeen").map(CandidateRoutes.Route::kind)).isPresent();
  }

  @Test
  void putsCandidatesSideBySide() {
    String text = "They mentioned the newest menace there.";
    assertThat(route(text, "newest menace", "latest threat"))
        .contains(new CandidateRoutes.Route(PairKind.OBSERVED, 2));
    assertThat(route(text, "the newest menace", "the latest menace"))
        .as("words in between may stay")
        .contains(new CandidateRoutes.Route(PairKind.OBSERVED, 1));
  }

  @Test
  void theWeakestLinkCounts() {
    String text = "All 97 folks mentioned it.";
    CandidateRoutes.Route number = route(text, "97", "ninety-seven").orElseThrow();
    assertThat(number.kind()).isEqualTo(PairKind.NUMBER);
    assertThat(route(text, "97 folks", "ninety-seven people"))
        .contains(new CandidateRoutes.Route(PairKind.NUMBER, 2));
  }

  @Test
  void whatWasMovedBehindANounComesBackBeforeIt() {
    assertThat(
            route(
                "They like bridges that are wooden there.",
                "bridges that are wooden",
                "wooden bridges"))
        .contains(new CandidateRoutes.Route(PairKind.MOVED, 1));
    String name = "He spoke of Discrimination that is racial there.";
    assertThat(route(name, "Discrimination that is racial", "Racial Discrimination")).isPresent();
  }

  @Test
  void whatOtherSpinnersAloneDoIsNoCandidateWhereTheCommonestIsSure() {
    String common =
        "Folks mentioned on Tuesday that the Metropolis Corridor was renovated as a part of a"
            + " marketing campaign, however the authorities mentioned the circulatory strain within the"
            + " area was extra of a menace. The financial institution additionally mentioned it.";
    assertThat(route(common, "circulatory strain", "blood pressure")).isEmpty();
    assertThat(route(common, "menace", "threat")).isPresent();
    String other =
        "Malady of the cardiovascular framework and circulatory strain influence individuals amid"
            + " pregnancy. Be that as it may, malignant growth is likewise normal among ladies.";
    assertThat(route(other, "circulatory strain", "blood pressure")).isPresent();
  }

  @Test
  void candidatesAreSpeltAsTheDocumentSpells() {
    String british = "The colour of the theatre, a favourite, was vibrant.";
    assertThat(route(british, "vibrant", "colourful")).isPresent();
    assertThat(route(british, "vibrant", "colorful")).isEmpty();
    String american = "The color of the theater, a favorite, was vibrant.";
    assertThat(route(american, "vibrant", "colorful")).isPresent();
    assertThat(route(american, "vibrant", "colourful")).isEmpty();
    String mixed = "The colour of the theatre and the behaviour of its neighbor.";
    assertThat(route(mixed, "neighbor", "neighbour").map(CandidateRoutes.Route::kind))
        .contains(PairKind.SPELLING);
    assertThat(route(mixed, "colour", "color")).isEmpty();
  }

  @Test
  void apostrophesMakeNoOtherCandidates() {
    String text = "He said it’s late, and that it is what they didn’t want.";
    assertThat(route(text, "it is", "it’s")).isEqualTo(route(text, "it is", "it's")).isPresent();
  }

  @Test
  void tellsWhatIsOutOfReach() {
    String text = "He mentioned the zorblat.";
    assertThat(route(text, "zorblat", "city")).isEmpty();
    assertThat(route(text, "mentioned", "mentioned")).as("nothing to do").isEmpty();
    assertThat(route(text, "mentioned", "said the")).isEmpty();
  }

  @Test
  void whatIsLeftOutOfTheMethodIsMissing() throws Exception {
    String text = Files.readString(Path.of("fixtures/articles/concert-hall.spun.txt"));
    Options options = Options.defaults().withAssumption(Assumption.SPUN);
    List<Finding> all = findings(options, Ablation.NONE, text);
    List<Finding> derived = findings(options, new Ablation(Set.of(PairKind.OBSERVED), true), text);
    List<Finding> first = findings(options, new Ablation(Set.of(), false), text);
    assertThat(derived.size()).isLessThan(all.size() / 5);
    assertThat(first.size()).isGreaterThan(all.size() / 2);
    assertThat(first).as("the second pass sees more").isNotEqualTo(all);
  }

  private static List<Finding> findings(Options options, Ablation ablation, String text) {
    return Unspin.open(options, dictionaries, ablation).analyse(text).findings();
  }
}
