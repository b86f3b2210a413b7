package io.github.unspin.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the journals of runs are kept that have no output folder. */
final class StateFolder {
  private static final int HASH_BYTES = 8;

  private StateFolder() {}

  /** Returns the folder for runs over these inputs, whatever their order and however named. */
  static Path of(List<String> inputs, Map<String, String> environment) {
    List<String> paths = new ArrayList<>();
    for (String input : inputs) {
      Path path = Path.of(input).toAbsolutePath().normalize();
      try {
        paths.add(path.toRealPath().toUri().getRawPath());
      } catch (IOException e) {
        paths.add(path.toUri().getRawPath()); // refused elsewhere
      }
    }
    String all = String.join("\0", paths);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      Path name = Path.of(HexFormat.of().formatHex(hash, 0, HASH_BYTES));
      return home(environment).resolve("runs").resolve(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** Returns the user's folder for what programs remember. */
  private static Path home(Map<String, String> environment) {
    String own = environment.get("UNSPIN_STATE_HOME");
    if (isUsable(own)) {
      return Path.of(own);
    }
    String xdg = environment.get("XDG_STATE_HOME");
    if (isUsable(xdg)) {
      return Path.of(xdg, "unspin");
    }
    String windows = environment.get("LOCALAPPDATA");
    if (isUsable(windows)) {
      return Path.of(windows, "unspin");
    }
    String home = environment.get("HOME");
    return Path.of(isUsable(home) ? home : System.getProperty("user.home"), ".local/state/unspin");
  }

  private static boolean isUsable(@Nullable String folder) {
    return folder != null && !folder.isEmpty() && Path.of(folder).isAbsolute();
  }

  /** Deletes a folder of which no more is needed. */
  static void delete(Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // it does no harm
    }
  }
}
