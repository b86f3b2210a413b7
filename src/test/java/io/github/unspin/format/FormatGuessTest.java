package io.github.unspin.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unspin.files.Gzip;
import io.github.unspin.files.InputException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatGuessTest {
  private static InputFormat guess(String name, byte[] content) {
    return FormatGuess.of(
        name, new BufferedInputStream(new ByteArrayInputStream(content), FormatGuess.HEAD_BYTES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // name | content | format
        "a.txt|Some text|TEXT",
        "a|Some text|TEXT",
        "A.MD|# Head|MARKDOWN",
        "a.html|no tags|HTML",
        "a.txt|  <!DOCTYPE HTML><p>x|HTML",
        "a|<!-- saved from url=(0014)about:internet --><html>|HTML",
        "-|<?xml version='1.0'?><!DOCTYPE html PUBLIC|HTML",
        "a|<p>A fragment</p>|TEXT",
        "a.jsonl|not json|JSONL",
        "-|{\"text\":\"a\"}\\n{\"text\":\"b\"}\\n|JSONL",
        "-|{\"text\":\"a\"}|JSONL",
        "-|{ \"text\": \"a long line that does not end in the head|JSONL",
        "a.json|{\"text\":\"a\"}\\n|JSONL",
        "a.txt|{\"text\":\"a\"}\\n|TEXT",
        "-|{so} the template|TEXT",
        "a.bin|WARC/1.0\\r\\n|WARC",
        "a.warc.wet|WARC/1.0\\r\\n|WET",
      })
  void tellsByNameAndContent(String name, String content, InputFormat format) {
    String text = content.replace("\\n", "\n").replace("\\r", "\r");
    assertThat(guess(name, text.getBytes(UTF_8))).isEqualTo(format);
    assertThat(guess(name, ("\uFEFF" + text).getBytes(UTF_8))).isEqualTo(format);
    if (format.isContainer()) {
      assertThat(guess(name + ".gz", Gzip.compress(text.getBytes(UTF_8)))).isEqualTo(format);
    }
  }

  @Test
  void refusesJsonOfManyLines() {
    assertThatThrownBy(() -> guess("a.json", "{\n  \"text\": \"a\"\n}\n".getBytes(UTF_8)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("JSON Lines");
  }
}
