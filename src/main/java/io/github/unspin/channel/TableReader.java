package io.github.unspin.channel;

import io.github.unspin.files.InputException;
import io.github.unspin.files.TextFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the tables of a dictionaries folder and the user's own. All are tab-separated with a line
 * of column names; lines that start with "#" are comments. See dictionaries/README.md.
 */
public final class TableReader {
  /** Sightings that a row of a user's own table stands for when it gives no count. */
  public static final float USER_COUNT = 40;

  private TableReader() {}

  /** A row with its column names. */
  private record Row(String file, int line, Map<String, Integer> columns, String[] values) {
    String text(String column) {
      Integer at = columns.get(column);
      if (at == null || at >= values.length || values[at].isBlank()) {
        throw bad("no " + column);
      }
      return values[at].strip();
    }

    float number(String column, float otherwise) {
      Integer at = columns.get(column);
      if (at == null || at >= values.length || values[at].isBlank()) {
        return otherwise;
      }
      try {
        float value = Float.parseFloat(values[at]);
        if (Float.isFinite(value)) {
          return value;
        }
      } catch (NumberFormatException e) {
        // the same complaint
      }
      throw bad(column + " is not a number: " + values[at]);
    }

    Family family(Family otherwise) {
      Integer at = columns.get("family");
      if (at == null || at >= values.length || values[at].isBlank()) {
        return otherwise;
      }
      try {
        return Family.of(values[at]);
      } catch (IllegalArgumentException e) {
        throw bad("unknown family " + values[at]);
      }
    }

    PairKind kind() {
      try {
        return PairKind.valueOf(text("kind").toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw bad("unknown kind " + text("kind"));
      }
    }

    InputException bad(String what) {
      return new InputException(
          file + ":" + line + ": " + what + "; see dictionaries/README.md for the columns");
    }
  }

  @FunctionalInterface
  private interface RowVisitor {
    void row(Row row);
  }

  /** Adds the rows of substitutions.tsv. */
  public static void readObserved(Path file, SubstitutionTable.Builder table) {
    read(file, List.of("spun", "original"), row -> add(row, PairKind.OBSERVED, 1, table));
  }

  /**
   * Adds the rows of a user's own table: spun, original and, if wanted, family and count. The line
   * of column names may be missing.
   */
  public static void readUser(Path file, SubstitutionTable.Builder table) {
    read(file, List.of("spun", "original"), row -> add(row, PairKind.USER, USER_COUNT, table));
  }

  private static void add(Row row, PairKind kind, float count, SubstitutionTable.Builder table) {
    String spun = row.text("spun");
    if (Phrases.tokens(spun).length > Phrases.MAX_TOKENS) {
      throw row.bad("spun phrase of more than " + Phrases.MAX_TOKENS + " words");
    }
    float sightings = row.number("count", count);
    if (sightings < 0) {
      throw row.bad("count below 0");
    }
    table.add(
        spun,
        row.text("original"),
        kind,
        row.family(Family.A),
        sightings,
        row.number("articles", 1),
        row.number("verified", 0),
        row.number("capitalised", kind == PairKind.USER ? sightings : 0));
  }

  /** Adds the rows of derived.tsv. */
  public static void readDerived(Path file, SubstitutionTable.Builder table) {
    read(
        file,
        List.of("spun", "original", "kind"),
        row ->
            table.add(
                row.text("spun"),
                row.text("original"),
                row.kind(),
                Family.A,
                row.number("count", 0),
                0,
                0,
                0));
  }

  /** Adds the rows of kept-words.tsv. */
  public static void readKeptWords(Path file, SubstitutionTable.Builder table) {
    read(
        file,
        List.of("word", "kept", "replaced"),
        row -> table.addWord(row.text("word"), row.number("kept", 0), row.number("replaced", 0)));
  }

  private static void read(Path file, List<String> expected, RowVisitor visitor) {
    String name = file.toString();
    String text = TextFile.read(name).text();
    Map<String, Integer> columns = new HashMap<>();
    int number = 0;
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      int stop = end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
      String line = text.substring(at, stop);
      at = end + 1;
      number++;
      if (line.isBlank() || line.charAt(0) == '#') {
        continue;
      }
      String[] values = line.split("\t", -1);
      if (columns.isEmpty()) {
        boolean header = values[0].equals(expected.get(0));
        List<String> names = header ? List.of(values) : expected;
        for (int i = 0; i < names.size(); i++) {
          columns.put(names.get(i), i);
        }
        for (String column : expected) {
          if (!columns.containsKey(column)) {
            throw new InputException(name + ":" + number + ": no column '" + column + "'");
          }
        }
        if (header) {
          continue;
        }
      }
      if (values.length < expected.size()) {
        throw new InputException(
            name
                + ":"
                + number
                + ": expected at least "
                + expected.size()
                + " columns separated by tabs ("
                + String.join(", ", expected)
                + "), found "
                + values.length);
      }
      visitor.row(new Row(name, number, columns, values));
    }
  }
}
