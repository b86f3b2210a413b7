package io.github.unspin.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unspin.channel.NameTable;
import io.github.unspin.channel.ProtectedPhrases;
import io.github.unspin.files.InputException;
import io.github.unspin.language.NgramModel;
import io.github.unspin.restore.Analysis;
import io.github.unspin.restore.Assumption;
import io.github.unspin.restore.ChannelFinder;
import io.github.unspin.restore.Dictionaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DictionaryBuilderTest {
  private static final String HEADER =
      "family\tspun\toriginal\tcount\tarticles\tverified\tcapitalised\n";

  private static final List<String> FILES =
      List.of(
          Dictionaries.SUBSTITUTIONS,
          Dictionaries.KEPT_WORDS,
          Dictionaries.DERIVED,
          Dictionaries.WEIGHTS);

  @TempDir static Path shared;
  private static NgramModel model;

  @TempDir Path folder;
  private Path tables;
  private Path passages;

  @BeforeAll
  static void train() throws IOException {
    model = ToyModel.train(shared);
  }

  @BeforeEach
  void writeEvidence() throws IOException {
    tables = Files.createDirectory(folder.resolve("tables"));
    Files.writeString(
        tables.resolve("substitutions.tsv"),
        HEADER + "A\tMenace\tthreat\t12\t9\t3\t0\n" + "B\tassault\tattack\t5\t4\t5\t1\n");
    Files.writeString(
        tables.resolve("kept-words.tsv"), "word\tkept\treplaced\nthreat\t2\t10\nstorm\t40\t0\n");
    passages = Files.createDirectory(folder.resolve("passages"));
    String[] marked = {
      "{{Folks|People}} {{mentioned|said}} the {{newest|latest}} storm hit the city on Monday .",
      "The {{metropolis|city}} mayor {{mentioned|said}} that a {{uncommon|rare}} storm came .",
      "They left the old {{metropolis corridor|city hall}} and {{folks|people}} saw Moscow .",
      "A man {{mentioned|said}} he was {{within the|in the}} city when the {{menace|threat}} came .",
      "{{Officers|Officials}} {{talked|said}} so in Kabul , and {{folks|people}} left the city .",
      "The {{assault|attack}} came on Monday , {{officers|officials}} {{mentioned|said}} in Moscow .",
    };
    for (int i = 0; i < marked.length; i++) {
      Files.writeString(passages.resolve("p" + i + ".txt"), "# family: A\n\n" + marked[i] + "\n");
    }
  }

  private DictionaryBuilder.Result build(Path out, int leaveOut, int folds) throws IOException {
    return build(out, leaveOut, folds, null);
  }

  private DictionaryBuilder.Result build(Path out, int leaveOut, int folds, Path weights)
      throws IOException {
    return new DictionaryBuilder(model, null, NameTable.empty(), step -> {})
        .build(
            new DictionaryBuilder.Sources(
                List.of(tables), List.of(passages), leaveOut, folds, weights),
            out);
  }

  @Test
  void weightsLearntOnStayNearTheOldOnes() throws IOException {
    Path fresh = folder.resolve("fresh");
    build(fresh, -1, 1);
    List<String> lines = Files.readAllLines(fresh.resolve(Dictionaries.WEIGHTS));
    lines.replaceAll(line -> line.startsWith("bias\t") ? "bias\t7.5\t-7.5" : line);
    Path old = Files.write(folder.resolve("old.tsv"), lines);

    Path out = folder.resolve("out");
    build(out, -1, 1, old);

    List<String> learnt = Files.readAllLines(out.resolve(Dictionaries.WEIGHTS));
    String[] bias =
        learnt.stream().filter(l -> l.startsWith("bias\t")).findFirst().orElseThrow().split("\t");
    assertThat(Double.parseDouble(bias[1])).isBetween(6.0, 7.5).isNotEqualTo(7.5);
    assertThat(Double.parseDouble(bias[2])).isBetween(-7.5, -6.0).isNotEqualTo(-7.5);
  }

  @Test
  void oldWeightsThatCannotBeReadAreNamed() throws IOException {
    Path old = Files.writeString(folder.resolve("old.tsv"), "bias\tmuch\n");
    assertThatThrownBy(() -> build(folder.resolve("out"), -1, 1, old))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("old.tsv: line 1 is not a weight: bias\tmuch");
  }

  @Test
  void writesTheFilesOfADictionariesFolder() throws IOException {
    Path out = folder.resolve("new/dictionaries");
    DictionaryBuilder.Result result = build(out, -1, 1);
    assertThat(result.passages()).isEqualTo(6);
    assertThat(result.leftOut()).isEmpty();
    assertThat(result.pairs()).as("whatever the family").isEqualTo(11);
    assertThat(result.edits()).isEqualTo(12 + 5 + 17);
    List<String> rows = Files.readAllLines(out.resolve(Dictionaries.SUBSTITUTIONS));
    assertThat(rows.get(0))
        .isEqualTo("spun\toriginal\tfamily\tcount\tarticles\tverified\tcapitalised\tp");
    assertThat(rows.subList(1, rows.size()))
        .isSorted()
        .hasSize(12)
        .allMatch(row -> row.split("\t").length == 8)
        .anyMatch(row -> row.startsWith("menace\tthreat\tA\t13\t10\t3\t0\t"))
        .anyMatch(row -> row.startsWith("mentioned\tsaid\tA\t4\t4\t0\t0\t"))
        .anyMatch(row -> row.startsWith("assault\tattack\tB\t5\t4\t5\t1\t"))
        .allSatisfy(
            row -> assertThat(Double.parseDouble(row.split("\t")[7])).as(row).isBetween(0.0, 1.0));
    assertThat(Files.readAllLines(out.resolve(Dictionaries.KEPT_WORDS)))
        .startsWith("word\tkept\treplaced\tp_kept")
        .contains("threat\t2\t11\t0.179");
    assertThat(Files.readAllLines(out.resolve(Dictionaries.DERIVED)))
        .startsWith("spun\toriginal\tkind\tcount")
        .anyMatch(row -> row.startsWith("mention\tsay\tinflected\t"))
        .anyMatch(row -> row.startsWith("mentions\tsays\tinflected\t"))
        .noneMatch(row -> row.startsWith("mentioned\tsaid\t"));
  }

  @Test
  void whatItWritesCanBeUsed() throws IOException {
    Path out = folder.resolve("out");
    build(out, -1, 1);
    Files.copy(shared.resolve("toy.lm"), out.resolve(Dictionaries.MODEL));
    Files.writeString(out.resolve(Dictionaries.BY_HAND), "spun\toriginal\tfamily\tcount\n");
    Dictionaries dictionaries = Dictionaries.open(out, List.of());
    ChannelFinder finder =
        new ChannelFinder(
            dictionaries,
            ProtectedPhrases.none(),
            io.github.unspin.restore.ReferenceText.none(),
            Assumption.SPUN,
            0.1);
    Analysis analysis = finder.find("The man mentioned the menace came to the city on Monday .");
    assertThat(analysis.findings())
        .extracting(f -> f.text() + " -> " + f.suggestions().get(0).text())
        .contains("mentioned -> said", "menace -> threat");
  }

  @Test
  void writesTheSameBytesTwice() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    build(one, -1, 1);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      build(two, -1, 1);
      build(two, -1, 1); // over itself
    } finally {
      Locale.setDefault(before);
    }
    for (String file : FILES) {
      assertThat(two.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
    }
  }

  @Test
  void tokensOfTablesArePutTogetherAsTheyAreWritten() throws IOException {
    Files.writeString(
        tables.resolve("substitutions.tsv"),
        HEADER + "A\ttown ' s\tcity's\t12\t9\t3\t0\n" + "A\tit 's\tit is\t5\t4\t5\t1\n");
    Path out = folder.resolve("out");
    build(out, -1, 1);
    assertThat(Files.readAllLines(out.resolve(Dictionaries.SUBSTITUTIONS)))
        .anyMatch(row -> row.startsWith("town\tcity\tA\t12\t9\t3\t0\t"))
        .anyMatch(row -> row.startsWith("it 's\tit is\tA\t5\t4\t5\t1\t"));
  }

  @Test
  void leavesOutWhatItIsTold() throws IOException {
    for (int i = 0; i < 12; i++) {
      Files.writeString(
          passages.resolve("q" + i + ".txt"),
          "# family: A\n\nOn Monday " + "{{zorbed" + letter(i) + "|saw}} the city .\n");
    }
    int left = 0;
    for (int fold = 0; fold < 3; fold++) {
      Path out = folder.resolve("fold" + fold);
      DictionaryBuilder.Result result = build(out, fold, 3);
      left += result.leftOut().size();
      assertThat(result.passages() + result.leftOut().size()).isEqualTo(18);
      String rows = Files.readString(out.resolve(Dictionaries.SUBSTITUTIONS));
      String kept = Files.readString(out.resolve(Dictionaries.KEPT_WORDS));
      for (int i = 0; i < 12; i++) {
        boolean used = !result.leftOut().contains("q" + i + ".txt");
        assertThat(rows.contains("zorbed" + letter(i) + "\t")).isEqualTo(used);
      }
      assertThat(kept).doesNotContain("zorbed");
    }
    assertThat(left).as("each passage is left out once").isEqualTo(18);
  }

  private static char letter(int i) {
    return (char) ('a' + i);
  }

  @Test
  void makesTablesWithoutPassages() throws IOException {
    Path out = folder.resolve("out");
    DictionaryBuilder.Result result =
        new DictionaryBuilder(model, null, NameTable.empty(), step -> {})
            .build(new DictionaryBuilder.Sources(List.of(tables), List.of(), -1, 1, null), out);
    assertThat(result.passages()).isZero();
    assertThat(result.pairs()).isEqualTo(2);
    assertThat(out.resolve(Dictionaries.WEIGHTS)).doesNotExist();
  }

  @Test
  void namesTheSourceThatIsWrong() throws IOException {
    Path out = folder.resolve("out");
    Files.writeString(passages.resolve("p9.txt"), "# family: A\n\nfine\nnot {{closed|fine\n");
    assertThatThrownBy(() -> build(out, -1, 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("p9.txt:4: ");
    Files.delete(passages.resolve("p9.txt"));
    Files.writeString(
        tables.resolve("substitutions.tsv"), HEADER + "A\tmenace\tthreat\tx\t1\t1\t1\n");
    assertThatThrownBy(() -> build(out, -1, 1)).hasMessageContaining("substitutions.tsv:2: ");
    Files.writeString(tables.resolve("substitutions.tsv"), HEADER + "A\tmenace\n");
    assertThatThrownBy(() -> build(out, -1, 1)).hasMessageContaining("substitutions.tsv:2: ");
    Files.writeString(tables.resolve("substitutions.tsv"), "spun\toriginal\n");
    assertThatThrownBy(() -> build(out, -1, 1)).hasMessageContaining("no column 'family'");
    assertThat(out).doesNotExist();
  }
}
