package io.github.unspin.train;

import io.github.unspin.channel.Family;
import io.github.unspin.channel.PairKind;
import io.github.unspin.channel.SubstitutionTable;
import java.io.IOException;
import java.nio.file.Path;

/** From evidence to the table that the restorer uses. */
public final class DictionaryTables {
  private DictionaryTables() {}

  /** Adds the tables of a folder of evidence: substitutions.tsv and kept-words.tsv. */
  public static void addShared(Path folder, Evidence evidence) throws IOException {
    TableFiles.addSubstitutions(folder.resolve("substitutions.tsv"), evidence);
    TableFiles.addKeptWords(folder.resolve("kept-words.tsv"), evidence);
  }

  /** Returns the table of all evidence. */
  public static SubstitutionTable table(Evidence evidence) {
    SubstitutionTable.Builder builder = new SubstitutionTable.Builder();
    evidence
        .rows()
        .forEach(
            (key, row) ->
                builder.add(
                    key.spun(),
                    key.original(),
                    PairKind.OBSERVED,
                    Family.of(key.family()),
                    row.count(),
                    row.articles(),
                    row.verified(),
                    row.capitalised()));
    evidence.words().forEach((word, counts) -> builder.addWord(word, counts[0], counts[1]));
    return builder.build();
  }
}
