package io.github.unspin.batch.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unspin.files.InputException;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFilesTest {
  @TempDir Path folder;

  private ReportFiles.Target target(String name) {
    return new ReportFiles.Target(
        folder.resolve(name).toString(), ReportFormat.of(name).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "a.html, HTML",
    "A.HTM, HTML",
    "a.json, JSON",
    "a.sarif, SARIF",
    "a.sarif.json, SARIF",
    "a.csv, CSV",
    "a.documents.csv, CSV_DOCUMENTS"
  })
  void theEndingTellsTheKind(String name, ReportFormat format) {
    assertThat(ReportFormat.of(name)).hasValue(format);
  }

  @Test
  void otherEndingsTellNothing() {
    assertThat(ReportFormat.of("a.txt")).isEmpty();
    assertThat(ReportFormat.of("html")).isEmpty();
  }

  @Test
  void severalReportsOfOneRun() throws IOException {
    List<ReportFiles.Target> targets =
        Stream.of("a.html", "a.json", "a.csv", "a.documents.csv", "a.sarif")
            .map(this::target)
            .toList();
    Report report = Samples.random(3);
    try (Runs run = new Runs(new ReportFiles(targets))) {
      run.file("x.txt", report);
      assertThat(visible()).isEmpty();
      run.end("");
    }
    assertThat(visible())
        .containsExactlyInAnyOrder("a.html", "a.json", "a.csv", "a.documents.csv", "a.sarif");
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).as("nothing stays behind").hasSize(5);
    }
  }

  @Test
  void aRunThatBreaksOffLeavesTheOldReport() throws IOException {
    Path old = Files.writeString(folder.resolve("a.json"), "old");
    try (Runs run = new Runs(new ReportFiles(List.of(target("a.json"))))) {
      run.file("x.txt", Samples.random(3));
    }
    assertThat(old).hasContent("old");
    assertThat(visible()).containsExactly("a.json");
  }

  @Test
  void refusesWhatCannotBeWritten() {
    assertThatThrownBy(() -> new ReportFiles(List.of(target("none/a.json"))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("there is no folder");
    assertThatThrownBy(() -> new ReportFiles(List.of(target("a.json"), target("./a.json"))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("two reports would go to this one file");
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void theSameRunGivesTheSameBytes(ReportFormat format) throws IOException {
    Runs.Script script =
        run -> {
          for (int seed = 0; seed < 50; seed++) {
            run.file(seed + ".txt", Samples.random(seed));
          }
        };
    assertThat(Runs.report(format, folder, script)).isEqualTo(Runs.report(format, folder, script));
  }

  /** 250 texts of 300,000 characters: kept, they would need more than is allowed. */
  @Test
  void memoryDoesNotGrowWithTheRun() throws IOException {
    String text = "A day earlier than " + "😀 <noise> ".repeat(30_000);
    Report report =
        Samples.report(
            text, Samples.finding(text, "earlier than", FindingKind.SUBSTITUTION, 0.9, "before"));
    List<ReportFiles.Target> targets = Stream.of("a.html", "a.json").map(this::target).toList();
    Runtime runtime = Runtime.getRuntime();
    long[] used = new long[2];
    try (Runs run = new Runs(new ReportFiles(targets))) {
      for (int i = 0; i < 300; i++) {
        run.file(i + ".txt", report);
        if (i == 50 || i == 299) {
          System.gc();
          used[i == 50 ? 0 : 1] = runtime.totalMemory() - runtime.freeMemory();
        }
      }
      run.end("");
    }
    assertThat(used[1] - used[0]).as(Arrays.toString(used)).isLessThan(8 << 20);
  }

  private List<String> visible() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(each -> each.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .toList();
    }
  }
}
