package io.github.unspin.review;

/**
 * How far a review has come, in findings.
 *
 * @param accepted a text takes the place of their words
 * @param refused their words stay
 * @param skipped left for later
 * @param untouched not looked at
 */
public record Progress(int accepted, int refused, int skipped, int untouched) {
  /** Returns how many are settled. */
  public int decided() {
    return accepted + refused;
  }

  /** Returns how many are not settled. */
  public int undecided() {
    return skipped + untouched;
  }

  /** Returns how many there are. */
  public int total() {
    return decided() + undecided();
  }

  /** Returns whether all are settled. */
  public boolean isDone() {
    return undecided() == 0;
  }

  Progress plus(Progress other) {
    return new Progress(
        accepted + other.accepted,
        refused + other.refused,
        skipped + other.skipped,
        untouched + other.untouched);
  }
}
