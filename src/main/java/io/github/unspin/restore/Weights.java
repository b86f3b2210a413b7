package io.github.unspin.restore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The weights of the log-linear model, one for each {@link Feature}. */
final class Weights {
  private final float[] values;

  Weights(float[] values) {
    this.values = values.clone();
  }

  static Weights initial() {
    float[] values = new float[Feature.COUNT];
    for (Feature feature : Feature.values()) {
      values[feature.ordinal()] = feature.initial();
    }
    return new Weights(values);
  }

  float of(Feature feature) {
    return values[feature.ordinal()];
  }

  float[] toArray() {
    return values.clone();
  }

  float score(float[] edgeFeatures) {
    float sum = 0;
    for (int i = 0; i < Feature.EDGE_COUNT; i++) {
      sum += values[i] * edgeFeatures[i];
    }
    return sum;
  }

  /** Reads weights from lines of a feature's name, a tab and a number. */
  static Weights read(Path file) throws IOException {
    float[] values = Weights.initial().values;
    int number = 0;
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] columns = line.split("\t", -1);
      try {
        values[Feature.valueOf(columns[0].toUpperCase(Locale.ROOT)).ordinal()] =
            Float.parseFloat(columns[1]);
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        throw new IOException("line " + number + " is not a weight: " + line, e);
      }
    }
    return new Weights(values);
  }

  /** Returns the lines that {@link #read} takes. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      lines.add(
          feature.name().toLowerCase(Locale.ROOT)
              + "\t"
              + String.format(Locale.ROOT, "%.5f", values[feature.ordinal()]));
    }
    return lines;
  }
}
