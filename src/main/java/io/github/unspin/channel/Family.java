package io.github.unspin.channel;

import java.util.Locale;

/** Spinners told apart by the dictionary that they use; see dictionaries/README.md. */
public enum Family {
  /** News spam, by far the commonest: "mentioned", "within the", "folks", "Metropolis". */
  A,
  /** The dictionary of A, but capitalised words are never touched. */
  A2,
  /** "has actually", "likewise", "ought to". */
  B,
  /** Very aggressive: "esteem" for like, "gals" for women. */
  C,
  /** Homographs: "successful" for in, "astatine" for at; or "used to be" for was. */
  D,
  /** WordNet-like: "in addition to" for and. */
  E,
  /** "was once", "circle of relatives", "consistent with". */
  F,
  /** Others and mixtures. */
  G,
  /** Round-trip machine translation. */
  H,
  /** A paraphrasing program. */
  Q,
  /** Round-trip machine translation of another kind. */
  T;

  private static final Family[] ALL = values();

  /** Returns the number of families. */
  public static int count() {
    return ALL.length;
  }

  /**
   * Returns the family of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Family of(String name) {
    return valueOf(name.strip().toUpperCase(Locale.ROOT));
  }

  /** Returns the family whose dictionary this one shares. */
  public Family dictionary() {
    return this == A2 ? A : this;
  }
}
