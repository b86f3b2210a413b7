package io.github.unspin.review;

import io.github.unspin.memory.FindingKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a {@link Journal}. */
sealed interface JournalLine {
  /** The first line: which file the journal is about. */
  record Head(String file) implements JournalLine {}

  /** Something was decided. */
  record Decided(long action, Reach reach, @Nullable Rule rule, List<Item> items)
      implements JournalLine {}

  /** An action was undone. */
  record Undone(long action) implements JournalLine {}

  /** An undone action was done again. */
  record Redone(long action) implements JournalLine {}

  /** The result was written. */
  record Written(String path, String digest) implements JournalLine {}

  /** Everything up to an action was handed on to the memory. */
  record Learnt(long action) implements JournalLine {}

  /** A finding and what was decided about it. */
  record Item(FindingKey key, Status status, @Nullable String text, boolean typed) {}
}
