package io.github.unspin.batch.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.unspin.batch.FileDocument;
import io.github.unspin.batch.FileStatus;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SarifReportTest {
  @TempDir Path folder;

  private JsonNode sarif(Runs.Script script) throws IOException {
    JsonNode sarif = new ObjectMapper().readTree(Runs.report(ReportFormat.SARIF, folder, script));
    assertThat(schema().validate(sarif)).isEmpty();
    return sarif;
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream in = SarifReportTest.class.getResourceAsStream("sarif-schema-2.1.0.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(in);
    }
  }

  @Test
  void theSchemaIsInForce() throws IOException {
    JsonNode broken = new ObjectMapper().readTree("{\"version\":\"2.1.0\",\"runs\":[{\"x\":1}]}");
    assertThat(schema().validate(broken)).isNotEmpty();
  }

  @Test
  void tellsPlacesRulesAndFixes() throws IOException {
    String text = "One.\nTwo 😀 a day earlier than three\n";
    Report report =
        Samples.report(
            text,
            Samples.finding(text, "earlier than", FindingKind.SUBSTITUTION, 0.9, "before", "ere"));
    JsonNode run = sarif(each -> each.file("a b/ü.txt", report)).at("/runs/0");
    JsonNode result = run.at("/results/0");
    assertThat(result.get("ruleId").asText()).isEqualTo("substitution");
    int rule = result.get("ruleIndex").asInt();
    assertThat(run.at("/tool/driver/rules/" + rule + "/id").asText()).isEqualTo("substitution");
    assertThat(result.get("rank").asDouble()).isEqualTo(90);
    JsonNode place = result.at("/locations/0/physicalLocation");
    assertThat(place.at("/artifactLocation/uri").asText()).isEqualTo("a%20b/%C3%BC.txt");
    assertThat(place.at("/region/startLine").asInt()).isEqualTo(2);
    assertThat(place.at("/region/startColumn").asInt()).isEqualTo(14);
    assertThat(place.at("/region/endColumn").asInt()).isEqualTo(26);
    assertThat(place.at("/region/snippet/text").asText()).isEqualTo("earlier than");
    assertThat(result.at("/fixes")).hasSize(2);
    assertThat(result.at("/fixes/0/artifactChanges/0/replacements/0/insertedContent/text").asText())
        .isEqualTo("before");
    assertThat(result.at("/properties/confidence").asDouble()).isEqualTo(0.9);
  }

  /** Makes the first fix of each applied result by lines and columns, as an editor would. */
  @Test
  void fixesByLineAndColumnGiveTheRestoredText() throws IOException {
    List<Report> reports = new ArrayList<>();
    for (int seed = 0; seed < 300; seed++) {
      reports.add(Samples.random(seed));
    }
    JsonNode run =
        sarif(
                each -> {
                  for (int i = 0; i < reports.size(); i++) {
                    each.file(i + ".txt", reports.get(i));
                  }
                })
            .at("/runs/0");
    Map<String, List<JsonNode>> changes = new HashMap<>();
    for (JsonNode result : run.get("results")) {
      if (result.at("/properties/applied").asBoolean()) {
        JsonNode change = result.at("/fixes/0/artifactChanges/0");
        changes
            .computeIfAbsent(change.at("/artifactLocation/uri").asText(), k -> new ArrayList<>())
            .add(change.at("/replacements/0"));
      }
    }
    for (int i = 0; i < reports.size(); i++) {
      String text = reports.get(i).text();
      List<Integer> lines = lineStarts(text);
      StringBuilder edited = new StringBuilder(text);
      List<JsonNode> list = changes.getOrDefault(i + ".txt", List.of());
      for (int k = list.size() - 1; k >= 0; k--) {
        JsonNode region = list.get(k).get("deletedRegion");
        int start = offset(lines, region, "start");
        int end = offset(lines, region, "end");
        assertThat(start).isEqualTo(region.get("charOffset").asInt());
        assertThat(end - start).isEqualTo(region.get("charLength").asInt());
        edited.replace(start, end, list.get(k).at("/insertedContent/text").asText());
      }
      assertThat(edited.toString()).isEqualTo(reports.get(i).restored());
    }
  }

  private static int offset(List<Integer> lines, JsonNode region, String which) {
    return lines.get(region.get(which + "Line").asInt() - 1)
        + region.get(which + "Column").asInt()
        - 1;
  }

  private static List<Integer> lineStarts(String text) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int i = 0; i < text.length(); i++) {
      boolean isPair = text.startsWith("\r\n", i);
      if (text.charAt(i) == '\n' || text.charAt(i) == '\r' && !isPair) {
        starts.add(i + 1);
      }
    }
    return starts;
  }

  @Test
  void failuresAreNotificationsAndRecordsAreLogicalPlaces() throws IOException {
    String text = "A day earlier than";
    Report report =
        Samples.report(
            text, Samples.finding(text, "earlier than", FindingKind.SUBSTITUTION, 0.4, "before"));
    JsonNode run =
        sarif(
                each -> {
                  each.failed("bad.txt", FileStatus.FAILED, "is no text");
                  each.file(
                      "all.warc",
                      "warc",
                      List.of(new FileDocument("all.warc#3 https://a.org/", report)));
                })
            .at("/runs/0");
    assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isFalse();
    JsonNode notification = run.at("/invocations/0/toolExecutionNotifications/0");
    assertThat(notification.at("/message/text").asText()).isEqualTo("is no text");
    assertThat(notification.at("/locations/0/physicalLocation/artifactLocation/uri").asText())
        .isEqualTo("bad.txt");
    JsonNode result = run.at("/results/0");
    assertThat(result.get("level").asText()).isEqualTo("note");
    JsonNode record = result.at("/locations/0/logicalLocations/0");
    assertThat(record.get("fullyQualifiedName").asText()).isEqualTo("all.warc#3 https://a.org/");
    assertThat(record.get("name").asText()).isEqualTo("3 https://a.org/");
    assertThat(record.get("kind").asText()).isEqualTo("record");
    assertThat(result.at("/locations/0/physicalLocation").has("region")).isFalse();
    assertThat(result.has("fixes")).isFalse();
    int artifact = result.at("/locations/0/physicalLocation/artifactLocation/index").asInt();
    assertThat(run.at("/artifacts/" + artifact + "/location/uri").asText()).isEqualTo("all.warc");
  }

  @Test
  void linesOfJsonAreRegions() throws IOException {
    String text = "{\"text\": \"\uD83D\uDE00 a day earlier than\"}";
    Report report =
        Samples.report(
            text,
            Samples.finding(text, "earlier than", FindingKind.SUBSTITUTION, 0.9, "\\\"ere\\\""));
    JsonNode run =
        sarif(
                each -> {
                  each.file("a.jsonl", "jsonl", List.of(new FileDocument("a.jsonl:7", 7, report)));
                  each.file(
                      "a.jsonl.gz", "jsonl", List.of(new FileDocument("a.jsonl.gz:7", 7, report)));
                })
            .at("/runs/0");
    JsonNode region = run.at("/results/0/locations/0/physicalLocation/region");
    assertThat(region.get("startLine").asInt()).isEqualTo(7);
    assertThat(region.get("startColumn").asInt()).isEqualTo(text.indexOf("earlier") + 1);
    assertThat(region.get("endLine").asInt()).isEqualTo(7);
    assertThat(region.get("endColumn").asInt()).isEqualTo(text.indexOf("than") + 5);
    assertThat(region.has("charOffset")).isFalse(); // offsets of the line are not the file's
    JsonNode change = run.at("/results/0/fixes/0/artifactChanges/0/replacements/0");
    assertThat(change.at("/deletedRegion/startLine").asInt()).isEqualTo(7);
    assertThat(change.at("/insertedContent/text").asText()).isEqualTo("\\\"ere\\\"");
    assertThat(run.at("/results/0/locations/0/logicalLocations/0/name").asText()).isEqualTo("7");
    assertThat(run.at("/results/1/locations/0/physicalLocation/region/startLine").asInt())
        .isEqualTo(7);
    assertThat(run.at("/results/1").has("fixes")).isFalse();
  }

  @Test
  void fingerprintsOutliveMovesOfTheText() throws IOException {
    String text = "This stood a day earlier than the rest of it, they said at the time.";
    String moved = "A new first line.\n\n" + text;
    JsonNode run =
        sarif(
                each -> {
                  for (String one : List.of(text, moved)) {
                    each.file(
                        "f",
                        Samples.report(
                            one,
                            Samples.finding(
                                one, "the rest", FindingKind.SUBSTITUTION, 0.9, "others")));
                  }
                })
            .at("/runs/0");
    assertThat(run.at("/results/0/partialFingerprints"))
        .isEqualTo(run.at("/results/1/partialFingerprints"));
  }

  @ParameterizedTest
  @CsvSource({
    "a/b c.txt, a/b%20c.txt",
    "/tmp/ü.txt, file:///tmp/%C3%BC.txt",
    "a:b%.txt, a%3Ab%25.txt",
    "'[x]#?.txt', %5Bx%5D%23%3F.txt"
  })
  void namesAreUris(String path, String uri) {
    assertThat(FileUri.of(path)).isEqualTo(uri);
    assertThat(java.net.URI.create(uri)).isNotNull();
  }
}
