package io.github.unspin.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unspin.Options;
import io.github.unspin.Unspin;
import io.github.unspin.files.InputException;
import io.github.unspin.grammar.GrammarProfile;
import io.github.unspin.report.Report;
import io.github.unspin.restore.Assumption;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to hang or to exhaust a reader; the time that counts is the processor's. */
class RobustnessTest {
  private static final int MIB = 1 << 20;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Runs something and checks how long it took. */
  private static <T> T within(int seconds, Callable<T> work) {
    long start = THREADS.getCurrentThreadCpuTime();
    try {
      return work.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    } finally {
      assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start))
          .isLessThan(Duration.ofSeconds(seconds));
    }
  }

  private static long bytesInUse() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static InputDocument document(InputFormat format, byte[] file) throws IOException {
    return Inverse.records(file, FormatOptions.defaults().withFormat(format)).get(0).document();
  }

  private static void assertComesBack(InputFormat format, byte[] file) throws IOException {
    InputRecord record = Inverse.records(file, FormatOptions.defaults().withFormat(format)).get(0);
    InputDocument document = record.document();
    if (document != null) {
      assertThat(record.edited(document, List.of())).isEqualTo(file);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<div>", "<b>", "<ul><li>", "<table><tr><td>", "<blockquote><p>x", "<svg><g>"})
  void readsPagesOfAnyDepth(String unit) {
    byte[] page =
        ("<p>Before.</p>" + unit.repeat(MIB / 2 / unit.length()) + "Deep down.").getBytes(UTF_8);
    within(
        20,
        () -> {
          InputDocument document = document(InputFormat.HTML, page);
          assertThat(document.running()).contains("Before.");
          assertComesBack(InputFormat.HTML, page);
          return null;
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "HTML|&amp;",
        "HTML|&",
        "HTML|&#128512;",
        "HTML|<",
        "HTML|<p>",
        "HTML|</p>",
        "HTML|<!--",
        "HTML|<a href=\"",
        "HTML|]]>",
        "HTML|<br>",
        "HTML|<code>x</code> ",
        "HTML|<script>",
        "MARKDOWN|> ",
        "MARKDOWN|- ",
        "MARKDOWN|[",
        "MARKDOWN|*",
        "MARKDOWN|**a ",
        "MARKDOWN|`",
        "MARKDOWN|![](",
        "MARKDOWN|&amp;",
        "MARKDOWN|\\",
        "MARKDOWN|<!--",
        "MARKDOWN|_a_ ",
        "MARKDOWN|---\\n",
        "MARKDOWN|a\\n",
        "MARKDOWN|[a]: b\\n",
        "MARKDOWN|¦ a \\n¦ - \\n",
        "TEXT|a ",
        "TEXT|unspin:off\\n",
        "TEXT|&amp;",
      })
  void readsOneThingAllOver(InputFormat format, String unit) {
    String each = unit.replace("\\n", "\n").replace('¦', '|');
    byte[] file = ("x " + each.repeat(MIB / 4 / each.length())).getBytes(UTF_8);
    within(
        20,
        () -> {
          assertComesBack(format, file);
          return null;
        });
  }

  @Test
  void refusesPagesOfTooManyTags() {
    byte[] page = "<p>".repeat(Limits.MAX_HTML_TAGS + 1).getBytes(UTF_8);
    assertThatThrownBy(() -> within(10, () -> document(InputFormat.HTML, page)))
        .isInstanceOf(InputException.class)
        .hasMessage("file: has more than 1000000 HTML tags; split it");
  }

  @ParameterizedTest
  @EnumSource(
      value = InputFormat.class,
      names = {"TEXT", "MARKDOWN", "HTML", "JSONL"})
  void readsALineOfFiftyMegabytes(InputFormat format) {
    String sentence = "The ferry left the island in the morning and came back at night. ";
    String text = sentence.repeat(50 * MIB / sentence.length());
    String file =
        switch (format) {
          case HTML -> "<p>" + text + "</p>";
          case JSONL -> "{\"text\":\"" + text + "\"}\n";
          default -> text;
        };
    byte[] bytes = file.getBytes(ISO_8859_1);
    within(
        40,
        () -> {
          InputRecord record =
              Inverse.records(bytes, FormatOptions.defaults().withFormat(format)).get(0);
          InputDocument document = record.document();
          assertThat(document.running()).startsWith(sentence).hasSizeGreaterThan(49 * MIB);
          assertThat(record.edited(document, List.of())).isEqualTo(bytes);
          return null;
        });
  }

  @ParameterizedTest
  @EnumSource(
      value = InputFormat.class,
      names = {"MARKDOWN", "HTML"})
  void refusesLargerDocuments(InputFormat format) {
    byte[] file = new byte[Limits.MAX_DOCUMENT_BYTES + 1];
    java.util.Arrays.fill(file, (byte) 'a');
    assertThatThrownBy(() -> within(10, () -> document(format, file)))
        .isInstanceOf(InputException.class)
        .hasMessage("file: is larger than 64 MiB; split it");
  }

  @Test
  void copiesLinesThatAreLongerStill() {
    within(
        30,
        () -> {
          int length = Limits.MAX_RECORD_BYTES + 3 * MIB;
          FormatOptions options = FormatOptions.defaults().withFormat(InputFormat.JSONL);
          try (RecordReader reader = Records.open("x", new Endless(length, 'a', '\n'), options)) {
            long copied = 0;
            int problems = 0;
            int records = 0;
            for (InputRecord record; (record = reader.next()) != null; records++) {
              copied += record.original().length;
              try {
                assertThat(record.document()).isNull();
              } catch (InputException e) {
                assertThat(e).hasMessage("x:1: is longer than 64 MiB; left as it is");
                problems++;
              }
            }
            assertThat(copied).isEqualTo(length);
            assertThat(problems).isEqualTo(1);
            assertThat(records).isGreaterThan(2);
          }
          return null;
        });
  }

  @Test
  void streamsTwoHundredMegabytesOfJsonLines() {
    within(
        40,
        () -> {
          String line =
              "{\"id\":1,\"text\":\"" + "The ferry left in the morning. ".repeat(120) + "\"}\n";
          int count = 200 * MIB / line.length();
          FormatOptions options = FormatOptions.defaults().withFormat(InputFormat.JSONL);
          InputStream in = new Repeated(line.getBytes(UTF_8), count);
          long before = bytesInUse();
          long used = 0;
          try (RecordReader reader = Records.open("x", in, options)) {
            int records = 0;
            for (InputRecord record; (record = reader.next()) != null; records++) {
              assertThat(record.original().length).isEqualTo(line.length());
              if (records % 10_000 == 0) {
                assertThat(record.document()).isNotNull();
                used = Math.max(used, bytesInUse() - before);
              }
            }
            assertThat(records).isEqualTo(count);
          }
          assertThat(used).as("bytes in use").isLessThan(20L * MIB);
          return null;
        });
  }

  @ParameterizedTest
  @EnumSource(InputFormat.class)
  void refusesOrPassesEmptyFiles(InputFormat format) throws IOException {
    FormatOptions options = FormatOptions.defaults().withFormat(format);
    if (format.isContainer()) {
      assertThat(Inverse.records(new byte[0], options)).isEmpty();
    } else {
      InputRecord record = Inverse.records(new byte[0], options).get(0);
      assertThat(record.original()).isEmpty();
      assertThatThrownBy(record::document)
          .isInstanceOf(InputException.class)
          .hasMessage("file: is empty");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = InputFormat.class,
      names = {"TEXT", "MARKDOWN", "HTML"})
  void keepsInvalidBytes(InputFormat format) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int i = 0x80; i < 0x100; i++) {
      file.writeBytes("<p>A café in the town, and a bad one here: ".getBytes(UTF_8));
      file.write(i);
      file.writeBytes(" — so it goes.</p>\n\n".getBytes(UTF_8));
    }
    byte[] bytes = file.toByteArray();
    assertComesBack(format, bytes);
    Options options =
        Options.defaults().withGrammar(GrammarProfile.OFF).withAssumption(Assumption.CLEAN);
    Unspin unspin = Unspin.open(options);
    InputRecord record = Inverse.records(bytes, FormatOptions.defaults().withFormat(format)).get(0);
    InputDocument document = record.document();
    Report report = unspin.analyse(document);
    String edited = new String(record.edited(document, report.edits()), ISO_8859_1);
    assertThat(edited).contains("here: \u0081 ", "here: \u00FE ");
    assertThat(edited.contains("here: \u0092 ")).isEqualTo(format == InputFormat.MARKDOWN);
  }

  @Test
  void refusesDeepJson() throws IOException {
    String line = "[".repeat(100_000) + "\n{\"text\":\"a\"}\n";
    List<InputRecord> records =
        Inverse.records(
            line.getBytes(UTF_8), FormatOptions.defaults().withFormat(InputFormat.JSONL));
    assertThatThrownBy(() -> records.get(0).document())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("depth");
    assertThat(records.get(1).document()).isNotNull();
  }

  @Test
  void refusesHeadersWithoutAnEnd() {
    FormatOptions options = FormatOptions.defaults().withFormat(InputFormat.WARC);
    assertThatThrownBy(
            () ->
                within(
                    10,
                    () -> {
                      byte[] head = ("WARC/1.0\r\nX: " + "a".repeat(3 * MIB)).getBytes(UTF_8);
                      return Inverse.records(head, options);
                    }))
        .hasMessageContaining("header does not end");
  }

  /** A stream of one character up to a last one. */
  private static final class Endless extends InputStream {
    private final char each;
    private final char last;
    private long left;

    Endless(long length, char each, char last) {
      left = length;
      this.each = each;
      this.last = last;
    }

    @Override
    public int read() {
      return left == 0 ? -1 : --left == 0 ? last : each;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (left == 0) {
        return -1;
      }
      int count = (int) Math.min(length, left);
      java.util.Arrays.fill(bytes, offset, offset + count, (byte) each);
      left -= count;
      if (left == 0) {
        bytes[offset + count - 1] = (byte) last;
      }
      return count;
    }
  }

  /** A stream that says the same again and again. */
  private static final class Repeated extends InputStream {
    private final byte[] line;
    private long left;
    private int at;

    Repeated(byte[] line, int count) {
      this.line = line;
      left = (long) line.length * count;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (left == 0) {
        return -1;
      }
      int count =
          Math.min(Math.min(length, line.length - at), (int) Math.min(left, Integer.MAX_VALUE));
      System.arraycopy(line, at, bytes, offset, count);
      at = (at + count) % line.length;
      left -= count;
      return count;
    }
  }
}
