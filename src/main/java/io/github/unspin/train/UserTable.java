package io.github.unspin.train;

import io.github.unspin.channel.Family;
import io.github.unspin.channel.Phrases;
import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.channel.TableReader;
import io.github.unspin.files.FileReplacement;
import io.github.unspin.files.InputException;
import io.github.unspin.files.TextFile;
import io.github.unspin.train.PairLearner.LearntPair;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user's own table of substitutions, to be added to: rows keep their order, comments and blank
 * lines stay, the counts of known pairs grow and new pairs go to the end.
 */
public final class UserTable {
  /** Column names of a table that is made anew. */
  public static final String HEADER = "spun\toriginal\tfamily\tcount";

  private static final String INTRODUCTION =
      "# Substitutions learnt by 'unspin learn'; use with 'unspin clean --dictionary FILE'.";

  private final String name;
  private final FileReplacement replacement;
  private final @Nullable TextFile file;
  private final String lineEnd;
  private final List<String> lines = new ArrayList<>();
  private final Map<String, Integer> columns = new HashMap<>();
  private final Map<String, Integer> rows = new HashMap<>();

  /** How a table grew. */
  public record Growth(int added, int grown) {}

  /**
   * Opens a table, or prepares a new one where there is no file.
   *
   * @throws InputException if the file is no such table or cannot be written
   */
  public UserTable(Path path) {
    name = path.toString();
    replacement = new FileReplacement(name);
    if (!Files.exists(path)) {
      file = null;
      lineEnd = "\n";
      lines.add(INTRODUCTION);
      header(HEADER);
      return;
    }
    TableReader.readUser(path, new SubstitutionTable.Builder()); // complains of what is wrong
    file = TextFile.read(name);
    lineEnd = file.text().contains("\r\n") ? "\r\n" : "\n";
    for (String line : file.text().lines().toList()) {
      read(line);
    }
    if (columns.isEmpty()) {
      header(HEADER);
    }
    if (!columns.containsKey("count")) {
      addColumn("count");
    }
  }

  private void read(String line) {
    if (line.isBlank() || line.charAt(0) == '#') {
      lines.add(line);
      return;
    }
    String[] values = line.split("\t", -1);
    if (columns.isEmpty()) {
      if (values[0].equals("spun")) {
        header(line);
        return;
      }
      header(HEADER);
    }
    if (values.length > columns.size()) {
      throw new InputException(
          name + ": the row '" + line + "' has more columns than there are names of columns");
    }
    rows.putIfAbsent(key(values), lines.size());
    lines.add(line);
  }

  private void header(String line) {
    String[] names = line.split("\t", -1);
    for (int i = 0; i < names.length; i++) {
      columns.put(names[i], i);
    }
    lines.add(line);
  }

  private void addColumn(String column) {
    int header = 0;
    while (lines.get(header).isBlank() || lines.get(header).charAt(0) == '#') {
      header++;
    }
    lines.set(header, lines.get(header) + "\t" + column);
    columns.put(column, columns.size());
  }

  private String key(String[] values) {
    String family = value(values, "family");
    return key(
        value(values, "spun"),
        value(values, "original"),
        family.isBlank() ? Family.A : Family.of(family));
  }

  private static String key(String spun, String original, Family family) {
    return String.join(" ", Phrases.tokens(spun)) + "\t" + original.strip() + "\t" + family;
  }

  private String value(String[] values, String column) {
    Integer at = columns.get(column);
    return at == null || at >= values.length ? "" : values[at];
  }

  /** Returns the pairs of the table, as {@link PairLearner#key} writes them. */
  public Set<String> pairs() {
    Set<String> out = new LinkedHashSet<>();
    for (int row : rows.values()) {
      String[] values = lines.get(row).split("\t", -1);
      out.add(PairLearner.key(value(values, "spun"), value(values, "original")));
    }
    return out;
  }

  /**
   * Adds pairs with their counts; a row without a count stands for {@link TableReader#USER_COUNT}
   * sightings.
   *
   * @param family the spinner's family; null leaves it open
   */
  public Growth add(List<LearntPair> pairs, @Nullable Family family) {
    if (family != null && !columns.containsKey("family")) {
      addColumn("family");
    }
    int added = 0;
    for (LearntPair pair : pairs) {
      String key = key(pair.spun(), pair.original(), family == null ? Family.A : family);
      Integer row = rows.get(key);
      if (row == null) {
        rows.put(key, lines.size());
        lines.add(row(pair, family));
        added++;
      } else {
        lines.set(row, grown(lines.get(row), pair.count()));
      }
    }
    return new Growth(added, pairs.size() - added);
  }

  private String row(LearntPair pair, @Nullable Family family) {
    String[] values = new String[columns.size()];
    Arrays.fill(values, "");
    set(values, "spun", pair.spun());
    set(values, "original", pair.original());
    set(values, "count", Integer.toString(pair.count()));
    if (family != null) {
      set(values, "family", family.name());
    }
    return String.join("\t", values);
  }

  private void set(String[] values, String column, String value) {
    Integer at = columns.get(column);
    if (at != null) {
      values[at] = value;
    }
  }

  private String grown(String line, int count) {
    String[] old = line.split("\t", -1);
    String[] values = Arrays.copyOf(old, Math.max(old.length, columns.size()));
    Arrays.fill(values, old.length, values.length, "");
    String known = value(values, "count");
    float sum = count + (known.isBlank() ? TableReader.USER_COUNT : Float.parseFloat(known));
    boolean whole = sum == Math.rint(sum) && sum < 1e9;
    set(values, "count", whole ? Integer.toString((int) sum) : Float.toString(sum));
    return String.join("\t", values);
  }

  /** Returns the table as it would be written. */
  public String text() {
    return String.join(lineEnd, lines) + lineEnd;
  }

  /**
   * Writes the table; the old one or the new one is there, whatever happens.
   *
   * @throws InputException if it cannot be written
   */
  public void write() {
    replacement.write(file == null ? text().getBytes(StandardCharsets.UTF_8) : file.encode(text()));
  }
}
