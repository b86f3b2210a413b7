package io.github.unspin.cli;

import static io.github.unspin.cli.CommandRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.unspin.Fixtures;
import io.github.unspin.restore.Dictionaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands with the repository's dictionaries, and with damaged ones. */
class CommandsTest {
  private static final String SPUN_FILE =
      Fixtures.ARTICLES.resolve("concert-hall.spun.txt").toString();
  private static final String CLEAN_FILE = Fixtures.clean().get(0).toString();

  @TempDir Path folder;

  private final Locale locale = Locale.getDefault();

  private static void assertRefused(CommandRun result, String message) {
    assertThat(result.err()).startsWith("unspin: ").contains(message).hasLineCount(1);
    assertThat(result.err()).doesNotContain("Exception", "\tat ", "internal error");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
  }

  private static JsonNode json(CommandRun result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }

  private static List<String> fields(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @BeforeEach
  @AfterEach
  void forgetHome() {
    System.clearProperty("unspin.home");
    Locale.setDefault(locale);
  }

  /** Makes a home with a copy of the dictionaries. */
  private Path home() throws IOException {
    Path home = folder.resolve("home");
    Path copy = Files.createDirectories(home.resolve("dictionaries"));
    try (Stream<Path> files = Files.list(Dictionaries.folder())) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    System.setProperty("unspin.home", home.toString());
    return copy;
  }

  @Test
  void aSecondOpinionThatIsNotThereIsNamedWithTheWayToGetIt() {
    for (String command : List.of("clean", "detect", "evaluate")) {
      assertRefused(
          run(command, "--second-opinion", "none.jar", SPUN_FILE),
          "none.jar: no such file. Fetch it: mvn dependency:copy -Dartifact=");
    }
  }

  @Test
  void detectTellsByItsExitCode() throws IOException {
    CommandRun clean = run("detect", CLEAN_FILE);
    assertThat(clean.code()).isZero();
    assertThat(clean.out()).startsWith(CLEAN_FILE + ": not spun");
    CommandRun spun = run("detect", CLEAN_FILE, SPUN_FILE);
    assertThat(spun.code()).isEqualTo(1);
    assertThat(spun.out()).contains(SPUN_FILE + ": spun").contains("\"folks\" -> \"people\"");
    assertThat(run("detect", SPUN_FILE, "none.txt").code()).isEqualTo(2);
    assertThat(run("detect", "--assume", "clean", "--boilerplate", "keep", SPUN_FILE).out())
        .contains("not spun");
  }

  @Test
  void jsonKeepsItsContract() throws IOException {
    Path file =
        Files.writeString(folder.resolve("emoji.txt"), "😀 " + Fixtures.read(Path.of(SPUN_FILE)));
    String text = Fixtures.read(file);
    CommandRun result = run("detect", "--format", "json", file.toString(), CLEAN_FILE);
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).isEmpty();
    JsonNode root = json(result);
    assertThat(fields(root)).containsExactly("documents");
    assertThat(root.get("documents")).hasSize(2);
    for (JsonNode document : root.get("documents")) {
      assertThat(fields(document))
          .containsExactly("path", "words", "spun", "score", "family", "findings");
      assertThat(document.get("words").isInt()).isTrue();
      assertThat(document.get("spun").isBoolean()).isTrue();
      assertThat(document.get("score").asDouble(-1)).isBetween(0.0, 1.0);
    }
    JsonNode clean = root.get("documents").get(1);
    assertThat(clean.get("path").asText()).isEqualTo(CLEAN_FILE);
    assertThat(clean.get("spun").asBoolean()).isFalse();
    assertThat(clean.get("family").asText()).isEmpty();
    assertThat(clean.get("findings")).isEmpty();
    JsonNode spun = root.get("documents").get(0);
    assertThat(spun.get("path").asText()).isEqualTo(file.toString());
    assertThat(spun.get("spun").asBoolean()).isTrue();
    assertThat(spun.get("family").asText()).isEqualTo("A");
    assertThat(spun.get("words").asInt()).isBetween(340, 380);

    StringBuilder cleaned = new StringBuilder(text);
    List<String> kinds = new ArrayList<>();
    for (int i = spun.get("findings").size() - 1; i >= 0; i--) { // applied from the end
      JsonNode finding = spun.get("findings").get(i);
      assertThat(fields(finding))
          .containsExactly(
              "start", "end", "text", "kind", "confidence", "applied", "suggestions", "message");
      int start = finding.get("start").asInt();
      int end = finding.get("end").asInt();
      assertThat(finding.get("text").asText()).isEqualTo(text.substring(start, end));
      kinds.add(finding.get("kind").asText());
      assertThat(finding.get("confidence").asDouble(-1)).isBetween(0.0, 1.0);
      assertThat(finding.get("message").asText()).isNotBlank();
      for (JsonNode suggestion : finding.get("suggestions")) {
        assertThat(fields(suggestion)).containsExactly("text", "confidence");
        assertThat(suggestion.get("confidence").asDouble(-1)).isBetween(0.0, 1.0);
      }
      if (finding.get("applied").asBoolean()) {
        cleaned.replace(start, end, finding.get("suggestions").get(0).get("text").asText());
      }
    }
    assertThat(kinds)
        .isSubsetOf("substitution", "grammar", "boilerplate", "spacing", "encoding")
        .contains("substitution", "boilerplate");
    assertThat(run("clean", file.toString())).isEqualTo(new CommandRun(0, cleaned.toString(), ""));
    JsonNode first = spun.get("findings").get(0);
    assertThat(first.get("start").asInt()).isEqualTo(text.indexOf("earlier than"));
    assertThat(first.get("suggestions").get(0).get("text").asText()).isEqualTo("before");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "de-DE"})
  void writesTheSameInEveryLocale(String tag) {
    String[][] commands = {
      {"detect", "--format", "json", SPUN_FILE},
      {"detect", "--format", "TEXT", "--assume", "SPUN", CLEAN_FILE},
      {"clean", SPUN_FILE},
      {"evaluate", Fixtures.marked().get(1).toString(), "--clean", "fixtures/clean"},
      {"evaluate", Fixtures.marked().get(1).toString(), "--format", "JSON"},
    };
    for (String[] command : commands) {
      Locale.setDefault(Locale.ENGLISH);
      CommandRun english = run(command);
      Locale.setDefault(Locale.forLanguageTag(tag));
      assertThat(run(command)).isEqualTo(english);
    }
  }

  @Test
  void cleansWithTheUsersOwnFiles() throws IOException {
    Path table = Files.writeString(folder.resolve("mine.tsv"), "zorbed\tabsorbed\n");
    Path keep = Files.writeString(folder.resolve("keep.txt"), "folks\n");
    Path text = Files.writeString(folder.resolve("a.txt"), "Folks mentioned it zorbed water.\n");
    CommandRun result =
        run("clean", "--assume=spun", "--dictionary=" + table, "--keep=" + keep, text.toString());
    assertThat(result).isEqualTo(new CommandRun(0, "Folks said it absorbed water.\n", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alone|expected at least 2 columns",
        "a\\t|no original",
        "\\tb|no spun",
        "spun\\toriginal\\tcount\\na\\tb\\tmany|count is not a number: many",
        "spun\\toriginal\\tcount\\na\\tb\\t-3|count below 0",
        "spun\\toriginal\\tfamily\\na\\tb\\tZ|unknown family Z",
        "spun\\tmeaning\\na\\tb|no column 'original'",
        "a b c d e f g h i\\tb|more than 8 words",
      })
  void namesTheRowOfAUsersTableThatIsMalformed(String rows, String message) throws IOException {
    String table = "# my own\n" + rows.replace("\\t", "\t").replace("\\n", "\n") + "\n";
    Path file = Files.writeString(folder.resolve("mine.tsv"), table);
    Path article = Files.copy(Path.of(SPUN_FILE), folder.resolve("article.txt"));
    int line = message.startsWith("no column") || !rows.startsWith("spun") ? 2 : 3;
    CommandRun result =
        run("clean", "--in-place", "--dictionary", file.toString(), article.toString());
    assertRefused(result, file + ":" + line + ": ");
    assertThat(result.err()).contains(message);
    assertThat(article).hasSameBinaryContentAs(Path.of(SPUN_FILE));
    Path out = folder.resolve("out.txt");
    assertRefused(
        run("clean", "-o", out.toString(), "--dictionary", file.toString(), SPUN_FILE), message);
    assertThat(out).doesNotExist();
  }

  @Test
  void refusesUsersFilesThatAreNotThere() {
    assertRefused(run("detect", "--dictionary", "none.tsv", SPUN_FILE), "none.tsv: no such file");
    assertRefused(run("detect", "--keep", "none.txt", SPUN_FILE), "none.txt: no such file");
    assertRefused(run("clean", "--keep", folder.toString(), SPUN_FILE), "is a folder");
  }

  @Test
  void refusesADamagedModel() throws IOException {
    Path model = home().resolve(Dictionaries.MODEL);
    assertThat(run("detect", SPUN_FILE).code()).isEqualTo(1);
    byte[] bytes = Files.readAllBytes(model);
    int at = 64 + new Random(3).nextInt(bytes.length - 64);
    bytes[at] ^= 4;
    Path article = Files.copy(Path.of(SPUN_FILE), folder.resolve("article.txt"));
    Files.write(model, bytes);
    assertRefused(run("clean", "-i", article.toString()), model + ": language model is damaged");
    assertThat(article).hasSameBinaryContentAs(Path.of(SPUN_FILE));
    bytes[at] ^= 4;
    Files.write(model, java.util.Arrays.copyOf(bytes, bytes.length - 1));
    assertRefused(run("detect", SPUN_FILE), "language model is damaged");
    Files.writeString(model, "This is somebody's shopping list, not a model at all. ".repeat(9));
    assertRefused(run("detect", SPUN_FILE), model + ": not a language model");
    Files.write(model, new byte[0]);
    assertRefused(run("detect", SPUN_FILE), model + ": not a language model");
    Files.delete(model);
    assertRefused(run("detect", SPUN_FILE), "make one with 'unspin train'");
    Files.createDirectory(model);
    assertRefused(run("detect", SPUN_FILE), model.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Dictionaries.SUBSTITUTIONS,
        Dictionaries.DERIVED,
        Dictionaries.KEPT_WORDS,
        Dictionaries.WEIGHTS,
        Dictionaries.BY_HAND
      })
  void refusesADamagedTable(String name) throws IOException {
    Path table = home().resolve(name);
    long lines = Files.readAllLines(table).size();
    Files.writeString(table, Fixtures.read(table) + "nonsense\n");
    assertRefused(run("detect", SPUN_FILE), table.toString());
    assertThat(run("detect", SPUN_FILE).err()).contains(Long.toString(lines + 1));
    Files.delete(table);
    CommandRun missing = run("detect", SPUN_FILE);
    assertRefused(missing, name);
    assertThat(missing.err()).contains("no such file");
  }

  @Test
  void saysThatItsDictionariesAreMissing() {
    System.setProperty("unspin.home", folder.resolve("nowhere").toString());
    assertRefused(run("clean", SPUN_FILE), "the folder 'dictionaries' is missing");
  }

  @Test
  void evaluatesPassages() {
    CommandRun table = run("evaluate", "fixtures/articles", "--clean", "fixtures/clean");
    assertThat(table.code()).isZero();
    assertThat(table.err()).isEmpty();
    assertThat(table.out())
        .startsWith("family ")
        .contains("\nA2 ", "\nall ", "called spun: 30 of 30 passages", "clean: 16 texts");
    assertThat(table.out().lines()).allMatch(line -> line.length() <= 120);
  }

  @Test
  void evaluatesIntoJson() throws IOException {
    String passage = Fixtures.ARTICLES.resolve("concert-hall.marked.txt").toString();
    CommandRun result = run("evaluate", "--format", "json", passage, "--clean", "fixtures/clean");
    assertThat(result.code()).isZero();
    JsonNode root = json(result);
    assertThat(fields(root))
        .containsExactly("passages", "passages_spun", "all", "families", "clean");
    assertThat(root.get("passages").asInt()).isEqualTo(1);
    assertThat(fields(root.get("families"))).containsExactly("A");
    assertThat(root.at("/clean/texts").asInt()).isEqualTo(16);
    assertThat(root.at("/clean/substitutions_per_1000").asDouble(-1)).isZero();
    for (String score :
        List.of(
            "/detection/precision",
            "/detection/recall",
            "/detection/f05",
            "/restoration/precision",
            "/restoration/recall",
            "/restoration/f05",
            "/damage_repaired",
            "/top3")) {
      assertThat(root.at("/all" + score).asDouble(-1)).as(score).isBetween(0.1, 1.0);
    }
  }

  @Test
  void evaluatesAgainstAGoldFile() throws IOException {
    String text = "😀 Folks mentioned that the menace was uncommon .\n";
    Path spun = Files.writeString(folder.resolve("spun.txt"), text);
    String rows =
        "{\"start\": 2, \"end\": 7, \"spun\": \"Folks\", \"originals\": [\"People\"]}\n\n"
            + "{\"start\": 8, \"end\": 17, \"spun\": \"mentioned\", \"originals\": [\"said\"]}\n"
            + "{\"start\": 0, \"end\": 1, \"spun\": \"x\", \"originals\": []}\n";
    Path gold = Files.writeString(folder.resolve("gold.jsonl"), rows);
    CommandRun result =
        run("evaluate", "--assume=spun", "--format=json", "--gold=" + gold, spun.toString());
    assertThat(result.code()).isZero();
    assertThat(json(result).at("/all/places").asInt()).isEqualTo(2);
    assertThat(json(result).at("/all/restoration/recall").asDouble()).isEqualTo(1.0);

    Files.writeString(gold, rows + "{\"start\": 8, \"originals\": [\"said\"]}\n");
    assertRefused(run("evaluate", "--gold", gold.toString(), spun.toString()), gold + ":5: ");
    Files.writeString(gold, rows + "nonsense\n");
    assertRefused(run("evaluate", "--gold", gold.toString(), spun.toString()), gold + ":5: ");
    Files.writeString(gold, "{\"start\": 8, \"end\": 1700, \"originals\": [\"said\"]}\n");
    assertRefused(run("evaluate", "--gold", gold.toString(), spun.toString()), gold + ":1: ");
    assertRefused(
        run("evaluate", "--gold", gold.toString(), spun.toString(), CLEAN_FILE),
        "--gold goes with one text");
  }

  @Test
  void refusesAMalformedMark() throws IOException {
    Path passages = Files.createDirectory(folder.resolve("passages"));
    Path file = passages.resolve("p.marked.txt");
    Files.writeString(file, "# family: A\n\nAll {{good|fine}}.\nNot {{closed|so.\n");
    assertRefused(run("evaluate", passages.toString()), "p.marked.txt:4: ");
    assertRefused(run("evaluate", file.toString()), "p.marked.txt:4: ");
    Files.writeString(file, "No {{original}} here.\n");
    assertRefused(run("evaluate", file.toString()), "p.marked.txt:1: ");
  }

  @Test
  void evaluatesOnlyWhatIsNamed() throws IOException {
    String name = Fixtures.marked().get(2).getFileName().toString();
    Path only = Files.writeString(folder.resolve("left-out.txt"), name + "\n");
    CommandRun result =
        run("evaluate", "--format=json", "--only", only.toString(), "fixtures/articles");
    assertThat(json(result).get("passages").asInt()).isEqualTo(1);
    Files.writeString(only, "nothing-there.txt\n");
    assertRefused(
        run("evaluate", "--only", only.toString(), "fixtures/articles"), "no passages there");
  }

  @Test
  void refusesToEvaluateNothing() {
    assertRefused(run("evaluate"), "name a passage");
    assertRefused(run("evaluate", folder.toString()), "no passages there");
    assertRefused(run("evaluate", "--clean", folder.resolve("none").toString()), "not a folder");
    assertRefused(run("evaluate", "none.marked.txt"), "none.marked.txt: no such file");
  }

  private Path corpus() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      for (Path file : Fixtures.clean()) {
        lines.addAll(Fixtures.read(file).lines().filter(line -> !line.isBlank()).toList());
      }
    }
    return Files.write(folder.resolve("corpus.txt"), lines);
  }

  @Test
  void trainsAModelAndBuildsDictionariesWithIt() throws IOException {
    Path out = folder.resolve("dictionaries");
    Files.createDirectory(out);
    Path model = out.resolve(Dictionaries.MODEL);
    CommandRun trained =
        run(
            "train",
            "--text",
            corpus().toString(),
            "--min-count",
            "2",
            "--size",
            "2",
            "--out",
            model.toString());
    assertThat(trained.err()).contains("unspin: reading corpus.txt");
    assertThat(trained.code()).isZero();
    assertThat(trained.out())
        .contains("words ", "vocabulary ", "perplexity ", "perplexity before pruning ");
    assertThat(Files.size(model)).isLessThanOrEqualTo(2_000_000);

    Path tables = Files.createDirectory(folder.resolve("tables"));
    Files.writeString(
        tables.resolve("substitutions.tsv"),
        "family\tspun\toriginal\tcount\tarticles\tverified\tcapitalised\n"
            + "A\tmenace\tthreat\t9\t9\t0\t0\n");
    String[] build = {
      "dictionary",
      "build",
      "--tables",
      tables.toString(),
      "--passages",
      marked().toString(),
      "--out",
      out.toString()
    };
    CommandRun built = run(build);
    assertThat(built.err()).contains("unspin: learning weights");
    assertThat(built.code()).isZero();
    assertThat(built.out()).contains("passages 6\n", "passages left out 0\n", "derived pairs ");
    String rows = Fixtures.read(out.resolve(Dictionaries.SUBSTITUTIONS));
    assertThat(rows).contains("menace\tthreat\tA\t").contains("mentioned\tsaid\tA\t");

    CommandRun again =
        run(
            Stream.concat(Stream.of(build), Stream.of("--leave-out", "0/2"))
                .toArray(String[]::new));
    assertThat(again.code()).isZero();
    List<String> left = Files.readAllLines(out.resolve("left-out.txt"));
    assertThat(again.out())
        .contains(
            "passages left out " + left.size() + "\n", "passages " + (6 - left.size()) + "\n");

    Files.writeString(out.resolve(Dictionaries.BY_HAND), "# none\n");
    Path weighed = folder.resolve("weighed.lm");
    String tight = "--size=" + Files.size(model) * 0.8e-6;
    String[] train = {"train", "--text", corpus().toString(), "--min-count=2", tight, "--out"};
    Stream<String> options = Stream.of(weighed.toString(), "--tables", out.toString());
    assertThat(run(Stream.concat(Stream.of(train), options).toArray(String[]::new)).code())
        .isZero();
    Path alike = folder.resolve("alike.lm");
    assertThat(
            run(Stream.concat(Stream.of(train), Stream.of(alike.toString())).toArray(String[]::new))
                .code())
        .isZero();
    assertThat(weighed).as("the tables decide what is kept").isRegularFile();
    assertThat(Files.mismatch(weighed, alike)).isNotNegative();

    System.setProperty("unspin.home", folder.toString());
    CommandRun used = run("detect", "--assume=spun", "--grammar=off", SPUN_FILE);
    assertThat(used.err()).isEmpty();
    assertThat(used.out()).contains("\"earlier than\" -> \"before\"");
  }

  private Path marked() throws IOException {
    Path passages = Files.createDirectories(folder.resolve("passages"));
    for (String name :
        List.of(
            "chip-plant-water",
            "concert-hall",
            "county-sheriff-race",
            "credit-union-merger",
            "dam-at-night",
            "dodge-city-depot")) {
      Path file = Fixtures.ARTICLES.resolve(name + ".marked.txt");
      Files.copy(file, passages.resolve(file.getFileName()));
    }
    return passages;
  }

  @Test
  void refusesToTrainOnNothing() throws IOException {
    Path out = folder.resolve("new.lm");
    assertRefused(
        run("train", "--text", "none.txt", "--out", out.toString()),
        "none.txt: not a readable file");
    String some = Fixtures.clean().get(0).toString();
    assertRefused(
        run("train", "--text", some, "--tables", "nowhere", "--out", out.toString()), "nowhere");
    Path empty = Files.createFile(folder.resolve("empty.txt"));
    CommandRun result = run("train", "--text", empty.toString(), "--out", out.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("no words to train on").doesNotContain("Exception");
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "a/b", "1/", "5/5", "-2/5", "0/0", "1/-3"})
  void refusesFoldsThatAreNone(String leaveOut) throws IOException {
    Path model = Dictionaries.folder().resolve(Dictionaries.MODEL);
    Path out = folder.resolve("out");
    CommandRun result =
        run(
            "dictionary",
            "build",
            "--model=" + model,
            "--passages=" + marked(),
            "--leave-out=" + leaveOut,
            "--out=" + out);
    assertRefused(result, "--leave-out: expected K/N");
    assertThat(out).doesNotExist();
  }

  @Test
  void refusesToBuildFromWhatIsNotThere() throws IOException {
    String model = Dictionaries.folder().resolve(Dictionaries.MODEL).toString();
    String none = folder.resolve("none").toString();
    String out = folder.resolve("out").toString();
    String[] build = {"dictionary", "build", "--model", model, "--out", out};
    CommandRun passages = run(with(build, "--passages", none));
    assertRefused(passages, none + ": not a folder of marked passages");
    CommandRun tables = run(with(build, "--tables", none));
    assertThat(tables.code()).isEqualTo(2);
    assertThat(tables.err()).contains("none").doesNotContain("Exception", "internal error");
    assertRefused(
        run("dictionary", "build", "--passages", marked().toString(), "--out", out),
        "no language model there");
    assertThat(run("dictionary").code()).isEqualTo(2);
    assertThat(Path.of(out)).doesNotExist();
  }

  private static String[] with(String[] command, String... more) {
    return Stream.concat(Stream.of(command), Stream.of(more)).toArray(String[]::new);
  }
}
