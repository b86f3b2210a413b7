package io.github.unspin.restore;

import io.github.unspin.cloze.Cloze;
import io.github.unspin.report.Edit;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
    Map<String, List<Map<String, Double>>> names = names(findings, asked);
    List<Finding> second = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      List<Map<String, Double>> same = names.getOrDefault(finding.text(), List.of(asked.get(i)));
      Finding now = asked.get(i).isEmpty() ? finding : reconsidered(finding, same);
      if (now.confidence() >= Findings.FLAGGED) {
        second.add(now);
      }
    }
    return new Analysis(first.words(), first.spun(), first.score(), first.family(), second);
  }

  /** Returns what was said at all places of each capitalised text: one name, one restoration. */
  private static Map<String, List<Map<String, Double>>> names(
      List<Finding> findings, List<Map<String, Double>> asked) {
    Map<String, List<Map<String, Double>>> out = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      String text = findings.get(i).text();
      if (!asked.get(i).isEmpty() && Character.isUpperCase(text.codePointAt(0))) {
        out.computeIfAbsent(text, key -> new ArrayList<>()).add(asked.get(i));
      }
    }
    return out;
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
    List<String> fillings = new ArrayList<>();
    fillings.add(finding.text());
    finding.suggestions().forEach(suggestion -> fillings.add(suggestion.text()));
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

  private Finding reconsidered(Finding finding, List<Map<String, Double>> said) {
    List<Suggestion> suggestions = finding.suggestions();
    double keeps = mean(finding.text(), said);
    double best = keeps;
    double rest = finding.confidence();
    for (Suggestion suggestion : suggestions) {
      best = Math.max(best, mean(suggestion.text(), said));
      rest -= suggestion.confidence();
    }
    double kept = weight(1 - finding.confidence(), keeps, best);
    double sum = kept + Math.pow(Math.max(LEAST_UNKNOWN, rest), PRIOR_WEIGHT) * Math.exp(UNKNOWN);
    List<Double> weights = new ArrayList<>();
    for (Suggestion suggestion : suggestions) {
      weights.add(weight(suggestion.confidence(), mean(suggestion.text(), said), best));
      sum += weights.get(weights.size() - 1);
    }
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

  private static double weight(double prior, double said, double best) {
    return Math.pow(Math.max(LEAST, prior), PRIOR_WEIGHT)
        * Math.exp(CLOZE_WEIGHT * Math.max(said, best - WORST));
  }

  /** Returns the mean of what was said of a filling at the places where it is one. */
  private static double mean(String filling, List<Map<String, Double>> said) {
    return said.stream()
        .filter(place -> place.containsKey(filling))
        .mapToDouble(place -> place.get(filling))
        .average()
        .orElseThrow();
  }

  /** Returns a part of the text, with what the findings in it would change changed. */
  private static String restored(String text, List<Finding> findings, int from, int to) {
    int at = from;
    StringBuilder out = new StringBuilder();
    for (Finding finding : findings) {
      if (finding.applied() && finding.start() >= at && finding.end() <= to) {
        Edit edit = finding.edit();
        out.append(text, at, edit.start()).append(edit.replacement());
        at = edit.end();
      }
    }
    return out.append(text, at, to).toString();
  }
}
