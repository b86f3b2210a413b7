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
  private float articles;
  private float verified;
  private float capitalised;
  private final Relation relation;

  Pair(String spun, String original, PairKind kind, Relation relation) {
    this.spun = spun;
    this.original = original;
    this.kind = kind;
    this.relation = relation;
  }

  /**
   * How near two phrases are apart from sightings of the one in the other's place.
   *
   * @param walk share, from 0 to 1, of random walks over observed pairs that lead from the one to
   *     the other
   * @param wordNet whether WordNet has the two as neighbours
   * @param similarity cosine of the words' vectors, from -1 to 1; 0 when unknown
   */
  public record Relation(float walk, boolean wordNet, float similarity) {
    /** Nothing known. */
    public static final Relation UNKNOWN = new Relation(0, false, 0);
  }

  /** Returns how near the two phrases are. */
  public Relation relation() {
    return relation;
  }

  void add(Family family, float count, float inArticles, float checked, float names) {
    counts[family.ordinal()] += count;
    articles += inArticles;
    verified += checked;
    capitalised += names;
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
    float sum = 0;
    for (float count : counts) {
      sum += count;
    }
    return sum;
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
