package io.github.unspin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.unspin.evaluate.MarkedPassage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The repository's own texts; tests run in its root. */
public final class Fixtures {
  /** Spun passages. */
  public static final Path ARTICLES = Path.of("fixtures/articles");

  /** Passages that no spinner touched. */
  public static final Path CLEAN = Path.of("fixtures/clean");

  private Fixtures() {}

  /** Returns a file's text. */
  public static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the files of a folder with an ending, sorted. */
  public static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the clean passages' files. */
  public static List<Path> clean() {
    return files(CLEAN, ".txt");
  }

  /** Returns the marked passages' files. */
  public static List<Path> marked() {
    return files(ARTICLES, ".marked.txt");
  }

  /** Returns a passage of a marked file. */
  public static MarkedPassage passage(Path marked) {
    return MarkedPassage.parse(marked.getFileName().toString(), read(marked));
  }
}
