package io.github.unspin.review;

import io.github.unspin.files.InputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of a session and the journals that keep it. What is entered is written first: if that
 * fails, nothing has changed. Not thread-safe.
 */
final class Books implements AutoCloseable {
  private final Function<FindingId, ReviewFinding> findings;
  private final Function<FindingId, @Nullable ReviewDocument> documents;
  private final Ledger ledger = new Ledger();
  private final Map<ReviewDocument, Journal> journals = new LinkedHashMap<>();
  private final Map<ReviewDocument, String> onDisk = new HashMap<>();
  private boolean isBusy; // something was decided in this session
  private boolean isClosed;

  /**
   * @param findings returns the finding with a name
   * @param documents returns its file
   */
  Books(
      Function<FindingId, ReviewFinding> findings,
      Function<FindingId, @Nullable ReviewDocument> documents) {
    this.findings = findings;
    this.documents = documents;
  }

  Ledger ledger() {
    return ledger;
  }

  boolean isBusy() {
    return isBusy;
  }

  boolean isClosed() {
    return isClosed;
  }

  /**
   * Enters a file that was looked at, and lets it be seen.
   *
   * @throws InputException if its journal cannot be written
   */
  void enter(ReviewDocument document, DocumentReader.Reading reading) {
    boolean taken = false;
    try {
      if (isClosed) {
        throw new InputException(document.name() + ": the session is closed");
      }
      journals.put(document, reading.journal());
      onDisk.put(document, reading.digest());
      reading.enter(ledger, !isBusy);
      for (Action action : List.copyOf(ledger.done())) {
        follow(action, document, reading.content().findings());
      }
      document.complete(reading.content());
      taken = true;
    } finally {
      if (!taken) {
        journals.remove(document);
        reading.journal().close();
      }
    }
  }

  /** Carries a rule over to a file that was looked at later. */
  private void follow(Action action, ReviewDocument document, List<ReviewFinding> there) {
    Rule rule = action.rule();
    boolean isKnown =
        action.turns().keySet().stream().anyMatch(id -> id.document().equals(document.id()));
    if (rule == null || isKnown) {
      return;
    }
    Map<FindingId, Verdict> verdicts = new LinkedHashMap<>();
    List<JournalLine.Item> items = new ArrayList<>();
    for (ReviewFinding each : there) {
      boolean isOpen = !ledger.verdict(each.id()).status().isDecided();
      if (isOpen && each.alike().equals(rule.alike())) {
        Verdict verdict = ruled(rule, each, action.number());
        verdicts.put(each.id(), verdict);
        items.add(item(each, verdict));
      }
    }
    if (!items.isEmpty()) {
      journal(document).add(new JournalLine.Decided(action.number(), action.reach(), rule, items));
      verdicts.forEach((id, verdict) -> ledger.turn(action, id, verdict));
    }
  }

  private static Verdict ruled(Rule rule, ReviewFinding there, long action) {
    String text = rule.text();
    Reach reach = Reach.EVERYWHERE;
    return text == null
        ? new Verdict(Status.REFUSED, null, false, reach, action)
        : new Verdict(
            Status.ACCEPTED, Wording.at(rule.words(), text, there.finding()), false, reach, action);
  }

  /** Takes a step. */
  Change commit(Step step) {
    Map<FindingId, Verdict> changes = step.changes();
    if (changes.isEmpty()) {
      return new Change(step.number(), List.of());
    }
    Action action = step.action();
    Map<ReviewDocument, List<JournalLine.Item>> items = new LinkedHashMap<>();
    changes.forEach(
        (id, verdict) ->
            items
                .computeIfAbsent(document(id), key -> new ArrayList<>())
                .add(item(findings.apply(id), verdict)));
    items.forEach(
        (document, each) ->
            journal(document)
                .add(
                    new JournalLine.Decided(action.number(), action.reach(), action.rule(), each)));
    changes.forEach((id, verdict) -> ledger.turn(action, id, verdict));
    ledger.push(action);
    isBusy = true;
    return new Change(action.number(), List.copyOf(changes.keySet()));
  }

  private ReviewDocument document(FindingId id) {
    ReviewDocument document = documents.apply(id);
    if (document == null) {
      throw new IllegalArgumentException("no such file in the session: " + id);
    }
    return document;
  }

  private static JournalLine.Item item(ReviewFinding finding, Verdict verdict) {
    return new JournalLine.Item(finding.key(), verdict.status(), verdict.text(), verdict.typed());
  }

  /** Takes the last step back. */
  Optional<Change> undo() {
    Optional<Change> change = turned(ledger.lastDone(), JournalLine.Undone::new);
    ledger.undo();
    return change;
  }

  /** Takes the step again that was taken back last. */
  Optional<Change> redo() {
    Optional<Change> change = turned(ledger.nextUndone(), JournalLine.Redone::new);
    ledger.redo();
    return change;
  }

  private Optional<Change> turned(@Nullable Action action, LongFunction<JournalLine> line) {
    if (action == null) {
      return Optional.empty();
    }
    List<FindingId> ids = List.copyOf(action.turns().keySet());
    for (ReviewDocument document : ids.stream().map(this::document).distinct().toList()) {
      journal(document).add(line.apply(action.number()));
    }
    isBusy = true;
    return Optional.of(new Change(action.number(), ids));
  }

  /** Returns the digest of what a file held when it was read or written last. */
  String onDisk(ReviewDocument document) {
    return onDisk.getOrDefault(document, "");
  }

  /** Enters that a result was written. */
  void written(ReviewDocument document, String digest, boolean isOriginal) {
    if (isOriginal) {
      onDisk.put(document, digest);
    }
    String path = document.target().toAbsolutePath().normalize().toString();
    journal(document).add(new JournalLine.Written(path, digest));
  }

  /** Enters that the memory has learnt all that there is up to now. */
  void learnt() {
    ledger.undone().forEach(action -> action.setLearnt(false));
    ledger.done().forEach(action -> action.setLearnt(true));
    JournalLine line = new JournalLine.Learnt(ledger.lastNumber());
    journals.values().stream()
        .filter(journal -> !journal.lines().isEmpty())
        .forEach(journal -> journal.add(line));
  }

  /** Returns the journal of a file. */
  Journal journal(ReviewDocument document) {
    Journal journal = journals.get(document);
    if (journal == null || isClosed) {
      throw new IllegalStateException("the session is closed, or cannot use " + document);
    }
    return journal;
  }

  @Override
  public void close() {
    isClosed = true;
    journals.values().forEach(Journal::close);
  }
}
