package io.github.unspin.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.language.NgramModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextPlaceTest {
  private static final List<String> COMMON =
      List.of("mayors", "horses", "spoke", "out", "early", "on", "Monday", "ran", "again");

  @TempDir static Path folder;
  private static NgramModel model;
  private static ContextWords words;
  private final ContextPlace place =
      new ContextPlace(words, model.sentenceStart(), model.sentenceEnd());

  @BeforeAll
  static void train() throws IOException {
    Random random = new Random(5);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 2500; i++) {
      StringBuilder line = new StringBuilder(i % 1000 == 500 ? "glaciers melt " : "");
      for (int w = 0; w < 8; w++) {
        int word = random.nextInt(200);
        line.append(
                random.nextInt(3) == 0
                    ? "the"
                    : word < COMMON.size()
                        ? COMMON.get(word)
                        : "w" + (char) ('a' + word / 26) + (char) ('a' + word % 26))
            .append(' ');
      }
      lines.add(line.append(".").toString());
    }
    model = ToyContext.model(folder, lines);
    words = ContextWords.commonest(model, 1000);
  }

  private static int number(String word) {
    int id = model.find(word);
    assertThat(id).as(word).isNotNegative();
    return words.numbers[id];
  }

  @Test
  void nearWordsKeepTheirPositionAndStopAtTheSentence() {
    int[] ids = ToyContext.ids(model, "mayors horses the spoke out early on Monday ran again");

    place.read(ids, 3, 5, 2, 8);

    int start = words.numbers[model.sentenceStart()];
    int end = words.numbers[model.sentenceEnd()];
    assertThat(place.near)
        .containsExactly(
            number("the"),
            start,
            start,
            start,
            number("early"),
            number("on"),
            number("Monday"),
            end);
    assertThat(start).isNotEqualTo(end);
  }

  @Test
  void farWordsAreTheRareOnesOfOtherSentencesToo() {
    int[] ids = ToyContext.ids(model, "glaciers the the the the the ran on on on on on melt on");

    place.read(ids, 6, 7, 2, 10);

    assertThat(Arrays.copyOf(place.far, place.count))
        .containsExactlyInAnyOrder(number("glaciers"), number("melt"));
  }

  @Test
  void farWordsAreNoMoreThanItsRoom() {
    int[] ids = ToyContext.ids(model, "glaciers ".repeat(100));

    place.read(ids, 50, 51, 0, ids.length);

    assertThat(place.count).isEqualTo(ContextPlace.MOST_FAR);
    place.read(ids, 0, 1, 0, 1);
    assertThat(place.count).isPositive();
    place.read(new int[] {ids[0]}, 0, 1, 0, 1);
    assertThat(place.count).as("nothing is left of the place before").isZero();
  }

  @Test
  void wordsWithoutAVectorOfTheirOwnShareOne() {
    ContextWords few = ContextWords.commonest(model, 3);
    int first = model.firstWord();
    int own = 0;
    for (int id = first; id < model.words(); id++) {
      assertThat(few.numbers[id]).isBetween(first, few.size(model) - 1);
      own += few.numbers[id] < first + 3 ? 1 : 0;
    }
    assertThat(own).isEqualTo(3);
    assertThat(few.numbers[model.find("the")]).isLessThan(first + 3);
    assertThat(few.numbers[model.find("melt")]).isGreaterThanOrEqualTo(first + 3);
    assertThat(ContextWords.bind(few.hashes, model).numbers).isEqualTo(few.numbers);
  }
}
