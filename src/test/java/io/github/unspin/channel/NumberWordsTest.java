package io.github.unspin.channel;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberWordsTest {
  @ParameterizedTest
  @CsvSource({
    "zero, 0",
    "five, 5",
    "twelve, 12",
    "nineteen, 19",
    "twenty, 20",
    "forty, 40",
    "twenty-one, 21",
    "ninety-nine, 99",
    "first, 1st",
    "second, 2nd",
    "third, 3rd",
    "fifth, 5th",
    "eighth, 8th",
    "ninth, 9th",
    "eleventh, 11th",
    "twelfth, 12th",
    "thirteenth, 13th",
    "twentieth, 20th",
    "fiftieth, 50th",
    "twenty-first, 21st",
    "forty-second, 42nd",
    "sixty-third, 63rd",
    "ninety-ninth, 99th",
  })
  void goBothWays(String words, String digits) {
    assertThat(NumberWords.otherSpellings(words)).containsExactly(digits);
    assertThat(NumberWords.otherSpellings(digits)).containsExactly(words);
  }

  @ParameterizedTest
  @CsvSource({
    "twenty one, 21",
    "twenty - one, 21",
    "forty second, 42nd",
    "forty - second, 42nd",
    "one hundred, 100",
    "nine hundred, 900",
    "hundredth, 100th",
    "thousandth, '1,000th'",
  })
  void areReadInLooserForms(String words, String digits) {
    assertThat(NumberWords.otherSpellings(words)).containsExactly(digits);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "and",
        "t",
        "twenty-zero",
        "twenty-ten",
        "ten-one",
        "1nd",
        "11st",
        "2st",
        "05",
        "1990s",
        "5g",
        "3.63",
        "1,200",
        "10:30",
        "12345678",
        "5-",
        "-5",
        "one two",
        "firstly",
        "seconds",
        "10am",
        "20th-century",
        "9/11"
      })
  void areNotSeenWhereThereAreNone(String phrase) {
    assertThat(NumberWords.otherSpellings(phrase)).isEmpty();
  }

  @Property
  void comeBackAsTheyWere(@ForAll @IntRange(max = 99) int value) {
    String digits = Integer.toString(value);
    String words = NumberWords.otherSpellings(digits).get(0);

    assertThat(words).matches("[a-z]+(-[a-z]+)?");
    assertThat(NumberWords.otherSpellings(words)).containsExactly(digits);
    assertThat(NumberWords.otherSpellings(words.replace("-", " - "))).containsExactly(digits);
  }
}
