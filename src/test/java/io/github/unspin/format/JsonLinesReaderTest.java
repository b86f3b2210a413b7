package io.github.unspin.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unspin.files.InputException;
import io.github.unspin.report.FindingKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesReaderTest {
  private static FormatOptions options(String... fields) {
    return new FormatOptions(InputFormat.JSONL, List.of(fields), false);
  }

  private static List<InputRecord> records(String text, String... fields) throws IOException {
    return Inverse.records(text.getBytes(UTF_8), options(fields));
  }

  private static String edited(String line, String phrase, String replacement) throws IOException {
    InputRecord record = records(line).get(0);
    InputDocument document = record.document();
    return new String(
        record.edited(
            document,
            HtmlTextTest.report(document, FindingKind.SUBSTITUTION, phrase, replacement).edits()),
        UTF_8);
  }

  @Test
  void readsTheChosenFields() throws IOException {
    String line =
        "{\"text\":\"a\\nb\",\"n\":{\"text\":\"c\",\"l\":[{\"text\":\"d\"},{\"text\":\"\"},{\"text\":"
            + "\"\\u00e9\\\"\"}]},\"x\":\"no\",\"s\":[\"f\",\"g\"]}\r\n";
    assertThat(records(line).get(0).document().running()).isEqualTo("a\nb");
    assertThat(records(line, "n.l.text", "n.text").get(0).document().running())
        .isEqualTo("c\n\nd\n\né\"");
    assertThat(records(line, "s").get(0).document().running()).isEqualTo("f\n\ng");
    assertThat(records(line, "none").get(0).document()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ \"text\" : \"the folks said\" , \"n\":1.0e0 }|folks|people|{ \"text\" : \"the people said\" , \"n\":1.0e0 }",
        "{\"text\":\"folks\"}|folks|a\"b\\c|{\"text\":\"a\\\"b\\\\c\"}",
        "{\"text\":\"folks\"}|folks|née|{\"text\":\"n\\u00e9e\"}",
        "{\"text\":\"é folks\"}|folks|née|{\"text\":\"é née\"}",
        "{\"text\":\"fol\\u006bs \\ud83d\\ude00\"}|folks .+|x|{\"text\":\"x\"}",
        "{\"text\":\"a folks\\/b\"}|folks|x|{\"text\":\"a x\\/b\"}",
      })
  void editsInsideTheStringOnly(String line, String found, String replacement, String expected)
      throws IOException {
    assertThat(edited(line, found, replacement)).isEqualTo(expected);
    assertThat(edited(line + "\r\n", found, replacement)).isEqualTo(expected + "\r\n");
    assertThat(edited("\uFEFF" + line + "\n", found, replacement))
        .isEqualTo("\uFEFF" + expected + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{bad", "{\"text\":\"a", "{\"text\":\"a\\x\"}", "{\"text\":\"a\"} {}", "[1,2"})
  void saysWhichLineIsNoJson(String line) throws IOException {
    List<InputRecord> records = records("{\"text\":\"a\"}\n" + line + "\n\n{\"text\":\"b\"}");
    assertThat(records).hasSize(4);
    assertThatThrownBy(() -> records.get(1).document())
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("file:2: ");
    assertThat(records.get(1).original()).isEqualTo((line + "\n").getBytes(UTF_8));
    assertThat(records.get(2).document()).isNull();
    assertThat(records.get(3).document().running()).isEqualTo("b");
    assertThat(records.get(3).name()).isEqualTo("file:4");
  }

  @Test
  void keepsBytesThatAreNoText() throws IOException {
    byte[] line = "{\"text\":\"folks ?\",\"x\":\"?\"}\n".getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < line.length; i++) {
      line[i] = line[i] == '?' ? (byte) 0xE9 : line[i];
    }
    InputRecord record = Inverse.records(line, options()).get(0);
    InputDocument document = record.document();
    byte[] edited =
        record.edited(
            document,
            HtmlTextTest.report(document, FindingKind.SUBSTITUTION, "folks", "people").edits());
    assertThat(new String(edited, StandardCharsets.ISO_8859_1))
        .isEqualTo("{\"text\":\"people é\",\"x\":\"é\"}\n");
  }

  @Test
  void compressesWhatWasCompressed() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write("{\"text\":\"folks\"}\n".getBytes(UTF_8));
    }
    FormatOptions guess = FormatOptions.defaults();
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    try (RecordReader reader =
            Records.open("a.jsonl.gz", new ByteArrayInputStream(packed.toByteArray()), guess);
        OutputStream out = reader.encoder(result)) {
      InputRecord record = reader.next();
      InputDocument document = record.document();
      out.write(
          record.edited(
              document,
              HtmlTextTest.report(document, FindingKind.SUBSTITUTION, "folks", "x").edits()));
      assertThat(reader.next()).isNull();
    }
    byte[] unpacked =
        new GZIPInputStream(new ByteArrayInputStream(result.toByteArray())).readAllBytes();
    assertThat(new String(unpacked, UTF_8)).isEqualTo("{\"text\":\"x\"}\n");
  }

  @Property(tries = 500)
  void changesNothingButItsEdits(@ForAll long seed) throws IOException {
    String[] pieces = {
      "{\"text\":\"",
      "\"}",
      "\"",
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      "\\n",
      "\\\\",
      "\\\"",
      "\\u00e9",
      "\\ud83d\\ude00",
      "\\u",
      "\n",
      "\r\n",
      "text ",
      "The end.",
      "é",
      "😀",
      " ",
      "\"text\":",
      "1e5",
      "null",
      "\"a\"",
      "{\"text\":\"The folks said so.\",\"b\":[1]}\n",
      "\uFEFF"
    };
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(30); i >= 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    Inverse.check(text.toString().getBytes(UTF_8), options(), seed);
  }
}
