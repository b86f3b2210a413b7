package io.github.unspin.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unspin.evaluate.MarkedPassage.GoldSpan;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkedPassageTest {
  private static MarkedPassage parse(String marked) {
    return MarkedPassage.parse("a.txt", marked);
  }

  @Test
  void readsMarksAndAlternatives() {
    MarkedPassage passage =
        parse("He {{mentioned|said}} the {{newest|latest|most recent}} {{metropolis|city}}.\n");

    assertThat(passage.spun()).isEqualTo("He mentioned the newest metropolis.\n");
    assertThat(passage.original()).isEqualTo("He said the latest city.\n");
    assertThat(passage.spans())
        .containsExactly(
            new GoldSpan(3, 12, List.of("said")),
            new GoldSpan(17, 23, List.of("latest", "most recent")),
            new GoldSpan(24, 34, List.of("city")));
    assertThat(passage.name()).isEqualTo("a.txt");
  }

  @Test
  void readsTheHeader() {
    MarkedPassage passage =
        parse("# family: C\n# source: a page: of two colons\n# a remark\n\nThe {{gals|women}}.\n");

    assertThat(passage.header())
        .containsEntry("family", "C")
        .containsEntry("source", "a page: of two colons")
        .hasSize(2);
    assertThat(passage.family()).isEqualTo("C");
    assertThat(passage.spun()).isEqualTo("The gals.\n");
  }

  @Test
  void headerAndBodyMayHaveWindowsLineEnds() {
    MarkedPassage passage = parse("# family: C\r\n\r\nThe {{gals|women}}.\r\n");

    assertThat(passage.family()).isEqualTo("C");
    assertThat(passage.spun()).isEqualTo("The gals.\r\n");
  }

  @Test
  void needsNoHeaderAndNoMark() {
    MarkedPassage passage = parse("The women said #1 and {x} | y }} z.");

    assertThat(passage.header()).isEmpty();
    assertThat(passage.family()).isEqualTo("A");
    assertThat(passage.spun()).isEqualTo("The women said #1 and {x} | y }} z.");
    assertThat(passage.original()).isEqualTo(passage.spun());
    assertThat(passage.spans()).isEmpty();
  }

  @Test
  void headerAloneIsAnEmptyPassage() {
    assertThat(parse("# family: B").spun()).isEmpty();
    assertThat(parse("# family: B").family()).isEqualTo("B");
    assertThat(parse("").spun()).isEmpty();
  }

  /** A spinner's own braces, left in the page, are part of the spun text. */
  @Test
  void leakedBracesBelongToTheSpunText() {
    MarkedPassage passage = parse("say {{{that a}|that a}} storm");

    assertThat(passage.spun()).isEqualTo("say {that a} storm");
    assertThat(passage.original()).isEqualTo("say that a storm");
  }

  @Test
  void placesMayBeEmptied() {
    MarkedPassage passage = parse("a {{really |}}big {{|old }}dog");

    assertThat(passage.spun()).isEqualTo("a really big dog");
    assertThat(passage.original()).isEqualTo("a big old dog");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "line one\nline two {{spun}} x\nline three",
        "line one\nline two {{spun|original x\nline three",
        "line one\nline two {{spun|orig} x\nline {{three|3}}",
        "line one\nline two {{}} x",
      })
  void refusesMalformedMarksWithFileAndLine(String marked) {
    assertThatThrownBy(() -> parse(marked))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.txt:2:");
  }

  @Test
  void countsTheHeaderWhenItNamesALine() {
    assertThatThrownBy(() -> parse("# family: A\n\nThe {{city}}")).hasMessageContaining("a.txt:3:");
  }

  @Property
  void spansLieOnTheSpunText(
      @ForAll @Size(max = 8)
          List<@CharRange(from = 'a', to = 'd') @StringLength(max = 5) String> parts,
      @ForAll @Size(max = 4)
          List<@CharRange(from = 'a', to = 'd') @StringLength(max = 5) String> others) {
    StringBuilder marked = new StringBuilder();
    StringBuilder original = new StringBuilder();
    StringBuilder spun = new StringBuilder();
    List<String> places = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (i < others.size()) {
        marked.append("{{").append(part).append('|').append(others.get(i)).append("}}");
        original.append(others.get(i));
        places.add(part);
      } else {
        marked.append(part);
        original.append(part);
      }
      spun.append(part);
    }

    MarkedPassage passage = parse(marked.toString());

    assertThat(passage.spun()).isEqualTo(spun.toString());
    assertThat(passage.original()).isEqualTo(original.toString());
    assertThat(passage.spans())
        .extracting(span -> passage.spun().substring(span.start(), span.end()))
        .isEqualTo(places);
  }
}
