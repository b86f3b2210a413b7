package io.github.unspin.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseAlignerTest {
  private static List<String> align(Set<String> known, String spun, String original) {
    PhraseAligner aligner = new PhraseAligner((s, o) -> known.contains(s + " / " + o));
    return aligner.align(spun, original).stream()
        .map(p -> p.spun() + " / " + p.original())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "mentioned, said, mentioned / said",
    "a uncommon storm, a rare storm, uncommon / rare",
    "the newest storm, the most recent storm, newest / most recent",
    "the most recent storm, the newest storm, most recent / newest",
    "within the town, in the town, within / in",
  })
  void leavesSharedWordsOutside(String spun, String original, String pair) {
    assertThat(align(Set.of(), spun, original)).containsExactly(pair);
  }

  @Test
  void findsNothingWhereNothingDiffers() {
    assertThat(align(Set.of(), "the same words", "the same words")).isEmpty();
    assertThat(align(Set.of(), "The same", "the SAME")).isEmpty();
  }

  @Test
  void usesKnownPairs() {
    Set<String> known = Set.of("main / major", "gamers / players");
    assertThat(align(known, "main gamers", "major players"))
        .containsExactly("main / major", "gamers / players");
    assertThat(align(Set.of("main gamers / major players"), "main gamers", "major players"))
        .containsExactly("main gamers / major players");
    assertThat(
            align(
                Set.of("on the lookout for / looking for"),
                "is on the lookout for gold",
                "is looking for silver"))
        .containsExactly("on the lookout for / looking for", "gold / silver");
  }

  @ParameterizedTest
  @CsvSource({
    "in some unspecified time in the future, at some point",
    "in comparison with, compared to",
    "gave the impression to be, appeared to be",
    "up to now, to date",
  })
  void idiomsAreNotTakenApart(String spun, String original) {
    Set<String> known = Set.of("in / at", "in comparison / compared");
    String end = spun.endsWith(" be") ? " to be" : "";
    assertThat(align(known, "it " + spun + " here", "it " + original + " here"))
        .containsExactly(
            spun.substring(0, spun.length() - end.length())
                + " / "
                + original.substring(0, original.length() - end.length()));
  }

  @Test
  void littleWordsBesideKnownPairsStayPairs() {
    assertThat(align(Set.of("within / in", "newest / latest"), "within newest", "in latest"))
        .containsExactly("within / in", "newest / latest");
  }

  @Test
  void keepsTheCaseOfTheTextsAndNotOfTheKey() {
    PhraseAligner aligner = new PhraseAligner((s, o) -> false);
    assertThat(aligner.align("Metropolis", "City"))
        .containsExactly(new PhraseAligner.Sighting("metropolis", "City", "Metropolis"));
  }

  @Property(tries = 300)
  void whatItPairsAndWhatItLeavesMakeUpBothSides(@ForAll long seed) {
    Random random = new Random(seed);
    String spun = words(random);
    String original = words(random);
    PhraseAligner aligner = new PhraseAligner((s, o) -> (s + o).hashCode() % 3 == 0);
    List<PhraseAligner.Sighting> pairs = aligner.align(spun, original);
    // read the pairs back into the spun side: this gives the original
    String rest = spun + " ";
    StringBuilder back = new StringBuilder();
    for (PhraseAligner.Sighting pair : pairs) {
      int at = rest.indexOf(pair.spun() + " ");
      assertThat(at).isNotNegative();
      back.append(rest, 0, at).append(pair.original()).append(' ');
      rest = rest.substring(at + pair.spun().length() + 1);
    }
    if (!pairs.isEmpty()) {
      String joined = back + rest;
      assertThat(joined.split(" ")).containsAll(List.of(original.split(" ")));
    }
  }

  private static String words(Random random) {
    StringBuilder out = new StringBuilder();
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      out.append(out.isEmpty() ? "" : " ")
          .append("one two three four five".split(" ")[random.nextInt(5)]);
    }
    return out.toString();
  }
}
