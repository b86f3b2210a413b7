package io.github.unspin.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWalkTest {
  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void makeTree() throws IOException {
    root = Files.createDirectory(temp.resolve("site"));
    for (String name :
        List.of(
            "b.txt",
            "a.html",
            "Z.TXT",
            "photo.jpg",
            "style.css",
            "noending",
            ".hidden.txt",
            "sub/c.md",
            "sub/deep/d.jsonl.gz",
            ".git/config.txt",
            ".cache/e.txt",
            ".unspin/f.txt")) {
      Toy.write(root, name, "text");
    }
  }

  private List<String> walk(FileSelection selection, Path... inputs) {
    List<String> names = new ArrayList<>();
    for (Path input : inputs) {
      names.add(input.toString());
    }
    FolderWalk walk = new FolderWalk(names, selection, Set.of());
    List<String> found = new ArrayList<>();
    for (FoundFile file = walk.next(); file != null; file = walk.next()) {
      found.add(temp.relativize(file.file()) + (file.problem().isEmpty() ? "" : "!"));
    }
    return found;
  }

  private static FileSelection with(List<String> include, List<String> exclude) {
    return new FileSelection(include, exclude, true, false, false);
  }

  @Test
  void takesTextsInTheOrderOfTheirNames() {
    assertThat(walk(FileSelection.defaults(), root))
        .containsExactly(
            "site/Z.TXT",
            "site/a.html",
            "site/b.txt",
            "site/noending",
            "site/sub/c.md",
            "site/sub/deep/d.jsonl.gz");
  }

  @Test
  void takesHiddenFilesOnRequestButNeverItsOwnOrGits() {
    assertThat(walk(new FileSelection(List.of(), List.of(), true, true, false), root))
        .contains("site/.hidden.txt", "site/.cache/e.txt")
        .doesNotContain("site/.git/config.txt", "site/.unspin/f.txt");
  }

  @Test
  void includesAndExcludes() {
    assertThat(walk(with(List.of("*.css", "/b.txt"), List.of()), root))
        .containsExactly("site/b.txt", "site/style.css");
    assertThat(walk(with(List.of(), List.of("sub/deep/", "*.html", "!b.txt")), root))
        .containsExactly("site/Z.TXT", "site/b.txt", "site/noending", "site/sub/c.md");
    assertThat(walk(with(List.of("sub/**"), List.of("*.md")), root))
        .containsExactly("site/sub/deep/d.jsonl.gz");
  }

  @Test
  void followsIgnoreFilesFromTheInnermostOutwards() throws IOException {
    Toy.write(root, FileSelection.IGNORE_FILE, "# mine\n*.md\n/noending\nZ.*\n");
    Toy.write(root, "sub/" + FileSelection.IGNORE_FILE, "!c.md\ndeep/\n");
    assertThat(walk(FileSelection.defaults(), root))
        .containsExactly("site/a.html", "site/b.txt", "site/sub/c.md");
    assertThat(walk(new FileSelection(List.of(), List.of(), false, false, false), root)).hasSize(6);
  }

  @Test
  void filesThatAreNamedAlwaysCount() throws IOException {
    Toy.write(root, FileSelection.IGNORE_FILE, "*\n");
    assertThat(
            walk(FileSelection.defaults(), root.resolve("photo.jpg"), root.resolve(".hidden.txt")))
        .containsExactly("site/photo.jpg", "site/.hidden.txt");
  }

  @Test
  void passesOverLinksUnlessAsked() throws IOException {
    Path other = Files.createDirectory(temp.resolve("other"));
    Toy.write(other, "x.txt", "text");
    Files.createSymbolicLink(root.resolve("link.txt"), other.resolve("x.txt"));
    Files.createSymbolicLink(root.resolve("again.txt"), other.resolve("x.txt"));
    Files.createSymbolicLink(root.resolve("sub/up"), root);
    Files.createSymbolicLink(root.resolve("elsewhere"), other);
    Files.createSymbolicLink(root.resolve("nowhere.txt"), temp.resolve("gone"));
    assertThat(walk(FileSelection.defaults(), root)).hasSize(6);
    assertThat(walk(new FileSelection(List.of(), List.of(), true, false, true), root))
        .contains("site/again.txt", "site/elsewhere/x.txt")
        .doesNotContain("site/link.txt", "site/nowhere.txt")
        .hasSize(8);
    assertThat(walk(FileSelection.defaults(), root.resolve("elsewhere")))
        .containsExactly("site/elsewhere/x.txt");
  }

  @Test
  void goesOnPastAFolderThatMayNotBeListed() throws IOException {
    Path closed = root.resolve("sub");
    assumeTrue(
        closed.toFile().setReadable(false) && !Files.isReadable(closed), "root may list all");
    try {
      assertThat(walk(FileSelection.defaults(), root)).hasSize(5).contains("site/sub!");
    } finally {
      assertThat(closed.toFile().setReadable(true)).isTrue();
    }
  }

  @Test
  void collectsDraftsOfRunsThatWereCutOff() throws IOException {
    Path draft = Drafts.beside(root.resolve("sub/c.md"));
    Files.writeString(draft, "half");
    FolderWalk walk = new FolderWalk(List.of(root.toString()), FileSelection.defaults(), Set.of());
    List<Path> drafts = new ArrayList<>();
    for (FoundFile file = walk.next(); file != null; file = walk.next()) {
      assertThat(file.file()).isNotEqualTo(draft);
      drafts.addAll(walk.takeDrafts());
    }
    assertThat(drafts).containsExactly(draft);
  }
}
