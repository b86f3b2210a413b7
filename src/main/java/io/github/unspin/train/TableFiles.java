package io.github.unspin.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reading of evidence tables with the columns of the shared data. */
final class TableFiles {
  private TableFiles() {}

  /** Adds the rows of a substitutions table: family, spun, original and four counts. */
  static void addSubstitutions(Path file, Evidence evidence) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    for (int i = 1; i < lines.size(); i++) {
      String[] c = lines.get(i).split("\t", -1);
      if (c.length != 7) {
        throw new IOException(file + ":" + (i + 1) + ": expected 7 columns, found " + c.length);
      }
      try {
        evidence.add(
            c[0],
            c[1],
            c[2],
            new Evidence.Row(
                Integer.parseInt(c[3]),
                Integer.parseInt(c[4]),
                Integer.parseInt(c[5]),
                Integer.parseInt(c[6])));
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
