package io.github.unspin.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordFormsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {
        "city city",
        "Moscow Moscow",
        "U.S. U.S.",
        "O\u2019Brien O'Brien",
        "7 7",
        "48 48",
        "100 <num>",
        "007 <num>",
        "1,200 <num>",
        "1987 <year>",
        "2021 <year>",
        "1812 <num>",
        "3.63 <dec>",
        "10:30 <dec>",
        "50th <ord>",
        "1st <ord>",
        "22nd <ord>",
        "3RD <ord>",
        "1990s <decade>",
        "80s <decade>",
        "10am <alnum>",
        "5G <alnum>",
        "\u201C \"",
        "\u201D \"",
        "\" \"",
        "\u2018 '",
        "\u2019 '",
        "- -",
        "-- \u2014",
        "--- \u2014",
        "\u2013 \u2014",
        "\u2014 \u2014",
        ". .",
        "... \u2026",
        "\u2026 \u2026",
        "! !",
        "!!! !",
        "$ $",
        "https://example.org/a <addr>",
        "@reuters <addr>",
        "\uD83D\uDE00 \uD83D\uDE00",
      })
  void fallIntoClasses(String token, String form) {
    TokenizedText text = new Tokenizer().tokenize(token);
    assertThat(text.size()).as("one token").isEqualTo(1);
    assertThat(WordForms.of(text, 0)).isEqualTo(form);
  }

  @Test
  void curlyCliticsAreStraight() {
    TokenizedText text = new Tokenizer().tokenize("Putin\u2019s isn\u2019t");
    assertThat(WordForms.of(text, 1)).isEqualTo("'s");
    assertThat(WordForms.of(text, 3)).isEqualTo("n't");
  }
}
