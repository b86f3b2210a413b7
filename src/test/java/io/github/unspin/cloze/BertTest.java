package io.github.unspin.cloze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class BertTest {
  /** What the same formulas give in double precision, written down apart from this program. */
  private static final double[] AT_THE_MASK = {
    -2.32169, -2.47128, -2.33406, -2.78126, -3.06095, -2.24395, -1.61242, -2.31432, -3.04303,
    -2.71573, -2.36887
  };

  @Test
  void givesTheProbabilitiesOfTheFormulas() {
    float[][] at = ToyBert.model().logProbabilities(new int[] {1, 5, 3, 7, 2}, 2, 3);
    assertThat(at.length).isEqualTo(1);
    for (int i = 0; i < AT_THE_MASK.length; i++) {
      assertThat((double) at[0][i]).as("piece " + i).isCloseTo(AT_THE_MASK[i], within(2e-4));
    }
  }

  @Test
  void probabilitiesOfAllPiecesSumToOne() {
    for (float[] at : ToyBert.model().logProbabilities(new int[] {1, 3, 3, 2}, 1, 3)) {
      double sum = 0;
      for (float each : at) {
        sum += Math.exp(each);
      }
      assertThat(sum).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void baseIsAsLargeAsThePublishedFile() {
    assertThat(Bert.Shape.base(30_522).variables() * 4).isEqualTo(440_419_560);
  }

  @Test
  void readsFromAStreamThatGivesLittleAtATime() throws IOException {
    InputStream drops =
        new FilterInputStream(ToyBert.variables(ToyBert.SHAPE.variables())) {
          @Override
          public int read(byte[] to, int from, int length) throws IOException {
            return super.read(to, from, Math.min(3, length));
          }
        };
    int[] row = {1, 5, 3, 7, 2};
    assertThat(BertReader.read(drops, ToyBert.SHAPE).logProbabilities(row, 2, 3))
        .isDeepEqualTo(ToyBert.model().logProbabilities(row, 2, 3));
  }

  @Test
  void refusesAFileOfAnotherSize() {
    long right = ToyBert.SHAPE.variables();
    assertThatThrownBy(() -> BertReader.read(ToyBert.variables(right - 1), ToyBert.SHAPE))
        .isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> BertReader.read(ToyBert.variables(right + 1), ToyBert.SHAPE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("more than");
  }
}
