package io.github.unspin.channel;

import java.util.Arrays;

/**
 * A spun phrase and the original that it stands for, with the sightings of the one in the place of
 * the other.
 */
public final class Pair {
  private final String spun;
  private final String original;
  private final PairKind kind;
  private final float[] counts = new float[Family.count()];
  private float total;
  private float articles;
  private float verified;
  private float capitalised;

  Pair(String spun, String original, PairKind kind) {
    this.spun = spun;
    this.original = original;
    this.kind = kind;
  }

  void add(Family family, float count, float inArticles, float checked, float names) {
    counts[family.ordinal()] += count;
    total += count;
    articles += inArticles;
    verified += checked;
    capitalised += names;
  }

  /** Returns this pair with its original spelt otherwise. */
  public Pair respelt(String spelling) {
    Pair out = new Pair(spun, spelling, kind);
    out.addAll(this);
    return out;
  }

  /** Returns a pair with the sightings of this one and another; it is as sure as the surer one. */
  public Pair with(Pair other) {
    Pair out = new Pair(spun, original, kind.compareTo(other.kind) <= 0 ? kind : other.kind);
    out.addAll(this);
    out.addAll(other);
    return out;
  }

  private void addAll(Pair other) {
    for (int f = 0; f < counts.length; f++) {
      counts[f] += other.counts[f];
    }
    total += other.total;
    articles += other.articles;
    verified += other.verified;
    capitalised += other.capitalised;
  }

  /** Returns the spun phrase in normal form, tokens separated by blanks. */
  public String spun() {
    return spun;
  }

  /** Returns the original phrase as it is written inside a sentence. */
  public String original() {
    return original;
  }

  /** Returns how the pair is known. */
  public PairKind kind() {
    return kind;
  }

  /** Returns how often a family was seen to make this substitution. */
  public float count(Family family) {
    return counts[family.ordinal()];
  }

  /** Returns how often any family was seen to make this substitution. */
  public float count() {
    return total;
  }

  /** Returns in how many articles the substitution was seen. */
  public float articles() {
    return articles;
  }

  /** Returns how many sightings were checked against the found original. */
  public float verified() {
    return verified;
  }

  /** Returns how many sightings had both sides capitalised. */
  public float capitalised() {
    return capitalised;
  }

  @Override
  public String toString() {
    return spun + " -> " + original + " " + kind + Arrays.toString(counts);
  }
}
