package io.github.unspin.batch;

import io.github.unspin.files.FileReplacement;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Where originals go before they are replaced. A backup that is there already is never replaced:
 * the next one gets a number.
 *
 * @param folder root of a tree of backups; the empty path for beside the originals
 * @param suffix what is added to the names
 */
public record Backup(Path folder, String suffix) {
  /** The suffix where the user names none. */
  public static final String DEFAULT_SUFFIX = ".orig";

  private static final int MOST = 100_000;

  /** Returns backups beside the originals. */
  public static Backup beside(String suffix) {
    return new Backup(Path.of(""), suffix);
  }

  /** Returns backups in a tree of their own, with the originals' names. */
  public static Backup in(Path folder) {
    return new Backup(folder, "");
  }

  /** Returns whether the backups are beside the originals. */
  boolean isBeside() {
    return folder.toString().isEmpty();
  }

  /**
   * Makes sure that there is a durable backup of a file, which itself stays where it is.
   *
   * @param relative the file's path in the tree of backups
   * @return where the backup is
   */
  Path keep(Path file, Path relative) throws IOException {
    Path wanted = isBeside() ? file : folder.resolve(relative);
    Path parent = wanted.toAbsolutePath().getParent();
    if (parent != null && !isBeside()) {
      Files.createDirectories(parent);
    }
    for (int number = 0; number < MOST; number++) {
      Path backup = wanted.resolveSibling(wanted.getFileName() + suffix + ending(number));
      if (Files.exists(backup, LinkOption.NOFOLLOW_LINKS)) {
        if (!backup.equals(file) && Files.isRegularFile(backup) && isCopy(file, backup)) {
          return backup; // of a run that was cut off at this point
        }
      } else if (make(file, backup)) {
        return backup;
      }
    }
    throw new IOException("too many backups of " + wanted);
  }

  private String ending(int number) {
    return number > 0 ? "." + number : "";
  }

  private static boolean isCopy(Path file, Path backup) throws IOException {
    return Files.isSameFile(file, backup) || Files.mismatch(file, backup) < 0;
  }

  /** Links, or copies where links cannot be. */
  private static boolean make(Path file, Path backup) throws IOException {
    try {
      Files.createLink(backup, file);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException | UnsupportedOperationException e) {
      Path draft = Drafts.beside(backup);
      try {
        Files.copy(file, draft, StandardCopyOption.REPLACE_EXISTING);
        FileReplacement.copyAttributes(file, draft);
        Files.setLastModifiedTime(draft, Files.getLastModifiedTime(file));
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
        Files.move(draft, backup, StandardCopyOption.ATOMIC_MOVE);
        return true;
      } finally {
        Files.deleteIfExists(draft);
      }
    }
  }
}
