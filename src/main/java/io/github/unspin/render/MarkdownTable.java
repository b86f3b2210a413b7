package io.github.unspin.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table in Markdown that can be read as it is: columns are padded, numbers stand to the right.
 */
final class MarkdownTable {
  private final List<String[]> rows = new ArrayList<>();
  private final int textColumns;

  /**
   * @param textColumns how many of the first columns hold text; the others hold numbers
   */
  MarkdownTable(int textColumns, String... header) {
    this.textColumns = textColumns;
    rows.add(header.clone());
  }

  /** Adds a row with a cell for each column. */
  MarkdownTable row(String... cells) {
    if (cells.length != rows.get(0).length) {
      throw new IllegalArgumentException(
          cells.length + " cells for " + rows.get(0).length + " columns");
    }
    rows.add(Arrays.stream(cells).map(MarkdownTable::escape).toArray(String[]::new));
    return this;
  }

  private static String escape(String cell) {
    return cell.replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replace("`", "\\`")
        .replace("*", "\\*")
        .replace('\n', ' ');
  }

  /** Returns the table with an empty line after it. */
  @Override
  public String toString() {
    int columns = rows.get(0).length;
    int[] width = new int[columns];
    for (String[] row : rows) {
      for (int c = 0; c < columns; c++) {
        width[c] = Math.max(width[c], row[c].length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < columns; c++) {
        String cell = rows.get(r)[c];
        String pad = " ".repeat(width[c] - cell.length());
        out.append("| ").append(c < textColumns ? cell + pad : pad + cell).append(' ');
      }
      out.append("|\n");
      if (r == 0) {
        for (int c = 0; c < columns; c++) {
          String line = "-".repeat(Math.max(1, width[c] - 1));
          out.append("| ").append(c < textColumns ? line + "-" : line + ":").append(' ');
        }
        out.append("|\n");
      }
    }
    return out.append('\n').toString();
  }
}
