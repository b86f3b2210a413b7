package io.github.unspin.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffRendererTest {
  @TempDir Path folder;

  private final DiffRenderer renderer = new DiffRenderer();

  @Test
  void saysNothingWithoutEdits() {
    assertThat(renderer.render("f", "same\n", "same\n")).isEmpty();
  }

  @Test
  void marksAMissingLineBreak() {
    assertThat(renderer.render("f.txt", "one\ntwo", "one\n2"))
        .isEqualTo(
            """
            --- f.txt
            +++ f.txt
            @@ -1,2 +1,2 @@
             one
            -two
            \\ No newline at end of file
            +2
            \\ No newline at end of file
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "'a\nb\nc\n', 'a\nB\nc\n'",
    "'a\nb\nc', 'a\nb\nC'",
    "'a\nb\n\nLEAVE A REPLY', 'a\nb'",
    "'a\nb\nLEAVE A REPLY\n', 'a\nb\n'",
    "'Share.\na\n', 'a\n'",
    "'a\r\nb\r\nc\r\n', 'a\r\nB\r\nc\r\n'",
    "'a\rb\rc', 'a\rB\rc'",
    "'@@ -1 +1 @@\n--- x\n', '@@ -2 +2 @@\n+++ x\n'",
    "'\uFEFFa\nb\n', '\uFEFFA\nb\n'",
  })
  void patchAppliesIt(String before, String after) throws Exception {
    assertThat(patched("some file.txt", before, after)).isEqualTo(after);
  }

  @Test
  void patchAppliesManyEdits() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < 20; round++) {
      StringBuilder before = new StringBuilder();
      StringBuilder after = new StringBuilder();
      for (int line = 0; line < 60; line++) {
        String text = "line " + random.nextInt(9) + (line == 59 && round % 2 == 0 ? "" : "\n");
        before.append(text);
        int dice = random.nextInt(8);
        after.append(dice == 0 ? "" : dice == 1 ? "new " + text : text);
      }
      String expected = after.toString();
      assertThat(patched("f.txt", before.toString(), expected)).isEqualTo(expected);
    }
  }

  private String patched(String name, String before, String after)
      throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/patch")), "no patch on this machine");
    Path file = Files.writeString(folder.resolve(name), before);
    Path diff = Files.writeString(folder.resolve("the.diff"), renderer.render(name, before, after));
    Process patch =
        new ProcessBuilder("patch", "-p0", "--binary", "-i", diff.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output =
        new String(patch.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(patch.waitFor()).as(output).isZero();
    return Files.readString(file);
  }
}
