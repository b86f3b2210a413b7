package io.github.unspin.review;

import org.jspecify.annotations.Nullable;

/**
 * What was decided about a finding.
 *
 * @param status where it stands
 * @param text what takes the place of its words when accepted, else null
 * @param typed whether a person typed that text
 * @param reach how far the decision went
 * @param action number of the {@link Change} that decided it; 0 when an earlier review of the same
 *     text refused it, and for undecided findings
 */
public record Verdict(
    Status status, @Nullable String text, boolean typed, Reach reach, long action) {
  /** Of a finding that nobody has looked at. */
  public static final Verdict UNDECIDED = new Verdict(Status.UNDECIDED, null, false, Reach.HERE, 0);

  /** Checks that there is a text exactly if it is accepted. */
  public Verdict {
    if ((status == Status.ACCEPTED) != (text != null)) {
      throw new IllegalArgumentException(status + " with text " + text);
    }
  }
}
