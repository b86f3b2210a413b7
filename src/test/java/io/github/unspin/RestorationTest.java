package io.github.unspin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unspin.files.InputException;
import io.github.unspin.grammar.GrammarProfile;
import io.github.unspin.report.Edit;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import io.github.unspin.restore.Assumption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole pipeline with the repository's own dictionaries. */
class RestorationTest {
  private static final Path CONCERT_HALL = Fixtures.ARTICLES.resolve("concert-hall.spun.txt");

  private static Unspin unspin;
  private static String spun;
  private static Report report;

  @TempDir Path folder;

  @BeforeAll
  @BeforeContainer
  static void open() {
    unspin = Unspin.open(Options.defaults());
    spun = Fixtures.read(CONCERT_HALL);
    report = unspin.analyse(spun);
  }

  private static Options options(
      Assumption assume, double confidence, List<Path> dictionaries, List<Path> keep) {
    return new Options(
        assume, confidence, GrammarProfile.CORE, true, dictionaries, keep, List.of());
  }

  private static int count(String text, String phrase) {
    return (int) Pattern.compile("\\b" + phrase + "\\b").matcher(text).results().count();
  }

  static Stream<Path> clean() {
    return Fixtures.clean().stream();
  }

  @Test
  void restoresTheNames() {
    assertThat(report.spun()).isTrue();
    assertThat(report.score()).isGreaterThan(0.9);
    assertThat(report.family()).isEqualTo("A");
    assertThat(report.restored())
        .contains(
            "Crocus City Hall",
            "ISIS-K",
            "Dossier Center",
            "The New York Times",
            "law enforcement",
            "Middle East",
            "the United States",
            "Center for a New American Security",
            "Royal United Services Institute",
            "National Security Council")
        .doesNotContain(
            "Metropolis",
            "Corridor",
            "ISIS-Ok",
            "File Heart",
            "Occasions",
            "legislation",
            "Center East",
            "USA",
            "Safety",
            "Royal United Companies",
            "Nationwide");
  }

  @Test
  void leavesTheTrapsAlone() {
    assertThat(report.restored())
        .contains("public warning", "pointing fingers", "additional guards", "A former analyst");
  }

  @Test
  void mendsWhatTheSubstitutionBroke() {
    assertThat(report.restored())
        .contains("a rare warning", "the next 48 hours. U.S. officials said")
        .doesNotContain("a uncommon", "hours.U.S.");
  }

  @Test
  void leavesNothingOfThePage() {
    assertThat(report.restored())
        .endsWith("\n")
        .doesNotContain("Share.", "Exit mobile", "LEAVE A REPLY", "Please enter");
    assertThat(report.restored().stripTrailing()).endsWith("change nothing.");
    assertThat(report.findings())
        .filteredOn(finding -> finding.kind() == FindingKind.BOILERPLATE)
        .hasSizeGreaterThanOrEqualTo(1)
        .allMatch(Finding::applied);
  }

  @Test
  void restoresANameTheSameWayEverywhere() {
    String text =
        spun.substring(0, spun.indexOf("Share."))
            + "Guards at Crocus Metropolis Corridor mentioned that folks kept away.\n\n"
            + "In the meantime Crocus Metropolis Corridor remained closed, officers mentioned.\n\n"
            + "The File Heart mentioned that it had no additional papers on ISIS-Ok.\n";
    String restored = unspin.analyse(text).restored();
    assertThat(count(restored, "Crocus City Hall")).isEqualTo(3);
    assertThat(count(restored, "Dossier Center")).isEqualTo(2);
    assertThat(count(restored, "ISIS-K")).isEqualTo(2);
    assertThat(restored).doesNotContain("Metropolis", "Corridor", "File Heart", "ISIS-Ok");
  }

  @Test
  void worksTheSameWithWindowsLineEnds() {
    String windows = spun.replace("\n", "\r\n");
    assertThat(unspin.analyse(windows).restored())
        .isEqualTo(report.restored().replace("\n", "\r\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "de-DE"})
  void worksTheSameInEveryLocale(String locale) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(locale));
      Report there = Unspin.open(Options.defaults()).analyse(spun);
      assertThat(there).isEqualTo(report);
      String shouting = spun.toUpperCase(Locale.ROOT);
      Report loud = unspin.analyse(shouting);
      Locale.setDefault(Locale.ENGLISH);
      assertThat(loud).isEqualTo(unspin.analyse(shouting));
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @MethodSource("clean")
  void leavesHumanTextsByteForByte(Path file) {
    String text = Fixtures.read(file);
    for (String variant :
        List.of(text, text.replace("\n", "\r\n"), "\uFEFF" + text, text.stripTrailing())) {
      Report result = unspin.analyse(variant);
      assertThat(result.restored()).isEqualTo(variant);
      assertThat(result.spun()).isFalse();
      assertThat(result.score()).isLessThan(0.5);
      assertThat(result.family()).isEmpty();
      assertThat(result.findings()).noneMatch(f -> f.kind() == FindingKind.SUBSTITUTION);
    }
  }

  @Test
  void leavesTheOriginalOfASpunTextAlone() {
    for (Path file : Fixtures.files(Fixtures.ARTICLES, ".original.txt")) {
      Report result = unspin.analyse(Fixtures.read(file));
      assertThat(result.spun()).as("%s", file).isFalse();
      assertThat(result.findings())
          .as("%s", file)
          .noneMatch(f -> f.kind() == FindingKind.SUBSTITUTION);
    }
  }

  @Test
  void theUserCanSayThatATextIsSpunOrClean() {
    Options defaults = Options.defaults();
    Unspin trusting = Unspin.open(defaults.withAssumption(Assumption.CLEAN));
    Report trusted = trusting.analyse(spun);
    assertThat(trusted.spun()).isFalse();
    assertThat(trusted.findings()).noneMatch(f -> f.kind() == FindingKind.SUBSTITUTION);
    assertThat(trusted.restored()).contains("Crocus Metropolis Corridor");

    String shortText = "He mentioned that folks ought to keep away from the metropolis corridor.";
    Unspin wary = Unspin.open(defaults.withAssumption(Assumption.SPUN));
    Report suspected = wary.analyse(shortText);
    assertThat(suspected.spun()).isTrue();
    assertThat(suspected.score()).isGreaterThanOrEqualTo(0.5);
    assertThat(suspected.family()).isNotEmpty();
    assertThat(suspected.restored()).startsWith("He said that people");
    Report nothing = wary.analyse(Fixtures.read(Fixtures.clean().get(0)));
    assertThat(nothing.spun()).isTrue();
  }

  @Test
  void keepsWhatTheUserWantsKept() throws IOException {
    Path keep =
        Files.writeString(
            folder.resolve("keep.txt"), "# names\nMETROPOLIS\n\nfile heart\r\nfolks\n");
    Unspin keeping =
        Unspin.open(
            options(Assumption.AUTO, Options.DEFAULT_MIN_CONFIDENCE, List.of(), List.of(keep)));
    Report kept = keeping.analyse(spun);
    assertThat(kept.restored()).contains("Metropolis", "File Heart", "folks");
    assertThat(count(kept.restored(), "folks")).isEqualTo(count(spun, "folks"));
    assertThat(kept.restored()).contains("ISIS-K", "Crocus Metropolis Hall", "said");
    assertThat(kept.findings())
        .noneMatch(f -> f.text().toLowerCase(Locale.ROOT).matches(".*\\b(metropolis|folks)\\b.*"));
  }

  @Test
  void aRowOfTheUsersOwnWins() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("mine.tsv"),
            "spun\toriginal\tcount\n# mine\nzorbed\tabsorbed\nglimmer fortress\tsilver castle\t\n"
                + "menace\thazard\t2000\n");
    Unspin own = Unspin.open(options(Assumption.AUTO, 0.5, List.of(table), List.of()));
    String text =
        spun.replace(
            "Survivors have plainer questions.",
            "Survivors have plainer questions. The walls zorbed the smoke, and the fire zorbed"
                + " the air. Irina lived at Glimmer Fortress. Folks call it a glimmer fortress."
                + " GLIMMER FORTRESS IS CLOSED, a placard mentioned.");
    String restored = own.analyse(text).restored();
    assertThat(restored)
        .contains("The walls absorbed the smoke, and the fire absorbed the air.")
        .contains("at Silver Castle.")
        .contains("a silver castle.")
        .contains("SILVER CASTLE IS CLOSED")
        .contains("flagged the hazard from recruits");
  }

  /** Takes every text for spun and knows rows of the user's own. */
  private Unspin knowing(String rows) throws IOException {
    Path table = Files.writeString(folder.resolve("mine.tsv"), rows);
    return Unspin.open(options(Assumption.SPUN, 0.5, List.of(table), List.of()));
  }

  @Test
  void theWordForAnAcronymIsInCapitalsWhereTheTextIs() throws IOException {
    Unspin own = knowing("zbq\thorseshoe\r\n");
    assertThat(own.analyse("They sold the HBO ZBQ last week. ZBQ games are old.").restored())
        .isEqualTo("They sold the HBO horseshoe last week. Horseshoe games are old.");
    assertThat(own.analyse("They saw the Fox ZBQ Museum.").restored())
        .isEqualTo("They saw the Fox Horseshoe Museum.");
    assertThat(own.analyse("THEY SOLD THE ZBQ LAST WEEK").restored())
        .isEqualTo("THEY SOLD THE HORSESHOE LAST WEEK");
  }

  @Test
  void aUsersTableWithoutColumnNamesWillDo() throws IOException {
    Unspin own = knowing("zorbed\tabsorbed\r\n");
    assertThat(own.analyse("The walls zorbed the smoke.").restored())
        .isEqualTo("The walls absorbed the smoke.");
  }

  @Test
  void namesTheRowThatIsMalformed() throws IOException {
    Path table = Files.writeString(folder.resolve("mine.tsv"), "spun\toriginal\na\tb\nalone\n");
    assertThatThrownBy(() -> Unspin.open(options(Assumption.AUTO, 0.5, List.of(table), List.of())))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(table + ":3: ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aStrictUserSeesFindingsButNoEdits() {
    Unspin strict = Unspin.open(options(Assumption.AUTO, 1.0, List.of(), List.of()));
    Report result = strict.analyse(spun);
    assertThat(result.findings())
        .filteredOn(f -> f.kind() == FindingKind.SUBSTITUTION)
        .hasSizeGreaterThan(20)
        .noneMatch(f -> f.applied() && f.suggestions().get(0).confidence() < 1.0);
    assertThat(result.findings())
        .filteredOn(f -> f.text().contains("Metropolis"))
        .isNotEmpty()
        .allMatch(f -> !f.suggestions().isEmpty());
  }

  @Test
  void moreConfidenceMeansFewerEdits() {
    long before = Long.MAX_VALUE;
    for (double confidence : new double[] {0, 0.3, 0.5, 0.7, 0.9, 0.99}) {
      Unspin some = Unspin.open(options(Assumption.SPUN, confidence, List.of(), List.of()));
      Report result = some.analyse(spun);
      List<Finding> applied = result.findings().stream().filter(Finding::applied).toList();
      assertThat(applied)
          .filteredOn(f -> f.kind() == FindingKind.SUBSTITUTION)
          .allMatch(f -> f.suggestions().get(0).confidence() >= confidence);
      assertThat((long) applied.size()).isLessThanOrEqualTo(before);
      before = applied.size();
    }
    assertThat(before).isPositive();
  }

  @Test
  void restoringTwiceChangesLittle() {
    Report again = unspin.analyse(report.restored());
    assertThat(again.spun()).isFalse();
    assertThat(again.restored()).isEqualTo(report.restored());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n",
        "\r\n\r\n",
        "folks",
        "Metropolis",
        "METROPOLIS CORRIDOR",
        "a",
        "I",
        "...",
        "?!",
        "“”",
        "{",
        "{}",
        "{|}",
        "{that a}",
        "'",
        "’s",
        "n't",
        "0",
        "48",
        "3.63",
        "😀",
        "😀 folks 😀",
        "\uD83D",
        "\uD83D folks mentioned",
        "\u0000\u0001",
        "\u200B\u00A0\u2028",
        "漢字 עברית",
        "İI ıi ß ŉ",
        "https://folks.example/metropolis mentioned",
        "folks@example.com",
        "#folks @metropolis"
      })
  void neverFailsOnOddTexts(String text) {
    for (Assumption assumption : Assumption.values()) {
      Unspin any =
          Unspin.open(
              Options.defaults().withGrammar(GrammarProfile.OFF).withAssumption(assumption));
      Report result = any.analyse(text);
      assertThat(result.text()).isEqualTo(text);
      assertSound(text, result);
    }
    assertSound(text, unspin.analyse(text));
  }

  @Test
  void readsALineOfFiveThousandWords() {
    String sentence = "folks mentioned the menace within the metropolis corridor and ";
    String line = sentence.repeat(5000 / 9);
    Report result = unspin.analyse(line);
    assertSound(line, result);
    assertThat(result.words()).isBetween(4900, 5000);
    assertThat(result.restored()).contains("people said the threat");
    String noise = "lorem ".repeat(5000);
    assertThat(unspin.analyse(noise).restored()).isEqualTo(noise);
    String word = "a".repeat(20_000);
    assertThat(unspin.analyse(word).restored()).isEqualTo(word);
  }

  @Test
  void countsOffsetsInUtf16Units() {
    String text = "😀😀 " + spun;
    Report result = unspin.analyse(text);
    Finding name =
        result.findings().stream().filter(f -> f.text().contains("Metropolis")).findFirst().get();
    assertThat(text.substring(name.start(), name.end())).isEqualTo(name.text());
    assertThat(result.restored()).startsWith("😀😀 Two weeks before");
  }

  /** Findings are sorted and quote the text; edits do not overlap, and can be taken back. */
  private static void assertSound(String text, Report result) {
    int start = 0;
    int reached = 0;
    StringBuilder restored = new StringBuilder(result.restored());
    List<Edit> edits = new ArrayList<>();
    for (Finding finding : result.findings()) {
      assertThat(finding.start()).isGreaterThanOrEqualTo(start);
      assertThat(finding.text()).isEqualTo(text.substring(finding.start(), finding.end()));
      start = finding.start();
      double last = 1;
      TreeSet<String> different = new TreeSet<>();
      for (var suggestion : finding.suggestions()) {
        assertThat(suggestion.confidence()).isBetween(0.0, last);
        assertThat(different.add(suggestion.text())).as("said once").isTrue();
        last = suggestion.confidence();
      }
      if (finding.applied()) {
        assertThat(finding.start()).isGreaterThanOrEqualTo(reached);
        reached = finding.end();
        edits.add(finding.edit());
        assertThat(finding.edit().replacement()).isNotEqualTo(finding.text());
      }
    }
    int moved = 0;
    for (Edit edit : edits) { // each edit's replacement stands where the edits before it moved it
      int at = edit.start() + moved;
      int end = at + edit.replacement().length();
      assertThat(restored.substring(at, end)).isEqualTo(edit.replacement());
      moved += edit.replacement().length() - (edit.end() - edit.start());
    }
    for (int i = edits.size() - 1; i >= 0; i--) {
      Edit edit = edits.get(i);
      moved -= edit.replacement().length() - (edit.end() - edit.start());
      int at = edit.start() + moved;
      restored.replace(
          at, at + edit.replacement().length(), text.substring(edit.start(), edit.end()));
    }
    assertThat(restored.toString()).isEqualTo(text);
  }

  @Property(tries = 120)
  void reportsAreSoundWhateverHappensToATextBefore(@ForAll long seed) {
    Random random = new Random(seed);
    List<Path> files = Fixtures.files(Fixtures.ARTICLES, ".spun.txt");
    String text = mutated(Fixtures.read(files.get(random.nextInt(files.size()))), random);
    assertSound(text, unspin.analyse(text));
  }

  private static String mutated(String text, Random random) {
    String[] pieces = {
      "\r\n",
      "{",
      "}",
      "{folks|people}",
      "😀",
      "\"",
      "’",
      " a ",
      " the the ",
      ".",
      "LEAVE A REPLY",
      "\n\n",
      "â€™",
      "\u00A0",
      "U.S.",
      "three.63",
      "http://a.b/c",
      "\uD83D"
    };
    StringBuilder out = new StringBuilder(text);
    for (int i = random.nextInt(25); i > 0; i--) {
      int at = random.nextInt(out.length());
      int to = Math.min(out.length(), at + 1 + random.nextInt(30));
      switch (random.nextInt(5)) {
        case 0 -> out.delete(at, to);
        case 1 -> out.insert(at, out.substring(at, to));
        case 2 -> out.replace(at, to, out.substring(at, to).toUpperCase(Locale.ROOT));
        case 3 -> out.insert(at, pieces[random.nextInt(pieces.length)]);
        default -> out.setCharAt(at, (char) (32 + random.nextInt(96)));
      }
      if (out.length() == 0) {
        out.append("folks");
      }
    }
    return out.toString();
  }
}
