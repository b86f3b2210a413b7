package io.github.unspin.language;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A word 4-gram language model with modified Kneser-Ney smoothing (Chen and Goodman 1999), mapped
 * from a file. Probabilities and back-off weights are natural logarithms, quantised to eight bits
 * for each order. An n-gram is found by a 16-bit fingerprint in an open-addressing table, so about
 * one look-up in ten thousand for an n-gram that is not there finds one (Talbot and Osborne 2007
 * discuss the trade).
 *
 * <p>Immutable and thread-safe.
 */
public final class NgramModel {
  /** Identifiers below this one stand for classes of words and for boundaries. */
  public static final int CLASSES = Vocabulary.FIRST_WORD;

  static final int ORDER = 4;
  static final long MAGIC = 0x3130_4D4C_4E50_5355L; // "USPNLM01" in the file
  static final int HEADER_BYTES = 64;

  private final Vocabulary vocabulary;
  private final float[] unigramProbability;
  private final float[] unigramBackoff;
  private final Table[] tables;
  private final long tokens;

  private NgramModel(
      Vocabulary vocabulary,
      float[] unigramProbability,
      float[] unigramBackoff,
      Table[] tables,
      long tokens) {
    this.vocabulary = vocabulary;
    this.unigramProbability = unigramProbability;
    this.unigramBackoff = unigramBackoff;
    this.tables = tables;
    this.tokens = tokens;
  }

  /** One order's n-grams in the mapped file. */
  private record Table(
      ByteBuffer slots, int size, int width, float[] probabilities, float[] backoffs) {

    /** Returns the slot's content for an n-gram, or 0 when it is not in the model. */
    int find(long hash) {
      int fingerprint = (int) hash & 0xFFFF;
      int slot = (int) (((hash >>> 32) * size) >>> 32);
      int at = slot * width;
      int limit = size * width;
      while (true) {
        int value = width == 4 ? slots.getInt(at) : slots.getInt(at) & 0xFFFFFF;
        if (((value >>> 16) & 0xFF) == 0) {
          return 0;
        }
        if ((value & 0xFFFF) == fingerprint) {
          return value;
        }
        at += width;
        if (at == limit) {
          at = 0;
        }
      }
    }
  }

  /**
   * Opens a model file made by {@code unspin train}.
   *
   * @throws IOException if the file cannot be read, is no model, is of another version, or is
   *     damaged; the message says which
   */
  public static NgramModel open(Path file) throws IOException {
    ByteBuffer all;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size < HEADER_BYTES || size > Integer.MAX_VALUE) {
        throw new IOException("not a language model (wrong size)");
      }
      all = channel.map(FileChannel.MapMode.READ_ONLY, 0, size).order(ByteOrder.LITTLE_ENDIAN);
    }
    if (all.getLong(0) != MAGIC) {
      throw new IOException("not a language model of this version of Unspin");
    }
    CRC32C sum = new CRC32C();
    sum.update(all.slice(HEADER_BYTES, all.capacity() - HEADER_BYTES));
    if (all.getLong(16) != all.capacity() || all.getLong(8) != sum.getValue()) {
      throw new IOException("language model is damaged (incomplete or changed)");
    }
    if (sizeByHeader(all) != all.capacity()) {
      throw new IOException("language model is damaged (its header does not fit it)");
    }
    int words = all.getInt(24);
    long tokens = all.getLong(48);
    int at = HEADER_BYTES;
    long[] hashes = new long[words];
    all.slice(at, words * 8).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(hashes);
    at += words * 8;
    int ids = words + Vocabulary.FIRST_WORD;
    float[] probability = floats(all, at, ids);
    at += ids * 4;
    float[] backoff = floats(all, at, ids);
    at += ids * 4;
    Table[] tables = new Table[ORDER + 1];
    for (int order = 2; order <= ORDER; order++) {
      int size = all.getInt(24 + 4 * (order - 1));
      int width = order == ORDER ? 3 : 4;
      float[] probabilities = floats(all, at, 256);
      float[] backoffs = floats(all, at + 1024, 256);
      at += 2048;
      int bytes = size * width;
      ByteBuffer slots = all.slice(at, bytes + 1).order(ByteOrder.LITTLE_ENDIAN);
      tables[order] = new Table(slots, size, width, probabilities, backoffs);
      at += bytes + 4;
    }
    return new NgramModel(new Vocabulary(hashes), probability, backoff, tables, tokens);
  }

  /** Returns the file size that the header's counts mean, or -1 when one of them cannot be. */
  private static long sizeByHeader(ByteBuffer all) {
    long words = all.getInt(24);
    long size = HEADER_BYTES + words * 16 + Vocabulary.FIRST_WORD * 8;
    boolean possible = words >= 0;
    for (int order = 2; order <= ORDER; order++) {
      long slots = all.getInt(24 + 4 * (order - 1));
      size += 2052 + slots * (order == ORDER ? 3 : 4);
      possible &= slots > 0;
    }
    return possible ? size : -1;
  }

  private static float[] floats(ByteBuffer all, int at, int count) {
    float[] out = new float[count];
    all.slice(at, count * 4).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(out);
    return out;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** Returns the number of tokens that the model was trained on. */
  public long trainingTokens() {
    return tokens;
  }

  /** Returns the identifier of exactly this word form, or -1 when the model does not know it. */
  public int find(String form) {
    return vocabulary.find(form);
  }

  /** Returns the natural logarithm of a word's unigram probability. */
  public float unigram(int word) {
    return unigramProbability[word];
  }

  /** Returns the number of identifiers, those of classes included. */
  public int words() {
    return vocabulary.size();
  }

  /** Returns the first identifier that stands for a word; those below stand for classes. */
  public int firstWord() {
    return Vocabulary.FIRST_WORD;
  }

  /** Returns the hash by which a word is known, greater for greater identifiers. */
  public long wordHash(int word) {
    return vocabulary.hash(word);
  }

  /** Returns the identifier of the sentence's start. */
  public int sentenceStart() {
    return Vocabulary.SENTENCE_START;
  }

  /** Returns the identifier of the sentence's end. */
  public int sentenceEnd() {
    return Vocabulary.SENTENCE_END;
  }

  /** Returns whether an identifier stands for words that the model does not know. */
  public boolean isUnknown(int word) {
    return word < Vocabulary.FIRST_WORD && word > Vocabulary.SENTENCE_END;
  }

  /** Puts a state at the start of a sentence. */
  public void start(NgramState state) {
    state.length = 1;
    state.word1 = Vocabulary.SENTENCE_START;
    state.backoff1 = unigramBackoff[Vocabulary.SENTENCE_START];
  }

  /** Makes a state one without any context. */
  public void empty(NgramState state) {
    state.length = 0;
  }

  /**
   * Returns the natural logarithm of a word's probability after a state's words.
   *
   * @param from the context, not changed
   * @param word an identifier of this model
   * @param to set to the context after the word; may not be {@code from}
   */
  public float score(NgramState from, int word, NgramState to) {
    float probability = unigramProbability[word];
    to.word1 = word;
    to.backoff1 = unigramBackoff[word];
    to.word2 = from.word1;
    to.word3 = from.word2;
    int found = 1;
    int length = 1;
    if (from.length > 0) {
      long hash = Hashes.extend(Hashes.extend(0, word), from.word1);
      int value = tables[2].find(hash);
      if (value != 0) {
        probability = tables[2].probabilities[(value >>> 16) & 0xFF];
        to.backoff2 = tables[2].backoffs[value >>> 24];
        found = 2;
        length = 2;
        if (from.length > 1) {
          hash = Hashes.extend(hash, from.word2);
          value = tables[3].find(hash);
          if (value != 0) {
            probability = tables[3].probabilities[(value >>> 16) & 0xFF];
            to.backoff3 = tables[3].backoffs[value >>> 24];
            found = 3;
            length = 3;
            if (from.length > 2) {
              hash = Hashes.extend(hash, from.word3);
              value = tables[4].find(hash);
              if (value != 0) {
                probability = tables[4].probabilities[(value >>> 16) & 0xFF];
                found = 4;
              }
            }
          }
        }
      }
    }
    to.length = length;
    if (from.length >= found) {
      if (found <= 1) {
        probability += from.backoff1;
      }
      if (from.length > 1 && found <= 2) {
        probability += from.backoff2;
      }
      if (from.length > 2 && found <= 3) {
        probability += from.backoff3;
      }
    }
    return probability;
  }
}
