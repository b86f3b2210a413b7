package io.github.unspin.restore;

import io.github.unspin.channel.Family;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The confidences of findings and suggestions. The same posterior means more in documents of a
 * spinner whose swaps are plain than of one that swaps pronouns and articles, or of which less is
 * known.
 *
 * @param common for spinners with the dictionary of family A, of which most is known
 * @param others for all others taken together
 * @param families for those of the others that were among what was learnt from
 */
record Confidences(Curves common, Curves others, Map<Family, Curves> families) {
  /** Leaves posteriors as they are. */
  static final Confidences PLAIN = new Confidences(Curves.PLAIN, Curves.PLAIN, Map.of());

  Confidences {
    families = Map.copyOf(families);
  }

  /**
   * What posteriors mean in documents of some spinners.
   *
   * @param detection that a place was replaced
   * @param restoration that a suggestion is what stood there
   */
  record Curves(Confidence detection, Confidence restoration) {
    /** Leaves posteriors as they are. */
    static final Curves PLAIN = new Curves(Confidence.PLAIN, Confidence.PLAIN);

    private Curves halfway(Curves other) {
      return new Curves(detection.halfway(other.detection), restoration.halfway(other.restoration));
    }
  }

  /** What the names of {@link #rows} begin with. */
  static final String ROW = "confidence_";

  private static final String DETECTION = ROW + "detection";
  private static final String RESTORATION = ROW + "restoration";
  private static final String OTHERS = "_other";

  /**
   * Returns the curves by their names in a file of weights: "confidence_detection" and
   * "confidence_restoration", and after that nothing for the commonest, "_other", or an underscore
   * and a family's name.
   */
  Map<String, Confidence> rows() {
    Map<String, Confidence> rows = new LinkedHashMap<>();
    put(rows, "", common);
    put(rows, OTHERS, others);
    new TreeMap<>(families).forEach((family, curves) -> put(rows, "_" + family, curves));
    return rows;
  }

  private static void put(Map<String, Confidence> rows, String group, Curves curves) {
    rows.put(DETECTION + group, curves.detection());
    rows.put(RESTORATION + group, curves.restoration());
  }

  /** Returns whether a name is one that {@link #rows} may have. */
  static boolean isRow(String name) {
    return Stream.concat(
            Stream.of("", OTHERS), Arrays.stream(Family.values()).map(family -> "_" + family))
        .anyMatch(group -> name.equals(DETECTION + group) || name.equals(RESTORATION + group));
  }

  /** Returns what {@link #rows} told; a missing curve is that of all others, or the plain one. */
  static Confidences of(Map<String, Confidence> rows) {
    Curves others = curves(rows, OTHERS, Curves.PLAIN);
    Map<Family, Curves> families = new EnumMap<>(Family.class);
    for (Family family : Family.values()) {
      Curves own = curves(rows, "_" + family, others);
      if (!own.equals(others)) {
        families.put(family, own);
      }
    }
    return new Confidences(curves(rows, "", Curves.PLAIN), others, families);
  }

  private static Curves curves(Map<String, Confidence> rows, String group, Curves otherwise) {
    return new Curves(
        rows.getOrDefault(DETECTION + group, otherwise.detection()),
        rows.getOrDefault(RESTORATION + group, otherwise.restoration()));
  }

  /**
   * Returns these curves, but those of single families halfway to what earlier passages said: a
   * family's passages come from few articles and differ much from one collection to the next, and
   * those of before are not there to be fitted again.
   */
  Confidences halfwayTo(Confidences earlier) {
    Map<Family, Curves> both = new EnumMap<>(Family.class);
    for (Family family : Family.values()) {
      if (families.containsKey(family) || earlier.families.containsKey(family)) {
        both.put(family, of(family).halfway(earlier.of(family)));
      }
    }
    return new Confidences(common, others, both);
  }

  /** Returns the curves for documents of a family. */
  Curves of(Family family) {
    return family.dictionary() == Family.A ? common : families.getOrDefault(family, others);
  }
}
