package io.github.unspin.batch.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.unspin.batch.FileDocument;
import io.github.unspin.batch.FileStatus;
import io.github.unspin.render.Document;
import io.github.unspin.render.JsonRenderer;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonReportTest {
  @TempDir Path folder;

  private JsonNode json(Runs.Script script) throws IOException {
    return new ObjectMapper().readTree(Runs.report(ReportFormat.JSON, folder, script));
  }

  @Test
  void holdsTheContractAndWhatBecameOfTheFiles() throws IOException {
    String text = "A day earlier than\nREPLY\n";
    Report report =
        Samples.report(
            text,
            Samples.finding(text, "earlier than", FindingKind.SUBSTITUTION, 0.9, "before"),
            Samples.finding(text, "REPLY\n", FindingKind.BOILERPLATE, 0.8, ""));
    JsonNode json =
        json(
            run -> {
              run.file("a b.txt", report);
              run.failed("bad.txt", FileStatus.FAILED, "is no text");
            });
    JsonNode document = json.at("/documents/0");
    JsonNode contract =
        new ObjectMapper()
            .readTree(new JsonRenderer().render(List.of(new Document("a b.txt", report))))
            .at("/documents/0");
    contract
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals("findings")) {
                assertThat(document.get(name)).as(name).isEqualTo(contract.get(name));
              }
            });
    assertThat(document.at("/findings/0/outputStart").asInt()).isEqualTo(6);
    assertThat(document.at("/findings/0/outputEnd").asInt()).isEqualTo(12);
    assertThat(document.at("/findings/1/outputStart").asInt()).isEqualTo(13);
    assertThat(document.at("/findings/1/outputEnd").asInt()).isEqualTo(13);
    assertThat(json.get("documents")).hasSize(1);
    assertThat(json.at("/files/0/status").asText()).isEqualTo("done");
    assertThat(json.at("/files/0/edits").asInt()).isEqualTo(2);
    assertThat(json.at("/files/1/path").asText()).isEqualTo("bad.txt");
    assertThat(json.at("/files/1/reason").asText()).isEqualTo("is no text");
    assertThat(json.at("/summary/files/failed").asInt()).isEqualTo(1);
    assertThat(json.at("/run/options/grammar").asText()).isEqualTo("core");
  }

  @Test
  void editsBackwardsGiveTheInput() throws IOException {
    List<Report> reports = new ArrayList<>();
    for (int seed = 0; seed < 500; seed++) {
      reports.add(Samples.random(seed));
    }
    JsonNode json =
        json(
            run -> {
              for (Report report : reports) {
                run.file("f", report);
              }
            });
    for (int i = 0; i < reports.size(); i++) {
      StringBuilder text = new StringBuilder(reports.get(i).restored());
      JsonNode findings = json.at("/documents/" + i + "/findings");
      for (int k = findings.size() - 1; k >= 0; k--) {
        JsonNode finding = findings.get(k);
        if (finding.get("applied").asBoolean()) {
          int start = finding.get("outputStart").asInt();
          int end = finding.get("outputEnd").asInt();
          assertThat(text.substring(start, end))
              .isEqualTo(finding.at("/suggestions/0/text").asText());
          text.replace(start, end, finding.get("text").asText());
        }
      }
      assertThat(text.toString()).isEqualTo(reports.get(i).text());
    }
  }

  @Test
  void namesTheRecordsOfAContainer() throws IOException {
    List<FileDocument> records =
        List.of(
            new FileDocument("all.jsonl:1", Samples.random(1)),
            new FileDocument("all.jsonl:2", Samples.random(2)));
    JsonNode json = json(run -> run.file("all.jsonl", "jsonl", records));
    assertThat(json.at("/documents/1/record").asText()).isEqualTo("all.jsonl:2");
    assertThat(json.at("/files/0/documents").asInt()).isEqualTo(2);
  }

  @Test
  void halvesOfPairsSurvive() throws IOException {
    String text = "a\uD83Db \uDE00 😀";
    Report report =
        Samples.report(text, Samples.finding(text, "a\uD83Db", FindingKind.ENCODING, 0.9, "ab"));
    JsonNode json = json(run -> run.file("f", report));
    assertThat(json.at("/documents/0/findings/0/text").asText()).isEqualTo("a\uD83Db");
  }

  @Test
  void aRunOverNothingIsWholeToo() throws IOException {
    JsonNode json = json(run -> {});
    assertThat(json.get("documents")).isEmpty();
    assertThat(json.get("files")).isEmpty();
  }
}
