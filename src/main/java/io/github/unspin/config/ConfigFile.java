package io.github.unspin.config;

import io.github.unspin.files.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * A configuration file: options for all commands at its top, options for one command in the table
 * of its name.
 *
 * @param path where it is
 * @param settings its lines, in order
 */
public record ConfigFile(Path path, List<Setting> settings) {
  /** What the files are called. */
  public static final String NAME = "unspin.toml";

  /** Copies the list. */
  public ConfigFile {
    settings = List.copyOf(settings);
  }

  /**
   * Returns the configuration of a folder: the nearest file in it or above it; null when there is
   * none.
   */
  public static @Nullable Path find(Path folder) {
    for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      Path file = at.resolve(NAME);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    return null;
  }

  /**
   * Returns the user's own configuration, which need not be there.
   *
   * @param environment the process's variables
   */
  public static Path ofUser(Map<String, String> environment) {
    String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    String windows = environment.getOrDefault("APPDATA", "");
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    Path folder =
        !xdg.isEmpty()
            ? Path.of(xdg)
            : !windows.isEmpty() ? Path.of(windows) : Path.of(home, ".config");
    return folder.resolve("unspin").resolve(NAME);
  }

  /**
   * Reads a file.
   *
   * @throws InputException if it cannot be read or is no TOML, with a line for each error
   */
  public static ConfigFile read(Path path) {
    String text;
    try {
      text = Files.readString(path, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new InputException(path + ": no such file", e);
    } catch (IOException e) {
      throw new InputException(path + ": cannot be read: " + e.getMessage(), e);
    }
    TomlParseResult result = Toml.parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
    if (result.hasErrors()) {
      List<String> lines = new ArrayList<>();
      result
          .errors()
          .forEach(
              error -> lines.add(path + ":" + error.position().line() + ": " + error.getMessage()));
      throw new InputException(String.join("\n", lines));
    }
    List<Setting> settings = new ArrayList<>();
    for (String key : result.keySet()) {
      Object value = result.get(List.of(key));
      if (value instanceof TomlTable table) {
        for (String inner : table.keySet()) {
          settings.add(setting(path, key, inner, table));
        }
      } else {
        settings.add(setting(path, "", key, result));
      }
    }
    settings.sort((one, other) -> Integer.compare(one.line(), other.line()));
    return new ConfigFile(path, settings);
  }

  private static Setting setting(Path path, String section, String key, TomlTable table) {
    TomlPosition position = table.inputPositionOf(List.of(key));
    int line = position == null ? 1 : position.line();
    Object value = table.get(List.of(key));
    String place = path + ":" + line + ": '" + key + "'";
    if (value instanceof TomlTable) {
      throw new InputException(place + " is a table inside a table; only commands have tables");
    }
    if (value instanceof TomlArray array) {
      List<Object> elements = new ArrayList<>();
      for (int i = 0; i < array.size(); i++) {
        Object element = array.get(i);
        if (!isScalar(element)) {
          throw new InputException(place + " has an element that is neither text nor a number");
        }
        elements.add(element);
      }
      return new Setting(section, key, List.copyOf(elements), path, line);
    }
    if (value == null || !isScalar(value)) {
      throw new InputException(place + " is neither text nor a number, true or false");
    }
    return new Setting(section, key, value, path, line);
  }

  private static boolean isScalar(Object value) {
    return value instanceof String
        || value instanceof Boolean
        || value instanceof Long
        || value instanceof Double;
  }
}
