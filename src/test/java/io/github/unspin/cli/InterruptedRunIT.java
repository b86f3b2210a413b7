package io.github.unspin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.unspin.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that end before their end: killed at any moment, or on a full disk. Started again they
 * finish, do nothing twice and lose nothing. {@code -Dunspin.kills=50} kills more often.
 */
class InterruptedRunIT {
  private static final String JAR =
      Path.of(System.getProperty("unspin.jar", "target/unspin.jar")).toAbsolutePath().toString();
  private static final int KILLS = Integer.getInteger("unspin.kills", 5);
  private static final int FILES = 240;

  @TempDir Path temp;
  private Path site;
  private Path expected;
  private long wholeMillis;

  @BeforeEach
  void makeTree() throws Exception {
    List<String> sentences = new ArrayList<>();
    for (Path file : Fixtures.files(Fixtures.ARTICLES, ".spun.txt")) {
      sentences.addAll(List.of(Fixtures.read(file).split("(?<=[.!?”])\\s+")));
    }
    Random random = new Random(11);
    site = temp.resolve("site");
    for (int i = 0; i < FILES; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = 0; n < 30; n++) {
        text.append(sentences.get(random.nextInt(sentences.size())))
            .append(n % 3 == 2 ? "\n\n" : " ");
      }
      Path folder = Files.createDirectories(site.resolve("f" + i % 7));
      Files.writeString(folder.resolve("a" + i + ".txt"), text + "\n");
    }
    expected = temp.resolve("expected");
    long begin = System.nanoTime();
    assertThat(start("clean", "-q", site.toString(), "--out", expected.toString()).waitFor())
        .isZero();
    wholeMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
  }

  private Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", JAR));
    command.addAll(List.of(args));
    command.addAll(List.of("--grammar", "off", "--no-config"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(temp.resolve("log").toFile());
    builder.environment().put("UNSPIN_STATE_HOME", temp.resolve("state").toString());
    return builder.start();
  }

  private String log() throws IOException {
    return Files.readString(temp.resolve("log"));
  }

  private static Map<String, String> tree(Path root) throws IOException {
    Map<String, String> tree = new TreeMap<>();
    if (Files.exists(root)) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String name = root.relativize(file).toString();
          if (!name.startsWith(".unspin")) {
            tree.put(name, Files.readString(file));
          }
        }
      }
    }
    return tree;
  }

  private static Map<String, FileTime> times(Path root) throws IOException {
    Map<String, FileTime> times = new HashMap<>();
    for (String name : tree(root).keySet()) {
      times.put(name, Files.getLastModifiedTime(root.resolve(name)));
    }
    return times;
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Map.Entry<String, String> file : tree(from).entrySet()) {
      Path copy = to.resolve(file.getKey());
      Files.createDirectories(copy.getParent());
      Files.writeString(copy, file.getValue());
    }
  }

  /**
   * Lets a run go on for a random part of the time that a whole one takes, and kills it; returns
   * whether it had ended before.
   */
  private boolean killLater(Random random, String... args) throws Exception {
    Process process = start(args);
    boolean isOver =
        process.waitFor(
            (long) (wholeMillis * (0.2 + 0.8 * random.nextDouble())), TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
    if (isOver) {
      assertThat(process.exitValue()).as(log()).isZero();
    }
    return isOver;
  }

  @Test
  void aMirrorSurvivesKills() throws Exception {
    Map<String, String> whole = tree(expected);
    assertThat(whole).hasSize(FILES);
    Random random = new Random(1);
    int kills = 0;
    int cutOff = 0;
    for (int round = 0; kills < KILLS; round++) {
      Path out = temp.resolve("out" + round);
      Map<String, FileTime> before = Map.of();
      boolean isOver = false;
      while (!isOver) {
        isOver =
            kills >= KILLS
                ? start("clean", "-q", site.toString(), "--out", out.toString()).waitFor() == 0
                : killLater(random, "clean", "-q", site.toString(), "--out", out.toString());
        kills++;
        Map<String, String> now = tree(out);
        assertThat(whole).as("no half file").containsAllEntriesOf(now);
        assertThat(times(out)).as("nothing finished is redone").containsAllEntriesOf(before);
        before = times(out);
        cutOff += isOver || now.isEmpty() ? 0 : 1;
      }
      assertThat(tree(out)).isEqualTo(whole);
      assertThat(out.resolve(".unspin"))
          .isDirectoryNotContaining(path -> !path.endsWith("journal"));
    }
    assertThat(cutOff).as("kills in the midst of a run").isPositive();
  }

  @Test
  void originalsInPlaceSurviveKills() throws Exception {
    Map<String, String> whole = tree(expected);
    Map<String, String> originals = tree(site);
    Random random = new Random(2);
    int kills = 0;
    int cutOff = 0;
    for (int round = 0; kills < KILLS; round++) {
      Path copy = temp.resolve("copy" + round);
      copy(site, copy);
      boolean isOver = false;
      while (!isOver) {
        String[] args = {"clean", "-q", "--in-place", "--backup", copy.toString()};
        isOver = kills >= KILLS ? start(args).waitFor() == 0 : killLater(random, args);
        kills++;
        int done = 0;
        Map<String, String> now = tree(copy);
        for (String name : originals.keySet()) {
          String backup = now.get(name + ".orig");
          if (now.get(name).equals(whole.get(name))) {
            boolean isChanged = !whole.get(name).equals(originals.get(name));
            assertThat(backup).as(name).isEqualTo(isChanged ? originals.get(name) : null);
            done++;
          } else {
            assertThat(now.get(name)).as("no half file").isEqualTo(originals.get(name));
            assertThat(backup).as(name).isIn(null, originals.get(name));
          }
        }
        assertThat(now.keySet()).noneMatch(name -> name.endsWith(".orig.1"));
        cutOff += done > 0 && done < FILES ? 1 : 0;
      }
      Map<String, String> end = tree(copy);
      end.keySet().removeIf(name -> name.endsWith(".orig"));
      assertThat(end).isEqualTo(whole);
    }
    assertThat(cutOff).as("kills in the midst of a run").isPositive();
  }

  /** A small file system in a name space of its own, which needs no privilege on most Linuxes. */
  @Test
  void aFullDiskStopsARunThatGoesOnLater() throws Exception {
    Path script = temp.resolve("script.sh");
    Path disk = Files.createDirectory(temp.resolve("disk"));
    String run =
        "'"
            + System.getProperty("java.home")
            + "/bin/java' -XX:+UseSerialGC"
            + " -XX:TieredStopAtLevel=1 -jar '"
            + JAR
            + "' clean --no-progress --grammar off"
            + " --no-config '"
            + site
            + "' --out '"
            + disk
            + "/out'";
    Files.writeString(
        script,
        "mount -t tmpfs -o size=200k none '"
            + disk
            + "' || exit 77\n"
            + run
            + " 2>'"
            + temp
            + "/first'; echo $? >'"
            + temp
            + "/code'\n"
            + "mount -o remount,size=20m '"
            + disk
            + "' || exit 78\n"
            + run
            + " 2>'"
            + temp
            + "/second' || exit 79\n"
            + "cp -r '"
            + disk
            + "/out' '"
            + temp
            + "/result'\n");
    Process process;
    try {
      process =
          new ProcessBuilder("unshare", "-rm", "sh", script.toString())
              .redirectErrorStream(true)
              .redirectOutput(temp.resolve("log").toFile())
              .start();
    } catch (IOException e) {
      assumeTrue(false, "needs unshare");
      return;
    }
    int code = process.waitFor();
    assumeTrue(code != 77 && code != 1, "may mount nothing: " + log());
    String second =
        Files.exists(temp.resolve("second")) ? Files.readString(temp.resolve("second")) : "";
    assertThat(code).as(log() + second).isZero();
    assertThat(Files.readString(temp.resolve("code"))).isEqualTo("2\n");
    assertThat(Files.readString(temp.resolve("first")))
        .contains("unspin: stopped: ", "No space left on device", "goes on from there")
        .doesNotContain("Exception");
    assertThat(second).contains("of them by an earlier run");
    assertThat(tree(temp.resolve("result"))).isEqualTo(tree(expected));
  }

  @Test
  void aPoliteInterruptionIsToldOf() throws Exception {
    Path out = temp.resolve("out");
    Process process = start("clean", site.toString(), "--out", out.toString());
    while (tree(out).isEmpty() && process.isAlive()) {
      Thread.sleep(10);
    }
    process.destroy(); // SIGTERM
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assumeTrue(process.exitValue() != 0, "it was faster");
    assertThat(log()).contains("unspin: stopped: interrupted; what is finished is kept");
    assertThat(out.resolve(".unspin/drafts")).doesNotExist();
    assertThat(tree(expected)).containsAllEntriesOf(tree(out));
  }
}
