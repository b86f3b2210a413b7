package io.github.unspin.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unspin.language.NgramModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFilesTest {
  private static final String HEAD =
      "family\tspun\toriginal\tcount\tarticles\tverified\tcapitalised\n";

  @TempDir static Path folder;
  private static NgramModel model;
  private final Evidence evidence = new Evidence(model);

  @BeforeAll
  static void train() throws IOException {
    model = ToyModel.train(folder);
  }

  private void read(String content) throws IOException {
    TableFiles.addSubstitutions(
        Files.writeString(folder.resolve("substitutions.tsv"), content), evidence);
  }

  @Test
  void readsTheSharedColumns() throws IOException {
    read(HEAD + "A\tnewest\tlatest\t7\t5\t3\t1\nB\tfolks\tpeople\t2\t2\t0\t0\n");

    assertThat(evidence.rows())
        .containsEntry(new Evidence.Key("newest", "latest", "A"), new Evidence.Row(7, 5, 3, 1))
        .containsEntry(new Evidence.Key("folks", "people", "B"), new Evidence.Row(2, 2, 0, 0))
        .hasSize(2);
  }

  @Test
  void columnsGoByTheirNames() throws IOException {
    read(
        "note\tcapitalised\tverified\tarticles\tcount\toriginal\tspun\tfamily\n"
            + "seen\t1\t3\t5\t7\tlatest\tnewest\tA\n");

    assertThat(evidence.rows())
        .containsOnlyKeys(new Evidence.Key("newest", "latest", "A"))
        .containsValue(new Evidence.Row(7, 5, 3, 1));
  }

  @Test
  void aMissingColumnIsNamed() {
    assertThatThrownBy(() -> read("family\tspun\toriginal\tcount\tarticles\tcapitalised\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("substitutions.tsv:1")
        .hasMessageContaining("'verified'");
    assertThatThrownBy(() -> read("")).hasMessageContaining("'family'");
  }

  @Test
  void aBadRowIsNamed() {
    String good = "A\tnewest\tlatest\t7\t5\t3\t1\n";
    assertThatThrownBy(() -> read(HEAD + good + "A\tfolks\tpeople\t7\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("substitutions.tsv:3: expected 7 columns, found 4");
    assertThatThrownBy(() -> read(HEAD + good + "A\tfolks\tpeople\t7\t5\tmany\t1\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("substitutions.tsv:3")
        .hasMessageContaining("many");
  }
}
