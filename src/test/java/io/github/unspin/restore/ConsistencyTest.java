package io.github.unspin.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sentences of four tokens, "X spoke late ." */
class ConsistencyTest {
  private static final int LENGTH = 4;

  private final StringBuilder text = new StringBuilder();
  private final List<SentencePosterior> sentences = new ArrayList<>();

  /** Adds a sentence whose first word may be one of two others. */
  private ConsistencyTest sentence(String word, String one, double p, String other, double q) {
    int start = sentences.size() * LENGTH;
    text.append(text.isEmpty() ? "" : " ").append(word).append(" spoke late.");
    double[] kept = {1 - p - q, 1, 1, 1};
    List<Reading> readings =
        List.of(new Reading(start, start + 1, one, p), new Reading(start, start + 1, other, q));
    sentences.add(new SentencePosterior(start, kept, readings));
    return this;
  }

  private List<SentencePosterior> harmonised() {
    DocumentView view = Toys.view(text.toString());
    assertThat(view.text.sentences()).isEqualTo(sentences.size());
    assertThat(view.text.size()).isEqualTo(sentences.size() * LENGTH);
    return Consistency.harmonise(view, sentences);
  }

  private static double posterior(SentencePosterior sentence, int reading) {
    return sentence.readings().get(reading).posterior();
  }

  @Test
  void leavesSinglePlacesAlone() {
    sentence("Occasions", "Times", 0.5, "Events", 0.4).sentence("Folks", "People", 0.7, "Men", 0.1);
    List<SentencePosterior> out = harmonised();
    for (int s = 0; s < 2; s++) {
      assertThat(out.get(s).readings()).isEqualTo(sentences.get(s).readings());
      assertThat(out.get(s).kept()).isEqualTo(sentences.get(s).kept());
    }
  }

  @Test
  void drawsLikePlacesTogether() {
    sentence("Occasions", "Times", 0.9, "Events", 0.05)
        .sentence("Occasions", "Times", 0.85, "Events", 0.1)
        .sentence("OCCASIONS", "TIMES", 0.4, "EVENTS", 0.5);
    List<SentencePosterior> out = harmonised();
    for (SentencePosterior sentence : out) {
      assertThat(posterior(sentence, 0)).isGreaterThan(posterior(sentence, 1));
    }
    assertThat(posterior(out.get(2), 0)).isGreaterThan(0.5);
  }

  @Test
  void leavesHowLikelyAPlaceIsSpun() {
    sentence("Occasions", "Times", 0.9, "Events", 0.05)
        .sentence("Occasions", "Events", 0.3, "Times", 0.2)
        .sentence("Occasions", "Seasons", 0.02, "Times", 0.01);
    List<SentencePosterior> out = harmonised();
    for (int s = 0; s < out.size(); s++) {
      SentencePosterior before = sentences.get(s);
      SentencePosterior after = out.get(s);
      assertThat(after.kept()).isEqualTo(before.kept());
      assertThat(posterior(after, 0) + posterior(after, 1))
          .isCloseTo(posterior(before, 0) + posterior(before, 1), within(1e-9));
      assertThat(after.readings().get(0).replacement())
          .isEqualTo(before.readings().get(0).replacement());
    }
  }

  @Test
  void doesNotTouchOtherPhrases() {
    sentence("Occasions", "Times", 0.9, "Events", 0.05)
        .sentence("Folks", "Events", 0.5, "Times", 0.4)
        .sentence("Occasions", "Times", 0.9, "Events", 0.05);
    assertThat(harmonised().get(1).readings()).isEqualTo(sentences.get(1).readings());
  }
}
