package io.github.unspin.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreRulesTest {
  private static final String[] PATTERNS = {
    "*.txt",
    "foo",
    "foo/",
    "/foo",
    "a/b",
    "a/**/c",
    "**/c",
    "a/**",
    "!foo",
    "!*.txt",
    "b?r",
    "[ab]*",
    "[!a]x",
    "\\!x",
    "\\#x",
    "foo\\ ",
    "x  ",
    "/a/*.txt",
    "!a/",
    "*",
    "!/a",
    "!b/",
    "a/*/c",
    "?",
    "*/b",
    "**",
    "[a-c]/x",
    "f*o",
    "!c",
    "a\\*b",
    "#c",
    "",
    "é*",
    "[[:alpha:]]",
    "a[]]b",
    "{a,b}",
    "a/**b",
    "**/",
    "/**",
    "a**b",
    "[^a]",
    "[",
    "[a",
    "a\\",
    "a/",
    "//a",
    "/",
    "!",
    "[]-a]x",
    "[\\]]x",
    "**/a/**",
    "a/**/**/c",
    "foo/*",
    "!foo/a",
    "*.*",
    "\\a",
    "[z-a]x",
    "[[:nope:]]x",
    " a",
    "a b"
  };

  private static final String[] NAMES = {
    "foo", "a", "b", "c", "x.txt", "bar", "!x", "#x", "foo ", "x", "a*b", "a.txt", "é1", "a]b",
    ".h", "ax", "bx", "]x", "-x", "axb", "a b", " a", "{a,b}", "a\\b"
  };

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "*.txt, a/b.txt, false, true",
    "*.txt, a/b.txt.md, false, ",
    "drafts/, drafts, true, true",
    "drafts/, drafts, false, ",
    "/top.txt, sub/top.txt, false, ",
    "sub/*.txt, sub/a.txt, false, true",
    "sub/*.txt, sub/deep/a.txt, false, ",
    "sub/**/a.txt, sub/deep/er/a.txt, false, true",
    "a?c, aéc, false, true",
    "A.txt, a.txt, false, ",
  })
  void matchesAsGitSays(String pattern, String path, boolean isFolder, Boolean expected) {
    assertThat(IgnoreRules.parse(List.of(pattern)).match(path, isFolder)).isEqualTo(expected);
  }

  @Test
  void theLastRuleCounts() {
    IgnoreRules rules = IgnoreRules.parse(List.of("*.txt", "!keep.txt", "keep.txt\r", "!keep.txt"));
    assertThat(rules.match("a.txt", false)).isTrue();
    assertThat(rules.match("keep.txt", false)).isFalse();
    assertThat(rules.match("a.md", false)).isNull();
  }

  /** Random rules and paths, and git's own verdict on them. */
  @Test
  void agreesWithGit() throws Exception {
    assumeTrue(hasGit(), "needs git");
    Random random = new Random(7);
    int ignored = 0;
    for (int round = 0; round < 60; round++) {
      List<String> lines = new ArrayList<>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        lines.add(PATTERNS[random.nextInt(PATTERNS.length)]);
      }
      Files.write(folder.resolve(".gitignore"), lines);
      Set<String> paths = new HashSet<>();
      for (int i = 0; i < 60; i++) {
        StringJoiner path = new StringJoiner("/");
        for (int depth = random.nextInt(3); depth >= 0; depth--) {
          path.add(NAMES[random.nextInt(NAMES.length)]);
        }
        paths.add(path.toString());
      }
      Set<String> byGit = ignoredByGit(paths);
      IgnoreRules rules = IgnoreRules.parse(lines);
      for (String path : paths) {
        assertThat(isIgnored(rules, path))
            .as(lines + " on " + path)
            .isEqualTo(byGit.contains(path));
      }
      ignored += byGit.size();
    }
    assertThat(ignored).isGreaterThan(200);
  }

  /** As the walk does it: a folder that is ignored is not entered. */
  private static boolean isIgnored(IgnoreRules rules, String path) {
    String[] parts = path.split("/");
    StringJoiner at = new StringJoiner("/");
    for (int i = 0; i < parts.length; i++) {
      at.add(parts[i]);
      boolean isFolder = i < parts.length - 1;
      if (Boolean.TRUE.equals(rules.match(at.toString(), isFolder))) {
        return true;
      }
    }
    return false;
  }

  private Set<String> ignoredByGit(Set<String> paths) throws Exception {
    Process git =
        new ProcessBuilder("git", "check-ignore", "--no-index", "-z", "--stdin")
            .directory(folder.toFile())
            .start();
    String input = String.join("\0", paths) + "\0";
    git.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
    git.getOutputStream().close();
    String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    git.waitFor();
    return new HashSet<>(Arrays.asList(output.split("\0")));
  }

  private boolean hasGit() {
    try {
      return new ProcessBuilder("git", "init", "-q", ".")
              .directory(folder.toFile())
              .start()
              .waitFor()
          == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }
}
