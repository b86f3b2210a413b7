package io.github.unspin.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.unspin.channel.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwoWeightsTest {
  @TempDir Path folder;

  private TwoWeights read(List<String> lines) throws IOException {
    return TwoWeights.read(Files.write(folder.resolve("weights.tsv"), lines));
  }

  private static TwoWeights random() {
    Random random = new Random(3);
    float[] first = new float[Feature.COUNT];
    float[] second = new float[Feature.COUNT];
    float[] firstOthers = new float[Feature.COUNT];
    float[] secondOthers = new float[Feature.COUNT];
    for (int i = 0; i < Feature.COUNT; i++) {
      first[i] = (float) random.nextGaussian();
      second[i] = (float) random.nextGaussian();
      firstOthers[i] = (float) random.nextGaussian();
      secondOthers[i] = (float) random.nextGaussian();
    }
    return new TwoWeights(
        new Weights(first, firstOthers),
        new Weights(second, secondOthers),
        HiddenUnits.random(random),
        new Confidences(
            new Confidences.Curves(
                new Confidence(0.5f, 1.25f, -0.5f), new Confidence(0.75f, 1.5f, 0.125f)),
            new Confidences.Curves(new Confidence(0.25f, 0.5f, -1), new Confidence(2, 3, 4)),
            Map.of(
                Family.F,
                new Confidences.Curves(new Confidence(5, 6, 7), new Confidence(8, 9, 10)),
                Family.U,
                new Confidences.Curves(new Confidence(0.25f, 0.5f, -1), new Confidence(1, 2, 0)))));
  }

  @Test
  void readsWhatItWrites() throws IOException {
    TwoWeights written = random();

    TwoWeights read = read(written.lines());

    assertThat(read.first().toArray()).containsExactly(written.first().toArray(), within(1e-5f));
    assertThat(read.second().toArray()).containsExactly(written.second().toArray(), within(1e-5f));
    assertThat(read.first().addedForOthers())
        .containsExactly(written.first().addedForOthers(), within(1e-5f));
    assertThat(read.second().addedForOthers())
        .containsExactly(written.second().addedForOthers(), within(1e-5f));
    assertThat(read.hidden().toArray()).containsExactly(written.hidden().toArray(), within(1e-4f));
    assertThat(read.confidences()).isEqualTo(written.confidences());
    assertThat(read.lines()).isEqualTo(written.lines());
  }

  @Test
  void documentsOfOtherSpinnersHaveWeightsOfTheirOwn() throws IOException {
    TwoWeights read = read(List.of("share\t1\t2", "others_share\t0.5\t-4", "kept\t3\t3"));
    float[] familyShare = new float[Family.count()];
    familyShare[Family.A.ordinal()] = 1;
    TwoWeights common = read.forDocument(familyShare);
    assertThat(common.first().of(Feature.SHARE)).isEqualTo(1);
    assertThat(common.second().of(Feature.SHARE)).isEqualTo(2);

    familyShare[Family.A.ordinal()] = 0.75f;
    familyShare[Family.D.ordinal()] = 0.25f;
    TwoWeights doubtful = read.forDocument(familyShare);
    assertThat(doubtful.first().of(Feature.SHARE)).isEqualTo(1.125f);
    assertThat(doubtful.second().of(Feature.SHARE)).isEqualTo(1);
    assertThat(doubtful.first().of(Feature.KEPT)).isEqualTo(3);
    assertThat(doubtful.forDocument(familyShare).first().of(Feature.SHARE)).isEqualTo(1.125f);

    assertThat(read.knowOthers()).isTrue();
    assertThat(read(List.of("share\t1\t2")).knowOthers()).isFalse();
  }

  @Test
  void writesTheSameUnderAnyLocale() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      List<String> lines = random().lines();
      assertThat(read(lines).lines()).isEqualTo(lines);
      Locale.setDefault(Locale.ROOT);
      assertThat(random().lines()).isEqualTo(lines);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void whatIsNotSaidKeepsItsFirstValue() throws IOException {
    TwoWeights read = read(List.of("# a comment", "", "share\t5\t6", "language\t7\t8"));

    assertThat(read.first().of(Feature.SHARE)).isEqualTo(5);
    assertThat(read.second().of(Feature.SHARE)).isEqualTo(6);
    assertThat(read.first().of(Feature.LANGUAGE)).isEqualTo(7);
    assertThat(read.second().of(Feature.LANGUAGE)).isEqualTo(8);
    assertThat(read.first().of(Feature.BIAS)).isEqualTo(Feature.BIAS.initial());
    assertThat(read.hidden().toArray()).containsOnly(0f);
    assertThat(read.confidences()).isEqualTo(Confidences.PLAIN);
  }

  @Test
  void hiddenWeightsOfAFeatureWorkOnThatFeature() throws IOException {
    TwoWeights read =
        read(List.of("share\t0\t0\t2", "hidden_bias\t\t\t-1", "hidden_weight\t\t\t3"));
    float[] features = new float[Feature.EDGE_COUNT];
    features[Feature.SHARE.ordinal()] = 0.75f;
    features[Feature.NAME.ordinal()] = 9;

    assertThat(read.hidden().score(features))
        .isCloseTo((float) (3 * Math.tanh(2 * 0.75 - 1)), within(1e-5f));
  }

  @Test
  void otherConfidencesLeaveTheRest() {
    TwoWeights weights = random();
    TwoWeights plain = weights.with(Confidences.PLAIN);

    assertThat(plain.confidences()).isEqualTo(Confidences.PLAIN);
    assertThat(plain.first()).isSameAs(weights.first());
    assertThat(plain.second()).isSameAs(weights.second());
    assertThat(plain.hidden()).isSameAs(weights.hidden());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no_such_feature\t1\t2",
        "share",
        "share\t1",
        "share\tone\t2",
        "share\t1\t2\tx",
        "others_share\t1",
        "others_nothing\t1\t2",
        "confidence_detection\t1\t2",
        "confidence_detection\t1\t2\tx"
      })
  void aBadLineIsNamed(String line) {
    List<String> lines = new ArrayList<>(List.of("# first", "bias\t1\t2", line));
    assertThatThrownBy(() -> read(lines))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"confidence_detektion\t1\t2\t3", "kept\t1\t2\t5", "others_share\t1\t2\t5", "MANY"})
  void aNumberThatNobodyWouldReadIsRefused(String line) {
    String bad = line.equals("MANY") ? "share\t1\t2" + "\t4".repeat(HiddenUnits.COUNT + 1) : line;
    assertThatThrownBy(() -> read(List.of(bad)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 1");
  }
}
