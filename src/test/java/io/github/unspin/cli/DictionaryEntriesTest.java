package io.github.unspin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code unspin dictionary} for entries of users and projects, and the usage of review. */
class DictionaryEntriesTest {
  @TempDir Path folder;
  private CommandRun last;

  @BeforeEach
  void useAFolderOfOurOwn() {
    System.setProperty("unspin.user", folder.resolve("user").toString());
  }

  @AfterEach
  void giveItBack() {
    System.clearProperty("unspin.user");
  }

  private int run(String... arguments) {
    last = CommandRun.run(arguments);
    return last.code();
  }

  private String out() {
    return last.out();
  }

  private String err() {
    return last.err();
  }

  @Test
  void entriesComeAndGo() {
    assertThat(run("dictionary", "add", "--user", "Metropolis Corridor", "City Hall")).isZero();
    assertThat(run("dictionary", "add", "--user", "--candidate", "massive", "enormous")).isZero();
    assertThat(run("dictionary", "add", "--user", "--keep", "Massive Attack", "Ok")).isZero();
    assertThat(run("dictionary", "list", "--user")).isZero();
    assertThat(out())
        .isEqualTo(
            "user\tfix\tMetropolis Corridor\tCity Hall\n"
                + "user\tcandidate\tmassive\tenormous\n"
                + "user\tkeep\tMassive Attack\n"
                + "user\tkeep\tOk\n");
    assertThat(run("dictionary", "list", "--user", "ATTACK")).isZero();
    assertThat(out()).isEqualTo("user\tkeep\tMassive Attack\n");
    assertThat(run("dictionary", "remove", "--user", "massive")).isZero();
    assertThat(run("dictionary", "remove", "--user", "ok")).isZero();
    assertThat(run("dictionary", "remove", "--user", "Metropolis Corridor", "Town Hall"))
        .isEqualTo(2);
    assertThat(err()).contains("there is no entry for 'Metropolis Corridor'");
    assertThat(run("dictionary", "list", "--user")).isZero();
    assertThat(out())
        .isEqualTo("user\tfix\tMetropolis Corridor\tCity Hall\nuser\tkeep\tMassive Attack\n");
  }

  @Test
  void exportsAreWhatTheOtherCommandsTake() throws IOException {
    run("dictionary", "add", "--user", "zorbled", "said");
    run("dictionary", "add", "--user", "--keep", "Blarg Quix");
    Path table = folder.resolve("table.tsv");
    Path kept = folder.resolve("kept.txt");
    assertThat(run("dictionary", "export", "--user", "-o", table.toString())).isZero();
    assertThat(run("dictionary", "export", "--user", "--keep", "-o", kept.toString())).isZero();
    assertThat(table).hasContent("spun\toriginal\nzorbled\tsaid\n");
    assertThat(kept).hasContent("blarg quix\n");
    Path text = Files.writeString(folder.resolve("t.txt"), "The mayor zorbled on Monday.\n");
    int code =
        run(
            "clean",
            "--no-memory",
            "--assume",
            "spun",
            "--grammar",
            "off",
            "--dictionary",
            table.toString(),
            "--keep",
            kept.toString(),
            text.toString());
    assertThat(code).isZero();
    assertThat(out()).isEqualTo("The mayor said on Monday.\n");
  }

  @Test
  void cleanAndDetectKnowTheEntriesUnlessToldNotTo() throws IOException {
    String text = folder.resolve("t.txt").toString();
    Files.writeString(Path.of(text), "The mayor zorbled on Monday.\n");
    run("dictionary", "add", "--user", "zorbled", "said");
    assertThat(run("clean", "--assume", "spun", text)).isZero();
    assertThat(out()).isEqualTo("The mayor said on Monday.\n");
    assertThat(run("detect", "--assume", "spun", text)).isEqualTo(1);
    assertThat(out()).contains("\"zorbled\" -> \"said\" (1.00)");
    run("clean", "--assume", "spun", "--no-memory", text);
    assertThat(out()).isEqualTo("The mayor zorbled on Monday.\n");
    run("clean", text); // nobody spun it
    assertThat(out()).isEqualTo("The mayor zorbled on Monday.\n");
  }

  @Test
  void misuseIsSaidInALine() {
    assertThat(run("dictionary")).isEqualTo(2);
    assertThat(err())
        .startsWith(
            "unspin: name a command: list, add, remove, export, build, names or tortured\n");
    assertThat(run("dictionary", "add", "--user", "only one")).isEqualTo(2);
    assertThat(err()).contains("name the spun words and their original");
    assertThat(run("dictionary", "add", "--user", "--keep", "--candidate", "x")).isEqualTo(2);
    assertThat(run("dictionary", "add", "--user", "a b c d e f g h i", "x")).isEqualTo(2);
    assertThat(err()).contains("more than 8 words");
    assertThat(run("dictionary", "add", "--user", "--project", "a", "b")).isEqualTo(2);
    assertThat(run("dictionary", "list", "--user")).isZero();
    assertThat(out()).isEmpty();
  }

  @Test
  void reviewSaysWhatItCannotDo() throws IOException {
    String text = Files.writeString(folder.resolve("t.txt"), "Calm.\n").toString();
    assertThat(run("review", "--in-place", "-o", "x", text)).isEqualTo(2);
    assertThat(err()).contains("--in-place does not go with --output");
    assertThat(run("review", "--unsure", "--accept-above", "0.5", text)).isEqualTo(2);
    assertThat(err()).contains("--unsure means --accept-above 0.8");
    assertThat(run("review", folder.resolve("none.txt").toString())).isEqualTo(2);
    assertThat(err()).isEqualTo("unspin: " + folder.resolve("none.txt") + ": no such file\n");
    Files.createDirectory(folder.resolve("empty"));
    assertThat(run("review", folder.resolve("empty").toString())).isEqualTo(2);
    assertThat(err()).contains("holds no texts");
  }
}
