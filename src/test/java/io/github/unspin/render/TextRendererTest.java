package io.github.unspin.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextRendererTest {
  private static Finding finding(
      String text, String found, FindingKind kind, boolean applied, Suggestion... suggestions) {
    int start = text.indexOf(found);
    return new Finding(
        start, start + found.length(), found, kind, 0.9, applied, List.of(suggestions), "");
  }

  @Test
  void writesALineForEachFinding() {
    String text = "A day earlier than it.\r\nA 😀 massive\tone\rLast.\n\nLEAVE A REPLY";
    Report report =
        new Report(
            text,
            1234,
            true,
            0.987,
            "A",
            List.of(
                finding(
                    text,
                    "earlier than",
                    FindingKind.SUBSTITUTION,
                    true,
                    new Suggestion("before", 0.98),
                    new Suggestion("prior to", 0.02)),
                finding(
                    text,
                    "massive",
                    FindingKind.SUBSTITUTION,
                    false,
                    new Suggestion("large", 0.5),
                    new Suggestion("huge", 0.25)),
                finding(text, "one\rLast", FindingKind.GRAMMAR, false),
                finding(
                    text,
                    "\n\nLEAVE A REPLY",
                    FindingKind.BOILERPLATE,
                    true,
                    new Suggestion("", 1))));
    assertThat(new TextRenderer(false).render(List.of(new Document("n.txt", report))))
        .isEqualTo(
            """
            n.txt: spun (score 0.99, family A), 1234 words, 2 substitution, 1 grammar, 1 boilerplate
            n.txt:1:7: "earlier than" -> "before" (0.98)
            n.txt:2:5: "massive" -> "large" (0.50) or "huge" (0.25), not applied
            n.txt:2:13: grammar: "one\\rLast" -> ? (0.90), not applied
            n.txt:5:1: boilerplate: "LEAVE A REPLY" -> "" (1.00)
            """);
  }

  @Test
  void saysThatNothingIsFound() {
    Report report = new Report("Fine.", 1, false, 0, "", List.of());
    assertThat(new TextRenderer(false).render(List.of(new Document("-", report))))
        .isEqualTo("-: not spun (score 0.00), 1 words, nothing found\n");
  }

  @Test
  void keepsControlCharactersFromTheTerminal() {
    String text = "a \u001B[31mred\u001B[0m";
    Report report =
        new Report(text, 1, false, 0, "", List.of(finding(text, text, FindingKind.GRAMMAR, false)));
    assertThat(new TextRenderer(false).render(List.of(new Document("e\u001Bvil", report))))
        .doesNotContain("\u001B")
        .contains("\\u001B[31mred");
  }

  @Test
  void coloursOnRequestOnly() {
    Report report = new Report("Fine.", 1, false, 0, "", List.of());
    assertThat(new TextRenderer(true).render(List.of(new Document("f", report))))
        .startsWith("\u001B[1mf\u001B[0m: ");
  }
}
