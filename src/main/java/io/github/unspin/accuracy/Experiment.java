package io.github.unspin.accuracy;

import io.github.unspin.Options;
import io.github.unspin.accuracy.AccuracyReport.CleanResult;
import io.github.unspin.accuracy.AccuracyReport.Contribution;
import io.github.unspin.accuracy.AccuracyReport.RivalResult;
import io.github.unspin.channel.PairKind;
import io.github.unspin.evaluate.Bootstrap;
import io.github.unspin.evaluate.Confusions;
import io.github.unspin.evaluate.Evaluation;
import io.github.unspin.evaluate.Interval;
import io.github.unspin.evaluate.MarkedPassage;
import io.github.unspin.evaluate.Score;
import io.github.unspin.grammar.GrammarProfile;
import io.github.unspin.grammar.LanguageToolAlone;
import io.github.unspin.report.Report;
import io.github.unspin.restore.Assumption;
import io.github.unspin.train.ArticleGroups;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs the program and its rivals over passages, fold by fold, and over clean texts. One thread
 * calls it; the passages are spread over the processors.
 */
public final class Experiment {
  private static final String ON_SAMPLE = "Unspin, on the same sample";
  private static final int CONFUSIONS = 30;
  private static final int PERCENT_FROM = 30;
  private static final int PERCENT_TO = 90;
  private static final int PERCENT_STEP = 5;

  private final Consumer<String> progress;
  private final int sampleWords;
  private final @Nullable Path secondOpinion;
  private final LanguageToolAlone core = new LanguageToolAlone(false);
  private final LanguageToolAlone full = new LanguageToolAlone(true);

  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<Outcome> fixtures = new ArrayList<>();
  private final Map<Double, Score> curve = new TreeMap<>();
  private final Map<String, List<Score>> without = new LinkedHashMap<>();
  private final Map<String, RivalResult> rivals = new LinkedHashMap<>();
  private final Confusions confusions = new Confusions();
  private final List<CleanResult> clean = new ArrayList<>();

  /**
   * @param sampleWords words of each fold that slow rivals are measured on, at least; 0 leaves
   *     these rivals out
   * @param secondOpinion the file of a masked language model, to be measured too; null for none
   * @param progress told what is being done
   */
  public Experiment(int sampleWords, @Nullable Path secondOpinion, Consumer<String> progress) {
    this.sampleWords = sampleWords;
    this.secondOpinion = secondOpinion;
    this.progress = progress;
  }

  /** Measures everything on the passages of a fold. */
  public void measure(Fold fold) {
    int passages = fold.passages().size();
    progress.accept(fold.name() + ": " + passages + " passages");
    List<Report> reports = run(fold, Setting.DEFAULT);
    List<Outcome> here = outcomes(fold, reports);
    outcomes.addAll(here);
    for (int i = 0; i < reports.size(); i++) {
      confusions.add(fold.passages().get(i), reports.get(i));
    }
    progress.accept(fold.name() + ": by confidence");
    for (double confidence : confidences()) {
      Options options = Options.defaults().withMinConfidence(confidence);
      Score sum = sum(scores(fold, Setting.DEFAULT.with(options)));
      curve.merge(confidence, sum, Score::plus);
    }
    progress.accept(fold.name() + ": without parts of the method");
    settings(fold.subject())
        .forEach(
            (name, setting) ->
                without
                    .computeIfAbsent(name, key -> new ArrayList<>())
                    .addAll(scores(fold, setting)));
    progress.accept(fold.name() + ": rivals");
    measureRivals(fold, here);
  }

  /** Measures fixtures beside the passages. */
  public void measureFixtures(Fold fold) {
    progress.accept(fold.name() + ": " + fold.passages().size() + " passages");
    fixtures.addAll(outcomes(fold, run(fold, Setting.DEFAULT)));
  }

  /** Measures the alarms in texts that people wrote. */
  public void measureClean(CleanDomain domain, Subject subject) {
    progress.accept("clean texts: " + domain.name());
    List<String> texts = domain.texts();
    Options spun = Options.defaults().withAssumption(Assumption.SPUN);
    Evaluation.Clean counts =
        Evaluation.run(List.of(), texts, subject.analysis(Setting.DEFAULT)).clean();
    Evaluation.Clean told =
        Evaluation.run(List.of(), texts, subject.analysis(Setting.DEFAULT.with(spun))).clean();
    clean.add(new CleanResult(domain.name(), counts, told.substitutions()));
  }

  /** Returns what was measured. */
  public AccuracyReport report() {
    List<Contribution> contributions = new ArrayList<>();
    without.forEach((name, scores) -> contributions.add(contribution(name, scores)));
    List<RivalResult> others = new ArrayList<>(rivals.values());
    others.removeIf(r -> r.name().equals(ON_SAMPLE) && r.passages() == outcomes.size());
    return new AccuracyReport(
        outcomes,
        fixtures,
        new TreeMap<>(curve),
        contributions,
        others,
        confusions.costliest(CONFUSIONS),
        clean);
  }

  private static Set<Double> confidences() {
    Set<Double> out = new TreeSet<>();
    out.add(Options.DEFAULT_MIN_CONFIDENCE);
    for (int percent = PERCENT_FROM; percent <= PERCENT_TO; percent += PERCENT_STEP) {
      out.add(percent / 100.0);
    }
    return out;
  }

  private Map<String, Setting> settings(Subject subject) {
    Map<String, Setting> out = new LinkedHashMap<>();
    Set<PairKind> derived = EnumSet.complementOf(EnumSet.of(PairKind.USER, PairKind.OBSERVED));
    out.put("observed pairs only", Setting.DEFAULT.without(derived));
    derived.remove(PairKind.REFERENCE); // there are no reference texts here
    for (PairKind kind : derived) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      out.put("without " + name + " candidates", Setting.DEFAULT.without(Set.of(kind)));
    }
    if (subject.hasContext()) {
      out.put("without the context model", Setting.DEFAULT.withoutContext());
    }
    out.put("without the second pass", Setting.DEFAULT.withoutSecondPass());
    out.put(
        "without the grammar pass",
        Setting.DEFAULT.with(Options.defaults().withGrammar(GrammarProfile.OFF)));
    if (secondOpinion != null) {
      out.put(
          "with a second opinion",
          Setting.DEFAULT.with(Options.defaults().withSecondOpinion(secondOpinion)));
    }
    return out;
  }

  private void measureRivals(Fold fold, List<Outcome> here) {
    List<MarkedPassage> sample = sample(fold.passages());
    List<Rival> slow = new ArrayList<>();
    for (Rival rival : Rival.of(fold.subject().table(), core, full)) {
      if (rival.slow()) {
        slow.add(rival);
      } else {
        add(rival.name(), fold.passages().size(), sum(scores(fold.passages(), rival::report)));
      }
    }
    if (!sample.isEmpty()) {
      for (Rival rival : slow) {
        add(rival.name(), sample.size(), sum(scores(sample, rival::report)));
      }
      List<Score> same =
          here.stream().filter(o -> sample.contains(o.passage())).map(Outcome::score).toList();
      add(ON_SAMPLE, sample.size(), sum(same));
    }
    add("Unspin", here.size(), sum(here.stream().map(Outcome::score).toList()));
  }

  private void add(String name, int passages, Score score) {
    rivals.merge(
        name,
        new RivalResult(name, passages, score),
        (a, b) -> new RivalResult(name, a.passages() + b.passages(), a.score().plus(b.score())));
  }

  /** Returns passages in an order that has nothing to do with them until they are long enough. */
  private List<MarkedPassage> sample(List<MarkedPassage> passages) {
    List<MarkedPassage> mixed = new ArrayList<>(passages);
    mixed.sort(
        Comparator.comparingInt((MarkedPassage p) -> p.name().hashCode() * 0x9E3779B1)
            .thenComparing(MarkedPassage::name));
    List<MarkedPassage> out = new ArrayList<>();
    int words = 0;
    for (MarkedPassage passage : mixed) {
      if (words >= sampleWords) {
        break;
      }
      out.add(passage);
      words += passage.spun().split("\\s+").length;
    }
    return out;
  }

  private Contribution contribution(String name, List<Score> scores) {
    Map<String, Paired> byArticle = new LinkedHashMap<>();
    for (int i = 0; i < scores.size(); i++) {
      Outcome outcome = outcomes.get(i);
      byArticle.merge(outcome.article(), new Paired(outcome.score(), scores.get(i)), Paired::plus);
    }
    List<Paired> units = List.copyOf(byArticle.values());
    return new Contribution(
        name,
        sum(scores),
        change(units, Score::restorationF),
        change(units, Score::damageRepaired));
  }

  private static Interval change(List<Paired> units, ToDoubleFunction<Score> figure) {
    return Bootstrap.interval(
        units,
        Paired::plus,
        pair -> figure.applyAsDouble(pair.part) - figure.applyAsDouble(pair.whole));
  }

  /** Scores of the whole method and of a part of it on the same passages. */
  private record Paired(Score whole, Score part) {
    Paired plus(Paired o) {
      return new Paired(whole.plus(o.whole), part.plus(o.part));
    }
  }

  private static List<Outcome> outcomes(Fold fold, List<Report> reports) {
    List<MarkedPassage> passages = fold.passages();
    int[] groups = ArticleGroups.groups(passages);
    List<Outcome> out = new ArrayList<>();
    for (int i = 0; i < passages.size(); i++) {
      MarkedPassage passage = passages.get(i);
      String article = passages.get(groups[i]).name();
      out.add(
          Outcome.of(passage, article, reports.get(i), fold.subject().candidates(passage.spun())));
    }
    return out;
  }

  private static List<Report> run(Fold fold, Setting setting) {
    Function<String, Report> analysis = fold.subject().analysis(setting);
    return fold.passages().parallelStream().map(p -> analysis.apply(p.spun())).toList();
  }

  private static List<Score> scores(Fold fold, Setting setting) {
    return scores(fold.passages(), fold.subject().analysis(setting));
  }

  private static List<Score> scores(
      List<MarkedPassage> passages, Function<String, Report> analysis) {
    return passages.parallelStream().map(p -> Score.of(p, analysis.apply(p.spun()))).toList();
  }

  private static Score sum(List<Score> scores) {
    return scores.stream().reduce(Score.NONE, Score::plus);
  }
}
