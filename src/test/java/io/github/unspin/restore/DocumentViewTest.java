package io.github.unspin.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.detect.Fluency;
import io.github.unspin.language.NgramModel;
import io.github.unspin.language.SentenceEncoder;
import io.github.unspin.text.Tokenizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DocumentViewTest {
  private static final NgramModel MODEL =
      Dictionaries.openModel(Dictionaries.folder().resolve(Dictionaries.MODEL));

  private static final String PROSE =
      "the committee said that it would look at the report before the end of the year and that"
          + " none of the members had asked for more time to read it";

  private static Fluency fluency(String text) {
    return new DocumentView(new Tokenizer().tokenize(text), new SentenceEncoder(MODEL))
        .fluency(MODEL);
  }

  @Test
  void shuffledWordsAreLessFluent() {
    List<String> words = Arrays.asList(PROSE.split(" "));
    double prose = fluency(PROSE).gain();
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(words, new Random(seed));
      assertThat(fluency(String.join(" ", words)).gain()).isLessThan(prose - 1);
    }
  }

  @Test
  void wordsThatASpinnerPutInAreLessFluent() {
    String spun =
        PROSE
            .replace("look at", "look astatine")
            .replace("the end of the year", "the finish of the twelvemonth")
            .replace("asked", "queried");
    assertThat(fluency(spun).gain()).isLessThan(fluency(PROSE).gain() - 0.3);
  }

  @Test
  void namesNumbersAndUnknownWordsDoNotCount() {
    assertThat(fluency("Zorbl 1234 qqxzv, 77! Moscow")).isEqualTo(Fluency.UNKNOWN);
    assertThat(fluency("")).isEqualTo(Fluency.UNKNOWN);
  }

  @Test
  void onlyCapitalsBesideCapitalsAreShouted() {
    DocumentView view =
        new DocumentView(
            new Tokenizer().tokenize("He said NATO was late. KEEP OUT"),
            new SentenceEncoder(MODEL));
    StringBuilder shouted = new StringBuilder();
    for (int i = 0; i < view.text.size(); i++) {
      shouted.append(view.isShouted(i) ? view.text.string(i) + " " : "");
    }
    assertThat(shouted.toString()).isEqualTo("KEEP OUT ");
  }
}
