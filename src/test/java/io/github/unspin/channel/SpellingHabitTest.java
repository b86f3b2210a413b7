package io.github.unspin.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingHabitTest {
  private static SpellingHabit habit(String text) {
    SpellingHabit habit = new SpellingHabit();
    for (String word : text.split(" ")) {
      habit.count(word);
    }
    return habit;
  }

  @ParameterizedTest
  @CsvSource({
    "colorful,colourful",
    "organizations,organisations",
    "the theater in the center,the theatre in the centre",
    "traveled,travelled",
    "defense,defence",
    "gray,grey",
    "analyze,analyse",
  })
  void aBritishTextGetsBritishWords(String american, String british) {
    SpellingHabit text = habit("the colour of our favourite programme realised");
    assertThat(text.respell(american)).isEqualTo(british);
    assertThat(text.respell(british)).isEqualTo(british);
    assertThat(habit("the color that they realized").respell(british)).isEqualTo(american);
  }

  @ParameterizedTest
  @CsvSource({"check", "tire", "story", "practice", "meter", "curb", "draft", "license", "hour"})
  void otherWordsAreNoOtherSpellings(String word) {
    assertThat(habit("colour favourite realised behaviour").respell(word)).isEqualTo(word);
  }

  @Test
  void aTextWithoutSuchWordsKeepsWhatThereIs() {
    assertThat(habit("he said nothing").respell("the color of the theatre"))
        .isEqualTo("the color of the theatre");
    assertThat(habit("one color and one colour").respell("neighbors")).isEqualTo("neighbors");
  }

  @Test
  void endingsCountByThemselves() {
    SpellingHabit oxford = habit("the colour was organized and the behaviour recognized");
    assertThat(oxford.respell("realized")).isEqualTo("realized");
    assertThat(oxford.respell("flavor")).isEqualTo("flavour");
    assertThat(habit("they organized it").respell("flavour"))
        .as("-ize alone does not make an American")
        .isEqualTo("flavour");
    assertThat(habit("they organised it").respell("flavor")).isEqualTo("flavour");
  }

  @Test
  void saysHowManyWordsSpeakAgainstASpelling() {
    SpellingHabit text = habit("colour favourite honour color");
    assertThat(text.against("neighbor")).isEqualTo(2);
    assertThat(text.against("neighbour")).isZero();
    assertThat(text.against("house")).isZero();
    assertThat(text.other("neighbor")).isEqualTo("neighbour");
    assertThat(text.other("neighbour")).isNull();
  }

  @Test
  void theLocaleDoesNotMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(habit("civilisation colour").respell("civilization")).isEqualTo("civilisation");
    } finally {
      Locale.setDefault(before);
    }
  }
}
