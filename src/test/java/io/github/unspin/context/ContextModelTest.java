package io.github.unspin.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.unspin.language.NgramModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContextModelTest {
  private static final int WIDTH = 6;
  private static final long[] KEYS = {-90, -4, 0, 7, 1L << 60};

  @TempDir static Path folder;
  private static NgramModel model;
  private static ContextWords words;
  private static ContextNetwork net;
  private static byte[] file;

  @BeforeAll
  static void write() throws IOException {
    model = ToyContext.model(folder, ToyContext.lines(300));
    words = ContextWords.commonest(model, 9);
    net = new ContextNetwork(words.size(model), KEYS.length, WIDTH, 4);
    Random random = new Random(3);
    fill(net.wordVectors, random);
    fill(net.phraseVectors, random);
    for (float[] block : ContextModelWriter.plain(net)) {
      fill(block, random);
    }
    Path out = folder.resolve("context.model");
    ContextModelWriter.write(net, words.hashes, KEYS, out);
    file = Files.readAllBytes(out);
  }

  private static void fill(float[] out, Random random) {
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) random.nextGaussian() * 0.5f;
    }
  }

  private static ContextModel open(byte[] bytes) throws IOException {
    return ContextModel.open(Files.write(Files.createTempFile(folder, "m", ""), bytes), model);
  }

  @Test
  void readsWhatWasWritten() throws IOException {
    ContextModel context = open(file);
    int[] ids = ToyContext.ids(model, "the mayors spoke out early on Monday .");
    ContextPlace place = new ContextPlace(words, model.sentenceStart(), model.sentenceEnd());
    ContextNetwork.Activation exact = net.new Activation();
    ContextModel.Reader reader = context.reader();
    for (int i = 0; i < ids.length; i++) {
      place.read(ids, i, i + 1, 0, ids.length);
      exact.compute(place.near, place.far, place.count);
      reader.look(ids, i, i + 1, 0, ids.length);
      for (int p = 0; p < KEYS.length; p++) {
        assertThat(context.phrase(KEYS[p])).isEqualTo(p);
        // one part in 254 of the greatest component is the most that a byte loses
        assertThat(reader.score(p)).isCloseTo(exact.score(p), within(0.1f));
      }
      float spread = Math.abs(exact.score(0) - exact.score(1));
      assertThat(spread).as("the scores differ, so that the bound says something").isPositive();
    }
    assertThat(context.phrase(8)).isEqualTo(-1);
  }

  @Test
  void readersDoNotDisturbEachOther() throws IOException {
    ContextModel context = open(file);
    int[] one = ToyContext.ids(model, "the mayors spoke out early .");
    int[] other = ToyContext.ids(model, "the horses ran again .");
    ContextModel.Reader first = context.reader();
    first.look(one, 2, 4, 0, one.length);
    float score = first.score(2);

    context.reader().look(other, 2, 3, 0, other.length);

    assertThat(first.score(2)).isEqualTo(score);
    first.look(other, 2, 3, 0, other.length);
    assertThat(first.score(2)).isNotEqualTo(score);
  }

  @Test
  void aForeignFileIsRefused() {
    for (byte[] bytes :
        List.of(
            new byte[0],
            new byte[47],
            "name\tcount\n".repeat(20).getBytes(java.nio.charset.StandardCharsets.UTF_8),
            new byte[500])) {
      assertThatThrownBy(() -> open(bytes))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("not a context model");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 100, 1000})
  void anIncompleteFileIsRefused(int missing) {
    assertThatThrownBy(() -> open(Arrays.copyOf(file, file.length - missing)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged");
    assertThatThrownBy(() -> open(Arrays.copyOf(file, file.length + missing)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void aChangedByteIsRefused() {
    for (int at = ContextModel.HEADER_BYTES; at < file.length; at += 37) {
      byte[] bytes = file.clone();
      bytes[at] ^= 1;
      assertThatThrownBy(() -> open(bytes))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("damaged");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 8, 11, 16, 17, 19, 20, 21, 23, 24, 27, 28, 31, 32})
  void aChangedHeaderIsRefused(int at) {
    for (int bit : new int[] {1, 0x80}) {
      byte[] bytes = file.clone();
      bytes[at] ^= (byte) bit;
      assertThatThrownBy(() -> open(bytes)).isInstanceOf(IOException.class);
    }
  }
}
