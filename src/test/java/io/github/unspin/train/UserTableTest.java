package io.github.unspin.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unspin.channel.Family;
import io.github.unspin.files.InputException;
import io.github.unspin.train.PairLearner.LearntPair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserTableTest {
  private static final LearntPair CITY = new LearntPair("metropolis", "city", 3);
  private static final LearntPair SAID = new LearntPair("mentioned", "said", 2);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("mine.tsv");
  }

  private String after(String before, List<LearntPair> pairs, Family family) throws IOException {
    Files.writeString(file, before);
    UserTable table = new UserTable(file);
    table.add(pairs, family);
    table.write();
    new UserTable(file); // can be read again
    return Files.readString(file);
  }

  @Test
  void makesANewTable() throws IOException {
    UserTable table = new UserTable(file);
    assertThat(table.add(List.of(CITY, SAID), null)).isEqualTo(new UserTable.Growth(2, 0));
    assertThat(file).doesNotExist();
    table.write();
    assertThat(Files.readString(file))
        .startsWith("# ")
        .endsWith("\nspun\toriginal\tfamily\tcount\nmetropolis\tcity\t\t3\nmentioned\tsaid\t\t2\n");
    UserTable again = new UserTable(file);
    assertThat(again.pairs()).containsExactly("metropolis\tcity", "mentioned\tsaid");
    assertThat(again.add(List.of(CITY), null)).isEqualTo(new UserTable.Growth(0, 1));
    assertThat(again.text()).contains("metropolis\tcity\t\t6\n");
  }

  @Test
  void keepsCommentsOrderAndLineEnds() throws IOException {
    String before =
        "# mine\r\ncount\tspun\toriginal\tnote\r\n".replace("count\tspun", "spun\tcount")
            + "\r\n# towns\r\nMetropolis\t2.5\tcity\tseen\r\nfolks\t1\tpeople\t\r\n# end\r\n";
    assertThat(after(before, List.of(CITY, SAID), null))
        .isEqualTo(before.replace("\t2.5\tcity", "\t5.5\tcity") + "mentioned\t2\tsaid\t\r\n");
  }

  @Test
  void addsTheColumnsThatATableLacks() throws IOException {
    assertThat(after("metropolis\tcity\n", List.of(CITY, SAID), null))
        .isEqualTo("spun\toriginal\tfamily\tcount\nmetropolis\tcity\t\t43\nmentioned\tsaid\t\t2\n");
    assertThat(after("spun\toriginal\nfolks\tpeople\n", List.of(SAID), Family.B))
        .isEqualTo("spun\toriginal\tcount\tfamily\nfolks\tpeople\nmentioned\tsaid\t2\tB\n");
    assertThat(after("# empty\n", List.of(SAID), null))
        .isEqualTo("# empty\nspun\toriginal\tfamily\tcount\nmentioned\tsaid\t\t2\n");
  }

  @Test
  void tellsFamiliesApart() throws IOException {
    String before = "spun\toriginal\tfamily\tcount\nmetropolis\tcity\tB\t1\n";
    assertThat(after(before, List.of(CITY), Family.B)).endsWith("metropolis\tcity\tB\t4\n");
    assertThat(after(before, List.of(CITY), Family.A))
        .isEqualTo(before + "metropolis\tcity\tA\t3\n");
  }

  @Test
  void keepsTheCharset() throws IOException {
    byte[] before = "spun\toriginal\ncaf\u00e9\tbar\n".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, before);
    UserTable table = new UserTable(file);
    table.add(List.of(new LearntPair("caf\u00e9", "bar", 1)), null);
    table.write();
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .isEqualTo("spun\toriginal\tcount\ncaf\u00e9\tbar\t41\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one column\n",
        "spun\toriginal\tcount\na\tb\tmany\n",
        "spun\toriginal\tfamily\na\tb\tZ\n",
        "spun\tcount\na\t1\n",
        "spun\toriginal\na\tb\tc\td\n"
      })
  void refusesWhatIsNoTable(String text) throws IOException {
    Files.writeString(file, text);
    assertThatThrownBy(() -> new UserTable(file))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file.toString());
    assertThat(file).hasContent(text);
  }
}
