package io.github.unspin.review;

import io.github.unspin.memory.FindingKey;
import io.github.unspin.memory.KeyMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a journal amounts to: the actions that hold, and those that were undone last. */
final class Replay {
  private final List<JournalLine.Decided> done = new ArrayList<>();
  private final List<JournalLine.Decided> undone = new ArrayList<>();
  private final List<JournalLine> written = new ArrayList<>();
  private long learnt;

  /**
   * Goes through a journal.
   *
   * @param settled digest of the file under review; when the journal says that it was written by a
   *     review, what was accepted until then is part of the text and needs no decision any more
   */
  static Replay of(List<JournalLine> lines, String file, String settled) {
    Replay replay = new Replay();
    for (JournalLine line : lines) {
      replay.take(line);
      if (line instanceof JournalLine.Written written
          && written.path().equals(file)
          && written.digest().equals(settled)) {
        replay.settle();
      }
    }
    return replay;
  }

  private void take(JournalLine line) {
    if (line instanceof JournalLine.Decided decided) {
      done.add(decided);
      undone.clear();
    } else if (line instanceof JournalLine.Undone undo) {
      move(done, undone, undo.action());
    } else if (line instanceof JournalLine.Redone redo) {
      move(undone, done, redo.action());
    } else if (line instanceof JournalLine.Written) {
      written.add(line);
    } else if (line instanceof JournalLine.Learnt last) {
      learnt = Math.max(learnt, last.action());
    }
  }

  private static void move(
      List<JournalLine.Decided> from, List<JournalLine.Decided> to, long action) {
    List<JournalLine.Decided> moved = from.stream().filter(d -> d.action() == action).toList();
    from.removeAll(moved);
    to.addAll(moved);
  }

  private void settle() {
    undone.clear();
    done.replaceAll(
        decided ->
            new JournalLine.Decided(
                decided.action(),
                decided.reach(),
                decided.rule(),
                decided.items().stream().filter(i -> i.status() != Status.ACCEPTED).toList()));
    done.removeIf(decided -> decided.items().isEmpty() && decided.rule() == null);
  }

  /** Returns the lines that say the same, shorter. */
  List<JournalLine> lines() {
    List<JournalLine> out = new ArrayList<>(done);
    List<JournalLine> undos = new ArrayList<>();
    for (int i = undone.size() - 1; i >= 0; i--) {
      out.add(undone.get(i));
      undos.add(0, new JournalLine.Undone(undone.get(i).action()));
    }
    out.addAll(undos);
    out.addAll(written);
    if (learnt > 0) {
      out.add(new JournalLine.Learnt(learnt));
    }
    return out;
  }

  /** Returns the last action that was handed on to the memory, 0 if none was. */
  long learnt() {
    return learnt;
  }

  List<JournalLine.Decided> done() {
    return done;
  }

  /** Returns what can be redone, the last one first. */
  List<JournalLine.Decided> undone() {
    return undone;
  }

  /**
   * Gives the findings in the lines the keys that they have in the text as it is now. Those that
   * are not there stay as they are: the text may come back.
   *
   * @return the findings of the text by the keys that the lines now have
   */
  Map<FindingKey, ReviewFinding> find(List<ReviewFinding> present) {
    List<FindingKey> remembered = new ArrayList<>();
    Map<FindingKey, Boolean> seen = new LinkedHashMap<>();
    for (List<JournalLine.Decided> each : List.of(done, undone)) {
      each.forEach(line -> line.items().forEach(item -> seen.put(item.key(), true)));
    }
    remembered.addAll(seen.keySet());
    int[] match = KeyMatcher.match(remembered, present.stream().map(ReviewFinding::key).toList());
    Map<FindingKey, FindingKey> now = new HashMap<>();
    Map<FindingKey, ReviewFinding> out = new HashMap<>();
    for (int i = 0; i < match.length; i++) {
      if (match[i] >= 0) {
        ReviewFinding finding = present.get(match[i]);
        now.put(remembered.get(i), finding.key());
        out.put(finding.key(), finding);
      }
    }
    done.replaceAll(line -> renamed(line, now));
    undone.replaceAll(line -> renamed(line, now));
    return out;
  }

  private static JournalLine.Decided renamed(
      JournalLine.Decided line, Map<FindingKey, FindingKey> now) {
    List<JournalLine.Item> items =
        line.items().stream()
            .map(
                item ->
                    new JournalLine.Item(
                        now.getOrDefault(item.key(), item.key()),
                        item.status(),
                        item.text(),
                        item.typed()))
            .toList();
    return new JournalLine.Decided(line.action(), line.reach(), line.rule(), items);
  }
}
