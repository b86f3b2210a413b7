package io.github.unspin.train;

import io.github.unspin.channel.Family;
import io.github.unspin.channel.Pair;
import io.github.unspin.channel.PairKind;
import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.language.WordVectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** From evidence to the table that the restorer uses. */
public final class DictionaryTables {
  private DictionaryTables() {}

  /** Adds the tables of a folder of evidence: substitutions.tsv and kept-words.tsv. */
  public static void addShared(Path folder, Evidence evidence) throws IOException {
    TableFiles.addSubstitutions(folder.resolve("substitutions.tsv"), evidence);
    TableFiles.addKeptWords(folder.resolve("kept-words.tsv"), evidence);
  }

  /** Returns the table of all evidence, with what follows from it. */
  static SubstitutionTable table(
      Evidence evidence, DerivedPairs derivation, WordVectors vectors) {
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
                    row.capitalised(),
                    new Pair.Relation(
                        0,
                        false,
                        vectors.similarity(
                            key.spun(), key.original().toLowerCase(Locale.ROOT)))));
    evidence.words().forEach((word, counts) -> builder.addWord(word, counts[0], counts[1]));
    for (DerivedPairs.Derived pair : derivation.derive(builder.build().pairs())) {
      builder.add(
          pair.spun(),
          pair.original(),
          pair.kind(),
          Family.A,
          pair.count(),
          0,
          0,
          0,
          new Pair.Relation(pair.walk(), pair.wordNet(), pair.similarity()));
    }
    return builder.build();
  }

  /** Makes tables of evidence. */
  public static final class Maker {
    private final WordVectors vectors;
    private final DerivedPairs derivation;

    /** Loads the dictionaries that derived pairs come from. */
    public Maker(WordVectors vectors) {
      this.vectors = vectors;
      derivation = new DerivedPairs(new Inflections(), new Synonyms(), vectors);
    }

    /** Returns the table of all evidence, with what follows from it. */
    public SubstitutionTable table(Evidence evidence) {
      return DictionaryTables.table(evidence, derivation, vectors);
    }
  }
}
