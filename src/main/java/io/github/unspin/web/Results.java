package io.github.unspin.web;

import io.github.unspin.report.Edit;
import io.github.unspin.review.ReviewDocument;
import io.github.unspin.review.ReviewSession;
import io.github.unspin.review.Saved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which files' results are written, and whether more was decided since. */
final class Results {
  /** How the written result of a file compares with what is decided. */
  enum State {
    /** There is none. */
    NONE,
    /** It is what is decided. */
    CURRENT,
    /** More was decided since. */
    STALE
  }

  private final ReviewSession session;
  private final Map<String, List<Edit>> written = new HashMap<>();

  Results(ReviewSession session) {
    this.session = session;
  }

  /** Remembers that a result was written. */
  void add(Saved saved) {
    written.put(saved.document().id(), session.edits(saved.document()));
  }

  State state(ReviewDocument document) {
    List<Edit> edits = session.edits(document);
    List<Edit> then = written.computeIfAbsent(document.id(), id -> onDisk(document, edits));
    if (then.isEmpty() && edits.isEmpty()) {
      return State.NONE;
    }
    return then.equals(edits) ? State.CURRENT : then.isEmpty() ? State.NONE : State.STALE;
  }

  /** What an earlier session may have written. */
  private List<Edit> onDisk(ReviewDocument document, List<Edit> edits) {
    Path target = document.target();
    try {
      boolean isThere =
          !edits.isEmpty()
              && Files.isRegularFile(target)
              && Arrays.equals(Files.readAllBytes(target), session.content(document));
      return isThere ? edits : List.of();
    } catch (IOException | RuntimeException e) {
      return List.of(); // then it counts as not written, and is written again
    }
  }
}
