package io.github.unspin.format;

import io.github.unspin.files.InputException;
import io.github.unspin.report.Edit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are only copied.
 *
 * @param problem why they are not looked at, where a user should know; else null
 */
record CopiedRecord(String name, byte[] original, @Nullable String problem) implements InputRecord {
  @Override
  public @Nullable InputDocument document() {
    if (problem != null) {
      throw new InputException(problem);
    }
    return null;
  }

  @Override
  public byte[] edited(InputDocument document, List<Edit> edits) {
    throw new IllegalStateException("no document: " + name);
  }
}
