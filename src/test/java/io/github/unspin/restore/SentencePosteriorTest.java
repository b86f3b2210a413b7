package io.github.unspin.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.unspin.channel.PairKind;
import io.github.unspin.language.SentenceEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencePosteriorTest {
  private static Edge edge(int from, int to, String put) {
    int[] words = new SentenceEncoder(Toys.model()).encodePhrase(put, false);
    float[] features = new float[Feature.EDGE_COUNT];
    return new Edge(from, to, put, PairKind.OBSERVED, words, features);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2, the latest, 1, 2, latest", // "the" stays
    "0, 2, THE latest, 1, 2, latest",
    "1, 3, latest storm, 1, 2, latest", // "storm" stays
    "0, 3, the latest storm, 1, 2, latest",
    "0, 3, the very latest storm, 1, 2, very latest",
    "0, 3, a latest flood, 0, 3, a latest flood",
    "1, 2, most recent, 1, 2, most recent",
    "0, 2, these, 0, 2, these",
    "0, 3, the storm, 1, 3, storm", // one word has to be left on either side
  })
  void takesSharedWordsOutOfAnEdge(
      int from, int to, String put, int trimmedFrom, int trimmedTo, String trimmed) {
    DocumentView view = Toys.view("The newest storm hit the city.");
    Reading reading = new SentencePosterior.Trimmer().trim(view, 0, edge(from, to, put), 0.5);
    assertThat(reading).isEqualTo(new Reading(trimmedFrom, trimmedTo, trimmed, 0.5));
  }

  @Test
  void countsTokensFromTheDocumentsStart() {
    DocumentView view = Toys.view("It rained. The newest storm hit the city.");
    Reading reading = new SentencePosterior.Trimmer().trim(view, 3, edge(0, 2, "the latest"), 0.5);
    assertThat(reading.from()).isEqualTo(4);
    assertThat(view.text.string(reading.from(), reading.to())).isEqualTo("newest");
  }

  @Test
  void joinsWhatIsTheSameOnceTrimmed() {
    DocumentView view = Toys.view("They saw the newest storm hit the city.");
    List<Edge> edges =
        new ArrayList<>(
            List.of(
                edge(3, 4, "latest"),
                edge(2, 4, "the latest"),
                edge(3, 5, "latest storm"),
                edge(3, 4, "big")));
    edges.sort(Comparator.comparingInt((Edge e) -> e.from));
    edges.forEach(e -> e.score = 1);
    int size = view.text.size();
    Lattice lattice = new Lattice(Toys.model(), 1000, 1000);
    lattice.build(Arrays.copyOf(view.words, size), new float[size], edges, Weights.initial());
    SentencePosterior posterior =
        SentencePosterior.of(
            view,
            SentencePass.of(0, size, new float[size], edges, lattice),
            new SentencePosterior.Trimmer());
    assertThat(posterior.readings())
        .extracting(Reading::replacement)
        .containsExactlyInAnyOrder("latest", "big");
    assertThat(posterior.readings())
        .isSortedAccordingTo(Comparator.comparingDouble(r -> -r.posterior()))
        .allMatch(r -> r.from() == 3 && r.to() == 4);
    for (int i = 0; i < size; i++) {
      double sum = posterior.kept()[i];
      for (Reading reading : posterior.readings()) {
        sum += reading.from() <= i && i < reading.to() ? reading.posterior() : 0;
      }
      assertThat(sum).as("token %d", i).isCloseTo(1, within(1e-3));
    }
    assertThat(posterior.kept()[2]).as("“the” stays").isCloseTo(1, within(1e-6));
  }
}
