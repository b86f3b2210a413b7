package io.github.unspin.memory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where memories lie: the project's in {@code .unspin}, beside {@code unspin.toml} or wherever such
 * a folder is found from the working folder upwards; the user's where the system keeps such things
 * (XDG base directories; the application data folders on Windows).
 *
 * @param project null outside of any project
 * @param user the user's own
 */
public record MemoryFolders(@Nullable MemoryStore project, MemoryStore user) {
  /** Name of a project's folder. */
  public static final String PROJECT = ".unspin";

  /** Name of a project's configuration, beside which its folder lies. */
  static final String CONFIGURATION = "unspin.toml";

  /** System property that names another folder for all that is the user's, as tests need it. */
  static final String USER_PROPERTY = "unspin.user";

  /** Returns the folders of this process, started in the working folder. */
  public static MemoryFolders ofProcess() {
    return of(Path.of("").toAbsolutePath(), System.getenv(), System.getProperty(USER_PROPERTY));
  }

  /**
   * Returns the folders for work in one place.
   *
   * @param from where the search for a project starts
   * @param environment the environment variables
   * @param user another folder for all that is the user's, or null
   */
  static MemoryFolders of(Path from, Map<String, String> environment, @Nullable String user) {
    MemoryStore users;
    if (user != null) {
      users = new MemoryStore("user", Path.of(user), Path.of(user));
    } else if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
      users =
          new MemoryStore(
              "user",
              folder(environment, "APPDATA", "AppData/Roaming"),
              folder(environment, "LOCALAPPDATA", "AppData/Local"));
    } else {
      users =
          new MemoryStore(
              "user",
              folder(environment, "XDG_CONFIG_HOME", ".config"),
              folder(environment, "XDG_STATE_HOME", ".local/state"));
    }
    for (Path at = from; at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve(PROJECT))
          || Files.isRegularFile(at.resolve(CONFIGURATION))) {
        return new MemoryFolders(projectIn(at), users);
      }
    }
    return new MemoryFolders(null, users);
  }

  private static Path folder(Map<String, String> environment, String variable, String otherwise) {
    String value = environment.getOrDefault(variable, "");
    // The XDG specification says that relative paths are to be ignored.
    Path base =
        !value.isEmpty() && Path.of(value).isAbsolute()
            ? Path.of(value)
            : Path.of(System.getProperty("user.home", "."), otherwise.split("/"));
    return base.resolve("unspin");
  }

  /** Returns the store of a project in a folder, whether there is one yet or not. */
  public static MemoryStore projectIn(Path folder) {
    Path own = folder.resolve(PROJECT);
    return new MemoryStore("project", own, own);
  }

  /** Returns the store that learns when nobody says otherwise: the project's if there is one. */
  public MemoryStore preferred() {
    MemoryStore mine = project;
    return mine == null ? user : mine;
  }

  /** Returns all stores, the one that goes before the others first. */
  public List<MemoryStore> all() {
    List<MemoryStore> out = new ArrayList<>();
    if (project != null) {
      out.add(project);
    }
    out.add(user);
    return out;
  }

  /** Reads what is remembered. */
  public Memory read() {
    return Memory.of(all());
  }
}
