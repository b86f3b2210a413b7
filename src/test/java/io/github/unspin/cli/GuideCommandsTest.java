package io.github.unspin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuideCommandsTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return new Main(
            new Console(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, false, UTF_8),
                new PrintStream(err, true, UTF_8),
                false))
        .run(args);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "ZSH", "fish"})
  void scriptsKnowCommandsOptionsAndWords(String shell) {
    assertThat(run("completion", shell)).isZero();
    assertThat(out.toString(UTF_8))
        .contains("clean", "dictionary", "build", "min-confidence", "report-format")
        .containsPattern("core\\W+full\\W+off")
        .contains("csv-documents")
        .doesNotContain("CORE");
  }

  @Test
  void refusesOtherShells() {
    assertThat(run("completion", "csh")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("csh").contains("BASH, ZSH, FISH");
    assertThat(out.size()).isZero();
  }

  @Test
  void aManualPageSaysWhatHelpSays() {
    assertThat(run("manual", "dictionary", "build")).isZero();
    assertThat(out.toString(UTF_8))
        .startsWith(".TH \"UNSPIN\\-DICTIONARY\\-BUILD\" 1 ")
        .contains(".SH \"NAME\"\nunspin\\-dictionary\\-build \\- ")
        .contains(".SH \"OPTIONS\"", "\\fB\\-\\-help\\fR", ".SH \"SEE ALSO\"");
  }

  /** A line that begins with a full stop or an apostrophe would be a request to troff. */
  @Test
  void noTextIsARequest() {
    assertThat(run("manual", "clean")).isZero();
    List<String> requests =
        List.of(".TH", ".SH", ".TP", ".PP", ".B", ".nf", ".fi", ".RS", ".RE", ".nh", ".ad");
    assertThat(out.toString(UTF_8).lines())
        .allMatch(
            line ->
                !(line.startsWith(".") || line.startsWith("'"))
                    || requests.contains(line.split(" ")[0]));
  }

  @Test
  void writesAPageForEachCommand() throws IOException {
    Path pages = folder.resolve("man/man1");
    assertThat(run("manual", "--to", pages.toString())).isZero();
    try (Stream<Path> files = Files.list(pages)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("unspin.1", "unspin-clean.1", "unspin-dictionary-build.1");
    }
    assertThat(out.size()).isZero();
  }

  @Test
  void knowsNoOtherCommands() {
    assertThat(run("manual", "cleen")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).startsWith("unspin: there is no command 'cleen'");
  }
}
