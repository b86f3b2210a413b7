package io.github.unspin.memory;

import java.util.List;

/**
 * What a {@link MemoryStore} is to learn and to forget.
 *
 * @param fixes to be made everywhere; one for the same words is replaced, and the words are no
 *     longer kept
 * @param candidates to be proposed
 * @param kept words never to be changed; a fix for them is forgotten
 * @param forgottenFixes fixes and candidates that are to go
 * @param forgottenKept words that may be changed again
 * @param reviews what was refused and accepted, for the baseline
 */
public record MemoryChange(
    List<Fix> fixes,
    List<Fix> candidates,
    List<String> kept,
    List<Fix> forgottenFixes,
    List<String> forgottenKept,
    List<Baseline.Review> reviews) {
  private static final MemoryChange NOTHING =
      new MemoryChange(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public MemoryChange {
    fixes = List.copyOf(fixes);
    candidates = List.copyOf(candidates);
    kept = List.copyOf(kept);
    forgottenFixes = List.copyOf(forgottenFixes);
    forgottenKept = List.copyOf(forgottenKept);
    reviews = List.copyOf(reviews);
  }

  /** Returns a change that changes nothing. */
  public static MemoryChange nothing() {
    return NOTHING;
  }

  /** Returns this change with fixes to learn. */
  public MemoryChange withFixes(List<Fix> learnt) {
    return new MemoryChange(learnt, candidates, kept, forgottenFixes, forgottenKept, reviews);
  }

  /** Returns this change with candidates to learn. */
  public MemoryChange withCandidates(List<Fix> learnt) {
    return new MemoryChange(fixes, learnt, kept, forgottenFixes, forgottenKept, reviews);
  }

  /** Returns this change with words to keep. */
  public MemoryChange withKept(List<String> learnt) {
    return new MemoryChange(fixes, candidates, learnt, forgottenFixes, forgottenKept, reviews);
  }

  /** Returns this change with things to forget. */
  public MemoryChange withForgotten(List<Fix> goneFixes, List<String> goneKept) {
    return new MemoryChange(fixes, candidates, kept, goneFixes, goneKept, reviews);
  }

  /** Returns this change with what reviews came to. */
  public MemoryChange withReviews(List<Baseline.Review> learnt) {
    return new MemoryChange(fixes, candidates, kept, forgottenFixes, forgottenKept, learnt);
  }

  boolean isEmpty() {
    return equals(NOTHING);
  }
}
