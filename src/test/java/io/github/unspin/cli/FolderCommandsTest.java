package io.github.unspin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code clean} and {@code detect} on folders, and what configuration files make of them. */
class FolderCommandsTest {
  private static final String ARTICLE =
      "The council met on Tuesday to talk about the new bridge over the river.\n\n"
          + "Nobody knew what it would cost, said the mayor.\n";
  private static final String FOOT = "\nLEAVE A REPLY\n";

  @TempDir Path temp;
  private Path site;
  private Path out;

  /** What a run left. */
  private record Result(int code, String out, String err) {}

  @BeforeEach
  void makeTree() throws IOException {
    site = Files.createDirectories(temp.resolve("site/sub")).getParent();
    out = temp.resolve("out");
    Files.writeString(site.resolve("article.txt"), ARTICLE);
    Files.writeString(site.resolve("page.txt"), ARTICLE + FOOT);
    Files.writeString(site.resolve("sub/more.md"), "# Head\n\n" + ARTICLE);
    Files.writeString(site.resolve("sub/style.css"), "a {}");
  }

  private Result run(Object... args) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(ARTICLE.getBytes(UTF_8)),
            new PrintStream(written, false, UTF_8),
            new PrintStream(err, true, UTF_8),
            false);
    Map<String, String> environment =
        Map.of(
            "HOME", temp.resolve("home").toString(),
            "UNSPIN_STATE_HOME", temp.resolve("state").toString());
    String[] words = Stream.of(args).map(Object::toString).toArray(String[]::new);
    int code = new Main(console, environment).run(words);
    return new Result(code, written.toString(UTF_8), err.toString(UTF_8));
  }

  private static Map<String, String> tree(Path root) throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        tree.put(root.relativize(file).toString(), Files.readString(file));
      }
    }
    return tree;
  }

  @Test
  void cleanMirrorsAFolder() throws IOException {
    Result result = run("clean", site, "--out", out);
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("unspin: 3 files: 1 restored, 2 unchanged; 1 passed over; 0:0");
    assertThat(Files.readString(out.resolve("page.txt"))).isEqualTo(ARTICLE);
    assertThat(tree(out).keySet())
        .containsExactly(".unspin/journal", "article.txt", "page.txt", "sub/more.md");
    assertThat(run("clean", "-q", site, "--out", out)).isEqualTo(new Result(0, "", ""));
    assertThat(run("clean", site, "--out", out).err()).contains("3 of them by an earlier run");
    assertThat(run("clean", site, "--out", out, "--grammar", "off").err())
        .startsWith("unspin: since the last run --grammar (core to off) changed");
  }

  @Test
  void cleanReplacesAFolderInPlace() throws IOException {
    assertThat(run("clean", "--in-place", "--backup", site).code()).isZero();
    assertThat(tree(site))
        .hasSize(5)
        .containsEntry("page.txt", ARTICLE)
        .containsEntry("page.txt.orig", ARTICLE + FOOT);
    Map<String, String> before = tree(site);
    Result again = run("clean", "--in-place", "--backup=.bak", site);
    assertThat(again.err()).contains("3 of them by an earlier run");
    assertThat(run("clean", "--in-place", "--redo", site).err()).contains("3 unchanged");
    assertThat(tree(site)).isEqualTo(before);
    assertThat(temp.resolve("state/runs")).isDirectoryContaining(each -> true);
  }

  @Test
  void backupsGoWhereTheyAreWanted() throws IOException {
    assertThat(run("clean", "--in-place", "--backup=.bak", site.resolve("page.txt")).code())
        .isZero();
    assertThat(Files.readString(site.resolve("page.txt.bak"))).isEqualTo(ARTICLE + FOOT);
    Files.writeString(site.resolve("page.txt"), ARTICLE + FOOT);
    assertThat(run("clean", "--in-place", "--backup=" + temp + "/kept/", site).code()).isZero();
    assertThat(tree(temp.resolve("kept"))).isEqualTo(Map.of("page.txt", ARTICLE + FOOT));
  }

  @Test
  void onlyLooksWhenAskedTo() throws IOException {
    Map<String, String> before = tree(temp);
    String line = "would change " + site.resolve("page.txt") + " (1 edit)\n";
    assertThat(run("clean", "-q", "--dry-run", site)).isEqualTo(new Result(0, line, ""));
    assertThat(run("clean", "-q", "--check", site)).isEqualTo(new Result(1, line, ""));
    assertThat(run("clean", "-q", "--check", site.resolve("sub"))).isEqualTo(new Result(0, "", ""));
    assertThat(run("clean", "-q", "--dry-run", "--in-place", site).out()).isEqualTo(line);
    assertThat(run("clean", "-q", "--dry-run", "--out", out, site).out()).isEqualTo(line);
    assertThat(run("clean", "-q", "--check", "--diff", site).code()).isEqualTo(1);
    assertThat(tree(temp)).isEqualTo(before);
  }

  @Test
  void aDiffIsForPatch() throws Exception {
    assumeTrue(hasPatch(), "needs patch");
    for (String name : List.of("with space.txt", "line\nbreak.txt", "q\"uote.txt", "é ü.txt")) {
      Files.writeString(site.resolve("sub").resolve(name), ARTICLE + FOOT);
    }
    Files.writeString(site.resolve("windows.txt"), (ARTICLE + FOOT).replace("\n", "\r\n"));
    Files.writeString(site.resolve("noend.txt"), ARTICLE + "\nLEAVE A REPLY");
    Path western = site.resolve("western.txt");
    Files.write(western, ("Café.\n" + ARTICLE + FOOT).getBytes("windows-1252"));
    assertThat(run("clean", "-q", site, "--out", out).code()).isZero();
    Result diff = run("clean", "-q", "--diff", site);
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(raw, false, UTF_8),
            new PrintStream(OutputStream.nullOutputStream(), true, UTF_8),
            false);
    assertThat(new Main(console).run("clean", "-q", "--diff", site.toString())).isZero();
    assertThat(diff.code()).isZero();
    Process patch =
        new ProcessBuilder("patch", "-p1", "--binary", "-s", "-d", site.toString())
            .redirectErrorStream(true)
            .start();
    patch.getOutputStream().write(raw.toByteArray());
    patch.getOutputStream().close();
    assertThat(new String(patch.getInputStream().readAllBytes(), UTF_8)).isEmpty();
    assertThat(patch.waitFor()).isZero();
    try (Stream<Path> files = Files.walk(site)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path mirrored = out.resolve(site.relativize(file));
        if (!file.toString().endsWith(".css")) {
          assertThat(Files.mismatch(file, mirrored)).as(file.toString()).isEqualTo(-1);
        }
      }
    }
  }

  private static boolean hasPatch() throws InterruptedException {
    try {
      return new ProcessBuilder("patch", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void detectListsAFolderInOrder() throws IOException {
    Result one = run("detect", "-q", "--jobs", "1", site);
    assertThat(one.code()).isEqualTo(1);
    assertThat(one.out().lines().filter(line -> line.contains(" words, ")))
        .extracting(line -> line.substring(0, line.indexOf(": ")))
        .containsExactly(
            site + "/article.txt", site + "/page.txt", site.resolve("sub/more.md").toString());
    assertThat(run("detect", "-q", "-j", "4", site)).isEqualTo(one);
    JsonNode json = new ObjectMapper().readTree(run("detect", "-q", "--format=json", site).out());
    assertThat(json.get("documents")).hasSize(3);
    assertThat(run("detect", "-q", "--format", "json", "--include", "*.none", site).out())
        .isEqualTo("{\"documents\":[]}\n");
    assertThat(run("detect", "-q", site.resolve("sub")).code()).isZero();
  }

  @Test
  void goesOnPastBadFilesAndSaysSo() throws IOException {
    Files.write(site.resolve("bad.txt"), new byte[] {1, 0});
    Files.createFile(site.resolve("new\nline.txt"));
    Result result = run("clean", site, "--out", out);
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err().lines())
        .hasSize(3)
        .first()
        .isEqualTo("unspin: " + site + "/bad.txt: is binary data, not text (a zero byte at 1)");
    assertThat(result.err()).contains("new\\nline.txt: is empty").contains("2 failed");
    assertThat(out.resolve("page.txt")).hasContent(ARTICLE.stripTrailing());
    assertThat(run("detect", "-q", site).code()).isEqualTo(3);
    assertThat(run("clean", "--check", "-q", site).code()).isEqualTo(3);
    assertThat(
            run("clean", "-q", "--exclude", "bad.*", "--exclude", "new*", site, "-o", out).code())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clean SITE|say where the results of a folder go",
        "clean SITE -|standard input",
        "detect SITE -|standard input",
        "clean --out SITE SITE|is the input folder itself",
        "clean --out SITE/.. SITE|holds the input",
        "clean --out OUT SITE SITE/../site|would both become",
        "clean --in-place SITE SITE/sub|is inside",
        "clean --in-place --out OUT SITE|--in-place goes neither",
        "clean --backup --out OUT SITE|--backup is for --in-place",
        "clean --extract --in-place SITE|--extract",
        "clean --jobs 0 --out OUT SITE|--jobs has to be at least 1",
        "clean --jobs x --out OUT SITE|'--jobs'",
        "clean --timeout soon --out OUT SITE|is not a time such as 30s",
        "clean --timeout 0 --out OUT SITE|is not a time",
        "clean --max-size big --out OUT SITE|is not a size such as 500K",
        "clean --out OUT none SITE|none: no such file",
        "clean --out SITE/page.txt SITE/sub|is no folder",
      })
  void explainsMisuse(String line, String message) throws IOException {
    Map<String, String> before = tree(temp);
    List<String> words = new ArrayList<>();
    for (String word : line.split(" ")) {
      words.add(word.replace("SITE", site.toString()).replace("OUT", out.toString()));
    }
    Result result = run(words.toArray());
    assertThat(result.err()).startsWith("unspin: ").contains(message);
    assertThat(result.err()).doesNotContain("Exception", "\tat ", "internal error");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(tree(temp)).isEqualTo(before);
  }

  @Test
  void theNearestFileWinsOverTheUsersAndTheCommandLineOverBoth() throws IOException {
    Path user = Files.createDirectories(temp.resolve("home/.config/unspin"));
    Files.writeString(user.resolve("unspin.toml"), "boilerplate = \"keep\"\nhidden = true\n");
    assertThat(run("clean", "-q", "--check", site).code()).isZero();
    assertThat(run("clean", "-q", "--check", "--boilerplate", "remove", site).code()).isEqualTo(1);
    assertThat(run("clean", "-q", "--check", "--no-config", site).code()).isEqualTo(1);
    Files.writeString(
        temp.resolve("unspin.toml"),
        "boilerplate = \"remove\"\n[clean]\nquiet = true\n[detect]\nboilerplate = \"keep\"\n");
    assertThat(run("clean", "--check", site).code()).isEqualTo(1);
    assertThat(run("clean", "--check", site).err()).isEmpty();
    assertThat(run("detect", "-q", site).code()).isZero();
    assertThat(run("clean", site.resolve("page.txt")).out()).isEqualTo(ARTICLE);
    Path other = Files.writeString(temp.resolve("other.toml"), "boilerplate = \"keep\"\n");
    assertThat(run("clean", "-q", "--check", "--config", other, site).code()).isZero();
    Files.writeString(site.resolve("unspin.toml"), "");
    assertThat(run("clean", "-q", "--check", site).code()).isZero(); // the user's again
  }

  @Test
  void listsAndPathsStartFromTheFilesFolder() throws IOException {
    Files.writeString(site.resolve("keep.txt"), "bridge\n");
    Files.writeString(
        temp.resolve("unspin.toml"),
        "exclude = [\"sub/\", \"keep.txt\"]\nkeep = [\"site/keep.txt\"]\n"
            + "[clean]\nout = \"cleaned/here\"\njobs = 2\nmin-confidence = 0.9\n");
    assertThat(run("clean", site).code()).isZero();
    assertThat(tree(temp.resolve("cleaned/here")))
        .containsOnlyKeys(".unspin/journal", "article.txt", "page.txt");
    assertThat(run("clean", "-q", "--exclude", "page.txt", "--dry-run", site).out()).isEmpty();
    Result one = run("clean", site.resolve("page.txt")); // one text still goes to the output
    assertThat(one).isEqualTo(new Result(0, ARTICLE, ""));
  }

  @Test
  void anInPlaceConfigurationYieldsToAnOutput() throws IOException {
    Files.writeString(temp.resolve("unspin.toml"), "[clean]\nin-place = true\nbackup = true\n");
    assertThat(run("clean", "-q", site, "--out", out).code()).isZero();
    assertThat(Files.readString(site.resolve("page.txt"))).isEqualTo(ARTICLE + FOOT);
    assertThat(run("clean", "-q", site).code()).isZero();
    assertThat(Files.readString(site.resolve("page.txt"))).isEqualTo(ARTICLE);
    assertThat(Files.readString(site.resolve("page.txt.orig"))).isEqualTo(ARTICLE + FOOT);
  }

  @Test
  void saysWhatIsWrongWithAFileAndWhere() throws IOException {
    Path file = site.resolve("unspin.toml");
    Files.writeString(
        file,
        "gramar = \"off\"\nmin-confidence = \"high\"\njobs = 1.5\n\n[claen]\nx = 1\n[detect]\n"
            + "backup = true\nhidden = \"yes\"\nassume = \"perhaps\"\ntimeout = \"soon\"\n"
            + "keep = [1]\nquiet = [true]\nmin-confidence = 2.0\n");
    for (Object[] command :
        new Object[][] {{"detect", site}, {"clean", "--dry-run", site}, {"config", site}}) {
      Result result = run(command);
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.out()).isEmpty();
      assertThat(result.err().lines())
          .containsExactly(
              "unspin: " + file + ":1: there is no option 'gramar'; did you mean 'grammar'?",
              "unspin: " + file + ":2: 'min-confidence' has to be a number, not the text \"high\"",
              "unspin: " + file + ":3: 'jobs' has to be a whole number, not 1.5",
              "unspin: " + file + ":6: there are no options for 'claen'; did you mean 'clean'?",
              "unspin: " + file + ":8: there is no option 'backup'",
              "unspin: " + file + ":9: 'hidden' has to be true or false, not the text \"yes\"",
              "unspin: "
                  + file
                  + ":10: 'assume' has to be \"auto\", \"spun\" or \"clean\", not the text"
                  + " \"perhaps\"",
              "unspin: " + file + ":11: 'timeout': 'soon' is not a time such as 30s, 500ms or 5m",
              "unspin: " + file + ":12: 'keep' has to be a list of texts, such as [\"a\", \"b\"]",
              "unspin: " + file + ":13: 'quiet' takes one value, not a list",
              "unspin: " + file + ":14: 'min-confidence': '2.0' is not a number from 0 to 1");
    }
    Files.writeString(file, "a = \n[x\n");
    assertThat(run("detect", site).err()).startsWith("unspin: " + file + ":1: ");
    assertThat(run("detect", "--config", temp.resolve("none.toml"), site).err())
        .isEqualTo("unspin: " + temp.resolve("none.toml") + ": no such file\n");
  }

  @Test
  void configPrintsWhatIsInForceAndWhereItComesFrom() throws IOException {
    Path file = temp.resolve("unspin.toml");
    Files.writeString(
        file,
        "# comment\ngrammar = \"off\"\nexclude = [\"a\\\"b\", \"c\"]\n[clean]\nbackup = \".bak\"\n");
    Result text = run("config", site.resolve("page.txt"));
    assertThat(text.code()).isZero();
    assertThat(text.out())
        .startsWith("# " + file + "\n\n[clean]\n")
        .containsPattern("(?m)^grammar = \"off\" +# " + file + ":2$")
        .containsPattern("(?m)^exclude = \\[\"a\\\\\"b\", \"c\"\\] +# " + file + ":3$")
        .containsPattern("(?m)^backup = \"\\.bak\" +# " + file + ":5$")
        .containsPattern("(?m)^min-confidence = 0\\.55 +# default$")
        .containsPattern("(?m)^# keep = +# not set$");
    JsonNode json = new ObjectMapper().readTree(run("config", site, "--format", "json").out());
    assertThat(json.get("files").get(0).asText()).isEqualTo(file.toString());
    JsonNode grammar = null;
    for (JsonNode option : json.get("options")) {
      if (option.get("command").asText().equals("clean")
          && option.get("option").asText().equals("grammar")) {
        grammar = option;
      }
    }
    assertThat(grammar).isNotNull();
    assertThat(grammar.get("value").asText()).isEqualTo("off");
    assertThat(grammar.get("line").asInt()).isEqualTo(2);
    // What it prints is a file that says the same.
    Files.writeString(file, text.out());
    assertThat(run("config", site).code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"clean", "detect"})
  void everyOptionCanStandInAFile(String command) throws IOException {
    String printed = run("config", site, "--no-config").out();
    String table = printed.substring(printed.indexOf("[" + command + "]"));
    String help = run(command, "--help").out();
    help.lines()
        .flatMap(line -> Stream.of(line.split("[^\\w-]+")))
        .filter(word -> word.startsWith("--"))
        .map(word -> word.substring(2))
        .filter(
            word ->
                !List.of("help", "version", "debug", "config", "no-config", "out").contains(word))
        .forEach(option -> assertThat(table).contains(option + " ="));
  }
}
