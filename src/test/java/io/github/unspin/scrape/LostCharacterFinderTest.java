package io.github.unspin.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.report.Edits;
import io.github.unspin.report.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LostCharacterFinderTest {
  private final LostCharacterFinder finder = new LostCharacterFinder();

  private String repaired(String text) {
    return Edits.apply(
        text, finder.find(text).stream().filter(Finding::applied).map(Finding::edit).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "It&#8217;s &ldquo;fine&rdquo; &amp; good|It’s “fine” & good",
        "It&#x2019;s 5&nbsp;km|It’s 5\u00A0km",
        "It&#146;s late|It’s late",
        "It\uFFFDs late, they\uFFFDre told|It’s late, they’re told",
        "It\uDC92s in the caf\uDCE9 \uDC96 now|It’s in the café – now",
      })
  void repairs(String text, String expected) {
    assertThat(repaired(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AT&T; and R&D;",
        "write `&amp;` or “&rsquo;” for it",
        "a &lt;b&gt; tag",
        "a \uFFFD b",
        "x\uDC81y",
        "&#0; &#xD800; &unknown; &#99999999;",
        "3 &lt; 4"
      })
  void leavesAlone(String text) {
    assertThat(repaired(text)).isEqualTo(text);
  }

  @Test
  void tellsOfWhatIsLost() {
    Finding finding = finder.find("a \uFFFD b").get(0);
    assertThat(finding.suggestions()).isEmpty();
    assertThat(finding.message()).contains("lost");
  }
}
