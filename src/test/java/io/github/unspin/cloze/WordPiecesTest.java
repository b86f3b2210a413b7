package io.github.unspin.cloze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WordPiecesTest {
  private static final List<String> SPECIAL = List.of("[UNK]", "[CLS]", "[SEP]", "[MASK]");

  private final Locale locale = Locale.getDefault();

  private static List<String> cut(String text, String... known) {
    List<String> all = new ArrayList<>(SPECIAL);
    all.addAll(List.of(known));
    return Arrays.stream(new WordPieces(all).of(text)).mapToObj(all::get).toList();
  }

  @BeforeEach
  void turkish() {
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
  }

  @AfterEach
  void restore() {
    Locale.setDefault(locale);
  }

  @Test
  void takesTheLongestPiecesFromTheLeft() {
    assertThat(cut("Metropolis", "metro", "metr", "##polis", "##opolis", "##pol", "##is"))
        .containsExactly("metro", "##polis");
  }

  @Test
  void aWordThatCannotBeCutWhollyIsUnknownAsAWhole() {
    assertThat(cut("the metroxx city", "the", "metro", "city"))
        .containsExactly("the", "[UNK]", "city");
  }

  @Test
  void marksStandAlone() {
    assertThat(cut("didn\u2019t, \u201Cso\u201D", "didn", "'", "t", ",", "\"", "so"))
        .containsExactly("didn", "'", "t", ",", "\"", "so", "\"");
  }

  @Test
  void accentsAndCapitalsDoNotCount() {
    assertThat(cut("CAF\u00C9 Istanbul I", "cafe", "istanbul", "i"))
        .containsExactly("cafe", "istanbul", "i");
  }

  @Test
  void nothingGivesNothing() {
    assertThat(cut(" \n ")).isEmpty();
  }

  @Test
  void aVocabularyOfSomethingElseIsRefused() {
    assertThatThrownBy(() -> new WordPieces(List.of("the", "[UNK]")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[CLS]");
  }
}
