package io.github.unspin.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportSpoolTest {
  @TempDir Path folder;

  private static FileDocument document(int number) {
    String text = "Text " + number + " 😀 \uD800 é\r\n" + "long ".repeat(number);
    Finding finding =
        new Finding(
            0,
            4,
            "Text",
            FindingKind.values()[number % FindingKind.values().length],
            0.25,
            false,
            List.of(new Suggestion("", 0.5), new Suggestion("Wört", 1)),
            "message " + number);
    boolean spun = number % 2 == 0;
    return new FileDocument(
        "record " + number,
        number,
        new Report(text, number, spun, number / 100.0, spun ? "A" : "", List.of(finding)));
  }

  private static List<FileDocument> read(ReportSpool spool, long chain) throws IOException {
    List<FileDocument> documents = new ArrayList<>();
    spool.documents(chain).forEach(documents::add);
    return documents;
  }

  @Test
  void givesBackWhatManyFilesPutInInTurns() throws IOException {
    Path file = folder.resolve("reports");
    long even = ReportSpool.EMPTY;
    long odd = ReportSpool.EMPTY;
    try (ReportSpool spool = new ReportSpool(file, false)) {
      for (int i = 0; i < 20; i++) {
        if (i % 2 == 0) {
          even = spool.add(even, document(i));
        } else {
          odd = spool.add(odd, document(i));
        }
      }
    }
    try (ReportSpool spool = new ReportSpool(file, false)) {
      assertThat(read(spool, even)).hasSize(10).contains(document(0), document(18));
      assertThat(read(spool, odd)).first().isEqualTo(document(1));
      assertThat(read(spool, odd)).isEqualTo(read(spool, odd));
      assertThat(read(spool, ReportSpool.EMPTY)).isEmpty();
      assertThat(spool.isReadable(even)).isTrue();
    }
  }

  @Test
  void keepsDiffsApartFromDocuments() throws IOException {
    byte[] diff = new byte[3 << 20];
    new java.util.Random(1).nextBytes(diff);
    Path file = folder.resolve("reports");
    try (ReportSpool spool = new ReportSpool(file, true)) {
      long chain = spool.addDiff(spool.add(ReportSpool.EMPTY, document(1)), diff);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      spool.documents(chain).copyDiff(out);
      assertThat(out.toByteArray()).isEqualTo(diff);
      assertThat(read(spool, chain)).containsExactly(document(1));
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void noticesDamage() throws IOException {
    Path file = folder.resolve("reports");
    long chain;
    try (ReportSpool spool = new ReportSpool(file, false)) {
      chain = spool.add(spool.add(ReportSpool.EMPTY, document(1)), document(2));
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 3] ^= 1;
    Files.write(file, bytes);
    try (ReportSpool spool = new ReportSpool(file, false)) {
      assertThat(spool.isReadable(chain)).isFalse();
      assertThatThrownBy(() -> read(spool, chain))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("damaged");
      assertThat(spool.isReadable(1_000_000)).isFalse();
    }
  }
}
