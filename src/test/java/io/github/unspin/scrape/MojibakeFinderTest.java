package io.github.unspin.scrape;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.report.Edits;
import io.github.unspin.report.Finding;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MojibakeFinderTest {
  private final MojibakeFinder finder = new MojibakeFinder();

  private String repaired(String text) {
    return Edits.apply(text, finder.find(text).stream().map(Finding::edit).toList());
  }

  /** Reads UTF-8 as windows-1252, as web browsers do it. */
  private static String damaged(String text) {
    StringBuilder out = new StringBuilder();
    for (byte each : text.getBytes(UTF_8)) {
      String read = new String(new byte[] {each}, Charset.forName("windows-1252"));
      out.append(read.equals("\uFFFD") ? (char) (each & 0xFF) : read.charAt(0));
    }
    return out.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "“We’re done,” he said — and left…",
        "a café in Málaga, naïve façades, Ærø, Zoë",
        "£5, 20 €, 30 °C, ½, ©, ™",
        "non\u00A0breaking",
        "Łódź and Škoda",
        "👍 well done"
      })
  void undoesTheWrongCharset(String text) {
    assertThat(repaired(damaged(text))).isEqualTo(text);
    assertThat(repaired(damaged(damaged(text)))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "“We’re done,” he said — and left…",
        "a café in Málaga, SÃO PAULO, Ångström, IRMÃ, Âme",
        "“CAFÉ” and “DÉJÀ VU”, “AMANHÔ",
        "20 €, £5, 30°, Â£ not at the end of Ã",
        "漢字 עברית русский ελληνικά",
        "10 €–20 €"
      })
  void leavesSoundTextAlone(String text) {
    // "Â£" is damage, all else is not
    assertThat(repaired(text)).isEqualTo(text.replace("Â£", "£"));
  }

  @Test
  void undoesOtherWrongCharsets() {
    assertThat(repaired("It‚Äôs ‚Äúfine‚Äù in the caf√©")).isEqualTo("It’s “fine” in the café");
    assertThat(repaired("Itвђ™s вЂњfineвЂќ вЂ” really".replace('ђ', 'Ђ')))
        .isEqualTo("It’s “fine” — really");
    assertThat(repaired("√2 ‚Äpfel вера ‚so")).isEqualTo("√2 ‚Äpfel вера ‚so");
  }

  @Test
  void leavesWhatCannotBeUndoneExactly() {
    String text = "the word â€ was cut";
    assertThat(repaired(text)).isEqualTo(text);
  }

  @Test
  void repairsDamageInsideSoundTypography() {
    assertThat(repaired("“Itâ€™s fine”")).isEqualTo("“It’s fine”");
    assertThat(repaired("saidâ€”â€œno")).isEqualTo("said—“no");
  }
}
