package io.github.unspin.review;

/** What a person says about a finding. */
public sealed interface Decision {
  /** Takes the first proposal. */
  static Decision accept() {
    return new Accept(1);
  }

  /** Takes the proposal of this rank, from 1. */
  static Decision accept(int rank) {
    return new Accept(rank);
  }

  /** Puts this text, typed by the person, in the place of the found words. */
  static Decision replace(String text) {
    return new Replace(text);
  }

  /** Leaves the found words as they stand. */
  static Decision refuse() {
    return new Refuse();
  }

  /** Leaves the finding undecided for now, and remembers that it was seen. */
  static Decision skip() {
    return new Skip();
  }

  /** Takes back whatever was decided; the finding is as if never seen. */
  static Decision clear() {
    return new Clear();
  }

  /**
   * A proposal is taken.
   *
   * @param rank its place in {@link ReviewSession#proposals}, from 1
   */
  record Accept(int rank) implements Decision {
    /** Checks the rank. */
    public Accept {
      if (rank < 1) {
        throw new IllegalArgumentException("ranks count from 1: " + rank);
      }
    }
  }

  /**
   * The person's own text is taken.
   *
   * @param text what is to stand there; empty to take the words away
   */
  record Replace(String text) implements Decision {}

  /** The words stay. */
  record Refuse() implements Decision {}

  /** Later, perhaps. */
  record Skip() implements Decision {}

  /** Nothing is decided any more. */
  record Clear() implements Decision {}
}
