package io.github.unspin.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.restore.Dictionaries;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PhrasesProperties {
  /** The short way for plain words must not differ from the tokenizer. */
  @Property
  void plainWordsAreTokenizedAlike(
      @ForAll
          @Chars({' '})
          @CharRange(from = 'a', to = 'z')
          @CharRange(from = 'A', to = 'Z')
          @StringLength(min = 1, max = 30)
          String phrase) {
    assertThat(Phrases.tokens(phrase)).containsExactly(Phrases.tokenized(phrase));
  }

  @Test
  void soAreThePhrasesOfTheTables() {
    for (Pair pair : Dictionaries.openTable(Dictionaries.folder(), List.of()).pairs()) {
      for (String phrase : List.of(pair.spun(), pair.original())) {
        assertThat(Phrases.tokens(phrase)).containsExactly(Phrases.tokenized(phrase));
      }
    }
  }
}
