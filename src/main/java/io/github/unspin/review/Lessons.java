package io.github.unspin.review;

import io.github.unspin.memory.Baseline;
import io.github.unspin.memory.Fix;
import io.github.unspin.memory.MemoryChange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a session teaches: worked out from the steps that hold and those that were taken back. */
final class Lessons {
  private final Set<Fix> fixes = new LinkedHashSet<>();
  private final Set<Fix> candidates = new LinkedHashSet<>();
  private final Set<String> kept = new LinkedHashSet<>();
  private final Set<Fix> goneFixes = new LinkedHashSet<>();
  private final Set<String> goneKept = new LinkedHashSet<>();

  /**
   * Works them out.
   *
   * @param finding returns the finding with a name
   */
  Lessons(Ledger ledger, Function<FindingId, ReviewFinding> finding) {
    for (Action action : ledger.undone()) {
      if (action.isLearnt()) {
        learn(action, finding, goneFixes, goneFixes, goneKept);
      }
    }
    for (Action action : ledger.done()) {
      if (!action.isLearnt()) {
        learn(action, finding, fixes, candidates, kept);
      }
    }
    goneFixes.removeAll(fixes);
    goneFixes.removeAll(candidates);
    goneKept.removeAll(kept);
  }

  private static void learn(
      Action action,
      Function<FindingId, ReviewFinding> finding,
      Set<Fix> fixes,
      Set<Fix> candidates,
      Set<String> kept) {
    Rule rule = action.rule();
    if (rule != null && rule.text() == null) {
      if (!rule.words().isBlank() && rule.words().lines().count() == 1) {
        kept.add(rule.words().strip());
      }
    } else if (rule != null) {
      add(rule.words(), rule.text(), fixes);
    }
    action
        .turns()
        .forEach(
            (id, turn) -> {
              Verdict verdict = turn.after();
              if (verdict.typed() && rule == null) {
                add(finding.apply(id).finding().text(), verdict.text(), candidates);
              }
            });
  }

  private static void add(String words, @Nullable String text, Set<Fix> to) {
    String spun = words.strip();
    String original = text == null ? "" : text.strip();
    if (Fix.isPossible(spun, original)) {
      to.add(new Fix(spun, original));
    }
  }

  /** Returns whether there is nothing that a store does not know yet. */
  boolean isEmpty() {
    return fixes.isEmpty()
        && candidates.isEmpty()
        && kept.isEmpty()
        && goneFixes.isEmpty()
        && goneKept.isEmpty();
  }

  /** Returns what a store has to change. */
  MemoryChange change(List<Baseline.Review> reviews) {
    return MemoryChange.nothing()
        .withFixes(new ArrayList<>(fixes))
        .withCandidates(new ArrayList<>(candidates))
        .withKept(new ArrayList<>(kept))
        .withForgotten(new ArrayList<>(goneFixes), new ArrayList<>(goneKept))
        .withReviews(reviews);
  }
}
