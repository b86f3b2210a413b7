package io.github.unspin.train;

import io.github.unspin.files.FileReplacement;
import io.github.unspin.files.InputException;
import io.github.unspin.files.TextFile;
import io.github.unspin.language.NgramModel;
import io.github.unspin.tortured.TorturedTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes tortured-phrases.tsv from the published list and sound texts. */
public final class TorturedTableBuilder {
  private static final String ATTRIBUTION =
      "# Tortured phrases and the established terms: derived from the list of the Problematic Paper"
          + " Screener\n"
          + "# (Guillaume Cabanac, Cyril Labbe and Alexander Magazinov;"
          + " https://www.irit.fr/~Guillaume.Cabanac/problematic-paper-screener),\n"
          + "# CC BY 4.0, https://creativecommons.org/licenses/by/4.0/. Changed: malformed rows"
          + " mended or left out,\n"
          + "# capitals restored, phrases that people write left out, sightings in sound texts"
          + " added (see README.md).\n";

  private static final Pattern REMARK =
      Pattern.compile("https?:|->|\\bsee\\b|^the word|paraphrased|as in |search and|procedure and");

  private static final Pattern OPTIONAL = Pattern.compile("\\s*(\\[[^\\]]*\\]|\\([^)]*\\)?)");
  private static final Pattern ACRONYM = Pattern.compile(" \\(\\p{Alnum}+\\)$");
  private static final Pattern EITHER_WORD =
      Pattern.compile("(?<![\\p{Alnum}/])([\\p{Alnum}-]{3,})/([\\p{Alnum}-]{3,})(?![\\p{Alnum}/])");

  private final NaturalCase naturalCase;
  private final Consumer<String> progress;

  /**
   * Makes a builder.
   *
   * @param model tells how terms are capitalised
   * @param progress told what is being done
   */
  public TorturedTableBuilder(NgramModel model, Consumer<String> progress) {
    naturalCase = new NaturalCase(model);
    this.progress = progress;
  }

  /**
   * What was made.
   *
   * @param read pairs of the list
   * @param usable pairs after mending
   * @param phrases different phrases among them
   * @param rows rows written
   * @param words words of sound text counted in
   */
  public record Result(int read, int usable, int phrases, int rows, long words) {}

  /**
   * Makes the table.
   *
   * @param list tab-separated: tortured phrase, established term
   * @param texts sound texts in UTF-8, one paragraph a line, each of its own kind
   * @throws InputException if the list is malformed
   */
  public Result build(Path list, List<Path> texts, Path out) throws IOException {
    TorturedTable table = new TorturedTable();
    List<String> lines = TextFile.read(list.toString()).text().lines().toList();
    int read = 0;
    int usable = 0;
    for (int i = 1; i < lines.size(); i++) {
      String[] columns = lines.get(i).split("\t", -1);
      if (columns.length < 2) {
        throw new InputException(
            list + ":" + (i + 1) + ": expected two columns, separated by a tab");
      }
      read++;
      for (String[] pair : mend(columns[0], columns[1])) {
        table.add(pair[0], naturalCase.of(pair[1]));
        usable++;
      }
    }
    for (Path text : texts) {
      progress.accept("counting in " + text.getFileName());
      table.startText();
      try (BufferedReader reader = Files.newBufferedReader(text)) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          table.count(line);
        }
      }
    }
    List<String> rows = table.lines();
    String head = ATTRIBUTION + "# Counted in " + table.words() + " words of sound text.\n";
    String content = head + String.join("\n", rows) + "\n";
    new FileReplacement(out.toString()).write(content.getBytes(StandardCharsets.UTF_8));
    return new Result(read, usable, table.phrases(), rows.size() - 1, table.words());
  }

  /**
   * Returns the pairs that a row means: none if it is malformed, several if it names alternatives.
   */
  static List<String[]> mend(String torturedColumn, String establishedColumn) {
    String tortured = plain(torturedColumn);
    String established = plain(establishedColumn);
    if (tortured.matches(".*[~*].*") || REMARK.matcher(established).find()) {
      return List.of();
    }
    boolean isCommaLost = established.contains(",") && !tortured.contains(",");
    if (isCommaLost) { // a query for several words, not a phrase
      return List.of();
    }
    String query = "differential equation and ";
    if (established.startsWith(query)) {
      established =
          tortured.contains("request")
              ? established.substring(query.length()).replace("4st", "4th")
              : "differential equation";
    }
    Matcher acronym = ACRONYM.matcher(tortured);
    if (!tortured.contains("(") && !tortured.contains("[")) {
      established = OPTIONAL.matcher(established).replaceAll("").strip();
    } else if (acronym.find() && !established.contains("(")) {
      established += acronym.group();
    }
    List<String[]> out = new ArrayList<>();
    boolean isEither = !tortured.contains(" or ") && !tortured.contains("/");
    for (String choice :
        isEither ? established.split(" or | ?/ | / ?") : new String[] {established}) {
      Matcher either = EITHER_WORD.matcher(choice);
      if (isEither && either.find()) {
        out.add(new String[] {tortured, either.replaceFirst("$1")});
        out.add(new String[] {tortured, either.replaceFirst("$2")});
      } else {
        out.add(new String[] {tortured, choice});
      }
    }
    if (established.matches("signal.to.noise")) { // the list has the first three words alone
      for (String ratio : List.of("proportion", "extent", "percentage")) {
        out.add(new String[] {tortured + " " + ratio, established + " ratio"});
      }
    }
    out.removeIf(pair -> pair[1].isBlank() || !pair[1].matches(".*\\p{L}{2}.*|.*\\d\\p{L}.*"));
    return out;
  }

  private static String plain(String phrase) {
    return phrase
        .replaceAll("[\u201C\u201D\"]", "")
        .replaceAll("[\u2018\u2019]", "'")
        .replaceAll("[\u2010-\u2015]", "-")
        .replace("\\", "")
        .replaceAll("\\s+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
