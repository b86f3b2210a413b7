package io.github.unspin.channel;

import io.github.unspin.files.InputException;
import io.github.unspin.files.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Names of several words and how often they stand in sound text. Immutable; thread-safe. */
public final class NameTable {
  private final Map<Long, Integer> counts;

  private NameTable(Map<Long, Integer> counts) {
    this.counts = counts;
  }

  /** Returns a table without names. */
  public static NameTable empty() {
    return new NameTable(Map.of());
  }

  /**
   * Reads tables of names and counts, separated by a tab, under a line of column names. A file that
   * is not there is an empty table.
   *
   * @throws InputException if a file cannot be read or a line is malformed
   */
  public static NameTable read(Path... files) {
    Map<Long, Integer> counts = new HashMap<>(1 << 17);
    for (Path file : files) {
      if (Files.exists(file)) {
        read(file, counts);
      }
    }
    return new NameTable(counts);
  }

  private static void read(Path file, Map<Long, Integer> counts) {
    int number = 0;
    for (String line : TextFile.read(file.toString()).text().split("\n")) {
      number++;
      int tab = line.indexOf('\t');
      if (number == 1 || line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        add(line.substring(0, tab), Integer.parseInt(line.substring(tab + 1).strip()), counts);
      } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
        throw new InputException(file + ":" + number + ": expected a name, a tab and a count", e);
      }
    }
  }

  private static void add(String name, int count, Map<Long, Integer> counts) {
    long key = Phrases.emptyKey();
    for (String token : Phrases.tokens(name)) {
      if (key != Phrases.emptyKey()) {
        counts.putIfAbsent(key, 0); // the beginning of a name
      }
      key = Phrases.extend(key, token);
    }
    counts.merge(key, count, Integer::max);
  }

  /** Returns whether the table is empty. */
  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /**
   * Returns how often the name with a key (see {@link Phrases}) was seen; 0 if it is only the
   * beginning of names, -1 if not even that.
   */
  public int count(long key) {
    return counts.getOrDefault(key, -1);
  }
}
