package io.github.unspin.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.files.Gzip;
import io.github.unspin.files.InputException;
import io.github.unspin.report.Edit;
import io.github.unspin.report.Edits;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What holds for every file of every format, whatever is in it. */
final class Inverse {
  private static final String[] REPLACEMENTS = {
    "City Hall", "", "a", "“so” & <b>", "x\\y*z_", "# 1. -", "é—😀", "two  words ", "\"q\"", " "
  };

  private Inverse() {}

  /** Reads a file and returns its records; those that cannot be read count too. */
  static List<InputRecord> records(byte[] file, FormatOptions options) throws IOException {
    List<InputRecord> records = new ArrayList<>();
    try (RecordReader reader = Records.open("file", new ByteArrayInputStream(file), options)) {
      for (InputRecord record; (record = reader.next()) != null; ) {
        records.add(record);
      }
    }
    return records;
  }

  /**
   * Checks that without edits every byte comes back, and that edits change nothing but their ranges
   * and can be undone. A file that is refused passes.
   */
  static void check(byte[] file, FormatOptions options, long seed) throws IOException {
    List<InputRecord> records;
    try {
      records = records(file, options);
    } catch (InputException e) {
      return;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (InputRecord record : records) {
      all.writeBytes(record.original());
      check(record, new Random(seed), options.extract());
    }
    InputFormat format = options.format();
    if (!Gzip.isGzip(file) || format != null && !format.isContainer()) {
      assertThat(all.toByteArray()).isEqualTo(file);
    } else if (options.format() == InputFormat.JSONL) {
      assertThat(all.toByteArray()).isEqualTo(GzipMembersTest.unpacked(file));
    }
  }

  private static void check(InputRecord record, Random random, boolean isExtract) {
    InputDocument document;
    try {
      document = record.document();
    } catch (InputException e) {
      return;
    }
    if (document == null) {
      return;
    }
    if (!isExtract) {
      assertThat(record.edited(document, List.of())).isEqualTo(record.original());
    }
    Report report = document.report(randomReport(document.running(), random));
    assertThat(report.text()).isEqualTo(document.text());
    for (Finding finding : report.findings()) {
      assertThat(finding.text())
          .isEqualTo(document.text().substring(finding.start(), finding.end()));
    }
    String edited = Edits.apply(document.text(), report.edits());
    assertThat(Edits.apply(edited, backwards(document.text(), report.edits())))
        .isEqualTo(document.text());
    try {
      byte[] result = record.edited(document, report.edits());
      if (!isExtract && Gzip.isGzip(record.original())) {
        assertThat(Gzip.isGzip(result)).isTrue();
      }
    } catch (InputException e) {
      assertThat(e).hasMessageContaining("its charset");
    }
  }

  /** Returns the edits that undo others. */
  static List<Edit> backwards(String text, List<Edit> edits) {
    List<Edit> back = new ArrayList<>();
    int shift = 0;
    for (Edit edit : edits) {
      int start = edit.start() + shift;
      int end = start + edit.replacement().length();
      back.add(new Edit(start, end, text.substring(edit.start(), edit.end())));
      shift += edit.replacement().length() - (edit.end() - edit.start());
    }
    return back;
  }

  private static Report randomReport(String running, Random random) {
    List<Finding> findings = new ArrayList<>();
    int step = Math.max(12, running.length() / 200);
    for (int at = random.nextInt(step); at <= running.length(); at += 1 + random.nextInt(step)) {
      int end = Math.min(running.length(), at + random.nextInt(14));
      at = toBorder(running, at);
      end = toBorder(running, Math.max(at, end));
      FindingKind kind =
          end > at && random.nextInt(8) == 0 ? FindingKind.BOILERPLATE : FindingKind.SUBSTITUTION;
      String text =
          kind == FindingKind.BOILERPLATE ? "" : REPLACEMENTS[random.nextInt(REPLACEMENTS.length)];
      findings.add(
          new Finding(
              at,
              end,
              running.substring(at, end),
              kind,
              0.9,
              true,
              List.of(new Suggestion(text, 0.9), new Suggestion("other one", 0.1)),
              "."));
      at = end;
    }
    return new Report(running, 1, true, 1, "A", findings);
  }

  private static int toBorder(String text, int at) {
    boolean isInPair =
        at > 0
            && at < text.length()
            && Character.isHighSurrogate(text.charAt(at - 1))
            && Character.isLowSurrogate(text.charAt(at));
    return isInPair ? at + 1 : at;
  }
}
