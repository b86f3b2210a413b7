package io.github.unspin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private static final String ARTICLE =
      "The council met on Tuesday to talk about the new bridge over the river.\n\n"
          + "Nobody knew what it would cost, said the mayor.\n";
  private static final String FOOT = "\nLEAVE A REPLY\n";

  @TempDir Path folder;
  private Path article;
  private Path page;

  @BeforeEach
  void writeFiles() throws IOException {
    article = Files.writeString(folder.resolve("article.txt"), ARTICLE);
    page = Files.writeString(folder.resolve("page.txt"), ARTICLE + FOOT);
  }

  /** What a run left. */
  private record Result(int code, String out, String err) {}

  private static Result run(String... args) {
    return runWithInput("", args);
  }

  private static Result runWithInput(String input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            new PrintStream(out, false, UTF_8),
            new PrintStream(err, true, UTF_8),
            false);
    int code = new Main(console).run(args);
    return new Result(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  private static void assertRefused(Result result, String message) {
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("unspin: ").contains(message);
    assertThat(result.err().lines()).hasSizeLessThanOrEqualTo(2);
    assertThat(result.err()).doesNotContain("\tat ").doesNotContain("Exception");
  }

  @Test
  void detectTellsByItsExitCode() {
    Result nothing = run("detect", article.toString());
    assertThat(nothing.code()).isZero();
    assertThat(nothing.out()).startsWith(article + ": not spun ").endsWith(", nothing found\n");
    Result found = run("detect", article.toString(), page.toString());
    assertThat(found.code()).isEqualTo(1);
    assertThat(found.out())
        .contains(page + ":5:1: boilerplate: \"LEAVE A REPLY\" -> \"\" (1.00)\n");
    assertThat(found.err()).isEmpty();
  }

  @Test
  void detectWritesJson() {
    Result result = runWithInput(ARTICLE + FOOT, "detect", "--format", "json", "-");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .startsWith("{\"documents\":[{\"path\":\"-\",\"words\":")
        .contains("\"kind\":\"boilerplate\"")
        .endsWith("]}]}\n");
  }

  @Test
  void detectTakesOptionsInAnyCase() {
    assertThat(run("detect", "--format=JSON", "--assume=CLEAN", article.toString()).code())
        .isZero();
  }

  @Test
  void cleanPrintsTheRestoredText() {
    assertThat(run("clean", page.toString())).isEqualTo(new Result(0, ARTICLE, ""));
    assertThat(runWithInput(ARTICLE + FOOT, "clean", "-")).isEqualTo(new Result(0, ARTICLE, ""));
    assertThat(page).hasContent(ARTICLE + FOOT);
  }

  @Test
  void cleanKeepsBoilerplateOnRequest() {
    assertThat(run("clean", "--boilerplate", "keep", page.toString()).out())
        .isEqualTo(ARTICLE + FOOT);
  }

  @Test
  void cleanWritesToAFile() throws IOException {
    Path target = folder.resolve("out.txt");
    assertThat(run("clean", "-o", target.toString(), page.toString()))
        .isEqualTo(new Result(0, "", ""));
    assertThat(Files.readString(target)).isEqualTo(ARTICLE);
    assertThat(run("clean", "-o", page.toString(), page.toString()).code()).isZero();
    assertThat(Files.readString(page)).isEqualTo(ARTICLE);
  }

  @Test
  void cleanShowsADiff() {
    Result result = run("clean", "--diff", page.toString(), article.toString());
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .isEqualTo(
            "--- a/%1$s\n+++ b/%1$s\n@@ -1,5 +1,3 @@\n %2$s\n \n %3$s\n-\n-LEAVE A REPLY\n"
                .formatted(
                    page.getFileName(),
                    ARTICLE.lines().toList().get(0),
                    ARTICLE.lines().toList().get(2)));
  }

  @Test
  void cleanReplacesFilesInPlace() throws IOException {
    var before = Files.getLastModifiedTime(article);
    assertThat(run("clean", "--in-place", page.toString(), article.toString()))
        .isEqualTo(new Result(0, "", ""));
    assertThat(Files.readString(page)).isEqualTo(ARTICLE);
    assertThat(Files.getLastModifiedTime(article)).isEqualTo(before);
  }

  @Test
  void inPlaceDoesTheOthersWhenOneFileFails() throws IOException {
    Path broken = Files.write(folder.resolve("broken.bin"), new byte[] {1, 0, 2});
    Result result = run("clean", "--in-place", page.toString(), broken.toString());
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo("unspin: " + broken + ": is binary data, not text (a zero byte at 1)\n");
    assertThat(Files.readString(page)).isEqualTo(ARTICLE);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void inPlaceKeepsTheCharset() throws IOException {
    Charset windows = Charset.forName("windows-1252");
    String text = "The “café” — it’s closed for the whole of the week.\r\n";
    Path old =
        Files.write(folder.resolve("old.txt"), (text + "\r\nLEAVE A REPLY\r\n").getBytes(windows));
    assertThat(run("clean", "--in-place", old.toString()).code()).isZero();
    assertThat(Files.readAllBytes(old)).isEqualTo(text.getBytes(windows));
  }

  @ParameterizedTest
  @ValueSource(strings = {"detect", "clean"})
  void refusesBadInput(String command) throws IOException {
    assertRefused(run(command, folder.resolve("none.txt").toString()), "none.txt: no such file");
    Path empty = Files.createFile(folder.resolve("empty.txt"));
    assertRefused(run(command, empty.toString()), "empty.txt: is empty");
    Path pdf = Files.writeString(folder.resolve("a.pdf"), "%PDF-1.7\n");
    assertRefused(run(command, pdf.toString()), "is a PDF document");
    assertRefused(run(command, "-"), "-: is empty");
    assertRefused(run(command, "bad\0name"), "not a file name");
  }

  @Test
  void namesEveryFileThatCannotBeUsed() {
    Result result = run("detect", "one.txt", article.toString(), "two.txt");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo("unspin: one.txt: no such file\nunspin: two.txt: no such file\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|name a command",
        "nonsense|Unmatched argument",
        "clean|Missing required parameter: 'FILE|FOLDER'",
        "detect|Missing required parameter: 'FILE|FOLDER'",
        "detect --nonsense x|Unknown option: '--nonsense'",
        "detect --format xml x|'--format'",
        "detect --assume maybe x|'--assume'",
        "detect --grammar some x|'--grammar'",
        "detect --min-confidence 2 x|not a number from 0 to 1",
        "detect --min-confidence NaN x|not a number from 0 to 1",
        "detect --min-confidence x y|not a number from 0 to 1",
        "clean a b|several files",
        "clean -o x a b|a: no such file",
        "clean --in-place -|standard input",
        "clean --in-place -o x a|neither with --diff nor with --output",
        "clean --in-place --diff a|neither with --diff nor with --output",
        "clean --in-place pom.xml ./pom.xml|named twice",
        "detect - -|only once",
      })
  void explainsMisuse(String line, String message) {
    Result result = run(line.isEmpty() ? new String[0] : line.split(" "));
    assertRefused(result, message);
  }

  @Test
  void refusesTargetsThatCannotBeWritten() {
    assertRefused(
        run("clean", "-o", folder.toString(), article.toString()), "holds the input " + article);
    String nowhere = folder.resolve("no/such/out.txt").toString();
    assertRefused(run("clean", "-o", nowhere, article.toString()), "there is no folder");
  }

  @Test
  void helpTeaches() {
    for (String[] args :
        new String[][] {{"--help"}, {"clean", "--help"}, {"detect", "-h"}, {"train", "--help"}}) {
      Result result = run(args);
      assertThat(result.code()).isZero();
      assertThat(result.out()).startsWith("Usage: unspin").doesNotContain("\u001B");
      assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
      assertThat(result.err()).isEmpty();
    }
    assertThat(run("clean", "--help").out())
        .contains("Examples:", "unspin clean --diff", "Exit status");
  }

  @Test
  void tellsItsVersion() {
    assertThat(run("--version").out()).startsWith("unspin ");
    assertThat(run("clean", "--version").out()).startsWith("unspin ");
  }

  @Test
  void debugShowsWhereAnErrorCameFrom() {
    Result result = run("detect", "--debug", "none.txt");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("\tat io.github.unspin.");
  }

  @Test
  void reportsAnOutputThatCannotBeWritten() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(full, false, UTF_8),
            new PrintStream(err, true, UTF_8),
            false);
    assertThat(new Main(console).run("clean", article.toString())).isEqualTo(2);
    assertThat(err.toString(UTF_8)).isEqualTo("unspin: cannot write to the standard output\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no line break at the end of this text, which is one sentence long",
        "Unix lines.\n\nAnd blank ones.\n\n\n",
        "Windows lines.\r\n\r\nAnd blank ones.\r\n",
        "Old lines.\rAnd more of them.\r",
        "\uFEFFA byte order mark before the text.\n",
        "Odd ones: “é” — 漢字 עברית 😀 e\u0301 \u200B \u00A0 \u2028 end.\n",
        "Two  spaces ,and a comma .  So what?  \n\t* a list\n",
        "Mr. Smith of the U.S. went to a https://example.com/?q=A.B&c=D at 5 p.m.\n"
      })
  void aTextWithoutFindingsComesOutByteForByte(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("text.txt"), text);
    assertThat(run("clean", file.toString())).isEqualTo(new Result(0, text, ""));
    assertThat(run("clean", "--diff", file.toString())).isEqualTo(new Result(0, "", ""));
    assertThat(run("clean", "--grammar", "off", file.toString()).out()).isEqualTo(text);
  }
}
