package io.github.unspin.review;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The verdicts on all findings, and the steps that led there. Not thread-safe. */
final class Ledger {
  private final Map<FindingId, Verdict> verdicts = new HashMap<>();
  private final List<Action> done = new ArrayList<>();
  private final Deque<Action> undone = new ArrayDeque<>();
  private final Set<Long> takenBack = new HashSet<>();
  private long last;

  Verdict verdict(FindingId id) {
    return verdicts.getOrDefault(id, Verdict.UNDECIDED);
  }

  /** Returns a number for the next action: microseconds, so that files can be put together. */
  long nextNumber() {
    last = Math.max(last + 1, System.currentTimeMillis() * 1000);
    return last;
  }

  /** Returns the number of the last step taken, 0 if there is none. */
  long lastNumber() {
    return done.isEmpty() ? 0 : done.get(done.size() - 1).number();
  }

  /** Sets what holds before anything is done in this session. */
  void begin(FindingId id, Verdict verdict) {
    verdicts.put(id, verdict);
  }

  /** Changes one finding as a part of an action. */
  void turn(Action action, FindingId id, Verdict after) {
    Action.Turn old = action.turns().get(id);
    Verdict before = old == null ? verdict(id) : old.before();
    action.turns().put(id, new Action.Turn(before, after));
    verdicts.put(id, after);
  }

  void push(Action action) {
    last = Math.max(last, action.number());
    done.add(action);
    undone.clear();
  }

  /** Puts an action of an earlier session where its number says. */
  void restore(Action action) {
    last = Math.max(last, action.number());
    done.add(action);
    done.sort(Comparator.comparingLong(Action::number));
  }

  /** Puts an action that an earlier session undid where it can be redone. */
  void restoreUndone(Action action) {
    last = Math.max(last, action.number());
    List<Action> all = new ArrayList<>(undone);
    all.add(action);
    all.sort(Comparator.comparingLong(Action::number)); // the first one taken is the first redone
    undone.clear();
    undone.addAll(all);
  }

  /** Returns the step that holds and has this number, null if there is none. */
  @Nullable Action find(long number) {
    return find(done, number);
  }

  /** Returns the step that was taken back and has this number, null if there is none. */
  @Nullable Action findUndone(long number) {
    return find(undone, number);
  }

  /**
   * Returns whether a step was undone in this session, though a file that is only now looked at
   * still has it.
   */
  boolean isTakenBack(long number) {
    return takenBack.contains(number);
  }

  private static @Nullable Action find(Iterable<Action> actions, long number) {
    for (Action action : actions) {
      if (action.number() == number) {
        return action;
      }
    }
    return null;
  }

  List<Action> done() {
    return done;
  }

  Iterable<Action> undone() {
    return undone;
  }

  /** Returns what would be undone next, null if there is nothing. */
  @Nullable Action lastDone() {
    return done.isEmpty() ? null : done.get(done.size() - 1);
  }

  /** Returns what would be redone next, null if there is nothing. */
  @Nullable Action nextUndone() {
    return undone.peek();
  }

  @Nullable Action undo() {
    if (done.isEmpty()) {
      return null;
    }
    Action action = done.remove(done.size() - 1);
    action.turns().forEach((id, turn) -> verdicts.put(id, turn.before()));
    undone.push(action);
    takenBack.add(action.number());
    return action;
  }

  @Nullable Action redo() {
    Action action = undone.poll();
    if (action != null) {
      action.turns().forEach((id, turn) -> verdicts.put(id, turn.after()));
      done.add(action);
      takenBack.remove(action.number());
    }
    return action;
  }

  boolean canUndo() {
    return !done.isEmpty();
  }

  boolean canRedo() {
    return !undone.isEmpty();
  }
}
