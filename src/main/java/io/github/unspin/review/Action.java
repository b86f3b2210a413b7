package io.github.unspin.review;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step that can be undone: findings with their verdicts before and after it. */
final class Action {
  private final long number;
  private final Reach reach;
  private final @Nullable Rule rule;
  private final Map<FindingId, Turn> turns = new LinkedHashMap<>();

  private boolean isLearnt;

  record Turn(Verdict before, Verdict after) {}

  Action(long number, Reach reach, @Nullable Rule rule) {
    this.number = number;
    this.reach = reach;
    this.rule = rule;
  }

  long number() {
    return number;
  }

  Reach reach() {
    return reach;
  }

  @Nullable Rule rule() {
    return rule;
  }

  /** Returns whether the memory has what it teaches. */
  boolean isLearnt() {
    return isLearnt;
  }

  void setLearnt(boolean learnt) {
    isLearnt = learnt;
  }

  Map<FindingId, Turn> turns() {
    return turns;
  }
}
