package io.github.unspin.channel;

import io.github.unspin.files.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Names of several words and how often they stand in sound text. Immutable; thread-safe. */
public final class NameTable {
  private static final int PREFIX = -1;

  /** An open-addressing table; a free slot has the count 0. */
  private long[] keys = new long[1 << 10];

  private int[] counts = new int[1 << 10];
  private int size;

  private NameTable() {}

  /** Returns a table without names. */
  public static NameTable empty() {
    return new NameTable();
  }

  /**
   * Reads tables of names and counts, separated by a tab, under a line of column names. A file that
   * is not there is an empty table.
   *
   * @throws InputException if a file cannot be read or a line is malformed
   */
  public static NameTable read(Path... files) {
    NameTable table = new NameTable();
    for (Path file : files) {
      if (Files.exists(file)) {
        table.add(file);
      }
    }
    return table;
  }

  private void add(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new InputException(file + ": not a readable table in UTF-8", e);
    }
    int number = 0;
    for (int from = 0; from < text.length(); ) {
      int end = text.indexOf('\n', from);
      String line = text.substring(from, end < 0 ? text.length() : end);
      from = end < 0 ? text.length() : end + 1;
      number++;
      int tab = line.indexOf('\t');
      if (number == 1 || line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        add(line.substring(0, tab), Integer.parseInt(line.substring(tab + 1).strip()));
      } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
        throw new InputException(file + ":" + number + ": expected a name, a tab and a count", e);
      }
    }
  }

  private void add(String name, int count) {
    long key = Phrases.emptyKey();
    String[] tokens = Phrases.tokens(name);
    for (int i = 0; i < tokens.length; i++) {
      key = Phrases.extend(key, tokens[i]);
      put(key, i + 1 < tokens.length ? PREFIX : count);
    }
  }

  private void put(long key, int count) {
    if (2 * ++size > keys.length) {
      grow();
    }
    int at = slot(key);
    keys[at] = key;
    counts[at] = counts[at] == 0 ? count : Math.max(counts[at], count);
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    keys = new long[oldKeys.length * 2];
    counts = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] != 0) {
        int at = slot(oldKeys[i]);
        keys[at] = oldKeys[i];
        counts[at] = oldCounts[i];
      }
    }
  }

  /** Returns the slot of a key, or the free one where it belongs. */
  private int slot(long key) {
    int mask = keys.length - 1;
    int at = (int) (key ^ (key >>> 32)) & mask;
    while (counts[at] != 0 && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  /** Returns whether the table is empty. */
  public boolean isEmpty() {
    return size == 0;
  }

  /**
   * Returns how often the name with a key (see {@link Phrases}) was seen; 0 if it is only the
   * beginning of names, -1 if not even that.
   */
  public int count(long key) {
    int count = counts[slot(key)];
    return count == 0 ? -1 : Math.max(0, count);
  }
}
