package io.github.unspin.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Port and key of a review's server, written down for its next start, so that a page that is still
 * open goes on when the server was killed. The file is its owner's alone, and an orderly end
 * deletes it.
 */
final class RememberedAddress {
  /** After that long no page is worth going on. */
  private static final Duration LIFE = Duration.ofHours(24);

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path file;

  /**
   * A port and the key to it.
   *
   * @param port loopback port
   * @param key what a page must know
   */
  record Address(int port, AccessKey key) {}

  RememberedAddress(Path file) {
    this.file = file;
  }

  /** Returns what was written down, unless somebody else could have read it or it is too old. */
  Optional<Address> read() {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || (isPosix() && !Files.getPosixFilePermissions(file).equals(OWNER_ONLY))
          || !Files.getOwner(file).equals(Files.getOwner(file.toAbsolutePath().getParent()))
          || Files.getLastModifiedTime(file).toInstant().isBefore(Instant.now().minus(LIFE))) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(file);
      if (lines.size() != 2) {
        return Optional.empty();
      }
      int port = Integer.parseInt(lines.get(0));
      return port > 0 && port < 1 << 16
          ? Optional.of(new Address(port, AccessKey.of(lines.get(1))))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Writes an address down; without success the review works all the same. */
  void write(Address address) {
    try {
      forget();
      Files.createDirectories(file.toAbsolutePath().getParent());
      PrivateFiles.create(file, address.port() + "\n" + address.key().text() + "\n");
    } catch (IOException e) {
      // an open page cannot go on after the next start; the new one's address is printed
    }
  }

  void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // its key opens nothing once the server is gone, and the next start writes another
    }
  }

  private boolean isPosix() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
