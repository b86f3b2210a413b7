package io.github.unspin.cli;

import static io.github.unspin.cli.CommandRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnCommandTest {
  private static final String ORIGINAL =
      "The city said on Monday that interest rates would not help its people.\n\n"
          + "“We need the money now,” said the mayor, and the City Hall agreed with her.\n";
  private static final String SPUN =
      "The metropolis mentioned on Monday that rates of interest would not help its folks.\n\n"
          + "“We want the cash now,” mentioned the mayor, and the Metropolis Corridor agreed with"
          + " her.\n";
  private static final String TABLE =
      "spun\toriginal\tfamily\tcount\n"
          + "mentioned\tsaid\t%1$s\t2\n"
          + "metropolis\tcity\t%1$s\t2\n"
          + "cash\tmoney\t%1$s\t1\n"
          + "corridor\thall\t%1$s\t1\n"
          + "folks\tpeople\t%1$s\t1\n"
          + "rates of interest\tinterest rates\t%1$s\t1\n"
          + "want\tneed\t%1$s\t1\n";

  @TempDir Path folder;
  private String spun;
  private String original;
  private String other;

  @BeforeEach
  void writeFiles() throws IOException {
    spun = Files.writeString(folder.resolve("spun.txt"), SPUN).toString();
    original = Files.writeString(folder.resolve("original.txt"), ORIGINAL).toString();
    other =
        Files.writeString(folder.resolve("other.txt"), "Her debut album sold well in June.\n")
            .toString();
  }

  @Test
  void showsPairsAndWritesNothing() throws IOException {
    CommandRun result = run("learn", spun, original);
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo(TABLE.formatted(""));
    assertThat(result.err()).contains("9 substitutions, 7 pairs").hasLineCount(1);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void addsToATableAndCountsOn() throws IOException {
    Path table = folder.resolve("mine.tsv");
    assertThat(run("learn", "--to", table.toString(), "--family", "b", spun, original).out())
        .isEqualTo(TABLE.formatted("B"));
    assertThat(Files.readString(table)).startsWith("# ").endsWith(TABLE.formatted("B"));
    CommandRun second = run("learn", "--to", table.toString(), "--family", "B", spun, original);
    assertThat(second.err()).contains("0 pairs added, 7 known pairs grown");
    assertThat(Files.readString(table))
        .contains("mentioned\tsaid\tB\t4\n", "want\tneed\tB\t2\n")
        .doesNotContain("said\tB\t2\n");
    Path text = Files.writeString(folder.resolve("next.txt"), "They mentioned it.\n");
    CommandRun clean =
        run("clean", "--dictionary", table.toString(), "--assume=spun", text.toString());
    assertThat(clean).isEqualTo(new CommandRun(0, "They said it.\n", ""));
  }

  @Test
  void takesFolders() throws IOException {
    Path a = Files.createDirectories(folder.resolve("a/x")).getParent();
    Path b = Files.createDirectories(folder.resolve("b/x")).getParent();
    for (String name : new String[] {"1.txt", "x/2.txt"}) {
      Files.writeString(a.resolve(name), SPUN);
      Files.writeString(b.resolve(name), ORIGINAL);
    }
    Files.writeString(a.resolve("3.txt"), SPUN);
    Files.writeString(b.resolve("4.txt"), ORIGINAL);
    CommandRun result = run("learn", a.toString(), b.toString());
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("mentioned\tsaid\t\t4\n", "cash\tmoney\t\t2\n");
    assertThat(result.err())
        .contains(a.resolve("3.txt") + ": no original, left out\n")
        .contains(b.resolve("4.txt") + ": no spun text, left out\n");
  }

  @Test
  void saysWhatItCouldNotAlign() throws IOException {
    Files.writeString(Path.of(spun), SPUN + "Share this story with all of your friends.\n");
    assertThat(run("learn", spun, original).err())
        .contains(spun + ":4: not aligned, only in the spun text: “Share this story");
  }

  @Test
  void refusesTextsThatAreNoVersionsOfOneArticle() {
    Path table = folder.resolve("mine.tsv");
    CommandRun result = run("learn", "--to", table.toString(), spun, other);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("are not versions of one article").hasLineCount(1);
    assertThat(table).doesNotExist();
  }

  @Test
  void refusesWhatItCannotUse() throws IOException {
    Path table = Files.writeString(folder.resolve("bad.tsv"), "spun\toriginal\tcount\na\tb\tx\n");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    String[][] runs = {
      {"learn", spun},
      {"learn", spun, folder.resolve("none.txt").toString()},
      {"learn", spun, empty.toString()},
      {"learn", empty.toString(), empty.toString()},
      {"learn", "--family", "Z", spun, original},
      {"learn", "--to", table.toString(), spun, original},
      {"learn", "--to", empty.toString(), spun, original},
    };
    for (String[] args : runs) {
      CommandRun result = run(args);
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.out()).isEmpty();
      assertThat(result.err()).startsWith("unspin: ").doesNotContain("Exception");
    }
    assertThat(table).hasContent("spun\toriginal\tcount\na\tb\tx\n");
  }
}
