package io.github.unspin.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractionsTest {
  private static java.util.List<String> otherForms(String phrase) {
    String[] tokens = Phrases.tokens(phrase);
    assertThat(tokens).as("tokens of %s", phrase).hasSize(2);
    return Contractions.otherForms(tokens[0], tokens[1]);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "don't, do not",
        "doesn't, does not",
        "didn't, did not",
        "isn't, is not",
        "aren't, are not",
        "wasn't, was not",
        "weren't, were not",
        "hasn't, has not",
        "haven't, have not",
        "hadn't, had not",
        "wouldn't, would not",
        "couldn't, could not",
        "shouldn't, should not",
        "won't, will not",
        "I'm, I am",
        "they're, they are",
        "we've, we have",
        "you'll, you will",
        "there'll, there will",
      })
  void goBothWays(String contraction, String longForm) {
    assertThat(otherForms(contraction)).containsExactly(longForm);
    assertThat(otherForms(longForm)).containsExactly(contraction);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "can't, cannot",
        "shan't, shall not",
        "mightn't, might not",
        "can not, can't",
        "DIDN\u2019T, did not",
        "I\u2019ve, I have",
        "he is, he's",
        "she would, she'd",
      })
  void goOneWay(String from, String to) {
    assertThat(otherForms(from)).containsExactly(to);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"it's, it is, it has", "she'd, she would, she had", "who's, who is, who has"})
  void mayStandForTwoVerbs(String contraction, String one, String other) {
    assertThat(otherForms(contraction)).containsExactly(one, other);
  }

  /** "Putin's" is a possessive, and so may be "officials've" by a slip. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"Putin's", "city's", "the not", "not do", "they not", "the are", "men're"})
  void areNotSeenElsewhere(String phrase) {
    assertThat(otherForms(phrase)).isEmpty();
  }
}
