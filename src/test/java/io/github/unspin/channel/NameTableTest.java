package io.github.unspin.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unspin.files.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTableTest {
  @TempDir Path folder;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static int count(NameTable table, String name) {
    return table.count(Phrases.key(Phrases.tokens(name)));
  }

  @Test
  void tellsNamesFromTheirBeginningsAndTheRest() throws IOException {
    NameTable table =
        NameTable.read(file("n.tsv", "name\tcount\nNew York Times\t12\nBig Lots\t3\n"));

    assertThat(count(table, "New York Times")).isEqualTo(12);
    assertThat(count(table, "new york TIMES")).isEqualTo(12);
    assertThat(count(table, "New York")).isZero();
    assertThat(count(table, "New")).isZero();
    assertThat(count(table, "York Times")).isEqualTo(-1);
    assertThat(count(table, "New York Times Square")).isEqualTo(-1);
    assertThat(count(table, "name")).as("the line of column names").isEqualTo(-1);
    assertThat(table.isEmpty()).isFalse();
  }

  @Test
  void aNameMayBeginAnother() throws IOException {
    String shorter = "New York\t5\n";
    String longer = "New York Times\t12\n";
    for (String rows : new String[] {shorter + longer, longer + shorter}) {
      NameTable table = NameTable.read(file("n.tsv", "name\tcount\n" + rows));
      assertThat(count(table, "New York")).isEqualTo(5);
      assertThat(count(table, "New York Times")).isEqualTo(12);
    }
  }

  @Test
  void severalFilesMakeOneTableAndMayBeAbsent() throws IOException {
    NameTable table =
        NameTable.read(
            file("a.tsv", "name\tcount\nCity Hall\t7\nBig Lots\t2\n"),
            folder.resolve("absent.tsv"),
            file("b.tsv", "name\tcount\r\n# by hand\r\nCity Hall\t4\r\n\nRed Cross\t1\r\n"));

    assertThat(count(table, "City Hall")).isEqualTo(7);
    assertThat(count(table, "Big Lots")).isEqualTo(2);
    assertThat(count(table, "Red Cross")).isEqualTo(1);
    assertThat(NameTable.read(folder.resolve("absent.tsv")).isEmpty()).isTrue();
    assertThat(count(NameTable.empty(), "City Hall")).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"City Hall", "City Hall 7", "City Hall\tseven", "City Hall\t", "A\t1\t2"})
  void aMalformedLineIsNamed(String line) throws IOException {
    Path file = file("names.tsv", "name\tcount\nBig Lots\t2\n" + line + "\n");

    assertThatThrownBy(() -> NameTable.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("names.tsv:3")
        .hasMessageContaining("a name, a tab and a count");
  }
}
