package io.github.unspin.restore;

import io.github.unspin.channel.Family;
import io.github.unspin.channel.NameTable;
import io.github.unspin.channel.ProtectedPhrases;
import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.context.ContextModel;
import io.github.unspin.evaluate.MarkedPassage;
import io.github.unspin.evaluate.Score;
import io.github.unspin.language.NgramModel;
import io.github.unspin.report.Finding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Learns what posteriors mean from passages that the tables they are read with do not know. */
final class ConfidenceTrainer {
  /** How strongly curves are drawn to the plain one. */
  private static final double PULL = 10;

  /** How strongly a family's curves are drawn to those of all others than the commonest. */
  private static final double FAMILY_PULL = 50;

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
    Samples common = new Samples();
    Samples others = new Samples();
    Map<Family, Samples> families = new EnumMap<>(Family.class);
    for (WeightTrainer.Example example : examples) {
      ChannelFinder finder = finders.computeIfAbsent(example.table(), this::finder);
      Analysis analysis = finder.find(example.passage().spun());
      String name = analysis.family();
      Family family = name.isEmpty() ? Family.A : Family.of(name);
      List<Samples> groups =
          family.dictionary() == Family.A
              ? List.of(common)
              : List.of(others, families.computeIfAbsent(family, f -> new Samples()));
      for (Finding finding : analysis.findings()) {
        groups.forEach(group -> group.add(example.passage(), finding));
      }
    }
    Confidences.Curves together = others.fit(Confidences.Curves.PLAIN, PULL);
    Map<Family, Confidences.Curves> apart = new EnumMap<>(Family.class);
    families.forEach((family, samples) -> apart.put(family, samples.fit(together, FAMILY_PULL)));
    return new Confidences(common.fit(Confidences.Curves.PLAIN, PULL), together, apart);
  }

  /** What became of the findings in documents of some spinners. */
  private static final class Samples {
    private final List<Confidence.Sample> detection = new ArrayList<>();
    private final List<Confidence.Sample> restoration = new ArrayList<>();

    void add(MarkedPassage passage, Finding finding) {
      detection.add(
          new Confidence.Sample(finding.confidence(), Score.touchesGold(passage, finding)));
      if (!finding.suggestions().isEmpty()) {
        restoration.add(
            new Confidence.Sample(
                finding.suggestions().get(0).confidence(), Score.firstIsRight(passage, finding)));
      }
    }

    Confidences.Curves fit(Confidences.Curves start, double pull) {
      return new Confidences.Curves(
          start.detection().fit(detection, pull), start.restoration().fit(restoration, pull));
    }
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
