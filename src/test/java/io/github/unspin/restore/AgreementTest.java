package io.github.unspin.restore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {
  @ParameterizedTest
  @CsvSource({
    "The attack had been claimed, were, -1",
    "The attack had been claimed, was, 1",
    "The attacks had been claimed, were, 1",
    "The attacks had been claimed, was, -1",
    "They had been here, were, 1",
    "It had been here, were, -1",
    "His class had been here, were, -1",
    "The people had been here, were, 1",
    "Two of Paris had been here, were, 0",
    "The court's preliminary judgement had been dismissed, were, -1",
    "The leaders of the group had been here, were, 0",
    "The leader of the rebels had been here, was, 0",
    "The bond that had been set to mature, were, -1",
    "The workers who had been employed, were, 1",
    "The plan also had been made, were, -1",
    "Then Anthony Bourdain had been everywhere, were, -1",
    "Then Anthony Bourdain had been everywhere, was, 1",
    "Then Egypt and Saudi Arabia had been there, were, 0",
    "Then the Red Devils had been there, were, 0",
    "Then the British had been there, were, 0",
    "Then leaders of the Football Playoff had been there, were, 0",
    "Roberts had been there, was, 0",
    "Bread and the butter had been here, were, 0",
    "Then had been here, were, 0",
    "The attack had been claimed, said, 0",
  })
  void tellsWhetherAVerbFits(String text, String verb, int expected) {
    Passes passes = new Passes(text);
    assertThat(Agreement.of(passes.view, passes.token("had"), verb)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"Had been there", "\"Attack!\" Had been there"})
  void asksNothingOfTheFirstWord(String text) {
    Passes passes = new Passes(text);
    assertThat(Agreement.of(passes.view, passes.token("Had"), "were")).isZero();
  }
}
