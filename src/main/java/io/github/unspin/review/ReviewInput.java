package io.github.unspin.review;

import io.github.unspin.files.Gzip;
import io.github.unspin.files.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file that is to be reviewed.
 *
 * @param file where it is
 * @param relative its name within the folder that was named, or its own name
 */
public record ReviewInput(Path file, Path relative) {
  /** What the names of reviewed texts have before the ending. */
  static final String REVIEWED = ".reviewed";

  private static final Set<String> ENDINGS =
      Set.of("txt", "text", "md", "markdown", "html", "htm", "xhtml");

  /** Returns an input that was named itself. */
  public static ReviewInput of(Path file) {
    return new ReviewInput(file, file.getFileName() == null ? file : file.getFileName());
  }

  /**
   * Returns the files named and those in the folders named, each once, in the order of the names; a
   * folder's files come sorted, without hidden ones, reviewed ones and other kinds than text,
   * Markdown and HTML, compressed or not.
   *
   * @throws InputException if something is not there, cannot be read, or holds no such file
   */
  public static List<ReviewInput> expand(List<Path> names) {
    Map<Path, ReviewInput> out = new LinkedHashMap<>();
    List<String> complaints = new ArrayList<>();
    for (Path name : names) {
      if (Files.isDirectory(name)) {
        List<ReviewInput> found = inside(name);
        if (found.isEmpty()) {
          complaints.add(name + ": holds no texts (*.txt, *.md, *.html)");
        }
        found.forEach(each -> out.putIfAbsent(absolute(each.file()), each));
      } else if (!Files.exists(name)) {
        complaints.add(name + ": no such file");
      } else if (!Files.isReadable(name)) {
        complaints.add(name + ": may not be read (permission denied)");
      } else {
        out.putIfAbsent(absolute(name), of(name));
      }
    }
    if (!complaints.isEmpty()) {
      throw new InputException(String.join("\n", complaints));
    }
    return List.copyOf(out.values());
  }

  private static List<ReviewInput> inside(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(file -> isText(folder.relativize(file)) && Files.isRegularFile(file))
          .sorted()
          .map(file -> new ReviewInput(file, folder.relativize(file)))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new InputException(folder + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean isText(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    String name = Gzip.plainName(String.valueOf(relative.getFileName()));
    int dot = name.lastIndexOf('.');
    return dot > 0
        && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))
        && !name.substring(0, dot).endsWith(REVIEWED);
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
