package io.github.unspin.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.language.SentenceEncoder;
import org.junit.jupiter.api.Test;

class RestoredWordsTest {
  private final Passes passes =
      new Passes("The newest storm hit the metropolis corridor. They saw a danger of it.");

  private RestoredWords restored() {
    return new RestoredWords(passes.view, passes.build());
  }

  private static int[] words(String text) {
    return Toys.view(text).words;
  }

  @Test
  void untouchedTextIsItself() {
    RestoredWords restored = restored();

    assertThat(restored.ids).isEqualTo(passes.view.words);
    for (int i = 0; i < restored.ids.length; i++) {
      assertThat(restored.before(i)).isEqualTo(i);
      assertThat(restored.after(i)).isEqualTo(i + 1);
    }
  }

  @Test
  void placesMoveWithWhatIsPutIn() {
    passes.edge(1, 2, "the very latest", 0.9);
    passes.edge(5, 7, "hall", 0.9);
    int danger = passes.token("danger");
    passes.edge(danger, danger + 1, "threat", 0.9);

    RestoredWords restored = restored();

    assertThat(restored.ids)
        .isEqualTo(words("The the very latest storm hit the hall. They saw a threat of it."));
    assertThat(restored.before(1)).isEqualTo(1);
    assertThat(restored.after(1)).isEqualTo(4);
    assertThat(restored.before(2)).isEqualTo(4);
    assertThat(restored.after(2)).isEqualTo(5);
    for (int inside = 5; inside < 7; inside++) { // the whole place, from either word of it
      assertThat(restored.before(inside)).isEqualTo(7);
      assertThat(restored.after(inside)).isEqualTo(8);
    }
    assertThat(restored.before(7)).isEqualTo(8);
    assertThat(restored.sentenceStart(0)).isZero();
    assertThat(restored.sentenceEnd(0)).isEqualTo(9);
    assertThat(restored.sentenceStart(1)).isEqualTo(9);
    assertThat(restored.sentenceEnd(1)).isEqualTo(restored.ids.length);
    int threat = new SentenceEncoder(Toys.model()).encodePhrase("threat", false)[0];
    assertThat(restored.ids[restored.before(danger)]).isEqualTo(threat);
  }

  @Test
  void whatIsUnlikelyIsNotPutIn() {
    passes.edge(1, 2, "latest", 0.3);
    assertThat(restored().ids).isEqualTo(passes.view.words);
  }

  @Test
  void longDocumentsAreHeld() {
    String text = "The latest storm hit the city hall. ".repeat(300);
    Passes many = new Passes(text);
    many.edge(0, 1, "a", 0.9);
    RestoredWords restored = new RestoredWords(many.view, many.build());

    int[] expected = many.view.words.clone();
    expected[0] = restored.ids[0];
    assertThat(restored.ids).isEqualTo(expected).isNotEqualTo(many.view.words);
    assertThat(restored.sentenceEnd(299)).isEqualTo(2400);
  }
}
