package io.github.unspin.restore;

import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.language.NgramModel;
import io.github.unspin.language.SentenceEncoder;
import io.github.unspin.text.TokenizedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The first pass: finds the candidates of a document's sentences and weighs them one by one. */
final class Restorer {
  private static final int BEAM = 6;
  private static final float WIDTH = 8;

  /**
   * The least that an edge may have over leaving its words alone (in natural logarithm), before the
   * language model is asked: most edges of sound texts have less, and next to none comes back.
   */
  private static final float HOPELESS = -4;

  private final SubstitutionTable table;
  private final NgramModel model;
  private final Weights weights;
  private final ReferenceText reference;
  private final Ablation ablation;

  Restorer(SubstitutionTable table, NgramModel model, Weights weights, ReferenceText reference) {
    this(table, model, weights, reference, Ablation.NONE);
  }

  Restorer(
      SubstitutionTable table,
      NgramModel model,
      Weights weights,
      ReferenceText reference,
      Ablation ablation) {
    this.ablation = ablation;
    this.table = table;
    this.model = model;
    this.weights = weights;
    this.reference = reference;
  }

  /**
   * Returns the sentences with the posteriors of their edges.
   *
   * @param familyShare for each family, the probability that the document is its work
   * @param untouchable for each token, whether it must stay
   */
  List<SentencePass> pass(
      DocumentView view, SentenceEncoder encoder, float[] familyShare, boolean[] untouchable) {
    FeatureExtractor extractor = new FeatureExtractor(table, model, familyShare);
    CandidateSource source =
        new CandidateSource(
            table, encoder, extractor, weights, new ReferenceEvidence(reference, table, model));
    KeepScores keepScores = new KeepScores(table);
    Lattice lattice = new Lattice(model, BEAM, WIDTH);
    TokenizedText text = view.text;
    List<SentencePass> out = new ArrayList<>(text.sentences());
    for (int s = 0; s < text.sentences(); s++) {
      int start = text.sentenceStart(s);
      int end = text.sentenceEnd(s);
      List<Edge> edges = source.edges(view, s);
      edges.removeIf(edge -> touches(untouchable, start + edge.from, start + edge.to));
      edges.removeIf(edge -> ablation.without().contains(edge.kind));
      float[] keepFeatures = keepScores.features(view, start, end);
      float[] keep = KeepScores.scores(keepFeatures, weights);
      edges.removeIf(edge -> edge.score - sum(keep, edge.from, edge.to) < HOPELESS);
      lattice.build(Arrays.copyOfRange(view.words, start, end), keep, edges, weights);
      out.add(SentencePass.of(start, end, keepFeatures, edges, lattice));
    }
    return out;
  }

  private static float sum(float[] scores, int from, int to) {
    float sum = 0;
    for (int i = from; i < to; i++) {
      sum += scores[i];
    }
    return sum;
  }

  private static boolean touches(boolean[] untouchable, int from, int to) {
    for (int i = from; i < to; i++) {
      if (untouchable[i]) {
        return true;
      }
    }
    return false;
  }
}
