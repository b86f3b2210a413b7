package io.github.unspin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.unspin.Fixtures;
import io.github.unspin.files.Gzip;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands on files of all formats. */
class FormatCommandsTest {
  private static final String SPUN =
      Fixtures.read(Fixtures.ARTICLES.resolve("concert-hall.spun.txt"));

  @TempDir Path folder;
  private Path html;
  private Path markdown;
  private Path lines;
  private Path archive;

  /** What a run left. */
  private record Result(int code, byte[] out, String err) {
    String text() {
      return new String(out, UTF_8);
    }
  }

  private static Result run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, false, UTF_8),
            new PrintStream(err, true, UTF_8),
            false);
    int code = new Main(console).run(args);
    return new Result(code, out.toByteArray(), err.toString(UTF_8));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("’", "&rsquo;");
  }

  private static List<String> paragraphs() {
    return SPUN.lines().filter(line -> !line.isBlank()).toList();
  }

  @BeforeEach
  void writeFiles() throws IOException {
    String body =
        paragraphs().stream()
            .map(
                line ->
                    "<p class=\"x\">"
                        + escaped(line).replaceFirst("(\\w+) ", "<b>$1</b>\n  ")
                        + "</p>")
            .collect(Collectors.joining("\r\n"));
    String page =
        "<!doctype html><html><head><title>In Moscow</title></head><body><nav>Home</nav><article>"
            + body
            + "<p>LEAVE A REPLY</p></article></body></html>\r\n";
    html = Files.writeString(folder.resolve("page.html"), page);
    markdown =
        Files.writeString(
            folder.resolve("page.md"),
            "---\ntitle: folks\n---\n\n# In Moscow\n\n"
                + String.join("\n\n", paragraphs())
                + "\n\n`folks`\n\nLEAVE A REPLY\n");
    ObjectMapper json = new ObjectMapper();
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      ObjectNode node = json.createObjectNode().put("id", i).put("text", SPUN).put("x", "folks");
      all.append(json.writeValueAsString(node)).append('\n');
    }
    lines = Files.writeString(folder.resolve("corpus.jsonl"), all);
    byte[] block = ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page).getBytes(UTF_8);
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    record.writeBytes(
        ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/hall\r\n"
                + "Content-Type: application/http\r\nContent-Length: "
                + block.length
                + "\r\n\r\n")
            .getBytes(UTF_8));
    record.writeBytes(block);
    record.writeBytes("\r\n\r\n".getBytes(UTF_8));
    archive = folder.resolve("crawl.warc.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
      record.writeTo(out);
    }
  }

  private Path file(String kind) {
    return switch (kind) {
      case "html" -> html;
      case "markdown" -> markdown;
      case "jsonl" -> lines;
      case "warc" -> archive;
      default -> Fixtures.ARTICLES.resolve("concert-hall.spun.txt");
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "html", "markdown", "jsonl", "warc"})
  void restoresEachFormatOnceAndForAll(String kind) throws IOException {
    String file = file(kind).toString();
    Path once = folder.resolve("once-" + file(kind).getFileName());
    Path twice = folder.resolve("twice-" + file(kind).getFileName());
    assertThat(run("clean", "-o", once.toString(), file).code()).isZero();
    assertThat(Files.readAllBytes(once)).isNotEqualTo(Files.readAllBytes(file(kind)));
    assertThat(run("clean", "-o", twice.toString(), once.toString()).code()).isZero();
    assertThat(Files.readAllBytes(twice)).isEqualTo(Files.readAllBytes(once));
  }

  @ParameterizedTest
  @CsvSource({"html,1", "markdown,1", "text,1", "jsonl,3", "warc,1"})
  void reportsOffsetsThatLeadBack(String kind, int documents) throws IOException {
    Result result = run("detect", "--format", "json", file(kind).toString());
    assertThat(result.code()).isEqualTo(1);
    JsonNode all = new ObjectMapper().readTree(result.text()).get("documents");
    assertThat(all).hasSize(documents);
    List<String> sources = new ArrayList<>();
    switch (kind) {
      case "jsonl" -> sources.addAll(Files.readAllLines(lines));
      case "warc" -> sources.add(Files.readString(html));
      default -> sources.add(Files.readString(file(kind)));
    }
    for (int i = 0; i < documents; i++) {
      assertThat(all.get(i).get("findings").size()).isGreaterThan(50);
      StringBuilder restored = new StringBuilder();
      int at = 0;
      for (JsonNode finding : all.get(i).get("findings")) {
        int start = finding.get("start").asInt();
        int end = finding.get("end").asInt();
        String source = sources.get(i);
        assertThat(source.substring(start, end)).isEqualTo(finding.get("text").asText());
        if (finding.get("applied").asBoolean()) {
          restored.append(source, at, start);
          restored.append(finding.get("suggestions").get(0).get("text").asText());
          at = end;
        }
      }
      restored.append(sources.get(i).substring(at));
      if (documents == 1 && !kind.equals("warc")) {
        assertThat(run("clean", file(kind).toString()).text()).isEqualTo(restored.toString());
      }
    }
  }

  @Test
  void readsTheSameTextInEveryFormat() {
    List<String> words = new ArrayList<>();
    for (String kind : List.of("html", "markdown", "jsonl")) {
      words.add(run("clean", file(kind).toString()).text());
    }
    for (String text : words) {
      assertThat(text).contains("bags that night").doesNotContain("luggage that evening");
    }
    assertThat(words.get(1)).contains("title: folks", "`folks`").doesNotContain("LEAVE A REPLY");
    assertThat(words.get(2)).contains("\"x\":\"folks\"");
    assertThat(words.get(0)).contains("<nav>Home</nav>").doesNotContain("LEAVE A REPLY");
  }

  @Test
  void putsOutJustTheArticle() {
    Result result = run("clean", "--extract", html.toString());
    assertThat(result.text())
        .startsWith("In Moscow\n\n")
        .endsWith("\n")
        .doesNotContain("<", "&", "Home");
    List<String> cleaned = run("clean", file("text").toString()).text().lines().toList();
    assertThat(result.text().lines().skip(2).filter(line -> !line.isBlank()))
        .containsExactlyElementsOf(cleaned.stream().filter(line -> !line.isBlank()).toList());
    assertThat(run("clean", "--extract", lines.toString()).err())
        .contains("--extract is for HTML, this is jsonl");
    assertThat(run("clean", "--extract", "-i", html.toString()).code()).isEqualTo(2);
  }

  @Test
  void showsTheLinesThatChange() throws IOException {
    Path diff = folder.resolve("x.diff");
    Files.write(diff, run("clean", "--diff", lines.toString()).out());
    assertThat(Files.readString(diff))
        .startsWith("--- a/" + lines.getFileName() + "\n+++ b/")
        .contains("\n-{\"");
    assertThat(run("clean", "--diff", archive.toString()).err()).contains("there is no diff");
  }

  @Test
  void passesOverRecordsThatCannotBeRead() throws IOException {
    String sound = Files.readString(lines);
    Files.writeString(lines, "{bad\n" + sound);
    Result result = run("clean", lines.toString());
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("corpus.jsonl:1: cannot be read as JSON").hasLineCount(1);
    assertThat(result.text()).startsWith("{bad\n").contains("bags that night");
    assertThat(run("detect", lines.toString()).code()).isEqualTo(3);
    assertThat(run("clean", "-i", lines.toString()).code()).isEqualTo(3);
    assertThat(Files.readAllBytes(lines)).isEqualTo(result.out());
  }

  @Test
  void saysThatNoLineHasTheField() {
    Result result = run("clean", "--field", "body", lines.toString());
    assertThat(result.err()).contains("corpus.jsonl: no line has text in the field 'body'");
    assertThat(result.code()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "3"})
  void recordsGoToOneFileInTheirOrder(String jobs) throws IOException {
    Files.writeString(lines, Files.readString(lines).replaceFirst("\n", "\nno JSON\n"));
    Path out = folder.resolve("out.jsonl");
    Result result = run("clean", "--jobs", jobs, "-o", out.toString(), lines.toString());
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("corpus.jsonl:2: ").doesNotContain("corpus.jsonl:3");
    assertThat(Files.readAllLines(out)).hasSize(4).element(1).isEqualTo("no JSON");
    run("clean", "--in-place", lines.toString());
    assertThat(out).hasSameBinaryContentAs(lines);
    assertThat(run("clean", "--jobs", "0", html.toString()).err()).contains("--jobs has to be");
  }

  @Test
  void keepsAnArchiveThatIsDamaged() throws IOException {
    byte[] whole = Files.readAllBytes(archive);
    byte[] damaged = java.util.Arrays.copyOf(whole, whole.length - 30);
    Files.write(archive, damaged);
    Result result = run("clean", "-i", archive.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("crawl.warc.gz: is damaged");
    assertThat(Files.readAllBytes(archive)).isEqualTo(damaged);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(4);
    }
  }

  @Test
  void keepsTheCharsetOfAPage() throws IOException {
    Charset charset = Charset.forName("windows-1252");
    String page =
        "<html><head><meta charset=iso-8859-1></head><body><p>É "
            + paragraphs().get(1).replaceAll("[^\\x00-\\x7F]", "'")
            + "</p></body></html>";
    Files.write(html, page.getBytes(charset));
    Result result = run("clean", "--assume", "spun", html.toString());
    String text = new String(result.out(), charset);
    assertThat(text).contains("<p>É ").isNotEqualTo(page);
  }

  @Test
  void leavesToAPersonWhatTheCharsetOfATextLacks() throws IOException {
    Path file = folder.resolve("old.txt");
    Files.write(
        file,
        "caf\u00E9 \u00E9t\u00E9 &#269;aj, said the folks.\n"
            .getBytes(StandardCharsets.ISO_8859_1));
    Result result = run("detect", "--assume", "spun", file.toString());
    assertThat(result.text()).contains("\"&#269;\" -> ").contains("not applied");
    assertThat(run("clean", file.toString()).code()).isZero();
  }

  @Test
  void tellsFormatsByNameAndContent() throws IOException {
    Path plain = Files.writeString(folder.resolve("saved.txt"), Files.readString(html));
    assertThat(run("clean", "--extract", plain.toString()).text()).startsWith("In Moscow");
    Path unnamed = Files.writeString(folder.resolve("unnamed"), Files.readString(lines));
    assertThat(run("detect", unnamed.toString()).text()).contains("unnamed:3: spun");
    Path other = Files.write(folder.resolve("other"), Files.readAllBytes(archive));
    assertThat(run("detect", other.toString()).text())
        .contains("other#1 https://example.org/hall: spun");
    assertThat(run("detect", "--input-format", "text", lines.toString()).text())
        .startsWith(lines + ": ");
    assertThat(run("detect", "--input-format", "pdf", lines.toString()).code()).isEqualTo(2);
  }

  @Test
  void switchesFindingsOff() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("off.txt"),
            SPUN + "\n# unspin:off\nLots of folks mentioned the assault.\n# unspin:on\n\nFolks.\n");
    assertThat(run("clean", file.toString()).text())
        .contains("# unspin:off\nLots of folks mentioned the assault.\n# unspin:on\n");
  }

  private Path compressed(Path file, byte[] content) throws IOException {
    return Files.write(folder.resolve(file.getFileName() + ".gz"), Gzip.compress(content));
  }

  private static byte[] unpacked(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    assertThat(Gzip.isGzip(bytes)).isTrue();
    return Gzip.inflate("x", bytes, Integer.MAX_VALUE - 8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "html", "markdown", "jsonl"})
  void compressedFilesAreLikeOthers(String kind) throws IOException {
    Path plain = file(kind);
    Path packed = compressed(plain, Files.readAllBytes(plain));
    byte[] restored = run("clean", plain.toString()).out();
    assertThat(restored).isNotEqualTo(Files.readAllBytes(plain));
    assertThat(run("clean", packed.toString()).out()).isEqualTo(restored);

    Path out = folder.resolve("out");
    Path outPacked = folder.resolve("out.gz");
    assertThat(run("clean", "-o", out.toString(), packed.toString()).code()).isZero();
    assertThat(out).hasBinaryContent(restored);
    assertThat(run("clean", "-o", outPacked.toString(), packed.toString()).code()).isZero();
    assertThat(unpacked(outPacked)).isEqualTo(restored);
    assertThat(run("clean", "-o", outPacked.toString(), plain.toString()).code()).isZero();
    assertThat(unpacked(outPacked)).isEqualTo(restored);

    assertThat(run("detect", packed.toString()).code()).isEqualTo(1);
    assertThat(run("detect", packed.toString()).text().replace(packed.toString(), "F"))
        .isEqualTo(run("detect", plain.toString()).text().replace(plain.toString(), "F"));

    assertThat(run("clean", "--check", packed.toString()).code()).isEqualTo(1);
    assertThat(run("clean", "--in-place", packed.toString()).code()).isZero();
    assertThat(unpacked(packed)).isEqualTo(restored);
  }

  @ParameterizedTest
  @ValueSource(strings = {"txt", "jsonl"})
  void compressedFilesWithoutChangesKeepTheirBytes(String ending) throws IOException {
    byte[] content = "{\"text\": \"Nothing is wrong with this.\"}\n".repeat(99).getBytes(UTF_8);
    ByteArrayOutputStream best = new ByteArrayOutputStream(); // in a way that is not Java's
    try (GZIPOutputStream out =
        new GZIPOutputStream(best) {
          {
            def.setLevel(1);
          }
        }) {
      out.write(content);
    }
    Path packed = Files.write(folder.resolve("sound." + ending + ".gz"), best.toByteArray());
    assertThat(run("clean", "--check", packed.toString()).code()).isZero();
    assertThat(run("clean", "--in-place", packed.toString()).code()).isZero();
    assertThat(packed).hasBinaryContent(best.toByteArray());
  }

  @Test
  void compressedFilesOfAFolderAreLookedAt() throws IOException {
    Path in = Files.createDirectory(folder.resolve("in"));
    Path packed = Files.write(in.resolve("page.html.gz"), Gzip.compress(Files.readAllBytes(html)));
    Path out = folder.resolve("out");
    assertThat(run("clean", in.toString(), "--out", out.toString()).code()).isZero();
    assertThat(unpacked(out.resolve("page.html.gz")))
        .isEqualTo(run("clean", html.toString()).out());
    Path texts = folder.resolve("texts");
    run("clean", "--extract", in.toString(), "--out", texts.toString());
    assertThat(texts.resolve("page.html.txt"))
        .hasBinaryContent(run("clean", "--extract", html.toString()).out());
    assertThat(unpacked(packed)).isEqualTo(Files.readAllBytes(html));
  }

  @Test
  void bombsAndDamagedFilesAreRefused() throws IOException {
    Path bomb = compressed(Path.of("bomb.txt"), "a ".repeat(35 << 20).getBytes(UTF_8));
    assertThat(run("clean", bomb.toString()).err()).contains("bomb.txt.gz: grows to more than 200");
    Path large = compressed(Path.of("large.txt"), "a ".repeat(9 << 20).getBytes(UTF_8));
    Result refused = run("clean", "--in-place", large.toString());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("is larger than 16 MiB when uncompressed");
    byte[] half = Gzip.compress(SPUN.getBytes(UTF_8));
    Path damaged =
        Files.write(folder.resolve("half.txt.gz"), java.util.Arrays.copyOf(half, half.length / 2));
    assertThat(run("clean", damaged.toString()).err()).contains("half.txt.gz: is damaged");
  }

  /** Makes the first fix of each applied result by lines and columns, as an editor would. */
  @Test
  void fixesOfSarifMendJsonLines() throws IOException {
    Files.writeString(lines, Files.readString(lines).replace("said", "\\u0022said\\u0022 😀"));
    Path sarif = folder.resolve("findings.sarif");
    run("detect", lines.toString(), "--report", sarif.toString());
    List<JsonNode> changes = new ArrayList<>();
    for (JsonNode result : new ObjectMapper().readTree(sarif.toFile()).at("/runs/0/results")) {
      if (result.at("/properties/applied").asBoolean()) {
        changes.add(result.at("/fixes/0/artifactChanges/0/replacements/0"));
      }
    }
    assertThat(changes).hasSizeGreaterThan(30);
    List<StringBuilder> edited =
        new ArrayList<>(Files.readString(lines).lines().map(StringBuilder::new).toList());
    for (int i = changes.size() - 1; i >= 0; i--) {
      JsonNode region = changes.get(i).get("deletedRegion");
      assertThat(region.get("endLine")).isEqualTo(region.get("startLine"));
      edited
          .get(region.get("startLine").asInt() - 1)
          .replace(
              region.get("startColumn").asInt() - 1,
              region.get("endColumn").asInt() - 1,
              changes.get(i).at("/insertedContent/text").asText());
    }
    assertThat(String.join("\n", edited) + "\n").isEqualTo(run("clean", lines.toString()).text());
  }
}
