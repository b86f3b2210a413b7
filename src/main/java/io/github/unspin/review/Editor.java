package io.github.unspin.review;

import io.github.unspin.files.InputException;
import io.github.unspin.memory.Baseline;
import io.github.unspin.memory.FindingKey;
import io.github.unspin.memory.MemoryStore;
import io.github.unspin.report.Edit;
import io.github.unspin.report.Edits;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What comes of the decisions: the edits and the text of a file, its result on the disk, and what
 * the memory learns. Takes files that were looked at. Not thread-safe.
 */
final class Editor {
  private final ReviewSettings settings;
  private final Books books;
  private final Ledger ledger;
  private final Function<FindingId, ReviewFinding> findings;

  /**
   * @param findings returns the finding with a name
   */
  Editor(ReviewSettings settings, Books books, Function<FindingId, ReviewFinding> findings) {
    this.settings = settings;
    this.books = books;
    this.findings = findings;
    ledger = books.ledger();
  }

  /** Returns how far a file has come. */
  Progress progress(ReviewDocument document) {
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
    document
        .findings()
        .forEach(each -> counts.merge(ledger.verdict(each.id()).status(), 1, Integer::sum));
    return new Progress(
        counts.getOrDefault(Status.ACCEPTED, 0),
        counts.getOrDefault(Status.REFUSED, 0),
        counts.getOrDefault(Status.SKIPPED, 0),
        counts.getOrDefault(Status.UNDECIDED, 0));
  }

  /** Returns the edits that the accepted findings of a file mean, sorted and without overlap. */
  List<Edit> edits(ReviewDocument document) {
    List<Edit> out = new ArrayList<>();
    int reached = 0;
    for (ReviewFinding each : document.findings()) {
      String text = ledger.verdict(each.id()).text();
      if (text != null && each.finding().start() >= reached) {
        out.add(new Edit(each.finding().start(), each.finding().end(), text));
        reached = each.finding().end();
      }
    }
    return out;
  }

  /** Returns a file's text with what was accepted so far. */
  String preview(ReviewDocument document) {
    return Edits.apply(document.text(), edits(document));
  }

  /**
   * Writes the result of a file to its target, whole or not at all.
   *
   * @throws InputException if it cannot be written, or if the original is to be replaced and was
   *     changed by somebody else
   */
  Saved write(ReviewDocument document) {
    if (document.problem() != null) {
      throw new InputException(String.valueOf(document.problem()));
    }
    List<Edit> edits = edits(document);
    byte[] content = document.encoded(edits, settings.output());
    boolean changed = Results.write(document, settings.output(), content, books.onDisk(document));
    if (changed) {
      boolean isOriginal = settings.output() instanceof Output.InPlace;
      books.written(document, Results.digest(content), isOriginal);
    }
    int undecided = progress(document).undecided();
    return new Saved(document, document.target(), edits.size(), undecided, changed);
  }

  /** Returns whether a file has a result when all are saved. */
  boolean isWorthSaving(ReviewDocument document) {
    boolean isForAll =
        settings.output() instanceof Output.IntoFolder
            || settings.output() instanceof Output.ToFile;
    return document.problem() == null && (progress(document).decided() > 0 || isForAll);
  }

  /** Hands on what was decided to the store that learns. */
  void teach(List<ReviewDocument> reviewed) {
    MemoryStore learner = settings.learner();
    if (learner == null) {
      return;
    }
    List<Baseline.Review> reviews = new ArrayList<>();
    for (ReviewDocument document : reviewed) {
      if (document.problem() == null) {
        List<FindingKey> refused = keys(document, Status.REFUSED);
        if (books.isBusy() || !refused.isEmpty()) {
          reviews.add(
              new Baseline.Review(
                  document.input().file().toAbsolutePath().normalize().toString(),
                  document.text(),
                  preview(document),
                  refused,
                  keys(document, Status.ACCEPTED)));
        }
      }
    }
    Lessons lessons = new Lessons(ledger, findings);
    learner.change(lessons.change(reviews));
    if (!lessons.isEmpty()) {
      books.learnt();
    }
  }

  private List<FindingKey> keys(ReviewDocument document, Status status) {
    return document.findings().stream()
        .filter(each -> ledger.verdict(each.id()).status() == status)
        .map(ReviewFinding::key)
        .toList();
  }
}
