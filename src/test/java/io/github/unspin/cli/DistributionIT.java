package io.github.unspin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution, unpacked far from the repository into a folder with an awkward name. */
class DistributionIT {
  private static final String ARCHIVE = System.getProperty("unspin.distribution", "");
  private static final String ARTICLE =
      "The council met on Tuesday to talk about the new bridge over the river.\n";
  private static final String FOOT = "\nLEAVE A REPLY\n";

  @TempDir static Path folder;
  private static Path home;
  private static Path launcher;

  /** What a process left. */
  private record Result(int code, String out, String err) {}

  @BeforeAll
  static void unpack() throws Exception {
    Path archive = Path.of(ARCHIVE + ".tar.gz").toAbsolutePath();
    assumeTrue(
        !ARCHIVE.isEmpty() && Files.exists(archive), "built with -Dunspin.distribution.skip=true");
    Path place = Files.createDirectories(folder.resolve("some where ö"));
    assertThat(run(place, Map.of(), "tar", "-xzf", archive.toString()))
        .isEqualTo(new Result(0, "", ""));
    home = place.resolve(Path.of(ARCHIVE).getFileName());
    launcher = home.resolve("bin/unspin");
    Files.writeString(folder.resolve("a page.txt"), ARTICLE + FOOT);
  }

  private static Result run(Path in, Map<String, String> environment, String... command)
      throws Exception {
    Path err = Files.createTempFile("unspin", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(in.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    Result result = new Result(process.exitValue(), out, Files.readString(err));
    Files.delete(err);
    return result;
  }

  private static Result unspin(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = launcher.toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return run(folder, Map.of("LC_ALL", "C.UTF-8"), command);
  }

  private static void assumeInstalled(String program) {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(each -> Files.isExecutable(Path.of(each, program))),
        program + " is not installed");
  }

  private static String share(String file) {
    return home.resolve("share").resolve(file).toString();
  }

  @Test
  void cleansAndDetects() throws Exception {
    for (int round = 0; round < 2; round++) { // the first one makes a class-data archive
      assertThat(unspin("clean", "a page.txt")).isEqualTo(new Result(0, ARTICLE, ""));
    }
    Result found = unspin("detect", "--report", "report.html", "a page.txt");
    assertThat(found.code()).isEqualTo(1);
    assertThat(found.err()).isEmpty();
    assertThat(folder.resolve("report.html")).content().contains("Unspin report");
    assertThat(unspin("clean", "none.txt"))
        .isEqualTo(new Result(2, "", "unspin: none.txt: no such file\n"));
    assertThat(unspin("--version").out()).matches("unspin \\d+\\.\\d+\\S*\n");
  }

  @Test
  void runsThroughLinksAndWithABareEnvironment() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("unspin"), launcher);
    String java = Path.of(System.getProperty("java.home")).toString();
    Result result =
        run(
            folder,
            Map.of(),
            "env",
            "-i",
            "PATH=/usr/bin:/bin",
            "JAVA_HOME=" + java,
            link.toString(),
            "clean",
            "a page.txt");
    assertThat(result).isEqualTo(new Result(0, ARTICLE, ""));
  }

  @Test
  void isSilentWhereAnArchiveOfClassesDoesNotFit() throws Exception {
    Path lib = home.resolve("lib");
    assertThat(unspin("--version").err()).isEmpty();
    try (Stream<Path> files = Files.list(lib)) {
      List<Path> archives = files.filter(f -> f.toString().endsWith(".jsa")).toList();
      assertThat(archives).hasSizeGreaterThanOrEqualTo(2); // the shipped one, and one for here
      for (Path archive : archives) {
        byte[] content = Files.readAllBytes(archive);
        Files.delete(archive);
        content[100] ^= 1;
        Files.write(archive, content);
      }
    }
    assertThat(unspin("clean", "a page.txt")).isEqualTo(new Result(0, ARTICLE, ""));
  }

  @Test
  void librariesUnderTheLgplAreFilesOfTheirOwn() throws Exception {
    try (Stream<Path> files = Files.list(home.resolve("lib"));
        ZipFile jar = new ZipFile(home.resolve("lib/unspin.jar").toFile())) {
      assertThat(files)
          .anyMatch(file -> file.getFileName().toString().startsWith("languagetool-core-"));
      assertThat(jar.stream().map(Object::toString))
          .noneMatch(name -> name.contains("languagetool"));
    }
  }

  @Test
  void bothArchivesHoldTheSame() throws Exception {
    Set<String> zipped = new HashSet<>();
    try (ZipFile zip = new ZipFile(ARCHIVE + ".zip")) {
      zip.stream().filter(entry -> !entry.isDirectory()).forEach(e -> zipped.add(e.getName()));
    }
    Result listing =
        run(
            folder,
            Map.of(),
            "tar",
            "-tzf",
            Path.of(ARCHIVE + ".tar.gz").toAbsolutePath().toString());
    Set<String> tarred =
        new HashSet<>(listing.out().lines().filter(l -> !l.endsWith("/")).toList());
    assertThat(zipped).isEqualTo(tarred);
    String top = Path.of(ARCHIVE).getFileName() + "/";
    assertThat(zipped)
        .contains(
            top + "bin/unspin",
            top + "bin/unspin.bat",
            top + "LICENSE",
            top + "NOTICE",
            top + "dictionaries/english.lm",
            top + "share/man/man1/unspin-clean.1");
  }

  @Test
  void saysWhichJavaItNeeds() throws Exception {
    Path java = Files.createDirectories(folder.resolve("old java/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nexit 1\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(folder.resolve("old java/release"), "JAVA_VERSION=\"11.0.2\"\n");
    Map<String, String> old = Map.of("JAVA_HOME", folder.resolve("old java").toString());
    Result result = run(folder, old, launcher.toString(), "clean", "a page.txt");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("unspin: Java 17 or newer is needed")
        .contains("version 11");
  }

  @Test
  void bashCompletes() throws Exception {
    assumeInstalled("bash");
    String script =
        """
        compopt() { :; } # works only while somebody really completes
        source "$0" || exit 1
        complete_line() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _complete_unspin; echo "${COMPREPLY[@]}"; }
        complete_line unspin cl
        complete_line unspin clean --gramm
        complete_line unspin clean --grammar ''
        """;
    Result result =
        run(folder, Map.of(), "bash", "-c", script, share("bash-completion/completions/unspin"));
    assertThat(result).isEqualTo(new Result(0, "clean\n--grammar\ncore full off\n", ""));
  }

  @Test
  void zshCompletes() throws Exception {
    assumeInstalled("zsh");
    String script =
        """
        zmodload zsh/zpty
        zpty shell zsh -f -i
        zpty -w shell "PS1=; stty rows 50 cols 200; fpath=('$1' \\$fpath); autoload -U compinit; compinit -u -D; print rea''dy"
        zpty -r -m shell out '*ready*'
        zpty -n -w shell $'unspin clean --grammar=\\t'
        zpty -r -m shell out '*core*full*off*'
        print -r -- $out
        """;
    Result result =
        run(
            folder,
            Map.of("TERM", "xterm"),
            "timeout",
            "60",
            "zsh",
            "-f",
            "-c",
            script,
            "zsh",
            share("zsh/site-functions"));
    assertThat(result.out()).contains("core").contains("full").contains("off");
  }

  @Test
  void fishCompletes() throws Exception {
    assumeInstalled("fish");
    Map<String, String> home =
        Map.of("HOME", folder.toString(), "XDG_CONFIG_HOME", folder + "/fish");
    String script =
        "source $argv[1]; complete -C 'unspin cl'; complete -C 'unspin clean --grammar '";
    Result result =
        run(
            folder,
            home,
            "fish",
            "--no-config",
            "-c",
            script,
            share("fish/vendor_completions.d/unspin.fish"));
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines().map(line -> line.split("\t")[0]))
        .containsExactlyInAnyOrder("clean", "core", "full", "off");
  }

  @Test
  void manRendersThePages() throws Exception {
    assumeInstalled("man");
    try (Stream<Path> pages = Files.list(home.resolve("share/man/man1"))) {
      for (Path page : pages.toList()) {
        Result result =
            run(
                folder,
                Map.of("LC_ALL", "C.UTF-8", "MANWIDTH", "78"),
                "man",
                "--warnings",
                "-l",
                page.toString());
        assertThat(result.err()).as(page.toString()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("NAME").contains("SYNOPSIS");
      }
    }
    String clean =
        run(folder, Map.of("MANWIDTH", "78"), "man", "-l", share("man/man1/unspin-clean.1")).out();
    assertThat(clean).contains("--min-confidence P").contains("unspin clean --diff archive");
  }
}
