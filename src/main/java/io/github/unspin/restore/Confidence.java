package io.github.unspin.restore;

import java.util.List;

/**
 * Turns posteriors into confidences that hold as probabilities (beta calibration, Kull, Silva Filho
 * and Flach 2017): the log-odds are {@code a ln p - b ln(1 - p) + c}. The model is surer of itself
 * than it may be on spinners that it knows less of.
 */
record Confidence(float a, float b, float c) {
  /** Leaves posteriors as they are. */
  static final Confidence PLAIN = new Confidence(1, 1, 0);

  private static final int ROUNDS = 60;
  private static final double CERTAIN = 1e-4;

  /** A posterior and whether what it promised came true. */
  record Sample(double posterior, boolean right) {}

  /** Returns the confidence that a posterior means, from 0 to 1. */
  double of(double posterior) {
    if (this.equals(PLAIN)) {
      return posterior;
    }
    double[] x = inputs(posterior);
    return 1 / (1 + Math.exp(-(a * x[0] + b * x[1] + c)));
  }

  /** Returns the curve halfway between this one and another. */
  Confidence halfway(Confidence other) {
    return new Confidence((a + other.a) / 2, (b + other.b) / 2, (c + other.c) / 2);
  }

  private static double[] inputs(double posterior) {
    double p = Math.max(CERTAIN, Math.min(1 - CERTAIN, posterior));
    return new double[] {Math.log(p), -Math.log(1 - p), 1};
  }

  /**
   * Returns the curve of greatest likelihood, drawn towards this one.
   *
   * @param pull how strongly: the precision of a normal prior on the curve's three numbers; 50
   *     weighs as much as some hundred samples
   */
  Confidence fit(List<Sample> samples, double pull) {
    if (samples.isEmpty()) {
      return this;
    }
    double[] weights = {a, b, c};
    double[] start = weights.clone();
    for (int round = 0; round < ROUNDS; round++) { // Newton's method
      double[] gradient = new double[3];
      double[][] curvature = new double[3][3];
      for (int i = 0; i < 3; i++) {
        gradient[i] = pull * (start[i] - weights[i]);
        curvature[i][i] = pull;
      }
      for (Sample sample : samples) {
        double[] x = inputs(sample.posterior);
        double odds = weights[0] * x[0] + weights[1] * x[1] + weights[2];
        double p = 1 / (1 + Math.exp(-odds));
        for (int i = 0; i < 3; i++) {
          gradient[i] += ((sample.right ? 1 : 0) - p) * x[i];
          for (int j = 0; j < 3; j++) {
            curvature[i][j] += p * (1 - p) * x[i] * x[j];
          }
        }
      }
      double[] step = solve(curvature, gradient);
      for (int i = 0; i < 3; i++) { // a step that is too long would never come back
        weights[i] += Math.max(-0.2, Math.min(0.2, step[i]));
      }
    }
    double left = Math.max(0.01, weights[0]); // greater posteriors must not mean less
    double right = Math.max(0.01, weights[1]);
    return new Confidence((float) left, (float) right, (float) weights[2]);
  }

  /** Solves a positive definite system by elimination. */
  private static double[] solve(double[][] matrix, double[] right) {
    double[] x = right.clone();
    for (int i = 0; i < 3; i++) {
      for (int row = i + 1; row < 3; row++) {
        double factor = matrix[row][i] / matrix[i][i];
        for (int j = i; j < 3; j++) {
          matrix[row][j] -= factor * matrix[i][j];
        }
        x[row] -= factor * x[i];
      }
    }
    for (int i = 2; i >= 0; i--) {
      for (int j = i + 1; j < 3; j++) {
        x[i] -= matrix[i][j] * x[j];
      }
      x[i] /= matrix[i][i];
    }
    return x;
  }
}
