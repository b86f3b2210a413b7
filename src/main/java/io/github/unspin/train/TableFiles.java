package io.github.unspin.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reading of evidence tables with the columns of the shared data. */
final class TableFiles {
  private static final List<String> COLUMNS =
      List.of("family", "spun", "original", "count", "articles", "verified", "capitalised");

  private TableFiles() {}

  /** Adds the rows of a substitutions table: family, spun, original and four counts. */
  static void addSubstitutions(Path file, Evidence evidence) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    List<String> names = lines.isEmpty() ? List.of() : List.of(lines.get(0).split("\t", -1));
    int[] at = COLUMNS.stream().mapToInt(names::indexOf).toArray();
    for (int c = 0; c < at.length; c++) {
      if (at[c] < 0) {
        throw new IOException(file + ":1: no column '" + COLUMNS.get(c) + "'");
      }
    }
    for (int i = 1; i < lines.size(); i++) {
      String[] c = lines.get(i).split("\t", -1);
      if (c.length != names.size()) {
        throw new IOException(
            file + ":" + (i + 1) + ": expected " + names.size() + " columns, found " + c.length);
      }
      try {
        evidence.add(
            c[at[0]],
            c[at[1]],
            c[at[2]],
            new Evidence.Row(
                Integer.parseInt(c[at[3]]),
                Integer.parseInt(c[at[4]]),
                Integer.parseInt(c[at[5]]),
                Integer.parseInt(c[at[6]])));
      } catch (NumberFormatException e) {
        throw new IOException(file + ":" + (i + 1) + ": not a count: " + lines.get(i), e);
      }
    }
  }

  /** Adds the rows of a kept-words table: word, kept, replaced. */
  static void addKeptWords(Path file, Evidence evidence) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    for (int i = 1; i < lines.size(); i++) {
      String[] c = lines.get(i).split("\t", -1);
      try {
        evidence.addWord(c[0], Float.parseFloat(c[1]), Float.parseFloat(c[2]));
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new IOException(file + ":" + (i + 1) + ": not a row: " + lines.get(i), e);
      }
    }
  }
}
