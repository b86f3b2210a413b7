package io.github.unspin.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PhrasesTest {
  @Test
  void areTokensInLowerCaseWithStraightApostrophes() {
    assertThat(Phrases.tokens("Within  THE\u00A0City")).containsExactly("within", "the", "city");
    assertThat(Phrases.tokens("Putin\u2019s")).containsExactly("putin", "'s");
    assertThat(Phrases.tokens("ISIS-Ok")).containsExactly("isis", "-", "ok");
    assertThat(Phrases.tokens("O\u2019Brien")).containsExactly("o'brien");
    assertThat(Phrases.tokens(" ")).isEmpty();
    assertThat(Phrases.tokens("'ll be able")).containsExactly("'ll", "be", "able");
    assertThat(Phrases.tokens("i 've got")).containsExactly("i", "'ve", "got");
    assertThat(Phrases.tokens("the ' s")).containsExactly("the", "'", "s");
  }

  @Test
  void keyIsTheSameHoweverThePhraseIsWritten() {
    assertThat(Phrases.key(Phrases.tokens("Didn\u2019t  GO")))
        .isEqualTo(Phrases.key(Phrases.tokens("didn't go")));
  }

  @Property
  void keyGrowsTokenByToken(
      @ForAll @Size(max = 8) List<@AlphaChars @StringLength(min = 1, max = 9) String> tokens) {
    long key = Phrases.emptyKey();
    for (String token : tokens) {
      key = Phrases.extend(key, token);
    }
    assertThat(key).isEqualTo(Phrases.key(tokens.toArray(new String[0])));
  }

  @Test
  void keysTellPhrasesApart() {
    String[] words = {
      "a", "b", "ab", "ba", "in", "the", "within", "out", "of", "into", "an", "other"
    };
    Map<Long, String> seen = new HashMap<>();
    for (String one : words) {
      assertThat(seen.put(Phrases.key(one), one)).isNull();
      for (String two : words) {
        assertThat(seen.put(Phrases.key(one, two), one + " " + two)).isNull();
        for (String three : words) {
          assertThat(seen.put(Phrases.key(one, two, three), one + " " + two + " " + three))
              .isNull();
        }
      }
    }
    assertThat(seen).hasSize(12 + 144 + 1728);
  }

  @Test
  void familiesAreFoundByName() {
    assertThat(Family.of("A")).isEqualTo(Family.A);
    assertThat(Family.of(" a2 ")).isEqualTo(Family.A2);
    assertThat(Family.A2.dictionary()).isEqualTo(Family.A);
    assertThat(Family.F.dictionary()).isEqualTo(Family.F);
    assertThatThrownBy(() -> Family.of("nonesuch")).isInstanceOf(IllegalArgumentException.class);
    Set<Family> all = new HashSet<>(List.of(Family.values()));
    assertThat(all).hasSize(Family.count());
  }
}
