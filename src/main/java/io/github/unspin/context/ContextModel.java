package io.github.unspin.context;

import io.github.unspin.language.NgramModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Tells how well phrases fit a place by the words around it. The scores of phrases at one place can
 * be compared: the difference of two estimates the logarithm of the odds of the one against the
 * other. Made by {@link ContextTrainer}; immutable; may be shared by threads, each with a {@link
 * Reader} of its own.
 */
public final class ContextModel {
  static final long MAGIC = 0x3130_5854_4350_5355L; // "USPCTX01" in the file
  static final int HEADER_BYTES = 48;

  private final ContextNetwork network;
  private final ContextNetwork.Projections projections;
  private final ContextWords words;
  private final long[] phraseKeys;
  private final int sentenceStart;
  private final int sentenceEnd;

  ContextModel(ContextNetwork network, ContextWords words, long[] phraseKeys, NgramModel model) {
    this.network = network;
    projections = network.new Projections();
    this.words = words;
    this.phraseKeys = phraseKeys;
    this.sentenceStart = model.sentenceStart();
    this.sentenceEnd = model.sentenceEnd();
  }

  /**
   * Opens a model file.
   *
   * @param model the language model whose identifiers stand for the words
   * @throws IOException if the file cannot be read, is no context model, or is damaged
   */
  public static ContextModel open(Path file, NgramModel model) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    if (in.capacity() < HEADER_BYTES || in.getLong(0) != MAGIC) {
      throw new IOException("not a context model of this version of Unspin");
    }
    CRC32C sum = new CRC32C();
    sum.update(in.slice(HEADER_BYTES, in.capacity() - HEADER_BYTES));
    if (in.getLong(8) != sum.getValue()) {
      throw new IOException("context model is damaged (incomplete or changed)");
    }
    int ownWords = in.getInt(16);
    int phrases = in.getInt(20);
    int width = in.getInt(24);
    int hidden = in.getInt(28);
    if (in.getInt(32) != ContextNetwork.NEAR) {
      throw new IOException("not a context model of this version of Unspin");
    }
    if (ContextModelWriter.size(ownWords, phrases, width, hidden) != in.capacity()) {
      throw new IOException("context model is damaged (its header does not fit it)");
    }
    in.position(HEADER_BYTES);
    long[] hashes = longs(in, ownWords);
    ContextWords words = ContextWords.bind(hashes, model);
    long[] keys = longs(in, phrases);
    ContextNetwork net = new ContextNetwork(words.size(model), phrases, width, hidden);
    ContextModelWriter.readRows(in, net.wordVectors, width);
    ContextModelWriter.readRows(in, net.phraseVectors, width);
    for (float[] block : ContextModelWriter.plain(net)) {
      in.asFloatBuffer().get(block);
      in.position(in.position() + 4 * block.length);
    }
    return new ContextModel(net, words, keys, model);
  }

  private static long[] longs(ByteBuffer in, int count) {
    long[] out = new long[count];
    in.asLongBuffer().get(out);
    in.position(in.position() + 8 * count);
    return out;
  }

  /** Returns the number of a phrase by its key (see {@code Phrases}), or -1. */
  public int phrase(long key) {
    int at = Arrays.binarySearch(phraseKeys, key);
    return at < 0 ? -1 : at;
  }

  /** Returns a reader for one thread. */
  public Reader reader() {
    return new Reader();
  }

  /** Looks at one place after the other. */
  public final class Reader {
    private final ContextPlace place = new ContextPlace(words, sentenceStart, sentenceEnd);
    private final ContextNetwork.Activation activation = network.new Activation();

    private Reader() {}

    /**
     * Looks at a place.
     *
     * @param ids the document's words, as the language model's identifiers
     * @param from the place's first word
     * @param to its end, exclusive; what stands in between is not looked at
     * @param start first word of its sentence
     * @param end its sentence's end, exclusive
     */
    public void look(int[] ids, int from, int to, int start, int end) {
      place.read(ids, from, to, start, end);
      activation.compute(place.near, place.far, place.count, projections);
    }

    /** Returns how well a phrase fits the place, in natural logarithm up to a constant. */
    public float score(int phrase) {
      return activation.score(phrase);
    }
  }
}
