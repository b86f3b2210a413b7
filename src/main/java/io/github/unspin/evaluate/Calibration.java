package io.github.unspin.evaluate;

import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import java.util.ArrayList;
import java.util.List;

/**
 * How well confidences hold as probabilities: of the predictions made with a confidence of 0.8,
 * eight in ten should be right. Adds up over passages.
 *
 * @param detection the detector's confidence against whether a place was replaced, by bin
 * @param restoration the first suggestion's confidence against whether it is an accepted original
 */
public record Calibration(List<Bin> detection, List<Bin> restoration) {
  private static final int BINS = 10;

  /** Copies the lists. */
  public Calibration {
    detection = List.copyOf(detection);
    restoration = List.copyOf(restoration);
  }

  /**
   * Predictions of like confidence.
   *
   * @param count how many
   * @param confidence sum of their confidences
   * @param right how many came true
   */
  public record Bin(int count, double confidence, int right) {
    static final Bin EMPTY = new Bin(0, 0, 0);

    Bin plus(Bin other) {
      return new Bin(count + other.count, confidence + other.confidence, right + other.right);
    }

    /** Mean confidence, 0 when the bin is empty. */
    public double meanConfidence() {
      return count == 0 ? 0 : confidence / count;
    }

    /** Share that came true, 0 when the bin is empty. */
    public double accuracy() {
      return count == 0 ? 0 : (double) right / count;
    }
  }

  /** The calibration of nothing. */
  public static Calibration none() {
    return new Calibration(empty(), empty());
  }

  private static List<Bin> empty() {
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      bins.add(Bin.EMPTY);
    }
    return bins;
  }

  /** Returns the sum of two. */
  public Calibration plus(Calibration other) {
    return new Calibration(sum(detection, other.detection), sum(restoration, other.restoration));
  }

  private static List<Bin> sum(List<Bin> a, List<Bin> b) {
    List<Bin> out = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      out.add(a.get(i).plus(b.get(i)));
    }
    return out;
  }

  /** Compares the confidences of a report's substitutions with the passage's truth. */
  public static Calibration of(MarkedPassage passage, Report report) {
    List<Bin> detection = empty();
    List<Bin> restoration = empty();
    for (Finding finding : report.findings()) {
      if (finding.kind() != FindingKind.SUBSTITUTION) {
        continue;
      }
      add(detection, finding.confidence(), Score.touchesGold(passage, finding));
      if (!finding.suggestions().isEmpty()) {
        add(
            restoration,
            finding.suggestions().get(0).confidence(),
            Score.firstIsRight(passage, finding));
      }
    }
    return new Calibration(detection, restoration);
  }

  private static void add(List<Bin> bins, double confidence, boolean right) {
    int bin = Math.min(BINS - 1, (int) (confidence * BINS));
    bins.set(bin, bins.get(bin).plus(new Bin(1, confidence, right ? 1 : 0)));
  }

  /**
   * Returns the expected calibration error, from 0 to 1: the mean distance between a bin's
   * confidence and accuracy, bins weighted by size (Naeini et al. 2015).
   */
  public static double expectedError(List<Bin> bins) {
    int all = bins.stream().mapToInt(Bin::count).sum();
    double sum = 0;
    for (Bin bin : bins) {
      sum += Math.abs(bin.confidence() - bin.right());
    }
    return all == 0 ? 0 : sum / all;
  }
}
