package io.github.unspin.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ContextLearnerTest {
  private static final double RATE = 0.15; // as in the class, and so are the next two
  private static final double DAMPING = 0.3;
  private static final int BATCH = 16;

  private static final int[] NEAR = {0, 1, 2, 3, 4, 5, 6, 7};
  private static final int[] FAR = {8, 9, 10, 0};
  private static final int FAR_COUNT = 3; // the fourth does not count
  private static final int[] CANDIDATES = {2, 0, 3};

  private final ContextNetwork net = new ContextNetwork(12, 5, 3, 6);
  private final ContextLearner learner = new ContextLearner(net, new Random(1));

  private void fill(long seed) {
    Random random = new Random(seed);
    for (float[] block : blocks()) {
      for (int i = 0; i < block.length; i++) {
        block[i] = (float) random.nextGaussian() * 0.4f;
      }
    }
  }

  private float[][] blocks() {
    return new float[][] {
      net.phraseBias,
      net.phraseVectors,
      net.wordVectors,
      net.hiddenWeights,
      net.hiddenBias,
      net.outputWeights,
      net.directWeights
    };
  }

  private double logProbability() {
    ContextNetwork.Activation activation = net.new Activation();
    activation.compute(NEAR, FAR, FAR_COUNT);
    double sum = 0;
    for (int candidate : CANDIDATES) {
      sum += Math.exp(activation.score(candidate));
    }
    return activation.score(CANDIDATES[0]) - Math.log(sum);
  }

  private double[] numericGradient(float[] block) {
    float epsilon = 2e-3f;
    double[] gradient = new double[block.length];
    for (int i = 0; i < block.length; i++) {
      float value = block[i];
      block[i] = value + epsilon;
      double up = logProbability();
      block[i] = value - epsilon;
      double down = logProbability();
      block[i] = value;
      gradient[i] = (up - down) / (2 * epsilon);
    }
    return gradient;
  }

  @Test
  void stepsFollowTheGradient() {
    fill(5);
    double[][] gradients = new double[7][];
    float[][] before = new float[7][];
    for (int b = 0; b < 7; b++) {
      gradients[b] = numericGradient(blocks()[b]);
      before[b] = blocks()[b].clone();
    }

    learner.learn(NEAR, FAR, FAR_COUNT, CANDIDATES, CANDIDATES.length);

    for (int b = 0; b < 3; b++) { // the tables step at once
      compare(before[b], blocks()[b], gradients[b], RATE);
    }
  }

  @Test
  void layersFollowTheGradientOfABatch() {
    fill(5);
    double slow = 3e-4; // so that the tables hardly change within the batch
    double[][] gradients = new double[7][];
    float[][] before = new float[7][];
    for (int b = 3; b < 7; b++) {
      gradients[b] = numericGradient(blocks()[b]);
      before[b] = blocks()[b].clone();
      for (int i = 0; i < gradients[b].length; i++) {
        gradients[b][i] *= BATCH;
      }
    }
    learner.slow(slow);

    for (int i = 0; i < BATCH; i++) {
      learner.learn(NEAR, FAR, FAR_COUNT, CANDIDATES, CANDIDATES.length);
    }

    for (int b = 3; b < 7; b++) {
      compare(before[b], blocks()[b], gradients[b], RATE * slow);
    }
  }

  private static void compare(float[] before, float[] after, double[] gradient, double rate) {
    double size = 0;
    for (int i = 0; i < before.length; i++) {
      double expected = gradient[i] / Math.sqrt(gradient[i] * gradient[i] + DAMPING);
      assertThat((after[i] - before[i]) / rate).isCloseTo(expected, within(5e-3));
      size = Math.max(size, Math.abs(expected));
    }
    assertThat(size).as("some gradient is felt").isGreaterThan(0.1);
  }

  @Test
  void probabilitiesSumToOneHoweverGreatTheScores() {
    fill(5);
    net.phraseBias[0] = 500;
    net.phraseBias[3] = -500;

    float[] p = learner.probabilities(NEAR, FAR, FAR_COUNT, CANDIDATES, CANDIDATES.length);

    assertThat(p[0] + p[1] + p[2]).isCloseTo(1, within(1e-6f));
    assertThat(p[1]).isCloseTo(1, within(1e-6f));
  }

  @Test
  void practiceMakesItSure() {
    double first = learner.learn(NEAR, FAR, FAR_COUNT, CANDIDATES, CANDIDATES.length);
    double last = 0;
    ContextLearner sibling = learner.sibling(); // learns into the same network
    for (int i = 0; i < 200; i++) {
      last = sibling.learn(NEAR, FAR, FAR_COUNT, CANDIDATES, CANDIDATES.length);
    }
    assertThat(first).isCloseTo(Math.log(1 / 3.0), within(0.2));
    assertThat(last).isGreaterThan(Math.log(0.95)).isNegative();
    assertThat(learner.probabilities(NEAR, FAR, 0, CANDIDATES, 3)[0]).isGreaterThan(0.8f);
  }
}
