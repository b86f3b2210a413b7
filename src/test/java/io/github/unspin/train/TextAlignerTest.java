package io.github.unspin.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.train.TextAligner.Alignment;
import io.github.unspin.train.TextAligner.Problem;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextAlignerTest {
  private final TextAligner aligner = new TextAligner();

  private List<String> pairs(String spun, String original) {
    return new PairLearner(text -> text, Set.of())
        .learn(List.of(aligner.align(spun, original))).pairs().stream()
            .map(pair -> pair.spun() + " = " + pair.original())
            .sorted()
            .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The large metropolis slept.                | The large city slept.           | metropolis = city
          They spoke about rates of interest again.  | They spoke about interest rates again. | rates of interest = interest rates
          She went as a result of he asked her.      | She went because he asked her.  | as a result of = because
          It has actually been seen by the men.      | It has been seen by the men.    | actually been = been
          He was within the room, mentioned Ann.     | He was in the room, said Ann.   | mentioned = said;within = in
          They have {a huge} plan for the harbour.   | They have a big plan for the harbour. | huge = big
          The 5 men don't know his title.            | The five men do not know his name. | title = name
          “Nobody,” he mentioned—“nobody knew.”      | "Nobody," he said — "nobody knew." | mentioned = said
          A well-liked man lives here, they say.     | A popular man lives here, they say. | well-liked = popular
          The same words in both of the texts.       | The same words in both of the texts. |
          """)
  void findsPairs(String spun, String original, String expected) {
    List<String> wanted = expected == null ? List.of() : List.of(expected.split(";"));
    assertThat(pairs(spun, original)).isEqualTo(wanted);
  }

  @Test
  void placesSeenAloneSettleLongerOnes() {
    String spun =
        "The giant metropolis slept. A giant dog sat by the gate of the metropolis, he mentioned.";
    String original = "The big city slept. A big dog sat by the gate of the city, he said.";
    assertThat(pairs(spun, original))
        .containsExactly("giant = big", "mentioned = said", "metropolis = city");
  }

  @Test
  void saysWhatItCannotAlign() {
    String shared = "The council met on Tuesday to talk about the bridge over the river. ";
    Alignment alignment =
        aligner.align(
            shared + "\n\n" + shared + "Click here to read more of it today.\n",
            shared + "Nobody knew at all what it would ever cost. " + shared);
    assertThat(alignment.isOneArticle()).isTrue();
    assertThat(alignment.stretches()).isEmpty();
    assertThat(alignment.gaps())
        .extracting(TextAligner.Gap::line, TextAligner.Gap::problem)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(3, Problem.ONLY_ORIGINAL),
            org.assertj.core.groups.Tuple.tuple(3, Problem.ONLY_SPUN));
  }

  @Test
  void tellsOtherArticles() {
    Alignment alignment =
        aligner.align(
            "The council met on Tuesday to talk about a bridge.",
            "Her debut album went to number one in three countries last week.");
    assertThat(alignment.isOneArticle()).isFalse();
    assertThat(aligner.align("", "").isOneArticle()).isFalse();
    assertThat(aligner.align("word", "").similarity()).isZero();
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.SECONDS) // a second, but machines are slow at times
  void alignsLongTexts() {
    Random random = new Random(7);
    StringBuilder spun = new StringBuilder();
    StringBuilder original = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      String word = "w" + (char) ('a' + random.nextInt(26)) + (char) ('a' + random.nextInt(26));
      original.append(word).append(i % 17 == 16 ? ". " : " ");
      spun.append(i % 5 == 2 ? word + "x" : word).append(i % 17 == 16 ? ". " : " ");
    }
    Alignment alignment = aligner.align(spun.toString(), original.toString());
    assertThat(alignment.similarity()).isBetween(0.79, 0.81);
    assertThat(alignment.stretches()).hasSizeGreaterThan(7_900);
    Alignment repeated = aligner.align("so it goes ".repeat(3000), "so it went ".repeat(2500));
    assertThat(repeated.isOneArticle()).isTrue();
  }
}
