package io.github.unspin.restore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The weights of both passes.
 *
 * @param first weights by which candidates are first weighed
 * @param second weights of the second pass, which knows more features
 */
record TwoWeights(Weights first, Weights second) {

  /** Reads weights from lines of a feature's name and the two numbers, separated by tabs. */
  static TwoWeights read(Path file) throws IOException {
    float[] first = Weights.initial().toArray();
    float[] second = Weights.initial().toArray();
    int number = 0;
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] columns = line.split("\t", -1);
      try {
        int feature = Feature.valueOf(columns[0].toUpperCase(Locale.ROOT)).ordinal();
        first[feature] = Float.parseFloat(columns[1]);
        second[feature] = Float.parseFloat(columns[2]);
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        throw new IOException("line " + number + " is not a weight: " + line, e);
      }
    }
    return new TwoWeights(new Weights(first), new Weights(second));
  }

  /** Returns the lines that {@link #read} takes. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s\t%.5f\t%.5f",
              feature.name().toLowerCase(Locale.ROOT),
              first.of(feature),
              second.of(feature)));
    }
    return lines;
  }
}
