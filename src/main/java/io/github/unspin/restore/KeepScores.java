package io.github.unspin.restore;

import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.text.TokenType;

/** Scores of leaving words as they are. */
final class KeepScores {
  private final SubstitutionTable table;

  KeepScores(SubstitutionTable table) {
    this.table = table;
  }

  /** Returns for each token the logarithm of the chance that a spinner leaves it alone. */
  float[] features(DocumentView view, int start, int end) {
    float[] out = new float[end - start];
    for (int i = start; i < end; i++) {
      if (view.text.type(i) == TokenType.WORD) {
        String word = view.normal[i];
        SubstitutionTable.WordCounts counts = table.word(word);
        float kept = counts.kept();
        float replaced = counts.replaced();
        out[i - start] = (float) Math.log((kept + 3) / (kept + replaced + 3.5));
      }
    }
    return out;
  }

  /** Returns the scores that features mean. */
  static float[] scores(float[] features, Weights weights) {
    float weight = weights.of(Feature.KEPT);
    float[] out = new float[features.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = weight * features[i];
    }
    return out;
  }
}
