package io.github.unspin.restore;

import io.github.unspin.channel.Family;
import io.github.unspin.channel.NameTable;
import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.context.ContextModel;
import io.github.unspin.detect.FamilyEstimator;
import io.github.unspin.evaluate.MarkedPassage;
import io.github.unspin.files.InputException;
import io.github.unspin.language.NgramModel;
import io.github.unspin.language.SentenceEncoder;
import io.github.unspin.text.Tokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Learns the weights of the log-linear model from marked passages, as a conditional random field
 * (Lafferty et al. 2001): stochastic gradient ascent (Adam, Kingma and Ba 2015) on the
 * log-probability of the accepted paths among all paths of each sentence's lattice.
 */
public final class WeightTrainer {
  private static final float DECAY = 1e-4f;

  /** Share of the step size with which weights are learnt on, so that they stay near. */
  private static final double ON_TOP = 0.18;

  private static final long SEED = 1;

  /**
   * What the passages of a rare family count all together, however many they are, within the bounds
   * below: the one that most is found of is not to speak for the others.
   */
  private static final double PASSAGES = 20;

  private static final double LEAST_IMPORTANCE = 0.3;
  private static final double MOST_IMPORTANCE = 2.5;

  /** Where in the parameters those begin that are added for other spinners, and the units'. */
  private static final int OTHERS = Feature.COUNT;

  private static final int HIDDEN = 2 * Feature.COUNT;

  private final NgramModel model;
  private final Consumer<String> progress;
  private final double[] mean = new double[HIDDEN + HiddenUnits.size()];
  private final double[] variance = new double[mean.length];
  private int step;

  /**
   * @param model the language model that the weights are to serve
   * @param progress told how learning goes on
   */
  public WeightTrainer(NgramModel model, Consumer<String> progress) {
    this.progress = progress;
    this.model = model;
  }

  /** A passage and a table made without it, as the program would meet it. */
  public record Example(MarkedPassage passage, SubstitutionTable table) {}

  /** A sentence to learn from. */
  private record Sentence(int[] words, float[] keep, List<Edge> edges, GoldPaths.Allowed allowed) {}

  /**
   * What to learn from in an example.
   *
   * @param familyShare for each family, the probability that the document is its work
   */
  private record Document(float[] familyShare, List<Sentence> sentences) {}

  /** Gives what there is to learn from in an example, the edges found by some weights. */
  private interface Preparation {
    Document prepare(Example example, Weights weights);
  }

  /**
   * How far a step goes, for weights, those added for other spinners, and the units.
   *
   * @param shared of weights and units
   * @param others of what is added for other spinners
   */
  private record Pace(double shared, double others) {
    double of(int parameter) {
      return parameter >= OTHERS && parameter < HIDDEN ? others : shared;
    }
  }

  /**
   * Returns the lines of a weights file: weights of the first pass, then those of the second,
   * learnt on what the first one leaves.
   *
   * @param examples what to learn from
   * @param start weights of earlier passages that are to be learnt on, single families' confidences
   *     halfway; absent, learning starts anew
   * @param context the second pass's context model; absent, its feature is 0
   * @param names the second pass's names
   * @param epochs passes over the examples
   * @param rate step size of the first pass; later ones are smaller
   * @throws InputException if the weights to start from cannot be read
   */
  public List<String> learn(
      List<Example> examples,
      @Nullable Path start,
      @Nullable ContextModel context,
      NameTable names,
      int epochs,
      double rate) {
    TwoWeights known = start == null ? null : TwoWeights.open(start);
    Pace pace =
        known == null
            ? new Pace(rate, rate)
            : new Pace(rate * ON_TOP, known.knowOthers() ? rate * ON_TOP : rate);
    Weights first =
        train(
                examples,
                known == null ? Weights.initial() : known.first(),
                HiddenUnits.none(),
                this::firstPass,
                epochs,
                pace)
            .second();
    Rescorer rescorer = new Rescorer(model, context, names);
    Map<Example, Document> prepared = new IdentityHashMap<>();
    TwoWeights both =
        train(
            examples,
            known == null ? first : known.second(),
            known == null ? HiddenUnits.random(new Random(SEED)) : known.hidden(),
            (example, weights) ->
                prepared.computeIfAbsent(example, e -> secondPass(e, first, rescorer)),
            2 * epochs,
            pace);
    TwoWeights learnt = new TwoWeights(first, both.second(), both.hidden(), Confidences.PLAIN);
    Confidences confidences = new ConfidenceTrainer(model, context, names, learnt).learn(examples);
    return learnt
        .with(known == null ? confidences : confidences.halfwayTo(known.confidences()))
        .lines();
  }

  private TwoWeights train(
      List<Example> examples,
      Weights initial,
      HiddenUnits hidden,
      Preparation preparation,
      int epochs,
      Pace pace) {
    Arrays.fill(mean, 0);
    Arrays.fill(variance, 0);
    step = 0;
    boolean units = hidden.score(new float[Feature.EDGE_COUNT]) != 0;
    float[] weights = concat(initial, hidden);
    List<Example> order = new ArrayList<>(examples);
    Map<String, Double> importance = importance(examples);
    Random random = new Random(SEED);
    float[] average = new float[weights.length];
    int averaged = 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
      Collections.shuffle(order, random);
      double sum = 0;
      int sentences = 0;
      Pace now = new Pace(pace.shared() / (1 + epoch), pace.others() / (1 + epoch));
      for (Example example : order) {
        double[] gradient = new double[weights.length];
        Weights current = weights(weights);
        HiddenUnits layer = hidden(weights);
        double[] result =
            gradient(
                preparation.prepare(example, current), current, units ? layer : null, gradient);
        sum += result[0];
        sentences += (int) result[1];
        if (result[1] > 0) {
          double counts = importance.getOrDefault(example.passage().family(), 1.0);
          adam(weights, gradient, now, result[1] / counts);
        }
        if (epoch + 1 == epochs) {
          averaged++;
          for (int i = 0; i < weights.length; i++) {
            average[i] += weights[i];
          }
        }
      }
      progress.accept(
          String.format(
              Locale.ROOT,
              "pass %d: log-likelihood %.4f a sentence (%d sentences)",
              epoch + 1,
              sum / sentences,
              sentences));
    }
    for (int i = 0; i < average.length; i++) {
      average[i] /= Math.max(1, averaged);
    }
    return new TwoWeights(initial, weights(average), hidden(average), Confidences.PLAIN);
  }

  /** Returns what a passage of each family counts, those of the commonest always 1. */
  private static Map<String, Double> importance(List<Example> examples) {
    Map<String, Integer> passages = new HashMap<>();
    for (Example example : examples) {
      passages.merge(example.passage().family(), 1, Integer::sum);
    }
    Map<String, Double> out = new HashMap<>();
    passages.forEach(
        (family, number) ->
            out.put(
                family,
                Family.of(family).dictionary() == Family.A
                    ? 1
                    : Math.max(LEAST_IMPORTANCE, Math.min(MOST_IMPORTANCE, PASSAGES / number))));
    return out;
  }

  private static float[] concat(Weights weights, HiddenUnits hidden) {
    float[] units = hidden.toArray();
    float[] out = Arrays.copyOf(weights.toArray(), HIDDEN + units.length);
    System.arraycopy(weights.addedForOthers(), 0, out, OTHERS, Feature.COUNT);
    System.arraycopy(units, 0, out, HIDDEN, units.length);
    return out;
  }

  private static Weights weights(float[] parameters) {
    return new Weights(
        Arrays.copyOf(parameters, Feature.COUNT), Arrays.copyOfRange(parameters, OTHERS, HIDDEN));
  }

  private static HiddenUnits hidden(float[] parameters) {
    return new HiddenUnits(Arrays.copyOfRange(parameters, HIDDEN, parameters.length));
  }

  private void adam(float[] weights, double[] gradient, Pace pace, double sentences) {
    step++;
    for (int i = 0; i < weights.length; i++) {
      double g = gradient[i] / sentences - DECAY * weights[i];
      mean[i] = 0.9 * mean[i] + 0.1 * g;
      variance[i] = 0.999 * variance[i] + 0.001 * g * g;
      double m = mean[i] / (1 - Math.pow(0.9, step));
      double v = variance[i] / (1 - Math.pow(0.999, step));
      weights[i] += (float) (pace.of(i) * m / (Math.sqrt(v) + 1e-8));
    }
  }

  private DocumentView view(Example example, SentenceEncoder encoder) {
    return new DocumentView(new Tokenizer().tokenize(example.passage().spun()), encoder);
  }

  private Document firstPass(Example example, Weights weights) {
    SubstitutionTable table = example.table();
    SentenceEncoder encoder = new SentenceEncoder(model);
    DocumentView view = view(example, encoder);
    float[] share = new FamilyEstimator(table).estimate(view.normal);
    CandidateSource source =
        new CandidateSource(
            table,
            encoder,
            new FeatureExtractor(table, model, share),
            weights.forDocument(share),
            new ReferenceEvidence(ReferenceText.none(), table, model));
    KeepScores keepScores = new KeepScores(table);
    GoldPaths gold = new GoldPaths();
    List<Sentence> out = new ArrayList<>();
    for (int s = 0; s < view.text.sentences(); s++) {
      int start = view.text.sentenceStart(s);
      int end = view.text.sentenceEnd(s);
      List<Edge> edges = source.edges(view, s);
      out.add(
          new Sentence(
              Arrays.copyOfRange(view.words, start, end),
              keepScores.features(view, start, end),
              edges,
              gold.allowed(view, s, edges, example.passage())));
    }
    return new Document(share, out);
  }

  private Document secondPass(Example example, Weights first, Rescorer rescorer) {
    SentenceEncoder encoder = new SentenceEncoder(model);
    DocumentView view = view(example, encoder);
    float[] share = new FamilyEstimator(example.table()).estimate(view.normal);
    List<SentencePass> passes =
        new Restorer(example.table(), model, first.forDocument(share), ReferenceText.none())
            .pass(view, encoder, share, new boolean[view.text.size()]);
    rescorer.extract(view, passes);
    GoldPaths gold = new GoldPaths();
    List<Sentence> out = new ArrayList<>();
    for (int s = 0; s < passes.size(); s++) {
      SentencePass pass = passes.get(s);
      out.add(
          new Sentence(
              Arrays.copyOfRange(view.words, pass.start(), pass.end()),
              pass.keepFeatures(),
              pass.edges(),
              gold.allowed(view, s, pass.edges(), example.passage())));
    }
    return new Document(share, out);
  }

  private double[] gradient(
      Document document, Weights shared, @Nullable HiddenUnits hidden, double[] gradient) {
    Weights weights = shared.forDocument(document.familyShare());
    float other = Weights.other(document.familyShare());
    Lattice lattice = new Lattice(model, 12, 14);
    double sum = 0;
    int sentences = 0;
    for (Sentence sentence : document.sentences()) {
      List<Edge> edges = sentence.edges();
      float[] keep = sentence.keep();
      for (Edge edge : edges) {
        edge.score = weights.score(edge.features);
        edge.score += hidden == null ? 0 : hidden.score(edge.features);
      }
      lattice.build(sentence.words(), KeepScores.scores(keep, weights), edges, weights);
      double[] toGold = new double[Feature.COUNT];
      double[] byEdge = new double[edges.size()];
      double log =
          lattice.constrained(
              sentence.allowed()::test,
              (arc, p, logp) -> count(toGold, byEdge, edges, keep, arc, p, logp));
      if (log == Double.NEGATIVE_INFINITY) {
        continue; // the accepted path fell off the beam
      }
      lattice.posteriors((arc, p, logp) -> count(toGold, byEdge, edges, keep, arc, -p, logp));
      for (int i = 0; i < toGold.length; i++) {
        gradient[i] += toGold[i];
        gradient[OTHERS + i] += other * toGold[i];
      }
      if (hidden != null) {
        double[] part = new double[HiddenUnits.size()];
        for (int e = 0; e < byEdge.length; e++) {
          if (Math.abs(byEdge[e]) > 1e-4) {
            hidden.addGradient(edges.get(e).features, byEdge[e], part);
          }
        }
        for (int i = 0; i < part.length; i++) {
          gradient[HIDDEN + i] += part[i];
        }
      }
      sum += log;
      sentences++;
    }
    return new double[] {sum, sentences};
  }

  private static void count(
      double[] out,
      double[] byEdge,
      List<Edge> edges,
      float[] kept,
      int arc,
      double p,
      float logp) {
    out[Feature.LANGUAGE.ordinal()] += p * logp;
    if (arc >= 0) {
      byEdge[arc] += p;
      float[] features = edges.get(arc).features;
      for (int i = 0; i < features.length; i++) {
        out[i] += p * features[i];
      }
      out[Feature.LANGUAGE_NEW.ordinal()] += p * logp;
    } else if (arc != Integer.MIN_VALUE) {
      out[Feature.KEPT.ordinal()] += p * kept[-1 - arc];
    }
  }
}
