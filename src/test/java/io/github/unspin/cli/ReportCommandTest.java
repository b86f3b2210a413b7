package io.github.unspin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.unspin.Fixtures;
import io.github.unspin.files.TextFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands' reports, with the repository's dictionaries. */
class ReportCommandTest {
  private static final String SPUN =
      Fixtures.read(Fixtures.ARTICLES.resolve("concert-hall.spun.txt"));

  @TempDir Path folder;
  private Path pages;

  private static CommandRun run(String... args) {
    return CommandRun.run(SPUN.getBytes(UTF_8), args);
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  /** The same article in several formats, charsets and line ends. */
  @BeforeEach
  void writePages() throws IOException {
    pages = Files.createDirectories(folder.resolve("scraped pages/deep"));
    Files.writeString(pages.resolve("plain.txt"), SPUN);
    Files.writeString(pages.resolve("marked.txt"), "\uFEFF" + SPUN.replace("\n", "\r\n"));
    Files.write(
        pages.resolve("latin.txt"), ascii(SPUN).concat("\ncaf\u00e9\n").getBytes("ISO-8859-1"));
    Files.write(pages.resolve("wide.txt"), ("\uFEFF" + SPUN).getBytes("UTF-16LE"));
    Files.writeString(pages.resolve("page.md"), "# Title *here*\n\n" + SPUN + "\n`earlier than`\n");
    StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html><body><article>\n");
    for (String paragraph : SPUN.split("\n\n")) {
      html.append("<p>").append(paragraph.replace("’", "&rsquo;")).append("</p>\n");
    }
    Files.writeString(pages.resolve("page.html"), html + "</article></body></html>\n");
    Files.writeString(
        folder.resolve("scraped pages/clean.txt"), Fixtures.read(Fixtures.clean().get(0)));
    pages = folder.resolve("scraped pages");
  }

  private static String ascii(String text) {
    return text.replaceAll("[“”]", "\"").replaceAll("[‘’]", "'").replaceAll("[^\\x00-\\x7F]", "-");
  }

  private static Map<String, byte[]> contents(Path root) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(root.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return contents;
  }

  /** The edits of the report, made backwards on the results, give the inputs byte for byte. */
  @Test
  void editsBackwardsGiveTheInputsBytes() throws IOException {
    Map<String, byte[]> before = contents(pages);
    Path report = folder.resolve("report.json");
    CommandRun result =
        run(
            "clean",
            pages.toString(),
            "--in-place",
            "--quiet",
            "--state",
            folder + "/state",
            "--report",
            report.toString());
    assertThat(result.code()).as(result.err()).isZero();
    int changed = 0;
    for (JsonNode document : json(report).get("documents")) {
      assertThat(document.has("record")).isFalse();
      Path path = Path.of(document.get("path").asText());
      TextFile file = TextFile.read(path.toString());
      StringBuilder text = new StringBuilder(file.text());
      List<JsonNode> findings = new ArrayList<>();
      document.get("findings").forEach(findings::add);
      for (int i = findings.size() - 1; i >= 0; i--) {
        JsonNode finding = findings.get(i);
        if (finding.get("applied").asBoolean()) {
          int start = finding.get("outputStart").asInt();
          int end = finding.get("outputEnd").asInt();
          assertThat(text.substring(start, end))
              .isEqualTo(finding.at("/suggestions/0/text").asText());
          text.replace(start, end, finding.get("text").asText());
          changed++;
        }
      }
      byte[] input = before.get(pages.relativize(path).toString());
      assertThat(file.encode(text.toString())).as(path.toString()).isEqualTo(input);
    }
    assertThat(json(report).get("documents")).hasSize(before.size());
    assertThat(changed).isGreaterThan(300);
  }

  @Test
  void detectReportsOnAFolder() throws IOException {
    Path report = folder.resolve("report.json");
    CommandRun result = run("detect", pages.toString(), "--quiet", "--report", report.toString());
    assertThat(result.code()).isEqualTo(1);
    List<String> paths = new ArrayList<>();
    json(report).get("files").forEach(file -> paths.add(file.get("path").asText()));
    assertThat(paths).isSorted().hasSize(7);
    assertThat(json(report).at("/summary/spun").asInt()).isEqualTo(6);
    assertThat(json(report).at("/run/options/grammar").asText()).isEqualTo("core");
  }

  @ParameterizedTest
  @ValueSource(strings = {"clean", "detect"})
  void oneFileGoesItsWayAndIsReportedOn(String command) throws IOException {
    String file = pages.resolve("deep/plain.txt").toString();
    Path report = folder.resolve("report.json");
    CommandRun plain = run(command, file);
    CommandRun reported = run(command, file, "--report", report.toString());
    assertThat(reported).isEqualTo(plain);
    assertThat(json(report).at("/documents/0/path").asText()).isEqualTo(file);
    assertThat(json(report).get("documents")).hasSize(1);
  }

  @Test
  void aRunOverItsOwnReportPassesItOver() throws IOException {
    Path report = pages.resolve("report.html");
    for (int round = 0; round < 2; round++) {
      CommandRun result =
          run("clean", pages.toString(), "--dry-run", "--quiet", "--report", report.toString());
      assertThat(result.code()).isZero();
      assertThat(result.out()).doesNotContain("report.html");
      assertThat(report).content().contains("Unspin report");
    }
    Path data = folder.resolve("again.json");
    run(
        "clean",
        pages.toString(),
        "--dry-run",
        "-q",
        "--report",
        data.toString(),
        "--report",
        report.toString());
    assertThat(json(data).get("files").findValuesAsText("path"))
        .noneMatch(p -> p.endsWith(".html") && p.contains("report"));
  }

  @Test
  void refusesBeforeAnythingIsDone() throws IOException {
    Map<String, byte[]> before = contents(pages);
    String file = pages.resolve("deep/plain.txt").toString();
    String[][] runs = {
      {"clean", pages.toString(), "--in-place", "--report", folder + "/none/report.html"},
      {"clean", file, "--report", folder + "/report.txt"},
      {"detect", file, "--report", folder + "/report.txt"},
      {"detect", file, "--report", folder.toString(), "--report-format", "json"},
      {"clean", "-", "--report", folder + "/report.json"},
      {"detect", "-", "--report", folder + "/report.json"},
    };
    for (String[] args : runs) {
      CommandRun result = run(args);
      assertThat(result.code()).as(String.join(" ", args)).isEqualTo(2);
      assertThat(result.out()).isEmpty();
      assertThat(result.err()).startsWith("unspin: ").doesNotContain("internal error");
    }
    assertThat(contents(pages)).containsExactlyEntriesOf(before);
    assertThat(folder.resolve("report.json")).doesNotExist();
  }

  @Test
  void theFormatMayBeNamed() {
    Path report = folder.resolve("table.txt");
    CommandRun result =
        run(
            "detect",
            pages.toString(),
            "-q",
            "--report",
            report.toString(),
            "--report-format",
            "csv-documents");
    assertThat(result.code()).isEqualTo(1);
    assertThat(report).content(Charset.forName("UTF-8")).startsWith("\uFEFFpath,record,format,");
  }

  @Test
  void failuresAreInTheReport() throws IOException {
    Files.write(pages.resolve("noise.txt"), new byte[] {0, 1, 2, 3, 0, 0, 7});
    Path report = folder.resolve("report.json");
    CommandRun result = run("detect", pages.toString(), "-q", "--report", report.toString());
    assertThat(result.code()).isEqualTo(3);
    List<String> failed = new ArrayList<>();
    for (JsonNode file : json(report).get("files")) {
      if (file.get("status").asText().equals("failed")) {
        failed.add(file.get("path").asText());
        assertThat(file.get("reason").asText()).isNotBlank();
      }
    }
    assertThat(failed).containsExactly(pages + "/noise.txt");
  }
}
