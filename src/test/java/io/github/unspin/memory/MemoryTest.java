package io.github.unspin.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unspin.files.InputException;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was decided before, and how it bears on a text. */
class MemoryTest {
  private static final String TEXT =
      "Assault on the Metropolis Corridor: the assault killed many, he mentioned on the day after."
          + " Nobody had seen such an assault in the country before, the mayor of the town said.";

  @TempDir Path folder;
  private MemoryStore project;
  private MemoryStore user;

  @BeforeEach
  void prepare() {
    project = MemoryFolders.projectIn(folder.resolve("project"));
    user = new MemoryStore("user", folder.resolve("config"), folder.resolve("state"));
  }

  private Memory memory() {
    return Memory.of(List.of(project, user));
  }

  private static Finding finding(String text, int from, String words, String suggestion) {
    int start = text.indexOf(words, from);
    return new Finding(
        start,
        start + words.length(),
        words,
        FindingKind.SUBSTITUTION,
        0.9,
        true,
        List.of(new Suggestion(suggestion, 0.9)),
        "");
  }

  /** Finds all "assault" in lower case. */
  private static Report report(String text, boolean spun) {
    List<Finding> findings = new ArrayList<>();
    for (int at = text.indexOf("assault"); at >= 0; at = text.indexOf("assault", at + 1)) {
      findings.add(finding(text, at, "assault", "attack"));
    }
    return new Report(text, 30, spun, spun ? 1 : 0, spun ? "A" : "", findings);
  }

  private static MemoryChange fix(String spun, String original) {
    return MemoryChange.nothing().withFixes(List.of(new Fix(spun, original)));
  }

  @Test
  void aFixIsMadeEverywhereInASpunTextInThePlacesCapitals() {
    user.change(fix("assault", "raid"));
    user.change(fix("Metropolis Corridor", "City Hall"));
    assertThat(memory().settle(report(TEXT, true)).restored())
        .isEqualTo(
            TEXT.replace("assault", "raid")
                .replace("Assault", "Raid")
                .replace("Metropolis Corridor", "City Hall"));
    Finding first = memory().settle(report(TEXT, true)).findings().get(2);
    assertThat(first.suggestions()).extracting(Suggestion::text).containsExactly("raid", "attack");
    assertThat(first.message()).isEqualTo("Your dictionary has “raid” for “assault”.");
  }

  @Test
  void aTextThatIsNotSpunIsLeftAlone() {
    user.change(fix("assault", "raid"));
    Report calm = new Report(TEXT, 30, false, 0, "", List.of());
    assertThat(memory().settle(calm).restored()).isEqualTo(TEXT);
  }

  @Test
  void keptWordsAreNoFindings() {
    user.change(MemoryChange.nothing().withKept(List.of("Assault")));
    assertThat(memory().settle(report(TEXT, true)).findings()).isEmpty();
  }

  @Test
  void theProjectGoesBeforeTheUser() {
    user.change(fix("assault", "raid"));
    project.change(fix("assault", "strike"));
    assertThat(memory().settle(report(TEXT, true)).restored()).contains("the strike killed");
    project.change(MemoryChange.nothing().withKept(List.of("assault")));
    assertThat(memory().settle(report(TEXT, true)).restored()).isEqualTo(TEXT);
    user.change(MemoryChange.nothing().withKept(List.of("assault")));
    project.change(fix("assault", "strike"));
    assertThat(memory().settle(report(TEXT, true)).restored()).contains("the strike killed");
  }

  @Test
  void candidatesAreProposedAndNotMade() {
    user.change(MemoryChange.nothing().withCandidates(List.of(new Fix("Assault", "Onslaught"))));
    Report settled = memory().settle(report(TEXT, true));
    assertThat(settled.restored()).isEqualTo(report(TEXT, true).restored());
    assertThat(settled.findings().get(0).suggestions())
        .extracting(Suggestion::text)
        .containsExactly("attack", "onslaught");
  }

  private Baseline.Review refuseFirst(String name, String text) {
    Report report = report(text, true);
    List<FindingKey> keys = FindingKey.of(text, report.findings());
    String reviewed = text.replaceFirst("such an assault", "such an attack");
    return new Baseline.Review(name, text, reviewed, keys.subList(0, 1), keys.subList(1, 2));
  }

  @Test
  void refusedFindingsDoNotComeBackInTheSameTextOnly() {
    user.change(MemoryChange.nothing().withReviews(List.of(refuseFirst("a.txt", TEXT))));
    assertThat(memory().settle(report(TEXT, true)).findings())
        .singleElement()
        .satisfies(left -> assertThat(left.start()).isEqualTo(TEXT.lastIndexOf("assault")));
    String reviewed = TEXT.replace("such an assault", "such an attack");
    assertThat(memory().settle(report(reviewed, true)).findings()).isEmpty();
    String edited = "A new start. " + TEXT.replace("killed many", "killed a great many");
    assertThat(memory().settle(report(edited, true)).findings()).hasSize(1);
    String other =
        "The assault killed many, it was said in another town on another day, and the assault went"
            + " on for hours while the people of the valley waited for the rain to come at last.";
    assertThat(memory().settle(report(other, true)).findings()).hasSize(2);
  }

  @Test
  void whatIsAcceptedLaterComesBackAlsoInCopies() {
    user.change(MemoryChange.nothing().withReviews(List.of(refuseFirst("a.txt", TEXT))));
    List<FindingKey> keys = FindingKey.of(TEXT, report(TEXT, true).findings());
    user.change(
        MemoryChange.nothing()
            .withReviews(List.of(new Baseline.Review("b.txt", TEXT, TEXT, List.of(), keys))));
    assertThat(memory().settle(report(TEXT, true)).findings()).hasSize(2);
    assertThat(memory().isNothing()).isTrue();
  }

  @Test
  void theLastWordCounts() {
    user.change(fix("assault", "raid"));
    user.change(fix("Assault", "Attack"));
    assertThat(user.fixes()).containsExactly(new Fix("Assault", "Attack"));
    user.change(MemoryChange.nothing().withKept(List.of("assault")));
    assertThat(user.fixes()).isEmpty();
    user.change(fix("assault", "raid"));
    assertThat(user.kept()).isEmpty();
    user.change(
        MemoryChange.nothing().withForgotten(List.of(new Fix("assault", "raid")), List.of()));
    assertThat(user.fixes()).isEmpty();
  }

  @Test
  void commentsAndOrderOfPeopleStay() throws IOException {
    Files.createDirectories(user.folder());
    Path file = user.folder().resolve("fixes.tsv");
    Files.writeString(file, "# mine\nspun\toriginal\tcount\nb\tB\t7\n\n# more\na\tA\n");
    user.change(fix("c", "C"));
    user.change(fix("b", "B"));
    assertThat(file).hasContent("# mine\nspun\toriginal\tcount\nb\tB\t7\n\n# more\na\tA\nc\tC\n");
  }

  @Test
  void unusableFilesAreNamed() throws IOException {
    Files.createDirectories(project.folder());
    Files.writeString(project.folder().resolve("fixes.tsv"), "spun\toriginal\nonly one\n");
    assertThatThrownBy(this::memory)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("fixes.tsv:2: expected the spun words, a tab, and the original");
    Files.delete(project.folder().resolve("fixes.tsv"));
    Files.writeString(project.folder().resolve("baseline.jsonl"), "{\"text\":\"a\"\n");
    assertThatThrownBy(this::memory)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("baseline.jsonl:1: is damaged");
  }

  @Test
  void foldersAreWhereTheSystemKeepsThem() throws IOException {
    Map<String, String> environment =
        Map.of("XDG_CONFIG_HOME", folder.resolve("c").toString(), "XDG_STATE_HOME", "relative");
    Path inside = Files.createDirectories(folder.resolve("work/deep"));
    MemoryFolders outside = MemoryFolders.of(inside, environment, null);
    assertThat(outside.project()).isNull();
    assertThat(outside.user().folder()).isEqualTo(folder.resolve("c/unspin"));
    assertThat(outside.user().journals())
        .isEqualTo(Path.of(System.getProperty("user.home"), ".local/state/unspin/review"));
    Files.writeString(folder.resolve("work/unspin.toml"), "");
    MemoryFolders project = MemoryFolders.of(inside, environment, null);
    assertThat(project.preferred().folder()).isEqualTo(folder.resolve("work/.unspin"));
    assertThat(project.all()).hasSize(2);
  }
}
