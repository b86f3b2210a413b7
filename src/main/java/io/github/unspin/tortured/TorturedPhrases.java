package io.github.unspin.tortured;

import io.github.unspin.files.InputException;
import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import io.github.unspin.tortured.TorturedPhrase.Term;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table tortured-phrases.tsv. Opening it only notes where each phrase's row stands, which takes
 * a few milliseconds; rows are read when a text holds their phrase. Thread-safe.
 */
public final class TorturedPhrases {
  /** File name inside the dictionaries folder. */
  public static final String FILE = "tortured-phrases.tsv";

  /** The columns. */
  static final String HEADER = "tortured\testablished\tsound\tterm\tsound_rate\tterm_rate\tneeds";

  /** What the last column says of a phrase that needs other signs beside it. */
  static final String COMPANY = "company";

  private static final int COLUMNS = 7;
  private static final int BYTES_PER_ROW = 50;

  private final String name;
  private final String table;
  private final PhraseIndex phrases;
  private @Nullable PhraseIndex terms;

  private TorturedPhrases(String name, String table, PhraseIndex phrases) {
    this.name = name;
    this.table = table;
    this.phrases = phrases;
  }

  /**
   * Opens a table.
   *
   * @throws InputException if it cannot be read or is none
   */
  public static TorturedPhrases open(Path file) {
    try {
      return of(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Takes the text of a table.
   *
   * @param name of the file, for messages
   */
  static TorturedPhrases of(String name, String table) {
    PhraseIndex phrases = new PhraseIndex(table.length() / BYTES_PER_ROW);
    FoldedWord word = new FoldedWord();
    boolean isHeader = true;
    for (int at = 0; at < table.length(); at = lineEnd(table, at) + 1) {
      char c = table.charAt(at);
      if (c == '#' || c == '\n' || c == '\r') {
        continue;
      }
      if (isHeader) {
        if (!table.startsWith(HEADER, at)) {
          throw new InputException(
              name + ": no table of tortured phrases; expected the columns " + HEADER);
        }
        isHeader = false;
        continue;
      }
      int tab = table.indexOf('\t', at);
      if (tab < 0 || tab > lineEnd(table, at)) {
        throw new InputException(name + ": a row without tabs: " + line(table, at));
      }
      phrases.add(table, at, tab, at + 1, word);
    }
    return new TorturedPhrases(name, table, phrases);
  }

  private static int lineEnd(String table, int at) {
    int end = table.indexOf('\n', at);
    return end < 0 ? table.length() : end;
  }

  private static String line(String table, int at) {
    return table.substring(at, lineEnd(table, at)).stripTrailing();
  }

  /** Returns the longest tortured phrases of a text, from the left, without overlap. */
  List<PhraseIndex.Match> find(TokenizedText text) {
    return phrases.find(text);
  }

  /** Returns the longest established terms of a text, likewise; the values mean nothing. */
  List<PhraseIndex.Match> findTerms(TokenizedText text) {
    return terms().find(text);
  }

  /** Returns the row, or rows, of a match. */
  TorturedPhrase phrase(PhraseIndex.Match match) {
    int at = match.value() - 1;
    String[] first = row(at);
    List<Term> all = new ArrayList<>();
    while (at < table.length()) {
      String[] row = row(at);
      if (!row[0].equals(first[0])) {
        break;
      }
      all.add(new Term(row[1], number(row, 5)));
      at = lineEnd(table, at) + 1;
    }
    return new TorturedPhrase(
        first[0], all, number(first, 2) > 0, number(first, 4), first[6].equals(COMPANY));
  }

  private String[] row(int at) {
    String line = line(table, at);
    String[] row = line.split("\t", -1);
    if (row.length != COLUMNS || row[1].isBlank()) {
      throw new InputException(
          name + ": expected " + COLUMNS + " columns (" + HEADER + "), found: " + line);
    }
    return row;
  }

  private double number(String[] row, int column) {
    try {
      double value = Double.parseDouble(row[column]);
      if (value >= 0 && Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // the same complaint
    }
    throw new InputException(name + ": not a rate: " + String.join("\t", row));
  }

  private synchronized PhraseIndex terms() {
    PhraseIndex index = terms;
    if (index == null) {
      index = new PhraseIndex(table.length() / BYTES_PER_ROW);
      FoldedWord word = new FoldedWord();
      Tokenizer tokenizer = new Tokenizer();
      for (int at = 0; at < table.length(); at = lineEnd(table, at) + 1) {
        int from = table.indexOf('\t', at) + 1;
        int to = table.indexOf('\t', from);
        boolean isRow = table.charAt(at) != '#' && from > 0 && to > 0 && to < lineEnd(table, at);
        if (isRow && !table.startsWith(HEADER, at)) {
          TokenizedText term = tokenizer.tokenize(table.substring(from, to));
          if (term.size() > 1) { // single words are too common to tell anything
            index.add(term, 1, word);
          }
        }
      }
      terms = index;
    }
    return index;
  }
}
