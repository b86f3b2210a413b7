package io.github.unspin.restore;

import io.github.unspin.cloze.Cloze;
import io.github.unspin.report.Edit;
import io.github.unspin.report.Edits;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Asks a cloze test where another finder is not sure: the words that stand there and all
 * suggestions are weighed as fillings of the gap, with the rest of the text restored around it. The
 * logarithms of the finder's confidences and of the cloze test's probabilities are added with
 * weights (a log-linear pool, Genest and Zidek 1986) that were fitted to places of real spun pages
 * (README.md of the dictionaries), so that the new confidences hold as probabilities too.
 *
 * <p>Places that the finder is sure of, and those that it does not report, stay as they are.
 */
public final class SecondOpinion implements SubstitutionFinder {
  /** Findings of which something is at least this likely are left alone: asking changes little. */
  private static final double SURE = 0.72;

  private static final double PRIOR_WEIGHT = 0.55;
  private static final double CLOZE_WEIGHT = 0.3;

  /** What counts, of the logarithm of a cloze test, for an original that nobody suggests. */
  private static final double UNKNOWN = -3.2;

  /** How much worse than the best filling one can get; a model of words errs too. */
  private static final double WORST = 6;

  private static final double LEAST = 1e-4;
  private static final double LEAST_UNKNOWN = 0.02;
  private static final int REACH = 500;
  private static final Map<String, Double> NOT_ASKED = Map.of();

  private final SubstitutionFinder finder;
  private final Cloze cloze;
  private final double minimumConfidence;

  /**
   * @param finder whose findings are looked at once more
   * @param cloze the second opinion
   * @param minimumConfidence a suggestion at least this likely is applied
   */
  public SecondOpinion(SubstitutionFinder finder, Cloze cloze, double minimumConfidence) {
    this.finder = finder;
    this.cloze = cloze;
    this.minimumConfidence = minimumConfidence;
  }

  @Override
  public Analysis find(String text, List<Finding> terms) {
    Analysis first = finder.find(text, terms);
    List<Finding> findings = first.findings();
    // In parallel, since each takes about as long as all that came before it.
    List<Map<String, Double>> asked =
        IntStream.range(0, findings.size())
            .parallel()
            .mapToObj(i -> isUnsure(findings.get(i)) ? ask(text, findings, i) : NOT_ASKED)
            .toList();
    Map<String, Map<String, Double>> names = names(findings, asked);
    List<Finding> second = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      Map<String, Double> said = names.getOrDefault(finding.text(), asked.get(i));
      Finding now = asked.get(i).isEmpty() ? finding : reconsidered(finding, said);
      if (now.confidence() >= Findings.FLAGGED) {
        second.add(now);
      }
    }
    return new Analysis(first.words(), first.spun(), first.score(), first.family(), second);
  }

  /**
   * Returns for each capitalised text what was said of its fillings, the mean of all places where
   * they are some: one name, one restoration.
   */
  private static Map<String, Map<String, Double>> names(
      List<Finding> findings, List<Map<String, Double>> asked) {
    return IntStream.range(0, asked.size())
        .filter(i -> !asked.get(i).isEmpty())
        .filter(i -> Character.isUpperCase(findings.get(i).text().codePointAt(0)))
        .boxed()
        .collect(
            Collectors.groupingBy(
                i -> findings.get(i).text(),
                Collectors.flatMapping(
                    i -> asked.get(i).entrySet().stream(),
                    Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.averagingDouble(Map.Entry::getValue)))));
  }

  private static boolean isUnsure(Finding finding) {
    return finding.kind() == FindingKind.SUBSTITUTION
        && !finding.suggestions().isEmpty()
        && Math.max(1 - finding.confidence(), finding.suggestions().get(0).confidence()) < SURE;
  }

  /**
   * Returns the logarithm of the cloze test's probability for each filling of a finding's place.
   */
  private Map<String, Double> ask(String text, List<Finding> findings, int index) {
    Finding finding = findings.get(index);
    List<String> fillings = fillings(finding);
    int from = Math.max(0, finding.start() - REACH);
    int to = Math.min(text.length(), finding.end() + REACH);
    int first = index;
    while (first > 0 && findings.get(first - 1).start() >= from) {
      first--;
    }
    int last = index + 1;
    while (last < findings.size() && findings.get(last).end() <= to) {
      last++;
    }
    double[] said =
        cloze.logProbabilities(
            restored(text, findings.subList(first, index), from, finding.start()),
            fillings,
            restored(text, findings.subList(index + 1, last), finding.end(), to));
    Map<String, Double> out = new HashMap<>();
    for (int i = 0; i < said.length; i++) {
      out.put(fillings.get(i), said[i]);
    }
    return out;
  }

  private static List<String> fillings(Finding finding) {
    return Stream.concat(
            Stream.of(finding.text()), finding.suggestions().stream().map(Suggestion::text))
        .toList();
  }

  private Finding reconsidered(Finding finding, Map<String, Double> said) {
    List<Suggestion> suggestions = finding.suggestions();
    double best = fillings(finding).stream().mapToDouble(f -> of(said, f)).max().orElseThrow();
    double kept = weight(1 - finding.confidence(), of(said, finding.text()), best);
    double rest = finding.confidence();
    double sum = kept;
    List<Double> weights = new ArrayList<>();
    for (Suggestion suggestion : suggestions) {
      double weight = weight(suggestion.confidence(), of(said, suggestion.text()), best);
      weights.add(weight);
      sum += weight;
      rest -= suggestion.confidence();
    }
    sum += Math.pow(Math.max(LEAST_UNKNOWN, rest), PRIOR_WEIGHT) * Math.exp(UNKNOWN);
    List<Suggestion> ranked = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      ranked.add(new Suggestion(suggestions.get(i).text(), weights.get(i) / sum));
    }
    ranked.sort(Comparator.comparingDouble(Suggestion::confidence).reversed());
    return new Finding(
        finding.start(),
        finding.end(),
        finding.text(),
        finding.kind(),
        1 - kept / sum,
        ranked.get(0).confidence() >= minimumConfidence,
        ranked,
        Findings.message(finding.text(), ranked));
  }

  private static double of(Map<String, Double> said, String filling) {
    return Objects.requireNonNull(said.get(filling));
  }

  private static double weight(double prior, double said, double best) {
    return Math.pow(Math.max(LEAST, prior), PRIOR_WEIGHT)
        * Math.exp(CLOZE_WEIGHT * Math.max(said, best - WORST));
  }

  /** Returns a part of the text, with what the findings in it would change changed. */
  private static String restored(String text, List<Finding> findings, int from, int to) {
    List<Edit> edits =
        findings.stream()
            .filter(f -> f.applied() && f.start() >= from && f.end() <= to)
            .map(Finding::edit)
            .map(e -> new Edit(e.start() - from, e.end() - from, e.replacement()))
            .toList();
    return Edits.apply(text.substring(from, to), edits);
  }
}
