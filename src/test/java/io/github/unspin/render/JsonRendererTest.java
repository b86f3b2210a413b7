package io.github.unspin.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonRendererTest {
  private final JsonRenderer renderer = new JsonRenderer();

  @Test
  void writesTheContract() {
    Finding finding =
        new Finding(
            6,
            18,
            "earlier than",
            FindingKind.SUBSTITUTION,
            0.99,
            true,
            List.of(new Suggestion("before", 0.98), new Suggestion("prior to", 0.01)),
            "\"earlier than\" stands for \"before\".");
    Report report = new Report("A day earlier than", 2039, true, 0.99, "A", List.of(finding));
    assertThat(renderer.render(List.of(new Document("a b.txt", report))))
        .isEqualTo(
            """
            {"documents":[{"path":"a b.txt","words":2039,"spun":true,"score":0.99,"family":"A",\
            "findings":[{"start":6,"end":18,"text":"earlier than","kind":"substitution",\
            "confidence":0.99,"applied":true,"suggestions":[{"text":"before","confidence":0.98},\
            {"text":"prior to","confidence":0.01}],\
            "message":"\\"earlier than\\" stands for \\"before\\"."}]}]}
            """);
  }

  @Test
  void writesPlainNumbers() {
    Report report =
        new Report(
            "abc",
            1,
            false,
            1e-9,
            "",
            List.of(
                new Finding(0, 1, "a", FindingKind.GRAMMAR, 1, false, List.of(), ""),
                new Finding(1, 2, "b", FindingKind.SPACING, 0.123456, false, List.of(), "")));
    assertThat(renderer.render(List.of(new Document("-", report))))
        .contains("\"score\":0,")
        .contains("\"confidence\":1,")
        .contains("\"confidence\":0.1235,");
  }

  @Test
  void survivesOddText() throws Exception {
    String text = "“quotes” \"\\ \n\r\t\u0001 😀 \u2028 é";
    Finding finding =
        new Finding(0, text.length(), text, FindingKind.ENCODING, 1, false, List.of(), "");
    Report report = new Report(text, 1, false, 0, "", List.of(finding));
    JsonNode json =
        new ObjectMapper().readTree(renderer.render(List.of(new Document("x", report))));
    assertThat(json.at("/documents/0/findings/0/text").asText()).isEqualTo(text);
  }

  @Test
  void writesNoDocuments() {
    assertThat(renderer.render(List.of())).isEqualTo("{\"documents\":[]}\n");
  }
}
