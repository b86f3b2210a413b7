package io.github.unspin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.render.Document;
import io.github.unspin.render.JsonRenderer;
import io.github.unspin.render.TextRenderer;
import io.github.unspin.report.Report;
import io.github.unspin.restore.Assumption;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The library gives the same in every locale; in Turkish, "I" and "i" are different letters. */
class LocaleTest {
  private static final String TEXT =
      """
      SIGN IN

      IN ISTANBUL, INTELLIGENCE OFFICIALS issued an warning in the city.It was ignored, heâ€™d said.

      SHARE THIS ARTICLE
      PLEASE ENTER YOUR COMMENT!
      I'm including a I in it.
      """;

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  private static String output(String locale) {
    Locale.setDefault(Locale.forLanguageTag(locale));
    Options options = Options.defaults().withAssumption(Assumption.SPUN);
    Report report = Unspin.open(options).analyse(TEXT);
    List<Document> documents = List.of(new Document("INPUT.txt", report));
    return new JsonRenderer().render(documents) + new TextRenderer(false).render(documents);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "de-DE", "lt-LT", "ar-EG", "th-TH-u-nu-thai"})
  void isNoMatter(String locale) {
    assertThat(output(locale)).isEqualTo(output("en-US")).contains("boilerplate");
  }
}
