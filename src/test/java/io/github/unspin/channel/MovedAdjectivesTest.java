package io.github.unspin.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MovedAdjectivesTest {
  private static boolean isMoved(String phrase) {
    String[] tokens = Phrases.tokens(phrase);
    return MovedAdjectives.isMoved(tokens, 0, tokens.length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loans that are payday",
        "election that is presidential",
        "guard that is late-night",
        "rules that were long-awaited",
        "man that is 28-year-old"
      })
  void aNounWithWhatStoodBeforeIt(String phrase) {
    assertThat(isMoved(phrase)).isTrue();
  }

  @Test
  void aClauseThatGoesOnStays() {
    String[] tokens = Phrases.tokens("loans that are repaid on time");
    assertThat(MovedAdjectives.isMoved(tokens, 0, 4)).isFalse();
    tokens = Phrases.tokens("a man that is 28-year-old");
    assertThat(MovedAdjectives.isMoved(tokens, 1, 5)).isFalse();
    tokens = Phrases.tokens("a society that is divided votes");
    assertThat(MovedAdjectives.isMoved(tokens, 1, 5)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "all that is left",
        "those that are payday",
        "loans that are not",
        "loans that are the",
        "loans which are payday",
        "loans that are",
        "loans that are payday lenders",
        "loans that are - new",
        "said that was wrong",
        "companies that are ready"
      })
  void otherPhrases(String phrase) {
    assertThat(isMoved(phrase)).isFalse();
  }
}
