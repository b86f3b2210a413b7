package io.github.unspin.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileReplacementTest {
  @TempDir Path folder;

  private static void write(Path path, String content) {
    new FileReplacement(path.toString()).write(content.getBytes(UTF_8));
  }

  private long filesInFolder() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void replacesAndCreates() throws IOException {
    Path file = Files.writeString(folder.resolve("f.txt"), "a much longer old content");
    write(file, "new");
    write(folder.resolve("g.txt"), "fresh");
    assertThat(file).hasContent("new");
    assertThat(folder.resolve("g.txt")).hasContent("fresh");
    assertThat(filesInFolder()).isEqualTo(2);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void keepsThePermissions() throws IOException {
    Path file = Files.writeString(folder.resolve("f.txt"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    write(file, "new");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void followsLinksToTheirTarget() throws IOException {
    Path sub = Files.createDirectory(folder.resolve("sub"));
    Path file = Files.writeString(sub.resolve("f.txt"), "old");
    Path inner = Files.createSymbolicLink(sub.resolve("inner"), Path.of("f.txt"));
    Path outer = Files.createSymbolicLink(folder.resolve("outer"), Path.of("sub/inner"));
    write(outer, "new");
    assertThat(file).hasContent("new");
    assertThat(inner).isSymbolicLink();
    assertThat(outer).isSymbolicLink();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void writesThroughADanglingLink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("later.txt"));
    write(link, "new");
    assertThat(folder.resolve("later.txt")).hasContent("new");
    assertThat(link).isSymbolicLink();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void refusesLinksThatGoInCircles() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("link"));
    assertThatThrownBy(() -> write(link, "new"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("too many symbolic links");
  }

  @Test
  void refusesFoldersAndMissingFolders() throws IOException {
    assertThatThrownBy(() -> write(folder, "new")).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> write(folder.resolve("no/f.txt"), "new"))
        .hasMessageContaining("there is no folder");
    assertThat(filesInFolder()).isZero();
  }

  @Test
  void leavesTheOldContentAndNothingElseWhenItFails() throws IOException {
    Path file = Files.writeString(folder.resolve("f.txt"), "old");
    FileReplacement replacement = new FileReplacement(file.toString());
    Files.delete(file);
    Files.createDirectory(file);
    Files.writeString(file.resolve("inside"), "x"); // a full folder cannot be replaced
    assertThatThrownBy(() -> replacement.write("new".getBytes(UTF_8)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("f.txt");
    assertThat(file.resolve("inside")).hasContent("x");
    assertThat(filesInFolder()).isEqualTo(1);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void writesToDevicesDirectly() {
    write(Path.of("/dev/null"), "gone");
    assertThat(Path.of("/dev/null")).exists();
  }
}
