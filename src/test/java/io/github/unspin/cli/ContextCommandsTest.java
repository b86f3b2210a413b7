package io.github.unspin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.context.ContextModel;
import io.github.unspin.language.NgramTrainer;
import io.github.unspin.restore.Dictionaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code unspin train-context} and {@code unspin dictionary names} on small dictionaries. */
class ContextCommandsTest {
  @TempDir static Path folder;
  private static Path tables;
  private static Path text;
  private CommandRun last;

  @BeforeAll
  static void makeDictionaries() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      lines.add(
          i % 3 == 0
              ? "The mayor left City Hall and said so on Monday at " + i + " ."
              : "The storm hit the old city on Monday at " + i + " .");
    }
    text = Files.write(folder.resolve("news.txt"), lines);
    tables = Files.createDirectory(folder.resolve("tables"));
    NgramTrainer.train(
        List.of(text), 2, 4 << 20, Map.of(), tables.resolve(Dictionaries.MODEL), step -> {});
    Files.writeString(
        tables.resolve(Dictionaries.SUBSTITUTIONS),
        "spun\toriginal\tcount\nzoomed\tsaid\t4\nzoomed\thit\t4\nmetropolis\tcity\t9\n");
    Files.writeString(tables.resolve(Dictionaries.BY_HAND), "spun\toriginal\n");
    Files.writeString(tables.resolve(Dictionaries.DERIVED), "spun\toriginal\tkind\n");
    Files.writeString(tables.resolve(Dictionaries.KEPT_WORDS), "word\tkept\treplaced\n");
  }

  private int run(String... arguments) {
    last = CommandRun.run(arguments);
    return last.code();
  }

  private String err() {
    return last.err();
  }

  private int trainContext(Path from, Path to, String... more) {
    List<String> all =
        new ArrayList<>(List.of("train-context", "--text", from + "", "--out", to + ""));
    all.addAll(List.of("--tables", tables + "", "--width", "8", "--hidden", "8"));
    all.addAll(Arrays.asList(more));
    return run(all.toArray(new String[0]));
  }

  private int names(Path from, Path to, String... more) {
    List<String> all =
        new ArrayList<>(List.of("dictionary", "names", "--text", from + "", "--out", to + ""));
    all.addAll(List.of("--tables", tables + ""));
    all.addAll(Arrays.asList(more));
    return run(all.toArray(new String[0]));
  }

  @Test
  void aContextModelIsLearntAndOpens() {
    Path made = folder.resolve("context.model");

    assertThat(trainContext(text, made, "--examples", "1500")).as(err()).isZero();

    assertThat(err()).contains("examples; held out");
    assertThat(last.out()).as("progress is no result").isEmpty();
    ContextModel context =
        Dictionaries.openContext(made, Dictionaries.openModel(tables.resolve(Dictionaries.MODEL)));
    assertThat(context).isNotNull();
  }

  @Test
  void namesAreCountedIntoATable() {
    Path made = folder.resolve("names.tsv");

    assertThat(names(text, made)).as(err()).isZero();
    assertThat(last.out()).isEqualTo("names 1\n");
    assertThat(made).hasContent("name\tcount\nCity Hall\t300\n");

    assertThat(names(text, made, "--min-count", "301")).isZero();
    assertThat(made).hasContent("name\tcount\n");
  }

  @Test
  void aMissingTextIsNamed() {
    Path made = folder.resolve("none");
    for (int command = 0; command < 2; command++) {
      Path absent = folder.resolve("absent.txt");
      assertThat(command == 0 ? trainContext(absent, made) : names(absent, made)).isEqualTo(2);
      assertThat(err()).contains("absent.txt").doesNotContain("Exception");
      assertThat(made).doesNotExist();
    }
  }

  @Test
  void missingDictionariesAreNamed() {
    for (String command : List.of("train-context", "dictionary names")) {
      List<String> all = new ArrayList<>(List.of(command.split(" ")));
      all.addAll(List.of("--text", text + "", "--out", folder.resolve("none") + ""));
      all.addAll(List.of("--tables", folder.resolve("nowhere") + ""));
      assertThat(run(all.toArray(new String[0]))).isEqualTo(2);
      assertThat(err()).contains("nowhere").doesNotContain("Exception");
    }
  }

  @Test
  void numbersBelowOneAreRefused() {
    for (String option : List.of("--examples", "--threads", "--width", "--hidden")) {
      Path made = folder.resolve("none");
      assertThat(trainContext(text, made, option, "0")).as(option).isEqualTo(2);
      assertThat(made).doesNotExist();
    }
    assertThat(trainContext(text, folder.resolve("none"), "--examples", "many")).isEqualTo(2);
    assertThat(run("train-context", "--out", "x")).isEqualTo(2);
    assertThat(err()).contains("--text");
  }

  @Test
  void aTextThatIsNoUtf8IsNamed() throws IOException {
    Path latin = Files.write(folder.resolve("latin.txt"), new byte[] {'c', 'a', 'f', (byte) 0xE9});

    assertThat(names(latin, folder.resolve("none"))).isEqualTo(2);
    assertThat(err()).contains("latin.txt").contains("UTF-8");
  }

  @Test
  void trainingNamesATextThatIsNoUtf8() throws IOException {
    Path latin = Files.write(folder.resolve("l2.txt"), new byte[] {'c', 'a', 'f', (byte) 0xE9});

    assertThat(trainContext(latin, folder.resolve("none"))).isEqualTo(2);
    assertThat(err()).contains("l2.txt");
  }

  @Test
  void aNegativeNumberOfNamesIsRefused() {
    assertThat(names(text, folder.resolve("none"), "--most", "-1")).isEqualTo(2);
    assertThat(err()).contains("--most");
  }

  @Test
  void aFolderThatIsNotThereIsNoticedBeforeTheWork() {
    Path made = folder.resolve("no/such/folder/context.model");
    assertThat(trainContext(text, made, "--examples", "1500")).isEqualTo(2);
    assertThat(err()).contains("no/such/folder").doesNotContain("held out");
  }
}
