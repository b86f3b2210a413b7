package io.github.unspin.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.memory.MemoryFolders;
import io.github.unspin.memory.MemoryStore;
import io.github.unspin.review.Output;
import io.github.unspin.review.Progress;
import io.github.unspin.review.ReviewDocument;
import io.github.unspin.review.ReviewInput;
import io.github.unspin.review.ReviewSession;
import io.github.unspin.review.ReviewSettings;
import io.github.unspin.review.Toy;
import io.github.unspin.terminal.TerminalReview.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each key does, without a terminal. */
class TerminalReviewTest {
  /** Stops: assault, Metropolis Corridor (2), massive, mentioned, Assault, assault. */
  private static final String TEXT =
      "The assault on Metropolis Corridor was massive, he mentioned.\n\n"
          + "Assault rifles lay about; the assault lasted an hour at Metropolis Corridor.\n";

  @TempDir Path folder;
  private final List<ReviewSession> sessions = new ArrayList<>();
  private ReviewSession session;
  private ScriptedScreen screen;
  private Order order = Order.PLACE;
  private Together together = Together.NAMES;
  private double acceptAbove = 2;
  private boolean inPlace;

  @AfterEach
  void close() {
    sessions.forEach(ReviewSession::close);
  }

  private End play(ScriptedScreen typed, String... texts) throws IOException {
    List<Path> paths = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      paths.add(Files.writeString(folder.resolve("t" + (i + 1) + ".txt"), texts[i]));
    }
    close();
    screen = typed;
    session =
        ReviewSession.open(
            ReviewInput.expand(paths),
            ReviewSettings.of(Toy.spinner()::analyse, folder.resolve("state"))
                .withLearner(store())
                .withOutput(inPlace ? new Output.InPlace() : new Output.Beside()));
    sessions.add(session);
    TerminalReview.Wishes wishes = new TerminalReview.Wishes(order, together, acceptAbove, inPlace);
    return new TerminalReview(session, typed, wishes, false).run();
  }

  private MemoryStore store() {
    return MemoryFolders.projectIn(folder);
  }

  private String text(int file) {
    ReviewDocument document = session.documents().get(file - 1);
    return session.preview(document);
  }

  @Test
  void yTakesTheFirstProposalsOneByOne() throws IOException {
    assertThat(play(new ScriptedScreen("yyyyyyq"), TEXT)).isEqualTo(End.SAVE);
    assertThat(text(1))
        .isEqualTo(
            "The attack on City Hall was large, he said.\n\n"
                + "Attack rifles lay about; the attack lasted an hour at City Hall.\n");
    assertThat(screen.picture(-1)).contains("All 7 findings are decided.");
  }

  @Test
  void theFindingIsShownInItsSentenceWithItsProposals() throws IOException {
    play(new ScriptedScreen("yJ"), TEXT);
    assertThat(screen.picture(0))
        .contains("t1.txt", "1/6", "0 of 7 decided", "line 1")
        .contains("The [assault] on Metropolis Corridor was massive, he mentioned.")
        .contains("1  attack", "97 %", "2  raid", "2 %");
    assertThat(screen.picture(1)).contains("2/6", "The attack on [Metropolis Corridor] was");
    assertThat(screen.picture(1)).contains("“Metropolis Corridor”, 2 times (lines 1, 3)");
    assertThat(screen.picture(2)).contains("40 %", "35 %");
  }

  @Test
  void nRefuses() throws IOException {
    play(new ScriptedScreen("nnnnnnq"), TEXT);
    assertThat(text(1)).isEqualTo(TEXT);
    assertThat(session.progress()).isEqualTo(new Progress(0, 7, 0, 0));
  }

  @Test
  void digitsPick() throws IOException {
    play(new ScriptedScreen("2J29"), TEXT);
    assertThat(text(1)).startsWith("The raid on Metropolis Corridor was huge");
    assertThat(screen.picture(-1)).contains("there are 1 proposals");
  }

  @Test
  void eTypesAndOffersProposalsAndNames() throws IOException {
    play(new ScriptedScreen("eeq").typing("strike", "Town Hall"), TEXT);
    assertThat(text(1))
        .startsWith("The strike on Town Hall was massive")
        .endsWith("at Town Hall.\n");
    assertThat(screen.offered()).contains("City Hall", "Metropolis Corridor");
  }

  @Test
  void whatWasTypedIsProposedForTheSameWordsElsewhere() throws IOException {
    play(new ScriptedScreen("eJJJ").typing("strike"), TEXT);
    assertThat(screen.picture(-1)).contains("Assault  1  Attack", "2  Strike", "typed before");
    assertThat(text(1)).contains("Assault rifles", "the assault lasted");
  }

  @Test
  void aAndDDecideTheRestOfTheFileOnly() throws IOException {
    play(new ScriptedScreen("nada"), TEXT, TEXT, TEXT);
    assertThat(text(1)).startsWith("The assault on City Hall was large").contains("Attack rifles");
    assertThat(text(2)).isEqualTo(TEXT);
    assertThat(session.progress(session.documents().get(1)).refused()).isEqualTo(7);
    assertThat(text(3)).startsWith("The attack on City Hall was large");
  }

  @Test
  void capitalAFixesEverywhereAlsoInFilesToCome() throws IOException {
    play(new ScriptedScreen("Aq"), TEXT, TEXT);
    for (int file = 1; file <= 2; file++) {
      assertThat(text(file))
          .isEqualTo(TEXT.replace("assault", "attack").replace("Assault", "Attack"));
    }
    session.save();
    assertThat(store().fixes()).hasToString("[Fix[spun=assault, original=attack]]");
  }

  @Test
  void kKeepsEverywhereAndUTakesItBack() throws IOException {
    play(new ScriptedScreen("kq"), TEXT, TEXT);
    session.documents().forEach(ReviewDocument::findings); // once both were looked at
    assertThat(session.progress()).isEqualTo(new Progress(0, 6, 0, 8));
    session.save();
    assertThat(store().kept()).containsExactly("assault");
    play(new ScriptedScreen("uq"), TEXT, TEXT);
    session.documents().forEach(ReviewDocument::findings);
    assertThat(session.progress()).isEqualTo(new Progress(0, 0, 0, 14));
    session.save();
    assertThat(store().kept()).isEmpty();
  }

  @Test
  void uAndCapitalUGoBackAndForth() throws IOException {
    play(new ScriptedScreen("ynuuUq"), TEXT);
    assertThat(session.progress()).isEqualTo(new Progress(1, 0, 0, 6));
    assertThat(screen.picture(3)).contains("2/6", "2 findings: taken back");
    assertThat(screen.picture(4)).contains("1/6", "taken back");
    play(new ScriptedScreen("uuu"), TEXT);
    assertThat(screen.picture(-1)).contains("nothing to take back");
  }

  @Test
  void sComesRoundAgain() throws IOException {
    play(new ScriptedScreen("syyyyyj"), TEXT);
    assertThat(screen.picture(-2)).contains("1 of 7 findings are undecided: j shows them");
    assertThat(screen.picture(-1)).contains("1/6", "skipped before");
  }

  @Test
  void movesGoOverDecidedOnesOrOntoThem() throws IOException {
    play(new ScriptedScreen("yyPPpJJj"), TEXT);
    assertThat(screen.picture(3)).contains(" 2/6 ", "accepted: “City Hall”");
    assertThat(screen.picture(4)).contains(" 1/6 ", "accepted: “attack”");
    assertThat(screen.picture(5)).contains(" 1/6 ", "nothing undecided before this");
    assertThat(screen.picture(7)).contains(" 3/6 ");
    assertThat(screen.picture(8)).contains(" 4/6 ");
  }

  @Test
  void movesGoFromFileToFile() throws IOException {
    play(new ScriptedScreen("JJJJJJPpj"), TEXT, TEXT);
    assertThat(screen.picture(6)).contains("t2.txt (file 2/2)", " 1/6 ");
    assertThat(screen.picture(7)).contains("t1.txt (file 1/2)", " 6/6 ");
    assertThat(screen.picture(8)).contains(" 5/6 ");
    assertThat(screen.picture(9)).contains(" 6/6 ");
  }

  @Test
  void arrowsMove() throws IOException {
    ScriptedScreen arrows = new ScriptedScreen("");
    for (int key : new int[] {Screen.RIGHT, Screen.DOWN, Screen.LEFT, Screen.UP}) {
      arrows.press(key);
    }
    play(arrows, TEXT);
    assertThat(screen.picture(2)).contains(" 3/6 ");
    assertThat(screen.picture(4)).contains(" 1/6 ");
  }

  @Test
  void slashSearchesInWordsProposalsAndSentences() throws IOException {
    play(new ScriptedScreen("////").typing("SAID", "rifles", "", "nowhere"), TEXT);
    assertThat(screen.picture(1)).contains(" 4/6 ");
    assertThat(screen.picture(2)).contains(" 5/6 ");
    assertThat(screen.picture(3)).contains(" 6/6 ");
    assertThat(screen.picture(4)).contains(" 6/6 ", "not in this file: nowhere");
  }

  @Test
  void gGoesToNumbersAndFiles() throws IOException {
    play(new ScriptedScreen("gggg").typing("4", "f2", "77", "x"), TEXT, TEXT);
    assertThat(screen.picture(1)).contains(" 4/6 ", "t1.txt");
    assertThat(screen.picture(2)).contains(" 1/6 ", "t2.txt");
    assertThat(screen.picture(3)).contains("there is no 77");
    assertThat(screen.picture(4)).contains("there is no x");
  }

  @Test
  void questionMarkShowsAllKeysAndAnyKeyGoesBack() throws IOException {
    play(new ScriptedScreen("?y"), TEXT);
    for (Key key : Key.values()) {
      assertThat(screen.picture(1)).contains(key == Key.PICK ? "1-9" : " " + key.letter() + " ");
    }
    assertThat(screen.picture(2)).contains(" 1/6 ", "0 of 7 decided");
  }

  @Test
  void otherKeysDoNothing() throws IOException {
    play(new ScriptedScreen("x"), TEXT);
    assertThat(screen.picture(1)).contains(" 1/6 ", "no such key");
  }

  @Test
  void ctrlCLeavesAtOnceAndKeepsTheDecisions() throws IOException {
    assertThat(play(new ScriptedScreen("yy\b"), TEXT)).isEqualTo(End.INTERRUPTED);
    assertThat(play(new ScriptedScreen("q"), TEXT)).isEqualTo(End.SAVE);
    assertThat(screen.picture(0)).contains(" 3/6 ", "3 of 7 decided");
  }

  @Test
  void aTerminalThatGoesAwayInterrupts() throws IOException {
    assertThat(play(new ScriptedScreen("y"), TEXT)).isEqualTo(End.INTERRUPTED);
    assertThat(play(new ScriptedScreen("\u0004"), TEXT)).isEqualTo(End.INTERRUPTED);
  }

  @Test
  void originalsAreReplacedOnlyWhenThePersonSaysSo() throws IOException {
    inPlace = true;
    assertThat(play(new ScriptedScreen("yqn"), TEXT)).isEqualTo(End.LEAVE);
    assertThat(screen.picture(-1)).contains("6 undecided would stay. Replace the originals now?");
    assertThat(play(new ScriptedScreen("qxqy"), TEXT)).isEqualTo(End.SAVE);
    assertThat(play(new ScriptedScreen("aq"), TEXT)).isEqualTo(End.SAVE);
  }

  @Test
  void theLeastSureComeFirstWhenAskedFor() throws IOException {
    order = Order.CONFIDENCE;
    play(new ScriptedScreen("yyyyy"), TEXT);
    assertThat(screen.picture(0)).contains("[massive]");
    assertThat(screen.picture(1)).contains("[Assault]");
    assertThat(screen.picture(5)).contains("[mentioned]");
  }

  @Test
  void allWordsAreOfferedTogetherWhenAskedFor() throws IOException {
    together = Together.WORDS;
    play(new ScriptedScreen("y"), TEXT);
    assertThat(screen.picture(0)).contains("1/4", "“assault”, 3 times (lines 1, 3)");
    assertThat(text(1)).contains("attack on", "Attack rifles", "the attack lasted");
    together = Together.NONE;
    play(new ScriptedScreen(""), TEXT);
    assertThat(screen.picture(0)).contains("2/7");
  }

  @Test
  void theSureOnesCanBeAcceptedAtTheStart() throws IOException {
    acceptAbove = 0.97;
    play(new ScriptedScreen("u"), TEXT);
    assertThat(screen.picture(0)).contains("3/6", "[massive]", "5 sure ones accepted at the start");
    assertThat(screen.picture(1)).contains("0 of 7 decided");
  }

  @Test
  void nothingToDecideIsSaid() throws IOException {
    assertThat(play(new ScriptedScreen("yq"), "A calm text.\n")).isEqualTo(End.SAVE);
    assertThat(screen.picture(0)).contains("Nothing was found");
    assertThat(screen.picture(1)).contains("no finding here");
  }

  @Test
  void anUnusableFileIsPassedOver() throws IOException {
    assertThat(play(new ScriptedScreen(""), "", TEXT)).isEqualTo(End.INTERRUPTED);
    assertThat(screen.picture(0)).contains("t2.txt (file 2/2)");
    assertThat(play(new ScriptedScreen(""), "")).isEqualTo(End.UNUSABLE);
  }

  @ParameterizedTest
  @CsvSource({"80,24", "200,60", "40,12", "24,8", "20,5", "10,3", "5,2", "1,1"})
  void everyPictureFitsItsWindow(int columns, int rows) throws IOException {
    play(new ScriptedScreen("?xJJJaPgq").sized(columns, rows).typing("2"), TEXT.repeat(9));
    for (Picture picture : screen.shown()) {
      assertThat(picture.lines().size() + picture.footer().size()).isLessThanOrEqualTo(rows);
      assertThat(picture.lines())
          .allSatisfy(line -> assertThat(Typesetter.columns(line)).isLessThanOrEqualTo(columns));
      assertThat(picture.footer())
          .allSatisfy(line -> assertThat(Typesetter.columns(line)).isLessThanOrEqualTo(columns));
    }
    if (rows >= 3 && columns >= 20) {
      assertThat(screen.picture(0)).contains("[assault]");
    }
  }

  @Test
  void textCannotSpeakToTheTerminal() throws IOException {
    play(
        new ScriptedScreen("?"),
        "The \u001B]0;title\u0007 assault \u202E on \u009B31m them, he mentioned.\n");
    for (Picture picture : screen.shown()) {
      for (List<?> lines : List.of(picture.lines(), picture.footer())) {
        assertThat(lines.toString()).doesNotContain("\u001B", "\u0007", "\u202E", "\u009B");
      }
    }
  }
}
