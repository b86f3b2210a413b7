package io.github.unspin.train;

import io.github.unspin.channel.Family;
import io.github.unspin.channel.PairKind;
import io.github.unspin.channel.SubstitutionTable;
import java.util.List;

/** From evidence to the tables that the restorer uses. */
final class DictionaryTables {
  private final DerivedPairs derivation = new DerivedPairs();

  /** Returns the table of all evidence, with what follows from it. */
  SubstitutionTable table(Evidence evidence) {
    SubstitutionTable.Builder builder = observed(evidence);
    evidence.words().forEach((word, counts) -> builder.addWord(word, counts[0], counts[1]));
    for (DerivedPairs.Derived pair : derived(evidence)) {
      builder.add(
          pair.spun(), pair.original(), PairKind.INFLECTED, Family.A, pair.count(), 0, 0, 0);
    }
    return builder.build();
  }

  /** Returns what follows from the evidence. */
  List<DerivedPairs.Derived> derived(Evidence evidence) {
    return derivation.derive(observed(evidence).build().pairs());
  }

  private static SubstitutionTable.Builder observed(Evidence evidence) {
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
    return builder;
  }
}
