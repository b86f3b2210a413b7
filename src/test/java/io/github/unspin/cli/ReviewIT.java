package io.github.unspin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.unspin.terminal.PseudoTerminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** {@code unspin review} in a real terminal: keys in, screen out. */
class ReviewIT {
  private static final String LAUNCHER = System.getProperty("unspin.launcher");

  /** Words that only the project's own dictionary knows, so that the findings are these. */
  private static final String TEXT =
      "The mayor zorbled on Monday. The council of Blarg Quix zorbled too.\n\n"
          + "Flimdar work in Blarg Quix smeffed the grobnix, and they zorbled.\n\n"
          + "It was the quoggle.\n";

  @TempDir Path folder;
  private Path article;
  private final Map<String, String> environment = new TreeMap<>();

  @BeforeEach
  void prepare() throws IOException {
    assumeTrue(PseudoTerminal.lacking().isEmpty(), PseudoTerminal.lacking());
    environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
    Files.createDirectory(folder.resolve(".unspin"));
    Files.writeString(
        folder.resolve(".unspin/fixes.tsv"),
        "spun\toriginal\nzorbled\tsaid\nBlarg Quix\tCity Hall\nFlimdar\tLocal\n"
            + "smeffed\tpraised\ngrobnix\tplan\nquoggle\tbridge\n");
    article = Files.writeString(folder.resolve("article.txt"), TEXT);
  }

  private PseudoTerminal review(int columns, int rows, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(LAUNCHER, "review", "--assume", "spun", "--grammar", "off"));
    command.addAll(List.of(arguments));
    return new PseudoTerminal(columns, rows, folder, environment, command);
  }

  private PseudoTerminal review() throws IOException {
    return review(80, 24, "article.txt");
  }

  /** Moves to the stop whose words are these, by a search that starts from any other. */
  private static void find(PseudoTerminal terminal, String words) throws Exception {
    terminal.type("g1\r");
    terminal.await(" 1/");
    terminal.type("/" + words + "\r");
    terminal.await(words + "  1  ");
  }

  @Test
  void everyKeyWorksInATerminal() throws Exception {
    try (PseudoTerminal terminal = review()) {
      String first = terminal.await("zorbled  1  said");
      assertThat(first)
          .contains("article.txt", " 1/", "100 % sure", "The mayor zorbled on Monday.")
          .contains("y accept", "? help");
      terminal.type("?");
      terminal.await("save and quit");
      terminal.type("x");
      terminal.await("y accept");
      terminal.type("y"); // accept
      terminal.await("“zorbled” -> “said”");
      assertThat(terminal.await("Blarg Quix  1  City Hall")).contains("“Blarg Quix”, 2 times");
      terminal.type("1"); // pick
      terminal.await("“Blarg Quix” -> “City Hall”, 2 times");
      terminal.await("zorbled  1  said");
      terminal.type("s"); // skip
      terminal.await("“zorbled” skipped");
      terminal.type("P");
      terminal.await("skipped before");
      terminal.type("n"); // refuse
      terminal.await("“zorbled” stays");
      terminal.type("u"); // undo
      terminal.await("taken back");
      terminal.await("skipped before");
      terminal.type("U"); // redo
      terminal.await("decided again");
      terminal.await("refused");
      find(terminal, "smeffed");
      terminal.type("e"); // type
      terminal.await("“smeffed” -> praised");
      terminal.type("\u0017lauded\r"); // Ctrl-W takes the word away
      terminal.await("“smeffed” -> “lauded”");
      terminal.await("grobnix  1  plan");
      terminal.type("A"); // everywhere
      terminal.await("“grobnix” fixed everywhere, here 1 times");
      find(terminal, "quoggle");
      terminal.type("k"); // keep
      terminal.await("“quoggle” kept everywhere, here 1 times");
      terminal.type("p"); // previous undecided: the last "zorbled", or what the program found
      terminal.type("J");
      terminal.type("j");
      terminal.type("g4\r");
      terminal.await(" 4/");
      terminal.type("d"); // the rest
      terminal.await("findings kept");
      terminal.type("u");
      terminal.await("taken back");
      terminal.type("a");
      terminal.await("findings accepted");
      terminal.await("findings are decided");
      terminal.type("q");
      assertThat(terminal.end()).isZero();
      assertThat(terminal.screen()).contains("unspin: ", "article.reviewed.txt: written");
    }
    assertThat(article).hasContent(TEXT);
    assertThat(Files.readString(folder.resolve("article.reviewed.txt")))
        .contains("The mayor said on Monday. The council of City Hall zorbled too.")
        .contains("City Hall lauded the plan")
        .contains("the quoggle");
    assertThat(Files.readString(folder.resolve(".unspin/fixes.tsv")))
        .contains("grobnix\tplan")
        .doesNotContain("quoggle");
    assertThat(Files.readString(folder.resolve(".unspin/keep.txt"))).contains("quoggle");
    assertThat(Files.readString(folder.resolve(".unspin/candidates.tsv")))
        .contains("smeffed\tlauded");
  }

  @Test
  void theWindowMayChangeItsSize() throws Exception {
    try (PseudoTerminal terminal = review()) {
      terminal.await("zorbled  1  said");
      terminal.resize(40, 10);
      String narrow = terminal.await("y n 1-9 e");
      assertThat(narrow).contains("The mayor zorbled on Monday", " 1/");
      terminal.resize(100, 30);
      assertThat(terminal.await("j/p move")).contains("zorbled  1  said");
      terminal.type("y");
      terminal.await("“zorbled” -> “said”");
    }
  }

  @Test
  void ctrlCLeavesWithoutWritingAndTheNextReviewGoesOn() throws Exception {
    try (PseudoTerminal terminal = review()) {
      terminal.await("zorbled  1  said");
      terminal.type("y");
      terminal.await(" 2/");
      terminal.type("\u0003");
      assertThat(terminal.end()).isEqualTo(130);
      assertThat(terminal.screen()).contains("1 of ", "no text written");
      assertThat(terminal.transcript()).contains("\u001B[?1049l"); // the old screen is back
    }
    assertThat(folder.resolve("article.reviewed.txt")).doesNotExist();
    try (PseudoTerminal terminal = review()) {
      assertThat(terminal.await("Blarg Quix  1  City Hall")).contains(" 2/", "1 of ");
    }
  }

  @Test
  void aKilledReviewLosesNothingThoughTheTextIsEditedMeanwhile() throws Exception {
    try (PseudoTerminal terminal = review()) {
      terminal.await("zorbled  1  said");
      terminal.type("y");
      terminal.await("Blarg Quix  1  City Hall");
      terminal.type("n");
      terminal.await("“Blarg Quix” stays, 2 times");
      terminal.kill();
    }
    Files.writeString(article, "It rained.\n\n" + TEXT.replace("on Monday", "late on Monday"));
    try (PseudoTerminal terminal = review()) {
      terminal.await("3 of ");
      terminal.type("q");
      assertThat(terminal.end()).isZero();
    }
    assertThat(Files.readString(folder.resolve("article.reviewed.txt")))
        .startsWith("It rained.\n\nThe mayor said late on Monday. The council of Blarg Quix zorb");
  }

  @Test
  void aSecondReviewOfTheSameFileIsTurnedAway() throws Exception {
    try (PseudoTerminal terminal = review();
        PseudoTerminal second = waiting(terminal)) {
      assertThat(second.end()).isEqualTo(2);
      assertThat(second.screen()).contains("another 'unspin review' is");
    }
  }

  private PseudoTerminal waiting(PseudoTerminal first) throws Exception {
    first.await("zorbled  1  said");
    return review();
  }

  @Test
  void aDumbTerminalGetsLines() throws Exception {
    environment.put("TERM", "dumb");
    try (PseudoTerminal terminal = review(80, 60, "article.txt")) {
      terminal.await("zorbled  1  said");
      terminal.type("y\r");
      terminal.await("Blarg Quix  1  City Hall");
      terminal.type("ynq\r"); // several keys in a line
      assertThat(terminal.end()).isZero();
      assertThat(terminal.transcript()).doesNotContain("\u001B[");
    }
    assertThat(Files.readString(folder.resolve("article.reviewed.txt")))
        .startsWith("The mayor said on Monday. The council of City Hall zorbled too.");
  }

  @Test
  void colourIsOffWhenTheUserSaysSo() throws Exception {
    try (PseudoTerminal terminal = review()) {
      terminal.await("zorbled  1  said");
      assertThat(terminal.transcript()).containsPattern("\u001B\\[[0-9;]*3[0-9]m");
    }
    environment.put("NO_COLOR", "1");
    try (PseudoTerminal terminal = review()) {
      assertThat(terminal.await("zorbled  1  said")).contains("The mayor [zorbled] on Monday");
      assertThat(terminal.transcript()).doesNotContainPattern("\u001B\\[([0-9;]*;)?[349][0-9]m");
    }
  }

  @Test
  void refusedFindingsDoNotComeBack() throws Exception {
    try (PseudoTerminal terminal = review()) {
      terminal.await("zorbled  1  said");
      terminal.type("nq");
      assertThat(terminal.end()).isZero();
    }
    assertThat(clean("article.txt")).startsWith("The mayor zorbled on Monday. The council of City");
    Path copy = Files.copy(article, folder.resolve("copy.txt"));
    assertThat(clean(copy.toString())).startsWith("The mayor zorbled on Monday. The council of Ci");
    Files.writeString(copy, "The judge zorbled on Tuesday. A court of Blarg Quix zorbled.\n");
    assertThat(clean("copy.txt"))
        .startsWith("The judge said on Tuesday. A court of City Hall said");
    assertThat(clean("--no-memory", "article.txt")).contains("zorbled too");
  }

  private String clean(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(List.of(LAUNCHER, "clean", "--assume", "spun", "--grammar", "off"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return out;
  }

  @Test
  void withoutATerminalItSaysSo() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(LAUNCHER, "review", "article.txt").directory(folder.toFile());
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(out).startsWith("unspin: review: no terminal: ").hasLineCount(1);
  }

  @Test
  void ctrlZGivesTheWindowBackUntilTheShellLetsItGoOn() throws Exception {
    try (PseudoTerminal terminal = review()) {
      terminal.await("zorbled  1  said");
      terminal.type("y");
      terminal.await(" 2/");
      terminal.type("\u001A");
      terminal.awaitState('T');
      assertThat(terminal.screen()).doesNotContain("zorbled  1  said");
      terminal.signal("CONT");
      assertThat(terminal.await("Blarg Quix  1  City Hall")).contains(" 2/", "1 of ");
      terminal.type("n");
      terminal.await("3 of ");
    }
  }

  /** The second of the articles that the project began with, or the fixture most like it. */
  private static Path longArticle() {
    Path home = Path.of(LAUNCHER).toAbsolutePath().getParent();
    Path seed = home.resolve("../shared/seeds/002_8e432c5ce058ccbb.txt");
    return Files.exists(seed) ? seed : home.resolve("fixtures/articles/concert-hall.spun.txt");
  }

  @Test
  void twoHundredDecisionsTakeAKeyEach() throws Exception {
    Path copy = Files.copy(longArticle(), folder.resolve("long.txt"));
    List<String> command = List.of(LAUNCHER, "review", copy.toString());
    try (PseudoTerminal terminal = new PseudoTerminal(80, 24, folder, environment, command)) {
      Matcher matcher = decided(terminal.await(" decided"));
      int total = Integer.parseInt(matcher.group(2));
      int wanted = Math.min(200, total);
      int keys = 0;
      int done = 0;
      while (done < wanted) {
        terminal.type("y");
        keys++;
        int before = done;
        long end = System.nanoTime() + 10_000_000_000L;
        while (done == before && System.nanoTime() < end) {
          String screen = terminal.screen();
          Matcher now = DECIDED.matcher(screen);
          done = now.find() ? Integer.parseInt(now.group(1)) : done;
          done = screen.contains("All " + total + " findings are decided") ? total : done;
          if (done == before) {
            Thread.sleep(1);
          }
        }
        assertThat(done).isGreaterThan(before);
      }
      assertThat(keys).isLessThanOrEqualTo(wanted * 12 / 10);
      System.out.println("review: " + done + " decisions with " + keys + " keys");
    }
  }

  private static final Pattern DECIDED = Pattern.compile("([0-9]+) of ([0-9]+) decided");

  private static Matcher decided(String screen) {
    Matcher matcher = DECIDED.matcher(screen);
    assertThat(matcher.find()).isTrue();
    return matcher;
  }

  /** Says how long it takes; run it with -Dunspin.measure=true on a machine that is not busy. */
  @Test
  @EnabledIfSystemProperty(named = "unspin.measure", matches = "true")
  void theFirstFindingIsThereAtOnce() throws Exception {
    Path copy = Files.copy(longArticle(), folder.resolve("long.txt"));
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      long start = System.nanoTime();
      List<String> command = List.of(LAUNCHER, "review", copy.toString());
      try (PseudoTerminal terminal = new PseudoTerminal(80, 24, folder, environment, command)) {
        terminal.await(" decided");
        times.add((System.nanoTime() - start) / 1_000_000);
        terminal.type("\u0003");
        terminal.end();
      }
    }
    times.sort(null);
    System.out.println("review: milliseconds to the first finding: " + times);
    assertThat(times.get(5)).isLessThanOrEqualTo(1500);
  }

  /** Makes the pictures of the README, in the folder that -Dunspin.captures names. */
  @Test
  @EnabledIfSystemProperty(named = "unspin.captures", matches = ".+")
  void picturesForTheReadme() throws Exception {
    Path target = Files.createDirectories(Path.of(System.getProperty("unspin.captures")));
    Path fixture = Path.of(LAUNCHER).resolveSibling("fixtures/articles/concert-hall.spun.txt");
    Files.copy(fixture, article, StandardCopyOption.REPLACE_EXISTING);
    Files.delete(folder.resolve(".unspin/fixes.tsv"));
    environment.put("NO_COLOR", "1");
    List<String> command = List.of(LAUNCHER, "review", "--unsure", "article.txt");
    try (PseudoTerminal terminal = new PseudoTerminal(80, 24, folder, environment, command)) {
      Files.writeString(target.resolve("1-first.txt"), terminal.await("accepted at the start"));
      terminal.type("/particular\r");
      Files.writeString(target.resolve("2-choice.txt"), terminal.await("particular  1"));
      terminal.type("?");
      Files.writeString(target.resolve("3-keys.txt"), terminal.await("any key goes back"));
      terminal.type("xa");
      Files.writeString(target.resolve("4-end.txt"), terminal.await("accepted (u takes"));
      terminal.type("q");
      terminal.end();
      Files.writeString(target.resolve("5-saved.txt"), terminal.screen());
    }
  }
}
