package io.github.unspin.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unspin.files.InputException;
import io.github.unspin.report.FindingKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final Journal.Header HEADER =
      new Journal.Header("1.0", "abc", Map.of("grammar", "core", "assume", "auto"));

  @TempDir Path folder;

  private static JournalEntry entry(String key) {
    FileOutcome outcome =
        new FileOutcome(
            3,
            key,
            "text",
            FileStatus.DONE,
            "",
            "out/" + key,
            10,
            1,
            0,
            1,
            600,
            0.75,
            "A",
            Map.of(FindingKind.SPACING, 2L),
            2,
            5,
            false);
    Stamp input = new Stamp(10, 1_700_000_000_123_456_789L, "00ff");
    return new JournalEntry(key, input, new Stamp(12, 5, "1234"), outcome, -1);
  }

  private Journal open(Journal.Header header) {
    return Journal.open(folder, header, false);
  }

  @Test
  void remembersEntriesAndWhetherTheyAreCertain() throws IOException {
    try (Journal journal = open(HEADER)) {
      assertThat(journal.isContinued()).isFalse();
      journal.add(entry("a"));
      journal.placed();
      journal.add(entry("line\nbreak é \uD800"));
    }
    try (Journal journal = open(HEADER)) {
      assertThat(journal.isContinued()).isTrue();
      assertThat(journal.notices()).isEmpty();
      assertThat(journal.find("a")).isEqualTo(entry("a"));
      assertThat(journal.find("line\nbreak é \uD800").input()).isEqualTo(entry("").input());
      assertThat(journal.find("b")).isNull();
      assertThat(journal.isUncertain("a")).isFalse();
      assertThat(journal.isUncertain("line\nbreak é \uD800")).isTrue();
    }
  }

  @Test
  void saysWhatChangedAndForgets() throws IOException {
    try (Journal journal = open(HEADER)) {
      journal.add(entry("a"));
    }
    Journal.Header other =
        new Journal.Header("1.1", "abd", Map.of("grammar", "off", "assume", "auto"));
    try (Journal journal = open(other)) {
      assertThat(journal.isContinued()).isFalse();
      assertThat(journal.find("a")).isNull();
      assertThat(journal.notices())
          .containsExactly(
              "since the last run the program (1.0 to 1.1), a dictionary or a file that the options"
                  + " name, --grammar (core to off) changed: what it finished is done again");
    }
    try (Journal journal = open(other)) {
      assertThat(journal.notices()).isEmpty();
    }
  }

  @Test
  void survivesATornLine() throws IOException {
    try (Journal journal = open(HEADER)) {
      journal.add(entry("a"));
      journal.add(entry("b"));
    }
    Path file = folder.resolve("journal");
    byte[] whole = Files.readAllBytes(file);
    int first = new String(whole, java.nio.charset.StandardCharsets.UTF_8).indexOf("\"a\"");
    for (int length = whole.length - 1; length > first; length -= 37) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      try (Journal journal = open(HEADER)) {
        assertThat(journal.notices()).isEmpty();
        assertThat(journal.find("b")).isNull();
        journal.add(entry("c"));
      }
      try (Journal journal = open(HEADER)) {
        assertThat(journal.find("c")).isEqualTo(entry("c"));
      }
    }
  }

  @Test
  void tellsOfDamage() throws IOException {
    try (Journal journal = open(HEADER)) {
      journal.add(entry("a"));
      journal.add(entry("b"));
      journal.add(entry("c"));
    }
    Path file = folder.resolve("journal");
    String text = Files.readString(file);
    Files.writeString(file, text.replace("\"key\":\"b\"", "\"key\":\"B\""));
    try (Journal journal = open(HEADER)) {
      assertThat(journal.notices()).singleElement().asString().contains("is damaged");
      assertThat(journal.find("a")).isEqualTo(entry("a"));
      assertThat(journal.find("c")).isNull();
    }
    Files.writeString(file, "not a journal\n", StandardOpenOption.TRUNCATE_EXISTING);
    try (Journal journal = open(HEADER)) {
      assertThat(journal.find("a")).isNull();
    }
  }

  @Test
  void isForOneRunAtATime() throws IOException {
    try (Journal journal = open(HEADER)) {
      journal.add(entry("a"));
      assertThatThrownBy(() -> open(HEADER))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("another run of unspin is at work there");
    }
    open(HEADER).close();
  }

  @Test
  void saysWhereItCannotBeWritten() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> Journal.open(file.resolve("sub"), HEADER, false))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("journal cannot be written");
  }
}
