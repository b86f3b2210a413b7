package io.github.unspin.restore;

import io.github.unspin.files.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The weights of both passes.
 *
 * @param first weights by which candidates are first weighed
 * @param second weights of the second pass, which knows more features
 * @param hidden the second pass's hidden units
 * @param confidences what posteriors mean
 */
record TwoWeights(Weights first, Weights second, HiddenUnits hidden, Confidences confidences) {
  private static final String BIAS = "hidden_bias";
  private static final String OUT = "hidden_weight";
  private static final String OTHERS = "others_";

  /**
   * Reads the weights of a file that a user may have named.
   *
   * @throws InputException if it cannot be read or is malformed
   */
  static TwoWeights open(Path file) {
    try {
      return read(file);
    } catch (NoSuchFileException e) {
      throw new InputException(file + ": no such file", e);
    } catch (IOException e) {
      throw new InputException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads weights from lines of a feature's name, its weights in the two passes, and its weights in
   * the hidden units, separated by tabs. Lines of a name with "others_" before it have what is
   * added in documents of other spinners than the commonest, those of {@link Confidences#rows} the
   * three numbers of a curve.
   */
  static TwoWeights read(Path file) throws IOException {
    float[] first = Weights.initial().toArray();
    float[] second = Weights.initial().toArray();
    float[] firstOthers = new float[Feature.COUNT];
    float[] secondOthers = new float[Feature.COUNT];
    float[] hidden = new float[HiddenUnits.size()];
    Map<String, Confidence> confidences = new HashMap<>();
    int number = 0;
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] columns = line.split("\t", -1);
      try {
        if (columns[0].startsWith(Confidences.ROW)) {
          if (!Confidences.isRow(columns[0]) || columns.length != 4) {
            throw new IllegalArgumentException(columns[0]);
          }
          confidences.put(
              columns[0],
              new Confidence(
                  Float.parseFloat(columns[1]),
                  Float.parseFloat(columns[2]),
                  Float.parseFloat(columns[3])));
          continue;
        }
        if (columns[0].startsWith(OTHERS)) {
          int feature = row(columns[0].substring(OTHERS.length()));
          if (columns.length > 3) {
            throw new IllegalArgumentException("too many columns");
          }
          firstOthers[feature] = Float.parseFloat(columns[1]);
          secondOthers[feature] = Float.parseFloat(columns[2]);
          continue;
        }
        int row = row(columns[0]);
        boolean path = row >= Feature.EDGE_COUNT && row < Feature.COUNT;
        if (columns.length > (path ? 3 : 3 + HiddenUnits.COUNT)) {
          throw new IllegalArgumentException("too many columns");
        }
        if (row < Feature.COUNT) {
          first[row] = Float.parseFloat(columns[1]);
          second[row] = Float.parseFloat(columns[2]);
        }
        for (int h = 3; h < columns.length; h++) {
          hidden[HiddenUnits.index(row < Feature.COUNT ? row : row - LATER, h - 3)] =
              Float.parseFloat(columns[h]);
        }
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        throw new IOException("line " + number + " is not a weight: " + line, e);
      }
    }
    return new TwoWeights(
        new Weights(first, firstOthers),
        new Weights(second, secondOthers),
        new HiddenUnits(hidden),
        Confidences.of(confidences));
  }

  /** Returns whether documents of other spinners than the commonest have weights of their own. */
  boolean knowOthers() {
    for (float value : second.addedForOthers()) {
      if (value != 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the weights for a document.
   *
   * @param familyShare for each family, the probability that the document is its work
   */
  TwoWeights forDocument(float[] familyShare) {
    return new TwoWeights(
        first.forDocument(familyShare), second.forDocument(familyShare), hidden, confidences);
  }

  /** Returns these weights with other confidences. */
  TwoWeights with(Confidences changed) {
    return new TwoWeights(first, second, hidden, changed);
  }

  /** Features of whole paths, which the hidden units do not see. */
  private static final int LATER = Feature.COUNT - Feature.EDGE_COUNT;

  private static int row(String name) {
    return switch (name) {
      case BIAS -> Feature.COUNT;
      case OUT -> Feature.COUNT + 1;
      default -> Feature.valueOf(name.toUpperCase(Locale.ROOT)).ordinal();
    };
  }

  /** Returns the lines that {@link #read} takes. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      StringBuilder line =
          new StringBuilder(
              String.format(
                  Locale.ROOT,
                  "%s\t%.5f\t%.5f",
                  feature.name().toLowerCase(Locale.ROOT),
                  first.of(feature),
                  second.of(feature)));
      if (feature.ordinal() < Feature.EDGE_COUNT) {
        append(line, feature.ordinal());
      }
      lines.add(line.toString());
    }
    for (Feature feature : Feature.values()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s%s\t%.5f\t%.5f",
              OTHERS,
              feature.name().toLowerCase(Locale.ROOT),
              first.addedForOthers(feature),
              second.addedForOthers(feature)));
    }
    lines.add(append(new StringBuilder(BIAS + "\t\t"), Feature.EDGE_COUNT).toString());
    lines.add(append(new StringBuilder(OUT + "\t\t"), Feature.EDGE_COUNT + 1).toString());
    for (Map.Entry<String, Confidence> row : confidences.rows().entrySet()) {
      Confidence curve = row.getValue();
      lines.add(
          String.format(
              Locale.ROOT, "%s\t%.4f\t%.4f\t%.4f", row.getKey(), curve.a(), curve.b(), curve.c()));
    }
    return lines;
  }

  private StringBuilder append(StringBuilder line, int row) {
    for (float value : hidden.column(row)) {
      line.append(String.format(Locale.ROOT, "\t%.4f", value));
    }
    return line;
  }
}
