package io.github.unspin.review;

import io.github.unspin.files.FileReplacement;
import io.github.unspin.files.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writing of results where the user wants them, and nowhere else. */
final class Results {
  private Results() {}

  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /**
   * Checks before the work begins that its result can be written.
   *
   * @param journal tells which files earlier sessions wrote
   * @throws InputException if not
   */
  static void check(ReviewDocument document, Output output, List<JournalLine> journal) {
    Path target = document.target();
    if (output instanceof Output.IntoFolder into) {
      if (Files.exists(into.folder()) && !Files.isDirectory(into.folder())) {
        throw new InputException(into.folder() + ": is not a folder");
      }
      if (isSame(target, document.input().file())) {
        throw new InputException(
            target + ": is the original itself; name another folder, or say --in-place");
      }
      return;
    }
    if (!(output instanceof Output.InPlace) && isSame(target, document.input().file())) {
      throw new InputException(target + ": is the original itself; say --in-place if you mean it");
    }
    new FileReplacement(target.toString());
    if (output instanceof Output.Beside && Files.exists(target) && !isOwn(target, journal)) {
      throw new InputException(
          target
              + ": is there already, and not as a review left it;"
              + " move it away or name another file with -o");
    }
  }

  private static boolean isSame(Path a, Path b) {
    try {
      return Files.exists(a) && Files.isSameFile(a, b);
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns whether a file still is as an earlier session wrote it. */
  private static boolean isOwn(Path target, List<JournalLine> journal) {
    String digest = digestOf(target);
    for (JournalLine line : journal) {
      if (line instanceof JournalLine.Written written
          && written.path().equals(target.toAbsolutePath().normalize().toString())
          && written.digest().equals(digest)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the digest of what is in a file, null if there is none or it cannot be read. */
  static @Nullable String digestOf(Path file) {
    try {
      return Files.exists(file) ? digest(Files.readAllBytes(file)) : null;
    } catch (IOException e) {
      return null;
    }
  }

  /**
   * Writes a result.
   *
   * @param known digest of the content that may be replaced when the target is the original
   * @return whether the content is another than before
   * @throws InputException if it cannot be written; nothing has changed then
   */
  static boolean write(ReviewDocument document, Output output, byte[] content, String known) {
    Path target = document.target();
    String old = digestOf(target);
    if (output instanceof Output.InPlace && !known.equals(old)) {
      throw new InputException(
          document.name()
              + ": was changed by another program since the review began; nothing is written."
              + " Start the review again: the decisions are kept");
    }
    if (digest(content).equals(old)) {
      return false;
    }
    if (output instanceof Output.IntoFolder) {
      try {
        Files.createDirectories(target.toAbsolutePath().getParent());
      } catch (IOException e) {
        throw new InputException(target + ": cannot be written: " + e.getMessage(), e);
      }
    }
    new FileReplacement(target.toString()).write(content);
    return true;
  }
}
