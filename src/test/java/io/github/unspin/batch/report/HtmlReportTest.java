package io.github.unspin.batch.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.unspin.batch.FileDocument;
import io.github.unspin.batch.FileStatus;
import io.github.unspin.format.VisibleText;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as bytes; how it behaves in a browser is another test. */
class HtmlReportTest {
  private static final String EVIL = "</script><img src=x onerror=alert(1)>{{script}} &amp; é";

  @TempDir Path folder;

  private static String group(String page, String pattern) {
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(page);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  private static JsonNode block(String page, String id) throws IOException {
    String data = group(page, "<script type=\"text/plain\" id=\"" + id + "\">([^<]*)</script>");
    byte[] deflated = Base64.getDecoder().decode(data);
    return new ObjectMapper().readTree(new InflaterInputStream(new ByteArrayInputStream(deflated)));
  }

  private String page() throws IOException {
    Report report =
        Samples.report(
            "So " + EVIL,
            Samples.finding("So " + EVIL, EVIL, FindingKind.SUBSTITUTION, 0.9, EVIL + "2"));
    return Runs.report(
        ReportFormat.HTML,
        folder,
        run -> {
          run.file(EVIL + ".txt", report);
          run.failed(EVIL, FileStatus.FAILED, EVIL);
        });
  }

  @Test
  void admitsItsOwnScriptAndStyleOnly() throws Exception {
    String page = page();
    String policy = group(page, "http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"");
    for (String element : new String[] {"script", "style"}) {
      String content = group(page, "<" + element + ">(.*?)</" + element + ">");
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
      String hash = Base64.getEncoder().encodeToString(digest);
      assertThat(policy).contains(element + "-src 'sha256-" + hash + "'");
    }
    assertThat(policy).startsWith("default-src 'none';").doesNotContain("unsafe");
  }

  @Test
  void holdsNothingOfADocumentOutsideOfItsBlocks() throws IOException {
    String page = page();
    assertThat(page).doesNotContain("onerror=alert(1)>").doesNotContain("{{index");
    assertThat(page).contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;"); // a failure
    String withoutNames = page.replace("http://www.w3.org/2000/svg", "");
    assertThat(withoutNames).doesNotContain("http://").doesNotContain("https://");
    JsonNode rows = block(page, "index");
    assertThat(rows.get(0).get(0).asText()).isEqualTo(EVIL + ".txt");
    JsonNode text = block(page, "c0").get(0);
    assertThat(text.at("/s/0").asText()).isEqualTo("So ");
    assertThat(text.at("/s/1").asInt()).isZero();
    assertThat(text.at("/f/0/9").asText()).isEqualTo(EVIL);
  }

  @Test
  void longTextsShrinkToWhatStandsAroundTheirFindings() throws IOException {
    String filler = "x".repeat(1000);
    String text = filler + " here " + filler + " there " + "y".repeat(50) + " near " + filler;
    Report report =
        Samples.report(
            text,
            Samples.finding(text, "here", FindingKind.SUBSTITUTION, 0.9, "1"),
            Samples.finding(text, "there", FindingKind.SUBSTITUTION, 0.9, "2"),
            Samples.finding(text, "near", FindingKind.SUBSTITUTION, 0.9, "3"));
    JsonNode segments = texts(new PageTexts.Limits(1 << 20, 1 << 20, 100), report).at("/0/s");
    StringBuilder shape = new StringBuilder();
    int length = 0;
    for (JsonNode segment : segments) {
      shape.append(segment.isNull() ? "|" : segment.isInt() ? segment.asText() : "t");
      length += segment.isTextual() ? segment.asText().length() : 0;
    }
    assertThat(shape.toString()).isEqualTo("t0t|t1t2t");
    assertThat(length).isEqualTo(4 * 200 + 52);
  }

  @Test
  void aFullPageHoldsFiguresOnly() throws IOException {
    assertThat(texts(new PageTexts.Limits(0, 0, 100), Samples.random(3))).isNull();
  }

  private JsonNode texts(PageTexts.Limits limits, Report report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PageTexts texts = new PageTexts(folder, limits);
        ReportFiles none = new ReportFiles(List.of());
        Runs run = new Runs(none)) {
      run.file("a.txt", report);
      texts.add(run.last(), new FileDocument("", report));
      texts.copyTo(out);
    }
    String page = out.toString(UTF_8);
    return page.isEmpty() ? null : block(page, "c0");
  }

  /** An edit wins over proposals that it overlaps; no character is shown twice or lost. */
  @Test
  void segmentsCoverTheTextOnce() throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      Report report = Samples.random(seed);
      JsonNode block = texts(PageTexts.Limits.USUAL, report);
      if (block == null) {
        assertThat(report.findings()).isEmpty();
        continue;
      }
      StringBuilder original = new StringBuilder();
      StringBuilder restored = new StringBuilder();
      for (JsonNode segment : block.at("/0/s")) {
        if (segment.isTextual()) {
          original.append(segment.asText());
          restored.append(segment.asText());
        } else {
          JsonNode finding = block.at("/0/f").get(segment.asInt());
          original.append(finding.get(9).asText());
          boolean isApplied = finding.get(4).asInt() == 1;
          restored.append(isApplied ? finding.at("/5/0/0").asText() : finding.get(9).asText());
        }
      }
      if (VisibleText.isPage(report.text())) {
        continue;
      }
      assertThat(original.toString()).isEqualTo(report.text());
      assertThat(restored.toString()).isEqualTo(report.restored());
    }
  }
}
