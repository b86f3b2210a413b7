package io.github.unspin.cli;

import static io.github.unspin.cli.CommandRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command with the repository's models and a handful of its fixtures as evidence. */
class AccuracyCommandTest {
  private static final int COUNT = 3;
  private static final int FREQUENT = 5;

  @TempDir Path folder;

  private Path evidence() throws IOException {
    Path tables = Files.createDirectory(folder.resolve("tables"));
    List<String> rows = Files.readAllLines(Path.of("dictionaries/substitutions.tsv"));
    Files.write(
        tables.resolve("substitutions.tsv"),
        rows.stream().filter(row -> row.startsWith("spun\t") || count(row) >= FREQUENT).toList());
    Files.copy(Path.of("dictionaries/kept-words.tsv"), tables.resolve("kept-words.tsv"));
    Path passages = Files.createDirectory(folder.resolve("passages"));
    List<Path> marked = Fixtures.marked();
    for (int i = 0; i < 5; i++) {
      Files.copy(marked.get(i), passages.resolve("p" + i + ".txt"));
    }
    Files.copy(marked.get(4), passages.resolve("copy-of-p4.txt"));
    return passages;
  }

  private static int count(String row) {
    return Integer.parseInt(row.split("\t")[COUNT]);
  }

  @Test
  void crossValidatesOnTheUsersOwnEvidence() throws IOException {
    Path passages = evidence();
    Path out = folder.resolve("ACCURACY.md");
    CommandRun result =
        run(
            "accuracy",
            "--tables=" + folder.resolve("tables"),
            "--passages",
            passages.toString(),
            "--folds=2",
            "--sample=0",
            "--clean=fixtures/clean",
            "--out",
            out.toString());
    assertThat(result.err()).contains("fold 2 of 2").doesNotContain("error");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEmpty();
    String report = Files.readString(out);
    assertThat(report.replace('\n', ' '))
        .contains("    unspin accuracy --tables=tables --passages passages --folds=2 --sample=0")
        .contains("6 passages from 5 articles")
        .containsPattern("tables of [1-9],\\d{3} rows of substitutions")
        .contains("| without the context model ")
        .contains("| nothing done ")
        .contains("| fixtures/clean |    16 |")
        .contains("(default)")
        .doesNotContain(folder.toString(), "NaN", "LanguageTool, full English |");
    for (String section :
        List.of("In short", "By family", "By topic", "By class of candidate", "Human text")) {
      assertThat(report).contains("\n## " + section + "\n\n");
    }
    String headline = report.substring(report.indexOf("## In short"));
    assertThat(headline)
        .containsPattern("restoration F0.5 +\\| +0\\.[3-9]\\d\\d \\| 0\\.\\d{3} to 0");
  }

  @Test
  void measuresTheFixturesAlone() throws IOException {
    Path passages = evidence();
    CommandRun result = run("accuracy", "--fixtures", passages.toString(), "--sample", "0");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .startsWith("# Accuracy\n")
        .contains("The passages had no part in making the dictionaries.")
        .doesNotContain("## Human text", "without the context model");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--folds 2 | name passages",
        "--tables t --fixtures fixtures/articles | --tables needs --passages",
        "--weights w --fixtures fixtures/articles | --weights needs --passages",
        "--passages p --folds 1 | --folds 1: needs 2 or more",
        "--passages p --measure-folds 5 | --measure-folds: from 1 to 4",
        "--passages none-there | none-there: not a folder",
        "--fixtures none-there | none-there: not a folder",
        "--fixtures fixtures/articles --clean none-there | none-there: not a folder",
        "--fixtures fixtures/articles --clean-domain x=none-there/y | none-there: not a folder",
        "--fixtures fixtures/articles --clean-domain x=fixtures/zz | no texts",
        "--fixtures fixtures/articles --sample -1 | --sample"
      })
  void refusesWhatCannotBeMeasured(String options, String message) {
    CommandRun result = run(("accuracy " + options).split(" "));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("unspin: ")
        .contains(message)
        .hasLineCount(1)
        .doesNotContain("Exception", "internal error");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void namesThatStandTwiceAreRefused() throws IOException {
    Path passages = evidence();
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.copy(passages.resolve("p0.txt"), other.resolve("p0.txt"));
    CommandRun result =
        run("accuracy", "--passages", passages.toString(), "--passages", other.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("p0.txt: in two folders");
  }
}
