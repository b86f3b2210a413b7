package io.github.unspin.review;

import io.github.unspin.files.Gzip;
import io.github.unspin.files.TextFile;
import io.github.unspin.memory.FindingKey;
import io.github.unspin.report.Report;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a file, finds what there is to decide, and what was decided in earlier sessions. */
final class DocumentReader {
  private final ReviewSettings settings;

  DocumentReader(ReviewSettings settings) {
    this.settings = settings;
  }

  /** A file with its journal, which is open. */
  record Reading(
      ReviewDocument.Content content,
      String digest,
      Journal journal,
      Replay replay,
      Map<FindingKey, ReviewFinding> known,
      BitSet refused) {

    /**
     * Enters what the journal says.
     *
     * @param redo whether what was undone can be done again; not once other things were decided
     */
    void enter(Ledger ledger, boolean redo) {
      refused.stream()
          .forEach(
              at ->
                  ledger.begin(
                      content.findings().get(at).id(),
                      new Verdict(Status.REFUSED, null, false, Reach.HERE, 0)));
      Map<FindingId, Verdict> then = new HashMap<>();
      for (JournalLine.Decided line : replay.done()) {
        if (ledger.isTakenBack(line.action())) {
          takeBack(ledger, line, then);
          continue;
        }
        Action action = ledger.find(line.action());
        if (action == null) {
          action = new Action(line.action(), line.reach(), line.rule());
          enter(ledger, action, line);
          action.setLearnt(line.action() <= replay.learnt());
          if (!action.turns().isEmpty() || action.rule() != null) {
            ledger.restore(action);
          }
        } else {
          enter(ledger, action, line);
        }
      }
      for (int i = replay.undone().size() - 1; i >= 0; i--) {
        JournalLine.Decided line = replay.undone().get(i);
        Action redone = ledger.find(line.action());
        if (redone != null) { // in this session, before this file was looked at
          enter(ledger, redone, line);
          journal.add(new JournalLine.Redone(line.action()));
          continue;
        }
        Action known = ledger.findUndone(line.action()); // it also concerned another file
        Action action =
            known == null ? new Action(line.action(), line.reach(), line.rule()) : known;
        enterUndone(ledger, action, line, then);
        if (redo && known == null && !action.turns().isEmpty()) {
          ledger.restoreUndone(action);
        }
      }
    }

    /** Undoes here as well what was undone before this file was looked at. */
    private void takeBack(Ledger ledger, JournalLine.Decided line, Map<FindingId, Verdict> then) {
      Action undone = ledger.findUndone(line.action());
      if (undone != null) {
        enterUndone(ledger, undone, line, then);
      }
      journal.add(new JournalLine.Undone(line.action()));
    }

    private void enter(Ledger ledger, Action action, JournalLine.Decided line) {
      for (JournalLine.Item item : line.items()) {
        ReviewFinding finding = known.get(item.key());
        if (finding != null) {
          ledger.turn(action, finding.id(), verdict(line, item));
        }
      }
    }

    private void enterUndone(
        Ledger ledger, Action action, JournalLine.Decided line, Map<FindingId, Verdict> then) {
      for (JournalLine.Item item : line.items()) {
        ReviewFinding finding = known.get(item.key());
        if (finding != null) {
          Verdict before = then.getOrDefault(finding.id(), ledger.verdict(finding.id()));
          Verdict after = verdict(line, item);
          action.turns().put(finding.id(), new Action.Turn(before, after));
          then.put(finding.id(), after);
        }
      }
    }

    private static Verdict verdict(JournalLine.Decided line, JournalLine.Item item) {
      return item.status() == Status.UNDECIDED
          ? Verdict.UNDECIDED
          : new Verdict(item.status(), item.text(), item.typed(), line.reach(), line.action());
    }
  }

  Reading read(ReviewDocument document) {
    byte[] bytes = TextFile.bytes(document.name());
    boolean isGzip = Gzip.isGzip(bytes);
    TextFile file =
        TextFile.decode(
            document.name(),
            isGzip ? Gzip.inflate(document.name(), bytes, TextFile.MAX_BYTES) : bytes);
    String digest = Results.digest(bytes);
    String path = document.input().file().toAbsolutePath().normalize().toString();
    Journal journal =
        new Journal(settings.journals().resolve(document.id() + ".review.jsonl"), path);
    boolean read = false;
    try {
      Results.check(document, settings.output(), journal.lines());
      Report report = settings.analyser().analyse(file);
      List<ReviewFinding> findings = Findings.of(document.id(), report);
      Replay replay = Replay.of(journal.lines(), path, digest);
      Map<FindingKey, ReviewFinding> known = replay.find(findings);
      if (!journal.lines().isEmpty()) {
        journal.rewrite(replay.lines());
      }
      ReviewDocument.Content content =
          ReviewDocument.Content.of(file, isGzip ? bytes : null, report, findings);
      BitSet refused = settings.refused().refused(report.text(), report.findings());
      read = true;
      return new Reading(content, digest, journal, replay, known, refused);
    } finally {
      if (!read) {
        journal.close();
      }
    }
  }
}
