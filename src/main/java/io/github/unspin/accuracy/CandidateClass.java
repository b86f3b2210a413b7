package io.github.unspin.accuracy;

import io.github.unspin.channel.PairKind;
import io.github.unspin.restore.CandidateRoutes.Route;
import java.util.Locale;
import java.util.Optional;

/**
 * By what evidence an original can be reached.
 *
 * @param rank the surest class first
 * @param label name of the class
 */
public record CandidateClass(int rank, String label) implements Comparable<CandidateClass> {
  /** No candidate, nor several side by side, gives it. */
  public static final CandidateClass NONE = new CandidateClass(Integer.MAX_VALUE, "none");

  static CandidateClass of(Optional<Route> route) {
    return route.map(CandidateClass::of).orElse(NONE);
  }

  private static CandidateClass of(Route route) {
    String kind = route.kind().name().toLowerCase(Locale.ROOT);
    int rank = 2 * route.kind().ordinal();
    boolean several = route.kind() == PairKind.OBSERVED && route.substitutions() > 1;
    return several
        ? new CandidateClass(rank + 1, kind + ", several side by side")
        : new CandidateClass(rank, kind);
  }

  @Override
  public int compareTo(CandidateClass other) {
    return Integer.compare(rank, other.rank);
  }
}
