package io.github.unspin.batch.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.github.unspin.batch.FileDocument;
import io.github.unspin.batch.FileStatus;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReportTest {
  @TempDir Path folder;

  private List<Map<String, String>> rows(String csv) throws IOException {
    assertThat(csv).startsWith("\uFEFFpath,record,").endsWith("\r\n");
    CsvMapper mapper = new CsvMapper();
    mapper.enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS);
    try (MappingIterator<Map<String, String>> rows =
        mapper
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(csv.substring(1))) {
      return rows.readAll();
    }
  }

  @Test
  void aRowForEachFinding() throws IOException {
    String text = "One.\nTwo, a day earlier than \"three\"\r\n";
    Report report =
        Samples.report(
            text,
            Samples.finding(text, "earlier than", FindingKind.SUBSTITUTION, 0.9, "before", "ere"),
            Samples.finding(text, "\"three\"\r\n", FindingKind.BOILERPLATE, 0.4, "a, \"b\"\nc"));
    String csv = Runs.report(ReportFormat.CSV, folder, run -> run.file("a,b \"c\".txt", report));
    assertThat(csv.lines().findFirst())
        .hasValue(
            "\uFEFFpath,record,line,column,start,end,kind,text,suggestion,confidence,applied,"
                + "others,message");
    List<Map<String, String>> rows = rows(csv);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0))
        .containsEntry("path", "a,b \"c\".txt")
        .containsEntry("line", "2")
        .containsEntry("column", "12")
        .containsEntry("start", "16")
        .containsEntry("end", "28")
        .containsEntry("kind", "substitution")
        .containsEntry("text", "earlier than")
        .containsEntry("suggestion", "before")
        .containsEntry("others", "ere")
        .containsEntry("confidence", "0.9")
        .containsEntry("applied", "yes");
    assertThat(rows.get(1))
        .containsEntry("text", "\"three\"\r\n")
        .containsEntry("suggestion", "a, \"b\"\nc")
        .containsEntry("applied", "no");
  }

  @Test
  void oddTextSurvives() throws IOException {
    List<Report> reports = new ArrayList<>();
    for (int seed = 0; seed < 300; seed++) {
      reports.add(Samples.random(seed));
    }
    String csv =
        Runs.report(
            ReportFormat.CSV,
            folder,
            run -> {
              for (Report report : reports) {
                run.file("f", report);
              }
            });
    List<Finding> findings = reports.stream().flatMap(each -> each.findings().stream()).toList();
    List<Map<String, String>> rows = rows(csv);
    assertThat(rows).hasSameSizeAs(findings);
    for (int i = 0; i < rows.size(); i++) {
      String text = new String(findings.get(i).text().getBytes(UTF_8), UTF_8); // no half pairs
      assertThat(rows.get(i)).containsEntry("text", CsvTable.inert(text));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＠x"})
  void noCellIsAFormula(String words) throws IOException {
    String text = "x " + words;
    Report report =
        Samples.report(text, Samples.finding(text, words, FindingKind.SUBSTITUTION, 0.9, words));
    for (Map<String, String> row :
        rows(
            Runs.report(
                ReportFormat.CSV, folder, run -> run.file(words.trim() + ".txt", report)))) {
      assertThat(row.get("text")).isEqualTo("'" + words);
      assertThat(row.get("suggestion")).isEqualTo("'" + words);
      assertThat(row.values()).noneMatch(cell -> cell.matches("(?s)[=+\\-@\t\r\n＝＋－＠].*"));
    }
  }

  @Test
  void aRowForEachDocumentAndEachFailure() throws IOException {
    String text = "A day earlier than";
    Report report =
        Samples.report(
            text, Samples.finding(text, "earlier than", FindingKind.SUBSTITUTION, 0.9, "before"));
    List<Map<String, String>> rows =
        rows(
            Runs.report(
                ReportFormat.CSV_DOCUMENTS,
                folder,
                run -> {
                  run.file("a.txt", report);
                  run.file(
                      "b.jsonl",
                      "jsonl",
                      List.of(
                          new FileDocument("b.jsonl:1", report),
                          new FileDocument("b.jsonl:2", Samples.report("Clean."))));
                  run.failed("c.txt", FileStatus.FAILED, "=is no text");
                }));
    assertThat(rows)
        .extracting(row -> row.get("record"))
        .containsExactly("", "b.jsonl:1", "b.jsonl:2", "");
    assertThat(rows.get(0))
        .containsEntry("status", "done")
        .containsEntry("spun", "yes")
        .containsEntry("score", "0.98")
        .containsEntry("family", "A")
        .containsEntry("words", "4")
        .containsEntry("substitution", "1")
        .containsEntry("grammar", "0")
        .containsEntry("edits", "1")
        .containsEntry("output", "out/a.txt");
    assertThat(rows.get(2)).containsEntry("edits", "0");
    assertThat(rows.get(3))
        .containsEntry("status", "failed")
        .containsEntry("reason", "'=is no text");
  }
}
