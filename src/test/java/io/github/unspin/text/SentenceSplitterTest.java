package io.github.unspin.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentence boundaries in news text; a bar in the expectation stands for one. */
class SentenceSplitterTest {
  private static List<String> sentences(String text) {
    TokenizedText tokens = new Tokenizer().tokenize(text);
    List<String> out = new ArrayList<>();
    for (int s = 0; s < tokens.sentences(); s++) {
      out.add(tokens.string(tokens.sentenceStart(s), tokens.sentenceEnd(s)));
    }
    return out;
  }

  /** Each bar, with a blank after it, is where the sentences part. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "It rained.| He left.| \"Why?\"| Nobody knew!| All slept.",
        "He works in the U.S.| The army left.| It was late.",
        "The U.S. Army said so.| It left.",
        "Mr. Smith met Dr. Jones in St. Louis.| They talked.",
        "J. K. Rowling and J.R.R. Tolkien write.| We read.",
        "It rose by 3.63 percent, i.e. a lot.| Then it fell.",
        "He came at 9 a.m. and left at 5 p.m. on Jan. 6.| She stayed.",
        "\u201CWe go,\u201D he said.| \u201CWe stay.\u201D| She left.",
        "\u201CIs it so?\u201D he asked.| \u201CYes!\u201D she said.",
        "(It was late.)| The rest is known.",
        "He waited ... and waited.| Then he left.",
        "He waited\u2026 and waited.| Then he left.",
        "It ended in 2021.| 50 people came.| $3 was enough.",
        "He works for Acme Inc. in Ohio.| It pays.",
        "Sales at Amazon.com rose.| Yahoo! shares fell not.",
        "He bought apples, pears, etc. at the store.| It was cheap.",
        "Was it?| @reuters said so.| #fact",
      })
  void partsWhereReadersPause(String marked) {
    assertThat(sentences(marked.replace("|", ""))).containsExactly(marked.split("\\| "));
  }

  @Test
  void partsAtALostSpace() {
    assertThat(sentences("within 48 hours.U.S. officers warned.It was late"))
        .containsExactly("within 48 hours.", "U.S. officers warned.", "It was late");
  }

  @Test
  void blankLinePartsEvenWithoutFullStop() {
    assertThat(sentences("Kabul airport\n\nofficials warned")).hasSize(2);
    assertThat(sentences("Kabul airport\r\n\r\nofficials warned")).hasSize(2);
    assertThat(sentences("Kabul airport\n \t\nofficials warned")).hasSize(2);
  }

  @Test
  void shortLineIsAHeading() {
    assertThat(sentences("Attack in Kabul\nOfficials warned of it."))
        .containsExactly("Attack in Kabul", "Officials warned of it.");
    assertThat(sentences("Attack in Kabul\r\nOfficials warned of it.")).hasSize(2);
    assertThat(sentences("Attack in Kabul\rOfficials warned of it.")).hasSize(2);
  }

  @Test
  void longHeadingIsNoWrappedLine() {
    String heading = "Officials Warn Of Another Attack On The Airport In Kabul This Week";
    String paragraph =
        "The president said that another attack was highly likely within a day or so, as the last"
            + " of the troops prepared to leave the country after twenty years of war, and as the"
            + " allies ended their own flights.";

    assertThat(sentences(heading + "\n" + paragraph)).containsExactly(heading, paragraph);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void wrappedLinesAreOneSentence(String lineEnd) {
    String text =
        String.join(
            lineEnd,
            "The president said on Saturday that another attack on the airport in",
            "Kabul was highly likely within a day or so, as the last of the troops",
            "prepared to leave. The allies had ended their own flights before the",
            "deadline that the group had set.");

    List<String> sentences = sentences(text);

    assertThat(sentences).hasSize(2);
    assertThat(sentences.get(1)).startsWith("The allies");
  }

  @Test
  void closingQuotesStayWithTheirSentence() {
    assertThat(sentences("\u201CHe left.\u201D She stayed. (He came.) It rained."))
        .containsExactly("\u201CHe left.\u201D", "She stayed.", "(He came.)", "It rained.");
  }

  @Test
  void nothingMakesNoSentence() {
    assertThat(sentences("")).isEmpty();
    assertThat(sentences(" \n\t ")).isEmpty();
  }
}
