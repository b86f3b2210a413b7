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
  /** Dating and loan pages: "the guy" for he, "web sites", "had been" for was. */
  G,
  /** Round-trip machine translation. */
  H,
  /** Many others of which little is known. */
  Q,
  /**
   * Spinbot and what resembles it, on medical, technical and conference pages: "distributed
   * computing" for cloud computing, "malignant growth" for cancer, "likewise", "amid" for during.
   */
  S,
  /** Round-trip machine translation of another kind. */
  T,
  /** "area unit" or "square measure" for are, "may be a" for is a. */
  U;

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
