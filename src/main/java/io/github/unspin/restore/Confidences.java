package io.github.unspin.restore;

import io.github.unspin.channel.Family;

/**
 * The confidences of findings and suggestions, for spinners with the dictionary of family A, of
 * which most is known, and for the others.
 *
 * @param detection that a place was replaced, family A
 * @param restoration that a suggestion is what stood there, family A
 * @param otherDetection the same for other families
 * @param otherRestoration the same for other families
 */
record Confidences(
    Confidence detection,
    Confidence restoration,
    Confidence otherDetection,
    Confidence otherRestoration) {
  /** Leaves posteriors as they are. */
  static final Confidences PLAIN =
      new Confidences(Confidence.PLAIN, Confidence.PLAIN, Confidence.PLAIN, Confidence.PLAIN);

  Confidence detection(Family family) {
    return family.dictionary() == Family.A ? detection : otherDetection;
  }

  Confidence restoration(Family family) {
    return family.dictionary() == Family.A ? restoration : otherRestoration;
  }
}
