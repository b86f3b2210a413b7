package io.github.unspin.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The capitals of a spun phrase go over to the original that takes its place. */
class CaseStyleTest {
  @ParameterizedTest
  @CsvSource({
    "metropolis, LOWER",
    "metropolis Corridor, LOWER",
    "iPhone, LOWER",
    "1990s, LOWER",
    "'', LOWER",
    "Metropolis, FIRST",
    "Metropolis corridor, FIRST",
    "A, FIRST",
    "I, FIRST",
    "McDonald, FIRST",
    "'Putin''s', FIRST",
    "Metropolis Corridor, TITLE",
    "Metropolis-Corridor, TITLE",
    "Head of the State, TITLE",
    "Crimson Sea, TITLE",
    "Air Force, TITLE",
    "METROPOLIS, UPPER",
    "METROPOLIS CORRIDOR, UPPER",
    "DIDN'T, UPPER",
  })
  void isReadOffAPhrase(String phrase, CaseStyle style) {
    assertThat(CaseStyle.of(phrase)).isEqualTo(style);
  }

  @ParameterizedTest
  @CsvSource({
    "metropolis, city, city",
    "Metropolis, city, City",
    "METROPOLIS, city, CITY",
    "Metropolis Corridor, city hall, City Hall",
    "Metropolis corridor, city hall, City hall",
    "Crimson Sea, red sea, Red Sea",
    "Big Apple Seed, top of the new sea, Top of the New Sea",
    "within the, in the, in the",
    "Within the, in the, In the",
    "Head-Quarter, top-level office, Top-Level Office",
    "Cellphone, iPhone, iPhone",
    "Telephone Maker, iPhone maker, iPhone Maker",
    "CELLPHONE, iPhone, IPHONE",
    "america, the United States, the United States",
    "America, the United States, The United States",
    "U.S., American, American",
    "U.K., British, British",
    "U.S. Forces, American troops, American Troops",
    "Twelve, 12, 12",
    "Ten, '10th', '10th'",
    "Eternal, \u00E9ternel, \u00C9ternel",
  })
  void goesOverToTheOriginal(String spun, String original, String expected) {
    assertThat(CaseStyle.of(spun).apply(original)).isEqualTo(expected);
  }

  @Test
  void survivesAnything() {
    for (String phrase :
        new String[] {"", " ", "-", "'s", "5", "\uD83D\uDE00", "--a", "\uD835\uDC00b"}) {
      for (CaseStyle style : CaseStyle.values()) {
        assertThat(style.apply(phrase)).isEqualToIgnoringCase(phrase);
      }
      assertThat(CaseStyle.of(phrase)).isNotNull();
    }
  }

  @Test
  void turkishIsNoMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(CaseStyle.UPPER.apply("intelligence")).isEqualTo("INTELLIGENCE");
      assertThat(CaseStyle.FIRST.apply("intelligence")).isEqualTo("Intelligence");
      assertThat(Phrases.normal("INTELLIGENCE")).isEqualTo("intelligence");
    } finally {
      Locale.setDefault(before);
    }
  }
}
