package io.github.unspin.config;

import java.nio.file.Path;
import java.util.List;

/**
 * One line of a configuration file.
 *
 * @param section the command that it is for; empty for all
 * @param key the option's name, without dashes
 * @param value a {@link String}, {@link Boolean}, {@link Long} or {@link Double}, or a {@link List}
 *     of such
 * @param file where it stands
 * @param line in which line, from 1
 */
public record Setting(String section, String key, Object value, Path file, int line) {
  /** Returns the place as messages name it. */
  public String place() {
    return file + ":" + line;
  }

  /** Returns the value or the list's elements, as text. */
  public List<String> texts() {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(value));
  }
}
