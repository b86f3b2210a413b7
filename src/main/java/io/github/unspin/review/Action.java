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

  Map<FindingId, Turn> turns() {
    return turns;
  }
}
