package io.github.unspin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The built program, started as a process. */
class CommandIT {
  private static final String JAR = System.getProperty("unspin.jar", "target/unspin.jar");
  private static final String LAUNCHER = System.getProperty("unspin.launcher", "unspin");
  private static final String ARTICLE =
      "The council met on Tuesday to talk about the new bridge over the river İzmir.\n\n"
          + "“Nobody knew,” the mayor said—it’s I who’d pay.\n";
  private static final String FOOT = "\nLEAVE A REPLY\n";

  @TempDir Path folder;
  private Path page;

  @BeforeEach
  void writeFiles() throws IOException {
    page = Files.writeString(folder.resolve("päge 1.txt"), ARTICLE + FOOT);
  }

  /** What a process left. */
  private record Result(int code, String out, String err) {}

  private Result java(List<String> options, String... args) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.addAll(List.of("-jar", JAR));
    command.addAll(List.of(args));
    return process(command, Map.of("LC_ALL", "C.UTF-8"), "");
  }

  private Result process(List<String> command, Map<String, String> environment, String input)
      throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    Path err = Files.createTempFile("unspin", ".err");
    Process process = builder.redirectError(err.toFile()).start();
    process.getOutputStream().write(input.getBytes(UTF_8));
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    Result result = new Result(process.exitValue(), out, Files.readString(err));
    Files.delete(err);
    return result;
  }

  @Test
  void cleansFilesAndTheStandardInput() throws Exception {
    assertThat(java(List.of(), "clean", "päge 1.txt")).isEqualTo(new Result(0, ARTICLE, ""));
    List<String> command = List.of("java", "-jar", JAR, "clean", "-");
    assertThat(process(command, Map.of(), ARTICLE + FOOT)).isEqualTo(new Result(0, ARTICLE, ""));
  }

  @Test
  void learnsASpinner() throws Exception {
    String spun = ARTICLE.replace("council", "board").replace("the mayor", "the town chief");
    Files.writeString(folder.resolve("spun.txt"), spun);
    Files.writeString(folder.resolve("original.txt"), ARTICLE);
    Result shown = java(List.of(), "learn", "--to", "mine.tsv", "spun.txt", "original.txt");
    assertThat(shown.code()).isZero();
    assertThat(shown.out())
        .isEqualTo("spun\toriginal\tfamily\tcount\nboard\tcouncil\t\t1\ntown chief\tmayor\t\t1\n");
    assertThat(Files.readString(folder.resolve("mine.tsv"))).endsWith(shown.out());
    Result other = java(List.of(), "learn", "spun.txt", "none.txt");
    assertThat(other).isEqualTo(new Result(2, "", "unspin: none.txt: no such file\n"));
  }

  @Test
  void exitsAsGrepDoes() throws Exception {
    Path clean = Files.writeString(folder.resolve("clean.txt"), ARTICLE);
    assertThat(java(List.of(), "detect", clean.toString()).code()).isZero();
    assertThat(java(List.of(), "detect", page.toString()).code()).isEqualTo(1);
    Result missing = java(List.of(), "detect", "none.txt");
    assertThat(missing).isEqualTo(new Result(2, "", "unspin: none.txt: no such file\n"));
    assertThat(java(List.of()).code()).isEqualTo(2);
  }

  @Test
  void refusesUnreadableFiles() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), ARTICLE);
    assumeTrue(secret.toFile().setReadable(false) && !Files.isReadable(secret), "not as root");
    Result result = java(List.of(), "clean", "--in-place", page.toString(), "secret.txt");
    assertThat(result)
        .isEqualTo(new Result(2, "", "unspin: secret.txt: may not be read (permission denied)\n"));
    assertThat(page).hasContent(ARTICLE + FOOT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG", "th-TH-u-nu-thai"})
  void speaksTheSameInEveryLocale(String locale) throws Exception {
    String[] parts = locale.split("-", 3);
    List<String> options =
        List.of("-Duser.language=" + parts[0], "-Duser.country=" + parts[1].substring(0, 2));
    String[][] runs = {
      {"detect", "--assume", "spun", "päge 1.txt"},
      {"detect", "--format", "JSON", "--assume", "SPUN", "päge 1.txt"},
      {"clean", "--assume", "spun", "--diff", "päge 1.txt"},
      {"clean", "--help"},
    };
    for (String[] run : runs) {
      assertThat(java(options, run)).isEqualTo(java(List.of(), run));
    }
  }

  @Test
  void leavesAWholeFileWhenKilled() throws Exception {
    String before = (ARTICLE + FOOT).repeat(2000) + FOOT;
    Path file = folder.resolve("large.txt");
    Files.writeString(file, before);
    Result done = java(List.of(), "clean", "--grammar", "off", "large.txt");
    String after = done.out();
    assertThat(after).isNotEqualTo(before);
    for (int delay = 150; delay <= 900; delay += 150) {
      Files.writeString(file, before);
      Process process =
          new ProcessBuilder("java", "-jar", JAR, "clean", "-i", "--grammar", "off", "large.txt")
              .directory(folder.toFile())
              .start();
      process.waitFor(delay, TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      assertThat(Files.readString(file)).isIn(before, after);
    }
  }

  @Test
  void launcherRunsFromAnywhereThroughLinks() throws Exception {
    Path home = installed();
    Path link = Files.createSymbolicLink(folder.resolve("one"), home.resolve("unspin"));
    Path chain = Files.createSymbolicLink(folder.resolve("two"), link.getFileName());
    for (int round = 0; round < 2; round++) { // the second time with the class-data archive
      Result result = process(List.of(chain.toString(), "clean", "päge 1.txt"), Map.of(), "");
      assertThat(result).isEqualTo(new Result(0, ARTICLE, ""));
    }
    try (Stream<Path> files = Files.list(home.resolve("target"))) {
      assertThat(files).anyMatch(file -> file.toString().endsWith(".jsa"));
    }
  }

  @Test
  void launcherOpensFilesWithOddNamesInAnyLocale() throws Exception {
    Path home = installed();
    for (String locale : List.of("C", "POSIX", "en_US.UTF-8", "")) {
      Map<String, String> environment = Map.of("LC_ALL", locale, "LANG", locale, "LC_CTYPE", "");
      List<String> command = List.of(home.resolve("unspin").toString(), "clean", "päge 1.txt");
      assertThat(process(command, environment, "")).isEqualTo(new Result(0, ARTICLE, ""));
    }
  }

  @Test
  void launcherSaysWhatIsMissing() throws Exception {
    Path home = installed();
    Path bin = Files.createDirectory(folder.resolve("bin"));
    for (String tool :
        List.of("sh", "dirname", "readlink", "find", "head", "sed", "mkdir", "flock")) {
      for (String at : List.of("/usr/bin/", "/bin/")) {
        if (Files.exists(Path.of(at + tool)) && !Files.exists(bin.resolve(tool))) {
          script(bin.resolve(tool), at + tool);
        }
      }
    }
    Files.delete(home.resolve("target/unspin.jar"));
    Map<String, String> environment = Map.of("PATH", bin.toString(), "JAVA_HOME", "");
    List<String> command = List.of(home.resolve("unspin").toString(), "clean", "x");
    Result noJava = process(command, environment, "");
    assertThat(noJava.code()).isEqualTo(2);
    assertThat(noJava.err()).startsWith("unspin: no Java found").hasLineCount(1);
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    script(bin.resolve("java"), java.toString());
    Result noMaven = process(command, environment, "");
    assertThat(noMaven.code()).isEqualTo(2);
    assertThat(noMaven.err()).startsWith("unspin: no Maven found").hasLineCount(1);
  }

  private static void script(Path path, String command) throws IOException {
    Files.writeString(path, "#!/bin/sh\nexec " + command + " \"$@\"\n");
    assertThat(path.toFile().setExecutable(true)).isTrue();
  }

  /** Puts the launcher and what it runs, without sources, into a folder of their own. */
  private Path installed() throws IOException {
    Path home = Files.createDirectories(folder.resolve("some where"));
    Path target = Files.createDirectory(home.resolve("target"));
    Path dictionaries = Path.of(LAUNCHER).toAbsolutePath().resolveSibling("dictionaries");
    Files.createSymbolicLink(home.resolve("dictionaries"), dictionaries);
    Files.copy(Path.of(LAUNCHER), home.resolve("unspin"));
    assertThat(home.resolve("unspin").toFile().setExecutable(true)).isTrue();
    Files.copy(Path.of(JAR), target.resolve("unspin.jar"));
    Path shared = Files.createDirectories(home.resolve("src/dist/lib"));
    for (String file : List.of("launch.sh", "warm-up.txt")) {
      Path from = Path.of(LAUNCHER).toAbsolutePath().resolveSibling("src/dist/lib");
      Files.copy(from.resolve(file), shared.resolve(file));
    }
    Path lib = Files.createDirectory(target.resolve("lib"));
    try (Stream<Path> jars = Files.list(Path.of(JAR).resolveSibling("lib"))) {
      for (Path jar : jars.toList()) {
        Files.createLink(lib.resolve(jar.getFileName()), jar);
      }
    }
    return home;
  }
}
