package io.github.unspin.batch;

import static io.github.unspin.batch.FileStatus.DONE;
import static io.github.unspin.batch.FileStatus.FAILED;
import static io.github.unspin.batch.FileStatus.SKIPPED;
import static io.github.unspin.batch.FileStatus.UNCHANGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unspin.files.InputException;
import io.github.unspin.format.InputDocument;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs with a toy analysis. */
@Timeout(60)
class BatchCleanerTest {
  @TempDir Path temp;
  private Path in;
  private Path out;

  @BeforeEach
  void makeTree() throws IOException {
    in = Files.createDirectory(temp.resolve("in"));
    out = temp.resolve("out");
    Toy.write(in, "a.txt", "a bad day\r\n");
    Toy.write(in, "b.txt", "a fine day\n");
    Toy.write(in, "sub/c.txt", "bad and bad");
  }

  private BatchAction toOut() {
    return new BatchAction.ToFolder(out, false);
  }

  private static RunSummary run(BatchPlan plan, BatchListener listener) {
    return Toy.cleaner(Toy::analyse).run(plan, listener);
  }

  private static RunSummary run(
      BatchPlan plan, BatchListener listener, Function<InputDocument, Report> analysis) {
    return Toy.cleaner(analysis).run(plan, listener);
  }

  private static Toy.Recorder recorder() {
    return new Toy.Recorder(false);
  }

  @Test
  void mirrorsTheTree() throws IOException {
    Toy.Recorder told = recorder();
    RunSummary summary = run(Toy.plan(toOut(), 2, in), told);
    assertThat(Toy.tree(out))
        .isEqualTo(
            Map.of(
                "a.txt", "a good day\r\n",
                "b.txt", "a fine day\n",
                "sub/c.txt", "good and good"));
    assertThat(Toy.tree(in).get("a.txt")).isEqualTo("a bad day\r\n");
    assertThat(told.outcomes)
        .extracting(FileOutcome::status)
        .containsExactly(DONE, UNCHANGED, DONE);
    assertThat(told.outcomes).extracting(FileOutcome::index).containsExactly(0L, 1L, 2L);
    FileOutcome last = told.of("c.txt");
    assertThat(last.path()).isEqualTo(in + "/sub/c.txt");
    assertThat(last.format()).isEqualTo("text");
    assertThat(last.output()).isEqualTo(out.resolve("sub/c.txt").toString());
    assertThat(last.findings()).isEqualTo(Map.of(FindingKind.SUBSTITUTION, 2L));
    assertThat(List.of(last.edits(), last.words(), last.bytes(), last.spun(), last.documents()))
        .containsExactly(2L, 3L, 11L, 1L, 1L);
    assertThat(last.family()).isEqualTo("T");
    assertThat(summary.count(DONE)).isEqualTo(2);
    assertThat(summary.edits()).isEqualTo(3);
    assertThat(summary.stopped()).isEmpty();
  }

  @Test
  void doesNothingTwice() throws IOException {
    run(Toy.plan(toOut(), 2, in), recorder());
    FileTime before = Files.getLastModifiedTime(out.resolve("a.txt"));
    Toy.write(in, "b.txt", "now a bad day\n");
    Files.delete(out.resolve("sub/c.txt"));
    Files.setLastModifiedTime(in.resolve("a.txt"), FileTime.fromMillis(1000)); // same content
    Set<String> looked = ConcurrentHashMap.newKeySet();
    Toy.Recorder told = recorder();
    RunSummary summary =
        run(
            Toy.plan(toOut(), 2, in),
            told,
            document -> {
              looked.add(document.text());
              return Toy.analyse(document);
            });
    assertThat(looked).containsExactlyInAnyOrder("now a bad day\n", "bad and bad");
    assertThat(summary.earlier()).isEqualTo(1);
    assertThat(told.of("a.txt").earlier()).isTrue();
    assertThat(told.of("a.txt").edits()).isEqualTo(1);
    assertThat(Toy.tree(out).get("b.txt")).isEqualTo("now a good day\n");
    assertThat(Toy.tree(out).get("sub/c.txt")).isEqualTo("good and good");
    assertThat(Files.getLastModifiedTime(out.resolve("a.txt"))).isEqualTo(before);
  }

  @Test
  void redoesAllWhenWhatDecidesChanges() throws IOException {
    run(Toy.plan(toOut(), 2, in), recorder());
    AtomicInteger looked = new AtomicInteger();
    List<String> notices = new ArrayList<>();
    BatchCleaner cleaner =
        Toy.cleaner(
            document -> {
              looked.incrementAndGet();
              return Toy.analyse(document);
            });
    cleaner.onNotice(notices::add);
    cleaner.run(Toy.plan(toOut(), 2, Map.of("grammar", "off"), in), recorder());
    assertThat(looked).hasValue(3);
    assertThat(notices)
        .containsExactly(
            "since the last run --grammar (core to off) changed: what it finished is done again");
    Path dictionary = Toy.write(temp, "words.tsv", "a\tb\n");
    BatchPlan plan = Toy.plan(toOut(), 1, in);
    BatchPlan known =
        new BatchPlan(
            plan.inputs(),
            plan.selection(),
            plan.action(),
            plan.limits(),
            plan.version(),
            List.of(dictionary),
            plan.options());
    run(known, recorder());
    assertThat(run(known, recorder()).earlier()).isEqualTo(3);
    Files.writeString(dictionary, "a\tc\n");
    assertThat(run(known, recorder()).earlier()).isZero();
    BatchPlan again = Toy.plan(new BatchAction.ToFolder(out, true), 1, in);
    run(again, recorder());
    assertThat(run(again, recorder()).earlier()).isZero();
  }

  @Test
  void replacesInPlaceAndKeepsOriginals() throws IOException {
    Map<String, String> before = Toy.tree(in);
    FileTime time = Files.getLastModifiedTime(in.resolve("b.txt"));
    Path state = temp.resolve("state");
    BatchAction action = new BatchAction.InPlace(Backup.beside(".orig"), state, false);
    run(Toy.plan(action, 2, in), recorder());
    assertThat(Toy.tree(in))
        .isEqualTo(
            Map.of(
                "a.txt", "a good day\r\n",
                "a.txt.orig", before.get("a.txt"),
                "b.txt", "a fine day\n",
                "sub/c.txt", "good and good",
                "sub/c.txt.orig", before.get("sub/c.txt")));
    assertThat(Files.getLastModifiedTime(in.resolve("b.txt"))).isEqualTo(time);
    assertThat(run(Toy.plan(action, 2, in), recorder()).earlier()).isEqualTo(3);

    Toy.write(in, "a.txt", "another bad day\n");
    run(Toy.plan(action, 2, in), recorder());
    assertThat(Toy.tree(in))
        .containsEntry("a.txt", "another good day\n")
        .containsEntry("a.txt.orig", before.get("a.txt"))
        .containsEntry("a.txt.orig.1", "another bad day\n");
  }

  @Test
  void keepsOriginalsInATreeOfTheirOwn() throws IOException {
    Map<String, String> before = Toy.tree(in);
    Path backups = in.resolve("backups");
    BatchAction action = new BatchAction.InPlace(Backup.in(backups), null, false);
    RunSummary summary = run(Toy.plan(action, 1, in), recorder());
    assertThat(summary.total()).isEqualTo(3);
    assertThat(Toy.tree(backups))
        .isEqualTo(Map.of("a.txt", before.get("a.txt"), "sub/c.txt", before.get("sub/c.txt")));
    assertThat(run(Toy.plan(action, 1, in), recorder()).count(UNCHANGED)).isEqualTo(3);
  }

  @Test
  void linksThatAreNamedStayLinks() throws IOException {
    Path link = Files.createSymbolicLink(temp.resolve("link.txt"), in.resolve("a.txt"));
    run(Toy.plan(new BatchAction.InPlace(null, null, false), 1, link), recorder());
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.readString(in.resolve("a.txt"))).isEqualTo("a good day\r\n");
  }

  @Test
  void onlyLooks() throws IOException {
    Map<String, String> before = Toy.tree(temp);
    Toy.Recorder told = new Toy.Recorder(true);
    run(Toy.plan(new BatchAction.Look(false), 2, in), told);
    assertThat(told.outcomes)
        .extracting(FileOutcome::status)
        .containsExactly(DONE, UNCHANGED, DONE);
    assertThat(told.documents)
        .extracting(document -> document.report().text())
        .containsExactly("a bad day\r\n", "a fine day\n", "bad and bad");
    assertThat(Toy.tree(temp)).isEqualTo(before);
  }

  /** Files of very different effort on many threads are told in their order all the same. */
  @Test
  void tellsInOrderWhateverTheThreads() throws IOException {
    for (int i = 0; i < 200; i++) {
      Toy.write(in, String.format("n%03d.txt", i), "bad ".repeat(i % 7 + 1) + i);
    }
    Toy.Recorder one = new Toy.Recorder(true);
    run(Toy.plan(new BatchAction.Look(false), 1, in), one);
    Toy.Recorder many = new Toy.Recorder(true);
    run(
        Toy.plan(new BatchAction.Look(false), 8, in),
        many,
        document -> {
          sleep(document.text().length() % 5);
          return Toy.analyse(document);
        });
    assertThat(many.documents).isEqualTo(one.documents);
    assertThat(many.outcomes).extracting(FileOutcome::path).hasSize(203).isSorted();
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aBadFileFailsAlone() throws IOException {
    Files.write(in.resolve("binary.txt"), new byte[] {1, 0, 2});
    Files.write(in.resolve("binary"), new byte[] {1, 0, 2});
    Files.createFile(in.resolve("empty.txt"));
    Toy.write(in, "huge.txt", "x ".repeat(600_000));
    Toy.write(in, "-rf.txt", "bad");
    Toy.write(in, "line\nbreak é.txt", "bad");
    Toy.write(in, "crash.txt", "crash");
    Toy.write(in, "deep.txt", "deep");
    Toy.write(in, "gone.txt", "gone");
    Toy.Recorder told = recorder();
    RunSummary summary =
        run(
            Toy.plan(toOut(), 1, in),
            told,
            document -> {
              if (document.text().equals("crash")) {
                throw new IllegalStateException("oops");
              } else if (document.text().equals("deep")) {
                return Toy.analyse(InputDocument.of("" + endless(0)));
              }
              delete(in.resolve("gone.txt"));
              return Toy.analyse(document);
            });
    assertThat(summary.count(FAILED)).isEqualTo(6);
    assertThat(summary.count(SKIPPED)).isEqualTo(1);
    assertThat(told.of("/binary").reason()).contains("is binary data");
    assertThat(told.of("binary.txt").reason()).startsWith("is binary data");
    assertThat(told.of("empty.txt").reason()).startsWith("is empty");
    assertThat(told.of("huge.txt").reason())
        .isEqualTo("is larger than 1 MiB; allow more with --max-size");
    assertThat(told.of("crash.txt").reason()).contains("internal error", "oops");
    assertThat(told.of("deep.txt").reason()).isEqualTo("is nested too deeply");
    assertThat(told.of("gone.txt").reason()).startsWith("is gone");
    assertThat(summary.failures()).extracting(FileOutcome::status).containsOnly(FAILED);
    assertThat(Toy.tree(out))
        .containsOnlyKeys("a.txt", "b.txt", "sub/c.txt", "-rf.txt", "line\nbreak é.txt")
        .containsEntry("line\nbreak é.txt", "good");
  }

  private static int endless(int depth) {
    return depth < 0 ? 0 : endless(depth + 1) + 1;
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void readsWhateverBytes() throws IOException {
    byte[] bytes = {'b', 'a', 'd', ' ', (byte) 0xC3, (byte) 0x28, ' ', (byte) 0xFF, '\n'};
    Files.write(in.resolve("odd.txt"), bytes);
    Toy.Recorder told = recorder();
    run(Toy.plan(toOut(), 1, in), told);
    if (told.of("odd.txt").status() == DONE) {
      byte[] result = Files.readAllBytes(out.resolve("odd.txt"));
      assertThat(result).startsWith("good ".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      assertThat(java.util.Arrays.copyOfRange(result, 5, 10))
          .isEqualTo(java.util.Arrays.copyOfRange(bytes, 4, 9));
    } else {
      assertThat(told.of("odd.txt").reason()).contains("UTF-8");
      assertThat(out.resolve("odd.txt")).doesNotExist();
    }
  }

  @Test
  void leavesAloneWhatChangesMeanwhile() throws IOException {
    Toy.Recorder told = recorder();
    run(
        Toy.plan(new BatchAction.InPlace(null, null, false), 1, in),
        told,
        document -> {
          if (document.text().startsWith("a bad")) {
            try {
              Files.writeString(in.resolve("a.txt"), "somebody's own work");
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
          return Toy.analyse(document);
        });
    assertThat(told.of("a.txt").reason()).contains("changed by another program");
    assertThat(Files.readString(in.resolve("a.txt"))).isEqualTo("somebody's own work");
  }

  @Test
  void givesUpWhatTakesTooLong() throws IOException {
    Toy.write(in, "slow.txt", "slow");
    CountDownLatch end = new CountDownLatch(1);
    BatchPlan plan = Toy.plan(toOut(), 1, in);
    BatchPlan hasty =
        new BatchPlan(
            plan.inputs(),
            plan.selection(),
            plan.action(),
            new BatchLimits(1, Duration.ofMillis(300), 1 << 20),
            plan.version(),
            plan.knowledge(),
            plan.options());
    Toy.Recorder told = recorder();
    RunSummary summary =
        run(
            hasty,
            told,
            document -> {
              if (document.text().equals("slow")) {
                try {
                  end.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }
              return Toy.analyse(document);
            });
    end.countDown();
    assertThat(told.of("slow.txt").reason())
        .isEqualTo("took longer than 300 ms; allow more with --timeout");
    assertThat(summary.count(FAILED)).isEqualTo(1);
    assertThat(Toy.tree(out)).hasSize(3);
  }

  @Test
  void triesAloneWhatRanOutOfMemory() throws IOException {
    Toy.write(in, "big.txt", "big bad");
    Toy.write(in, "bigger.txt", "bigger bad");
    AtomicInteger tries = new AtomicInteger();
    Toy.Recorder told = recorder();
    run(
        Toy.plan(toOut(), 2, in),
        told,
        document -> {
          boolean isFirst = document.text().startsWith("big ") && tries.getAndIncrement() == 0;
          if (isFirst || document.text().startsWith("bigger")) {
            throw new OutOfMemoryError("toy");
          }
          return Toy.analyse(document);
        });
    assertThat(Files.readString(out.resolve("big.txt"))).isEqualTo("big good");
    assertThat(told.of("bigger.txt").reason()).startsWith("needs more memory than");
    assertThat(told.outcomes).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void looksAtRecordsOfOneFileTogetherAndKeepsTheirOrder(int jobs) throws IOException {
    StringBuilder lines = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      lines.append("{\"n\":").append(i).append(",\"text\":\"a bad day\"}\n");
      expected.append("{\"n\":").append(i).append(",\"text\":\"a good day\"}\n");
      if (i % 100 == 7) {
        lines.append("{broken\n");
        expected.append("{broken\n");
      }
    }
    Toy.write(in, "corpus.jsonl", lines.toString());
    Toy.Recorder told = new Toy.Recorder(true);
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    RunSummary summary =
        run(
            Toy.plan(toOut(), jobs, in.resolve("corpus.jsonl")),
            told,
            document -> {
              most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
              sleep(document.text().length() % 2);
              Report report = Toy.analyse(document);
              atOnce.decrementAndGet();
              return report;
            });
    assertThat(Files.readString(out.resolve("corpus.jsonl"))).isEqualTo(expected.toString());
    assertThat(summary.documents()).isEqualTo(500);
    assertThat(summary.problems()).isEqualTo(5);
    assertThat(told.outcomes.get(0).reason()).startsWith("5 records were copied as they are:");
    assertThat(told.documents).hasSize(500);
    assertThat(told.documents.get(499).name()).endsWith("corpus.jsonl:505");
    assertThat(most.get()).isLessThanOrEqualTo(jobs);
  }

  @Test
  void keepsReportsForARunThatGoesOn() throws IOException {
    BatchCleaner first = Toy.cleaner(Toy::analyse);
    BatchListener stopping =
        new BatchListener() {
          @Override
          public void file(FileOutcome outcome, FileDocuments documents) {
            first.stop("enough");
          }
        };
    assertThat(first.run(Toy.plan(toOut(), 1, in), stopping).stopped()).isEqualTo("enough");
    Toy.Recorder told = new Toy.Recorder(true);
    RunSummary summary = run(Toy.plan(toOut(), 1, in), told);
    assertThat(summary.earlier()).isPositive();
    assertThat(told.documents)
        .extracting(document -> document.report().text())
        .containsExactly("a bad day\r\n", "a fine day\n", "bad and bad");
    // Reports that no run kept are made anew.
    Toy.Recorder silent = recorder();
    Path other = temp.resolve("other");
    run(Toy.plan(new BatchAction.ToFolder(other, false), 1, in), silent);
    Toy.Recorder wanting = new Toy.Recorder(true);
    run(Toy.plan(new BatchAction.ToFolder(other, false), 1, in), wanting);
    assertThat(wanting.documents).hasSize(3);
  }

  @Test
  void aListenerThatFailsStopsTheRunButLosesNothing() throws IOException {
    BatchListener full =
        new BatchListener() {
          @Override
          public void file(FileOutcome outcome, FileDocuments documents) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    RunSummary summary = run(Toy.plan(toOut(), 1, in), full);
    assertThat(summary.stopped()).contains("No space left on device");
    assertThat(run(Toy.plan(toOut(), 1, in), recorder()).earlier()).isPositive();
    assertThat(Toy.tree(out)).hasSize(3);
  }

  @Test
  void writesWhatSeveralInputsMakeIntoFoldersOfTheirOwn() throws IOException {
    Path other = Files.createDirectory(temp.resolve("other"));
    Toy.write(other, "a.txt", "bad");
    Path single = Toy.write(temp, "single.txt", "bad");
    run(Toy.plan(toOut(), 2, in, other, single), recorder());
    assertThat(Toy.tree(out))
        .containsOnlyKeys("in/a.txt", "in/b.txt", "in/sub/c.txt", "other/a.txt", "single.txt");
  }

  @Test
  void anOutputInsideTheInputIsNoInput() throws IOException {
    out = in.resolve("cleaned");
    run(Toy.plan(toOut(), 2, in), recorder());
    RunSummary again = run(Toy.plan(toOut(), 2, in), recorder());
    assertThat(again.total()).isEqualTo(3);
    assertThat(Toy.tree(out)).hasSize(3);
  }

  @Test
  void refusesPlacesThatWouldHarmInputs() throws IOException {
    Path twin = Files.createDirectories(temp.resolve("x/in"));
    Toy.write(twin, "a.txt", "bad");
    Path link = Files.createSymbolicLink(temp.resolve("link"), in);
    Map<String, String> before = Toy.tree(temp);
    assertRefused(new BatchAction.ToFolder(in, false), "is the input folder itself", in);
    assertRefused(new BatchAction.ToFolder(link, false), "is the input folder itself", in);
    assertRefused(new BatchAction.ToFolder(temp, false), "holds the input", in);
    assertRefused(toOut(), "would both become", in, twin);
    assertRefused(new BatchAction.ToFolder(in.resolve("a.txt"), false), "is no folder", in);
    BatchAction inPlace = new BatchAction.InPlace(null, null, false);
    assertRefused(inPlace, "is inside", in, in.resolve("sub"));
    assertRefused(inPlace, "is named twice", in, link);
    assertRefused(toOut(), "no such file", in, temp.resolve("none"));
    assertThat(Toy.tree(temp)).isEqualTo(before);
    assertThat(out).doesNotExist();
  }

  private static void assertRefused(BatchAction action, String message, Path... inputs) {
    assertThatThrownBy(() -> run(Toy.plan(action, 1, inputs), recorder()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aFolderInTheWayOfAResultFailsThatFileOnly() throws IOException {
    Files.createDirectories(out.resolve("a.txt/x"));
    Toy.Recorder told = recorder();
    run(Toy.plan(toOut(), 1, in), told);
    assertThat(told.of("a.txt").status()).isEqualTo(FAILED);
    assertThat(told.of("a.txt").reason()).contains("cannot be written", "is a folder");
    assertThat(out.resolve("b.txt")).exists();
  }

  @Test
  void takesAwayDraftsOfRunsThatWereCutOff() throws IOException {
    Path draft = Drafts.beside(in.resolve("sub/c.txt"));
    Files.writeString(draft, "half");
    run(Toy.plan(new BatchAction.InPlace(null, null, false), 1, in), recorder());
    assertThat(draft).doesNotExist();
    Files.createDirectories(out.resolve(".unspin/drafts"));
    Files.writeString(out.resolve(".unspin/drafts/1f"), "half");
    run(Toy.plan(toOut(), 1, in), recorder());
    assertThat(out.resolve(".unspin/drafts")).doesNotExist();
  }

  /** An entry that may not have come true is checked against the file's content. */
  @Test
  void believesTheFileRatherThanTheJournal() throws IOException {
    run(Toy.plan(toOut(), 1, in), recorder());
    Path journal = out.resolve(".unspin/journal");
    List<String> lines = Files.readAllLines(journal);
    Files.write(journal, lines.stream().filter(line -> !line.contains("\"placed\"")).toList());
    Files.writeString(out.resolve("a.txt"), "something else");
    RunSummary summary = run(Toy.plan(toOut(), 1, in), recorder());
    assertThat(summary.earlier()).isEqualTo(2);
    assertThat(Files.readString(out.resolve("a.txt"))).isEqualTo("a good day\r\n");
  }
}
