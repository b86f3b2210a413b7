package io.github.unspin.tortured;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermFormTest {
  @ParameterizedTest
  @CsvSource({
    "network,networks",
    "property,properties",
    "array,arrays",
    "analysis,analyses",
    "matrix,matrices",
    "loss,losses",
    "box,boxes",
    "data,data",
    "criterion,criteria",
  })
  void formsPluralsAndBack(String singular, String plural) {
    if (!singular.equals("data")) {
      assertThat(TermForm.plural(singular)).isEqualTo(plural);
      assertThat(TermForm.singular(plural)).isEqualTo(singular);
    }
    assertThat(TermForm.plural(plural)).isEqualTo(plural);
    assertThat(TermForm.singular(singular)).isIn(singular, "datum");
  }

  @ParameterizedTest
  @CsvSource({
    "profound learning models,profound learning model,deep learning,deep learning",
    "danger factors,danger factor,factor of risk,factors of risk",
    "DNA successions,dna succession,DNA sequence,DNA sequences",
    "'discrete control (CNC)','discrete control ( cnc )','numerical control (cnc)',"
        + "'numerical control (CNC)'",
  })
  void follows(String found, String tortured, String term, String expected) {
    assertThat(TermForm.of(found, tortured, term)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "organisation,organizations",
    "behaviour,behaviors",
    "analysis,analyses",
    "centre,centers",
    "anaemia,Anemia",
    "class,classes",
    "phase,phases",
    "optimised,optimized",
    "tumour,tumors",
  })
  void foldsSpellingAndNumber(String one, String other) {
    String folded = new FoldedWord().read(one, 0, one.length()).toString();
    assertThat(new FoldedWord().read(other, 0, other.length()).toString()).isEqualTo(folded);
  }

  @ParameterizedTest
  @CsvSource({"bus,bu", "gas,ga", "four,for", "mean,means test", "process,proces"})
  void keepsOtherWordsApart(String one, String other) {
    String folded = new FoldedWord().read(one, 0, one.length()).toString();
    assertThat(new FoldedWord().read(other, 0, other.length()).toString()).isNotEqualTo(folded);
  }
}
