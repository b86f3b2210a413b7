package io.github.unspin.review;

import io.github.unspin.files.Gzip;
import java.nio.file.Path;

/** Where the reviewed texts go. */
public sealed interface Output {
  /** Beside each file, as {@code article.reviewed.txt}; the file itself stays as it is. */
  record Beside() implements Output {}

  /** In the place of each file, when the session is saved. */
  record InPlace() implements Output {}

  /**
   * To one file; for sessions with one document.
   *
   * @param file may exist and is then replaced
   */
  record ToFile(Path file) implements Output {}

  /**
   * Into a folder, under the names and subfolders that the files have in their own.
   *
   * @param folder made when the first text is saved
   */
  record IntoFolder(Path folder) implements Output {}

  /** Returns where the result of an input goes. */
  default Path target(ReviewInput input) {
    if (this instanceof ToFile to) {
      return to.file();
    } else if (this instanceof IntoFolder into) {
      return into.folder().resolve(input.relative());
    } else if (this instanceof InPlace) {
      return input.file();
    }
    return input.file().resolveSibling(reviewed(String.valueOf(input.file().getFileName())));
  }

  /**
   * Returns whether the result of an input is to be compressed: a file that is named says so by its
   * name, all others are as their input is.
   */
  default boolean isGzip(boolean isInputGzip) {
    return this instanceof ToFile to ? Gzip.isName(to.file().toString()) : isInputGzip;
  }

  private static String reviewed(String name) {
    int dot = Gzip.plainName(name).lastIndexOf('.');
    return dot <= 0
        ? name + ReviewInput.REVIEWED
        : name.substring(0, dot) + ReviewInput.REVIEWED + name.substring(dot);
  }
}
