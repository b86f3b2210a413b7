package io.github.unspin.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes a file so that, whatever happens, the old content or the new one is there, whole: the
 * content goes to a new file in the same folder, reaches the disk, takes over the permissions of
 * the old file and then its name. A symbolic link stays one; the file that it leads to is replaced.
 * A device or a pipe, such as {@code /dev/stdout}, is written to directly.
 */
public final class FileReplacement {
  private static final int MOST_LINKS = 40;
  private static final int BUFFER = 1 << 16;

  private final String name;
  private final Path target;

  /** Content in the making. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; need neither flush nor close the stream. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Prepares the replacement or creation of a file; touches nothing yet.
   *
   * @param name the file as the user calls it
   * @throws InputException if no file can be written there
   */
  public FileReplacement(String name) {
    this.name = name;
    try {
      target = followed(Path.of(name).toAbsolutePath());
    } catch (IOException e) {
      throw new InputException(name + ": cannot be written: " + e.getMessage(), e);
    }
    Path folder = folder();
    if (Files.isDirectory(target)) {
      throw new InputException(name + ": is a folder; name a file");
    }
    if (!Files.isDirectory(folder)) {
      throw new InputException(name + ": there is no folder " + folder);
    }
    if (Files.exists(target) ? !Files.isWritable(target) : !Files.isWritable(folder)) {
      throw new InputException(name + ": may not be written (permission denied)");
    }
  }

  /**
   * Writes the content.
   *
   * @throws InputException if that fails; the old content is then untouched
   */
  public void write(byte[] content) {
    write(out -> out.write(content));
  }

  /**
   * Writes content that is made while it is written, however large it is.
   *
   * @throws InputException if that fails, be it in making the content; the old content is then
   *     untouched
   */
  public void write(Content content) {
    try {
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
          content.writeTo(out);
        }
      } else {
        replace(content);
      }
    } catch (AccessDeniedException e) {
      throw new InputException(name + ": may not be written (permission denied)", e);
    } catch (IOException e) {
      throw new InputException(name + ": cannot be written: " + e.getMessage(), e);
    }
  }

  private void replace(Content content) throws IOException {
    Path draft = newDraft();
    Thread cleaner = new Thread(() -> deleteQuietly(draft));
    Runtime.getRuntime().addShutdownHook(cleaner);
    try {
      if (Files.exists(target)) {
        copyAttributes(target, draft);
      }
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      try {
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
      }
      syncFolder();
    } finally {
      deleteQuietly(draft);
      try {
        Runtime.getRuntime().removeShutdownHook(cleaner);
      } catch (IllegalStateException e) {
        deleteQuietly(draft); // the machine is going down and the hook runs anyway
      }
    }
  }

  private Path newDraft() throws IOException {
    while (true) {
      String random = Integer.toUnsignedString(ThreadLocalRandom.current().nextInt(), 36);
      Path draft = folder().resolve("." + target.getFileName() + "." + random + ".tmp");
      try {
        return Files.createFile(draft);
      } catch (FileAlreadyExistsException e) {
        // somebody else's: take another name
      }
    }
  }

  /**
   * Gives a file the permissions of another one, and its owner and group where that is allowed.
   * Does nothing where the file system knows no such things.
   *
   * @throws IOException if the permissions cannot be set
   */
  public static void copyAttributes(Path from, Path to) throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    PosixFileAttributeView now = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (old == null || now == null) {
      return;
    }
    PosixFileAttributes attributes = old.readAttributes();
    try {
      if (!now.readAttributes().group().equals(attributes.group())) {
        now.setGroup(attributes.group());
      }
      if (!now.readAttributes().owner().equals(attributes.owner())) {
        now.setOwner(attributes.owner());
      }
    } catch (IOException e) {
      // only root may give files away; the permissions below still hold
    }
    now.setPermissions(attributes.permissions());
  }

  /** Makes the new name itself durable, where the system lets a folder be opened for that. */
  private void syncFolder() {
    try (FileChannel channel = FileChannel.open(folder(), StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // not possible on this system; the content itself is on the disk
    }
  }

  private Path folder() {
    Path parent = target.getParent();
    return parent == null ? target : parent;
  }

  private static Path followed(Path path) throws IOException {
    Path at = path;
    for (int i = 0; i < MOST_LINKS; i++) {
      // What /dev/stdout leads to has no path of its own.
      boolean isDevice = Files.exists(at) && !Files.isRegularFile(at);
      if (isDevice || !Files.isSymbolicLink(at)) {
        return at;
      }
      at = at.resolveSibling(Files.readSymbolicLink(at));
    }
    throw new IOException("too many symbolic links");
  }

  private static void deleteQuietly(Path draft) {
    try {
      if (Files.exists(draft, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(draft);
      }
    } catch (NoSuchFileException e) {
      // moved meanwhile
    } catch (IOException e) {
      // nothing more can be done about it, and the target is whole
    }
  }
}
