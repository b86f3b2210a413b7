package io.github.unspin.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.unspin.files.Gzip;
import io.github.unspin.files.InputException;
import io.github.unspin.files.TextFile;
import io.github.unspin.memory.Fix;
import io.github.unspin.memory.Memory;
import io.github.unspin.memory.MemoryChange;
import io.github.unspin.memory.MemoryFolders;
import io.github.unspin.memory.MemoryStore;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library face of the review. */
class ReviewSessionTest {
  private static final String TEXT =
      "The assault on Metropolis Corridor was massive, he mentioned.\n\n"
          + "Assault rifles lay about; the assault lasted an hour at Metropolis Corridor.\n";

  @TempDir Path folder;

  private ReviewSession open(String... names) {
    List<Path> paths = java.util.Arrays.stream(names).map(folder::resolve).toList();
    return ReviewSession.open(
        ReviewInput.expand(paths),
        ReviewSettings.of(Toy.spinner()::analyse, folder.resolve("state")));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static FindingId id(ReviewSession session, int document, int number) {
    return session.documents().get(document).findings().get(number - 1).id();
  }

  @Test
  void acceptedFixesAreMadeAndTheRestStays() throws IOException {
    Path file = file("a.txt", TEXT);
    try (ReviewSession session = open("a.txt")) {
      session.decide(id(session, 0, 1), Decision.accept(), Reach.HERE);
      session.decide(id(session, 0, 2), Decision.refuse(), Reach.HERE);
      session.decide(id(session, 0, 3), Decision.accept(2), Reach.HERE);
      session.decide(id(session, 0, 4), Decision.replace("told us"), Reach.HERE);
      assertThat(session.progress()).isEqualTo(new Progress(3, 1, 0, 3));
      List<Saved> saved = session.save();
      assertThat(saved).hasSize(1);
      assertThat(folder.resolve("a.reviewed.txt"))
          .hasContent(
              TEXT.replaceFirst("assault", "attack")
                  .replace("massive", "huge")
                  .replace("mentioned", "told us"));
      assertThat(file).hasContent(TEXT);
    }
  }

  @Test
  void theNextSessionGoesOnWhereTheLastOneWasKilled() throws IOException {
    file("a.txt", TEXT);
    ReviewSession killed = open("a.txt");
    killed.decide(id(killed, 0, 1), Decision.accept(), Reach.HERE);
    killed.decide(id(killed, 0, 2), Decision.refuse(), Reach.ALIKE);
    killed.undo();
    killed.decide(id(killed, 0, 3), Decision.skip(), Reach.HERE);
    String preview = killed.preview(killed.documents().get(0));
    killed.close();
    file("a.txt", "A new first line.\n" + TEXT.replace("was massive", "was really massive"));
    try (ReviewSession session = open("a.txt")) {
      assertThat(session.preview(session.documents().get(0)))
          .isEqualTo("A new first line.\n" + preview.replace("was massive", "was really massive"));
      assertThat(session.progress()).isEqualTo(new Progress(1, 0, 1, 5));
      session.undo();
      session.undo();
      assertThat(session.undo()).isEmpty();
      assertThat(session.progress().untouched()).isEqualTo(7);
      session.redo();
      assertThat(session.progress()).isEqualTo(new Progress(1, 0, 0, 6));
    }
  }

  private ReviewSession open(ReviewSettings settings, String... names) {
    List<Path> paths = java.util.Arrays.stream(names).map(folder::resolve).toList();
    return ReviewSession.open(ReviewInput.expand(paths), settings);
  }

  private ReviewSettings settings() {
    return ReviewSettings.of(Toy.spinner()::analyse, folder.resolve("state"));
  }

  private static ReviewDocument first(ReviewSession session) {
    return session.documents().get(0);
  }

  private Path journal() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("state"))) {
      return files.filter(each -> each.toString().endsWith(".jsonl")).findFirst().orElseThrow();
    }
  }

  @Test
  void everyDecisionIsOnTheDiskWhenItIsMade() throws IOException {
    file("a.txt", TEXT);
    try (ReviewSession session = open("a.txt")) {
      for (int i = 1; i <= 5; i++) {
        session.decide(id(session, 0, i), Decision.accept(), Reach.HERE);
        assertThat(journal()).content().hasLineCount(i + 1).endsWith("\n");
      }
      session.undo();
      assertThat(journal()).content().hasLineCount(7);
    }
  }

  @Test
  void aDecisionCutOffInTheMiddleIsTheOnlyOneLost() throws IOException {
    file("a.txt", TEXT);
    try (ReviewSession session = open("a.txt")) {
      session.decide(id(session, 0, 1), Decision.accept(), Reach.HERE);
      session.decide(id(session, 0, 2), Decision.accept(), Reach.HERE);
    }
    byte[] whole = Files.readAllBytes(journal());
    int last = new String(whole, StandardCharsets.UTF_8).lastIndexOf('\n', whole.length - 2) + 1;
    for (int cut = last; cut < whole.length; cut += 17) {
      Files.write(journal(), java.util.Arrays.copyOf(whole, cut));
      try (ReviewSession session = open("a.txt")) {
        assertThat(session.progress(first(session)).accepted()).isEqualTo(1);
        session.decide(id(session, 0, 3), Decision.refuse(), Reach.HERE);
      }
      try (ReviewSession session = open("a.txt")) {
        assertThat(session.progress(first(session))).isEqualTo(new Progress(1, 1, 0, 5));
      }
    }
  }

  @Test
  void aDamagedJournalIsNamedAndLeftAlone() throws IOException {
    file("a.txt", TEXT);
    try (ReviewSession session = open("a.txt")) {
      session.decide(id(session, 0, 1), Decision.accept(), Reach.HERE);
      session.decide(id(session, 0, 2), Decision.accept(), Reach.HERE);
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(journal()));
    lines.set(1, "garbage");
    Files.write(journal(), lines);
    try (ReviewSession session = open("a.txt")) {
      assertThat(first(session).problem()).contains(".jsonl:2: is damaged; move it away");
    }
    assertThat(Files.readAllLines(journal())).isEqualTo(lines);
  }

  @Test
  void twoSessionsOnOneFileDoNotMix() throws IOException {
    file("a.txt", TEXT);
    file("b.txt", TEXT);
    try (ReviewSession one = open("a.txt")) {
      assertThat(first(one).problem()).isNull();
      try (ReviewSession other = open("a.txt", "b.txt")) {
        assertThat(first(other).problem()).contains("another 'unspin review' is open on it");
        assertThat(other.documents().get(1).problem()).isNull();
      }
    }
    try (ReviewSession again = open("a.txt")) {
      assertThat(first(again).problem()).isNull();
    }
  }

  @Test
  void everywhereReachesFilesThatAreLookedAtLater() throws Exception {
    file("a.txt", TEXT);
    file("b.txt", TEXT);
    CountDownLatch gate = new CountDownLatch(1);
    Analyser slow =
        text -> {
          if (text.name().endsWith("b.txt")) {
            await(gate);
          }
          return Toy.spinner().analyse(text);
        };
    try (ReviewSession session =
        open(ReviewSettings.of(slow, folder.resolve("state")), "a.txt", "b.txt")) {
      session.decide(id(session, 0, 1), Decision.accept(), Reach.EVERYWHERE);
      assertThat(session.documents().get(1).isAnalysed()).isFalse();
      gate.countDown();
      assertThat(session.preview(session.documents().get(1)))
          .isEqualTo(TEXT.replace("assault", "attack").replace("Assault", "Attack"));
      assertThat(session.undo().orElseThrow().findings()).hasSize(6);
      assertThat(session.progress().decided()).isZero();
    }
    try (ReviewSession session = open("a.txt", "b.txt")) {
      assertThat(session.progress(session.documents().get(1)).decided()).isZero();
      session.redo();
      assertThat(session.progress().accepted()).isEqualTo(6);
    }
  }

  @Test
  void whatIsUndoneBeforeAFileIsLookedAtIsUndoneThereToo() throws Exception {
    file("a.txt", TEXT);
    file("b.txt", TEXT);
    try (ReviewSession session = open("a.txt", "b.txt")) {
      session.documents().forEach(ReviewDocument::findings);
      session.decide(id(session, 0, 1), Decision.refuse(), Reach.EVERYWHERE);
      assertThat(session.progress().refused()).isEqualTo(6);
    }
    for (boolean isRedone : new boolean[] {true, false}) {
      CountDownLatch gate = new CountDownLatch(1);
      Analyser slow =
          text -> {
            if (text.name().endsWith("b.txt")) {
              await(gate);
            }
            return Toy.spinner().analyse(text);
          };
      try (ReviewSession session =
          open(ReviewSettings.of(slow, folder.resolve("state")), "a.txt", "b.txt")) {
        first(session).findings();
        session.undo();
        gate.countDown();
        session.documents().forEach(ReviewDocument::findings);
        assertThat(session.progress()).isEqualTo(new Progress(0, 0, 0, 14));
        if (isRedone) {
          session.redo();
          assertThat(session.progress().refused()).isEqualTo(6);
        }
      }
    }
    try (ReviewSession session = open("a.txt", "b.txt")) {
      session.documents().forEach(ReviewDocument::findings);
      assertThat(session.progress()).isEqualTo(new Progress(0, 0, 0, 14));
    }
  }

  private static void await(CountDownLatch gate) {
    try {
      assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void ofOverlappingFindingsOneCanBeAccepted() throws IOException {
    file("a.txt", "one two three\n");
    Analyser overlapping =
        text ->
            new Report(
                text.text(),
                3,
                true,
                1,
                "A",
                List.of(
                    plain(text.text(), "one two", "1 2"),
                    plain(text.text(), "two three", "2 3"),
                    plain(text.text(), "three", "3")));
    try (ReviewSession session =
        open(ReviewSettings.of(overlapping, folder.resolve("state")), "a.txt")) {
      session.decide(id(session, 0, 1), Decision.accept(), Reach.HERE);
      session.decide(id(session, 0, 2), Decision.accept(), Reach.HERE);
      assertThat(session.preview(first(session))).isEqualTo("one 2 3\n");
      assertThat(session.verdict(id(session, 0, 1)).status()).isEqualTo(Status.UNDECIDED);
      session.undo();
      assertThat(session.preview(first(session))).isEqualTo("1 2 three\n");
      session.undo();
      List<FindingId> all = first(session).findings().stream().map(ReviewFinding::id).toList();
      assertThat(session.decideAll(all, Decision.accept()).findings()).hasSize(2);
      assertThat(session.preview(first(session))).isEqualTo("1 2 3\n");
    }
  }

  private static Finding plain(String text, String words, String suggestion) {
    int start = text.indexOf(words);
    return new Finding(
        start,
        start + words.length(),
        words,
        FindingKind.SUBSTITUTION,
        1,
        false,
        List.of(new Suggestion(suggestion, 1)),
        "");
  }

  @Test
  void theOriginalIsReplacedOnlyBySavingInPlace() throws IOException {
    Path file = file("a.txt", TEXT);
    try (ReviewSession session = open(settings().withOutput(new Output.InPlace()), "a.txt")) {
      session.decide(id(session, 0, 1), Decision.accept(), Reach.HERE);
      session.decide(id(session, 0, 2), Decision.refuse(), Reach.HERE);
      assertThat(file).hasContent(TEXT);
      session.save();
      assertThat(file).content().startsWith("The attack on Metropolis");
      session.decide(id(session, 0, 3), Decision.accept(), Reach.HERE);
      session.save(first(session));
      assertThat(file).content().startsWith("The attack on Metropolis Corridor was large");
    }
    try (ReviewSession session = open(settings().withOutput(new Output.InPlace()), "a.txt")) {
      // What was accepted is part of the text now; what was refused still is.
      assertThat(session.progress(first(session))).isEqualTo(new Progress(0, 1, 0, 4));
      assertThat(session.verdict(id(session, 0, 1)).status()).isEqualTo(Status.REFUSED);
    }
  }

  @Test
  void aFileThatSomebodyElseChangedIsNotOverwritten() throws IOException {
    Path file = file("a.txt", TEXT);
    try (ReviewSession session = open(settings().withOutput(new Output.InPlace()), "a.txt")) {
      session.decide(id(session, 0, 1), Decision.accept(), Reach.HERE);
      file("a.txt", "Somebody else's.\n");
      assertThatThrownBy(session::save)
          .isInstanceOf(InputException.class)
          .hasMessageContaining("was changed by another program since the review began");
    }
    assertThat(file).hasContent("Somebody else's.\n");
  }

  @Test
  void aReviewedFileThatIsNotOursIsNotOverwritten() throws IOException {
    file("a.txt", TEXT);
    try (ReviewSession session = open("a.txt")) {
      session.decide(id(session, 0, 1), Decision.accept(), Reach.HERE);
      session.save();
    }
    try (ReviewSession session = open("a.txt")) {
      session.decide(id(session, 0, 2), Decision.accept(), Reach.HERE);
      assertThat(session.save().get(0).changed()).isTrue();
    }
    file("a.reviewed.txt", "Edited by hand since.\n");
    try (ReviewSession session = open("a.txt")) {
      assertThat(first(session).problem())
          .contains("a.reviewed.txt: is there already, and not as a review left it");
    }
    assertThat(folder.resolve("a.reviewed.txt")).hasContent("Edited by hand since.\n");
  }

  @Test
  void aFolderIsMirroredAndItsReviewedTextsAreNotReviewed() throws IOException {
    Files.createDirectories(folder.resolve("in/deep/.hidden"));
    file("in/a.txt", TEXT);
    file("in/a.reviewed.txt", TEXT);
    file("in/deep/b.md", "Calm.\n");
    file("in/deep/.hidden/c.txt", TEXT);
    file("in/picture.png", "x");
    Output into = new Output.IntoFolder(folder.resolve("out"));
    try (ReviewSession session = open(settings().withOutput(into), "in")) {
      assertThat(session.documents()).hasSize(2);
      session.decide(id(session, 0, 1), Decision.accept(), Reach.HERE);
      session.documents().forEach(ReviewDocument::findings);
      session.save();
    }
    assertThat(folder.resolve("out/a.txt")).content().startsWith("The attack on");
    assertThat(folder.resolve("out/deep/b.md")).hasContent("Calm.\n");
    assertThatThrownBy(() -> open("in/deep/.hidden/none.txt", "in/deep/.hidden"))
        .hasMessageContaining("none.txt: no such file");
  }

  @Test
  void charsetAndLineEndsStay() throws IOException {
    byte[] bytes =
        "\uFEFFThe assault.\r\nCaf\u00E9, he mentioned.".getBytes(StandardCharsets.UTF_16LE);
    Files.write(folder.resolve("a.txt"), bytes);
    try (ReviewSession session = open("a.txt")) {
      session.decide(id(session, 0, 1), Decision.accept(), Reach.HERE);
      session.save();
    }
    assertThat(folder.resolve("a.reviewed.txt"))
        .hasBinaryContent(
            "\uFEFFThe attack.\r\nCaf\u00E9, he mentioned.".getBytes(StandardCharsets.UTF_16LE));
  }

  @Test
  void aTypedCharacterThatTheCharsetLacksIsSaidAndNothingWritten() throws IOException {
    Files.write(
        folder.resolve("a.txt"),
        "The assault in the caf\u00E9, he mentioned.\n".getBytes(StandardCharsets.ISO_8859_1));
    try (ReviewSession session = open("a.txt")) {
      session.decide(id(session, 0, 1), Decision.replace("\u6C34"), Reach.HERE);
      assertThatThrownBy(session::save).hasMessageContaining("has no character");
    }
    assertThat(folder.resolve("a.reviewed.txt")).doesNotExist();
  }

  @Test
  void typingTheWordsThemselvesKeepsThem() throws IOException {
    file("a.txt", TEXT);
    try (ReviewSession session = open("a.txt")) {
      session.decide(id(session, 0, 1), Decision.replace("assault"), Reach.HERE);
      session.decide(id(session, 0, 2), Decision.replace(""), Reach.HERE);
      assertThat(session.verdict(id(session, 0, 1)).status()).isEqualTo(Status.REFUSED);
      assertThat(session.preview(first(session))).startsWith("The assault on  was massive");
    }
  }

  @Test
  void groupsAreFindingsAlike() throws IOException {
    file("a.txt", TEXT);
    try (ReviewSession session = open("a.txt")) {
      first(session).findings();
      assertThat(session.groups())
          .extracting(ReviewGroup::words, group -> group.findings().size(), ReviewGroup::name)
          .containsExactly(
              tuple("assault", 3, false),
              tuple("Metropolis Corridor", 2, true),
              tuple("massive", 1, false),
              tuple("mentioned", 1, false));
      assertThat(session.undecidedAbove(0.98)).hasSize(3);
      assertThat(session.alike(id(session, 0, 1))).hasSize(3);
    }
  }

  @Test
  void namesOfFindingsHoldWhenTheTextIsEditedElsewhere() throws IOException {
    file("a.txt", TEXT);
    List<FindingId> before;
    try (ReviewSession session = open("a.txt")) {
      before = first(session).findings().stream().map(ReviewFinding::id).toList();
      assertThat(session.finding(FindingId.of(before.get(1).toString())).number()).isEqualTo(2);
      assertThatThrownBy(() -> session.finding(FindingId.of("ab-cd")))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> FindingId.of("../x")).isInstanceOf(IllegalArgumentException.class);
    }
    file("a.txt", "Some new words.\n\n" + TEXT + "\nAnd an end.\n");
    try (ReviewSession session = open("a.txt")) {
      List<FindingId> after = first(session).findings().stream().map(ReviewFinding::id).toList();
      assertThat(after.subList(2, 6)).isEqualTo(before.subList(2, 6));
    }
  }

  @Test
  void manyThreadsMayDecideAtOnce() throws Exception {
    file("a.txt", TEXT.repeat(20));
    try (ReviewSession session = open("a.txt")) {
      List<FindingId> ids = first(session).findings().stream().map(ReviewFinding::id).toList();
      ExecutorService pool = Executors.newFixedThreadPool(4);
      List<Future<?>> all = new ArrayList<>();
      for (FindingId id : ids) {
        all.add(pool.submit(() -> session.decide(id, Decision.accept(), Reach.HERE)));
        all.add(pool.submit(() -> session.preview(first(session))));
      }
      for (Future<?> each : all) {
        each.get(30, TimeUnit.SECONDS);
      }
      pool.shutdown();
      assertThat(session.progress()).isEqualTo(new Progress(140, 0, 0, 0));
      for (int i = 0; i < 140; i++) {
        assertThat(session.undo()).isPresent();
      }
      assertThat(session.preview(first(session))).isEqualTo(TEXT.repeat(20));
    }
  }

  @Test
  void refusedInAnEarlierReviewBeginsAsRefused() throws IOException {
    file("a.txt", TEXT);
    MemoryStore store = MemoryFolders.projectIn(folder);
    try (ReviewSession session = open(settings().withLearner(store), "a.txt")) {
      session.decide(id(session, 0, 1), Decision.refuse(), Reach.HERE);
      session.save();
    }
    file("copy.txt", TEXT);
    ReviewSettings knowing =
        new ReviewSettings(
            Toy.spinner()::analyse,
            folder.resolve("state"),
            new Output.Beside(),
            store.baseline(),
            store);
    try (ReviewSession session = open(knowing, "copy.txt")) {
      assertThat(session.verdict(id(session, 0, 1)))
          .isEqualTo(new Verdict(Status.REFUSED, null, false, Reach.HERE, 0));
      assertThat(session.progress()).isEqualTo(new Progress(0, 1, 0, 6));
      session.decide(id(session, 0, 1), Decision.accept(), Reach.HERE);
      session.save();
    }
    assertThat(store.baseline().isEmpty()).isTrue();
  }

  @Test
  void whatWasForgottenByHandIsNotTaughtAgain() throws IOException {
    file("a.txt", TEXT);
    MemoryStore store = MemoryFolders.projectIn(folder);
    try (ReviewSession session = open(settings().withLearner(store), "a.txt")) {
      session.decide(id(session, 0, 1), Decision.accept(), Reach.EVERYWHERE);
      session.decide(id(session, 0, 4), Decision.replace("told us"), Reach.HERE);
      session.save();
      assertThat(store.fixes()).containsExactly(new Fix("assault", "attack"));
      assertThat(store.candidates()).containsExactly(new Fix("mentioned", "told us"));
    }
    store.change(MemoryChange.nothing().withForgotten(store.fixes(), List.of()));
    try (ReviewSession session = open(settings().withLearner(store), "a.txt")) {
      session.decide(id(session, 0, 2), Decision.accept(), Reach.HERE);
      session.save();
      assertThat(store.fixes()).isEmpty();
      session.undo();
      session.undo();
      session.save();
      assertThat(store.candidates()).isEmpty();
    }
  }

  @Test
  void aWordKeptInOnePlaceIsNotKeptElsewhere() throws IOException {
    file("a.txt", TEXT);
    MemoryStore store = MemoryFolders.projectIn(folder);
    try (ReviewSession session = open(settings().withLearner(store), "a.txt")) {
      session.decide(id(session, 0, 1), Decision.refuse(), Reach.HERE);
      session.save();
      assertThat(session.progress().refused()).isEqualTo(1);
    }
    assertThat(store.kept()).isEmpty();
    String other = "An assault on a town far away began today, and nobody knew when it would end.";
    Report report =
        Toy.spinner().analyse(TextFile.decode("o", other.getBytes(StandardCharsets.UTF_8)));
    assertThat(Memory.of(List.of(store)).settle(report).findings()).hasSize(1);
  }

  @Test
  void anAnalyserThatBreaksIsAProblemOfItsFile() throws IOException {
    file("a.txt", TEXT);
    Toy toy = Toy.spinner();
    toy.breakDown();
    try (ReviewSession session =
        open(ReviewSettings.of(toy::analyse, folder.resolve("state")), "a.txt")) {
      assertThat(first(session).problem()).contains("internal error", "broken on purpose");
      assertThat(session.save()).isEmpty();
    }
  }

  @Test
  void compressedFilesStayCompressed() throws IOException {
    byte[] packed = Gzip.compress(TEXT.getBytes(StandardCharsets.UTF_8));
    Path file = Files.write(folder.resolve("a.txt.gz"), packed);
    assertThat(ReviewInput.expand(List.of(folder))).hasSize(1);
    try (ReviewSession session = open("a.txt.gz")) {
      session.decide(id(session, 0, 1), Decision.accept(), Reach.HERE);
      session.save(first(session));
    }
    String result = TEXT.replaceFirst("assault", "attack");
    assertThat(unpacked(folder.resolve("a.reviewed.txt.gz"))).isEqualTo(result);
    assertThat(ReviewInput.expand(List.of(folder))).hasSize(1); // without the result
    Output plain = new Output.ToFile(folder.resolve("plain.txt"));
    try (ReviewSession session = open(settings().withOutput(plain), "a.txt.gz")) {
      session.save(first(session));
    }
    assertThat(folder.resolve("plain.txt")).hasContent(result);
    assertThat(file).hasBinaryContent(packed);
    try (ReviewSession session = open(settings().withOutput(new Output.InPlace()), "a.txt.gz")) {
      session.save(first(session));
    }
    assertThat(unpacked(file)).isEqualTo(result);
  }

  @Test
  void compressedFilesWithoutFixesKeepTheirBytes() throws IOException {
    byte[] packed = Gzip.compress(TEXT.getBytes(StandardCharsets.UTF_8));
    packed[9] = 3; // made by another system
    Path file = Files.write(folder.resolve("a.txt.gz"), packed);
    try (ReviewSession session = open(settings().withOutput(new Output.InPlace()), "a.txt.gz")) {
      session.decide(id(session, 0, 1), Decision.refuse(), Reach.HERE);
      assertThat(session.save()).extracting(Saved::changed).containsExactly(false);
    }
    assertThat(file).hasBinaryContent(packed);
  }

  private static String unpacked(Path file) throws IOException {
    byte[] content = Gzip.inflate("x", Files.readAllBytes(file), 1 << 20);
    return new String(content, StandardCharsets.UTF_8);
  }
}
