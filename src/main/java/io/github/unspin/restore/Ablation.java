package io.github.unspin.restore;

import io.github.unspin.channel.PairKind;
import java.util.Set;

/**
 * What is left out of the method, to measure what it contributes. Nothing that a user sets.
 *
 * @param without kinds of candidates that are not proposed
 * @param secondPass whether the second pass takes place
 */
public record Ablation(Set<PairKind> without, boolean secondPass) {
  /** The whole method. */
  public static final Ablation NONE = new Ablation(Set.of(), true);

  /** Copies the set. */
  public Ablation {
    without = Set.copyOf(without);
  }
}
