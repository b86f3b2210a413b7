package io.github.unspin.restore;

import io.github.unspin.channel.Family;
import io.github.unspin.channel.NameTable;
import io.github.unspin.channel.ProtectedPhrases;
import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.context.ContextModel;
import io.github.unspin.evaluate.Score;
import io.github.unspin.language.NgramModel;
import io.github.unspin.report.Finding;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Learns what posteriors mean from passages that the tables they are read with do not know. */
final class ConfidenceTrainer {
  private final NgramModel model;
  private final @Nullable ContextModel context;
  private final NameTable names;
  private final TwoWeights weights;

  ConfidenceTrainer(
      NgramModel model, @Nullable ContextModel context, NameTable names, TwoWeights weights) {
    this.model = model;
    this.context = context;
    this.names = names;
    this.weights = weights;
  }

  /** Returns the confidences that fit the examples. */
  Confidences learn(List<WeightTrainer.Example> examples) {
    Map<SubstitutionTable, ChannelFinder> finders = new IdentityHashMap<>();
    List<List<Confidence.Sample>> samples = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      samples.add(new ArrayList<>());
    }
    for (WeightTrainer.Example example : examples) {
      ChannelFinder finder = finders.computeIfAbsent(example.table(), this::finder);
      Analysis analysis = finder.find(example.passage().spun());
      String family = analysis.family();
      boolean common = family.isEmpty() || Family.of(family).dictionary() == Family.A;
      int group = common ? 0 : 2;
      for (Finding finding : analysis.findings()) {
        samples
            .get(group)
            .add(
                new Confidence.Sample(
                    finding.confidence(), Score.touchesGold(example.passage(), finding)));
        if (!finding.suggestions().isEmpty()) {
          samples
              .get(group + 1)
              .add(
                  new Confidence.Sample(
                      finding.suggestions().get(0).confidence(),
                      Score.firstIsRight(example.passage(), finding)));
        }
      }
    }
    return new Confidences(
        Confidence.fit(samples.get(0)),
        Confidence.fit(samples.get(1)),
        Confidence.fit(samples.get(2)),
        Confidence.fit(samples.get(3)));
  }

  private ChannelFinder finder(SubstitutionTable table) {
    return new ChannelFinder(
        new Dictionaries(table, model, context, names, weights),
        ProtectedPhrases.read(List.of()),
        ReferenceText.none(),
        Assumption.SPUN,
        0.5);
  }
}
