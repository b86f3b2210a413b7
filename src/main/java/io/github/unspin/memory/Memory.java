package io.github.unspin.memory;

import io.github.unspin.channel.CaseStyle;
import io.github.unspin.channel.Phrases;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What people decided before, as it bears on a text: words that are kept, fixes that are made,
 * candidates that are proposed, findings that were refused. What a project remembers goes before
 * what its user does. Whether a text was spun is not for the memory to say: fixes are made in texts
 * that are spun by the program's own dictionaries, so that no rule disturbs what a person wrote.
 * Immutable; may be shared by threads.
 */
public final class Memory {
  private static final Memory NONE =
      new Memory(Map.of(), Map.of(), Set.of(), Baseline.none(), List.of());

  /** So sure is a candidate of which only that is known that somebody typed it elsewhere. */
  private static final double CANDIDATE = 0.01;

  private final Map<String, Fix> fixes;
  private final Map<String, List<Fix>> candidates;
  private final Set<String> kept;
  private final Baseline baseline;
  private final List<Path> keepFiles;
  private final int longest;

  private Memory(
      Map<String, Fix> fixes,
      Map<String, List<Fix>> candidates,
      Set<String> kept,
      Baseline baseline,
      List<Path> keepFiles) {
    this.fixes = Map.copyOf(fixes);
    this.candidates = Map.copyOf(candidates);
    this.kept = Set.copyOf(kept);
    this.baseline = baseline;
    this.keepFiles = List.copyOf(keepFiles);
    longest =
        fixes.values().stream().mapToInt(f -> Phrases.tokens(f.spun()).length).max().orElse(0);
  }

  /** Returns a memory of nothing. */
  public static Memory none() {
    return NONE;
  }

  /**
   * Reads what is remembered.
   *
   * @param stores the first goes before the others
   * @throws io.github.unspin.files.InputException if a file cannot be read or is damaged
   */
  public static Memory of(List<MemoryStore> stores) {
    Map<String, Fix> fixes = new LinkedHashMap<>();
    Map<String, List<Fix>> candidates = new HashMap<>();
    Set<String> kept = new HashSet<>();
    Baseline baseline = Baseline.none();
    List<Path> keepFiles = new ArrayList<>();
    for (MemoryStore store : stores) {
      Map<String, Fix> here = new LinkedHashMap<>();
      store.fixes().forEach(fix -> here.put(fix.key(), fix));
      Set<String> keptHere = new HashSet<>(store.kept().stream().map(Fix::key).toList());
      here.keySet().removeAll(keptHere);
      here.keySet().removeAll(kept);
      keptHere.removeAll(fixes.keySet());
      here.forEach(fixes::putIfAbsent);
      kept.addAll(keptHere);
      for (Fix fix : store.candidates()) {
        candidates.computeIfAbsent(fix.key(), key -> new ArrayList<>()).add(fix);
      }
      baseline = baseline.with(store.baseline());
      if (!store.kept().isEmpty()) {
        keepFiles.add(store.file(MemoryStore.KEPT));
      }
    }
    boolean isNothing =
        fixes.isEmpty() && candidates.isEmpty() && kept.isEmpty() && baseline.isEmpty();
    return isNothing ? NONE : new Memory(fixes, candidates, kept, baseline, keepFiles);
  }

  /** Returns this memory without what was refused: for a review, which shows it as refused. */
  public Memory withoutRefusals() {
    return new Memory(fixes, candidates, kept, Baseline.none(), keepFiles);
  }

  /** Returns the fixes that are made, one for the same words, sorted by them. */
  public List<Fix> fixes() {
    return fixes.values().stream()
        .sorted(Comparator.comparing(Fix::spun).thenComparing(Fix::original))
        .toList();
  }

  /** Returns the words that are kept, in normal form, sorted. */
  public List<String> kept() {
    return kept.stream().sorted().toList();
  }

  /** Returns whether nothing is remembered. */
  public boolean isNothing() {
    return fixes.isEmpty() && candidates.isEmpty() && kept.isEmpty() && baseline.isEmpty();
  }

  /** Returns what was refused. */
  public Baseline baseline() {
    return baseline;
  }

  /** Returns the lists of kept words, for the restorer to pass over them. */
  public List<Path> keepFiles() {
    return keepFiles;
  }

  /**
   * Returns a report without the findings that people refused before in this text, and without
   * those in which the words are to be kept.
   */
  public Report withoutRefused(Report report) {
    if ((kept.isEmpty() && baseline.isEmpty()) || report.findings().isEmpty()) {
      return report;
    }
    BitSet refused = baseline.refused(report.text(), report.findings());
    List<Finding> rest = new ArrayList<>();
    for (int i = 0; i < report.findings().size(); i++) {
      Finding finding = report.findings().get(i);
      if (!refused.get(i) && (kept.isEmpty() || !kept.contains(Fix.key(finding.text())))) {
        rest.add(finding);
      }
    }
    return rest.size() == report.findings().size() ? report : with(report, rest);
  }

  /**
   * Returns a report as people decided before: without what they refused or keep, with their fixes
   * applied wherever the words stand if the text was spun at all, and with what they typed
   * elsewhere among the suggestions.
   */
  public Report settle(Report report) {
    Report rest = withoutRefused(report);
    if (fixes.isEmpty() && candidates.isEmpty()) {
      return rest;
    }
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : rest.findings()) {
      findings.add(finding.kind() == FindingKind.SUBSTITUTION ? remembered(finding) : finding);
    }
    if (report.spun() && longest > 0) {
      findings.addAll(missed(report, findings));
      findings.sort(Comparator.comparingInt(Finding::start).thenComparingInt(Finding::end));
    }
    return with(report, findings);
  }

  private static Report with(Report report, List<Finding> findings) {
    return new Report(
        report.text(), report.words(), report.spun(), report.score(), report.family(), findings);
  }

  private Finding remembered(Finding finding) {
    String key = Fix.key(finding.text());
    Fix fix = fixes.get(key);
    if (fix != null) {
      return fixed(finding.start(), finding.text(), fix, finding.suggestions());
    }
    List<Suggestion> suggestions = new ArrayList<>(finding.suggestions());
    for (Fix candidate : candidates.getOrDefault(key, List.of())) {
      String text = inStyleOf(finding.text(), candidate);
      if (suggestions.stream().noneMatch(s -> s.text().equals(text))) {
        suggestions.add(new Suggestion(text, CANDIDATE));
      }
    }
    return suggestions.size() == finding.suggestions().size()
        ? finding
        : new Finding(
            finding.start(),
            finding.end(),
            finding.text(),
            finding.kind(),
            finding.confidence(),
            finding.applied(),
            suggestions,
            finding.message());
  }

  private static Finding fixed(int start, String words, Fix fix, List<Suggestion> others) {
    String text = inStyleOf(words, fix);
    List<Suggestion> suggestions = new ArrayList<>(List.of(new Suggestion(text, 1)));
    others.stream().filter(s -> !s.text().equals(text)).forEach(suggestions::add);
    return new Finding(
        start,
        start + words.length(),
        words,
        FindingKind.SUBSTITUTION,
        1,
        true,
        suggestions,
        "Your dictionary has \u201C"
            + fix.original()
            + "\u201D for \u201C"
            + fix.spun()
            + "\u201D.");
  }

  /** Writes a fix in the capitals of the place, unless it was said of a name. */
  private static String inStyleOf(String words, Fix fix) {
    CaseStyle said = CaseStyle.of(fix.spun());
    CaseStyle here = CaseStyle.of(words);
    boolean isLowered =
        said == CaseStyle.FIRST && here == CaseStyle.LOWER && CaseStyle.of(fix.original()) == said;
    return isLowered
        ? fix.original().substring(0, 1).toLowerCase(java.util.Locale.ROOT)
            + fix.original().substring(1)
        : here.apply(fix.original());
  }

  /** Finds the words of fixes where nothing was found. */
  private List<Finding> missed(Report report, List<Finding> known) {
    TokenizedText text = new Tokenizer().tokenize(report.text());
    BitSet taken = new BitSet(report.text().length());
    known.forEach(finding -> taken.set(finding.start(), finding.end()));
    List<Finding> out = new ArrayList<>();
    for (int i = 0; i < text.size(); i++) {
      StringBuilder key = new StringBuilder();
      Fix best = null;
      int end = i;
      for (int j = i; j < Math.min(text.size(), i + longest); j++) {
        key.append(j == i ? "" : " ").append(Phrases.normal(text.string(j)));
        Fix fix = fixes.get(key.toString());
        if (fix != null) {
          best = fix;
          end = j + 1;
        }
      }
      if (best != null && taken.get(text.start(i), text.end(end - 1)).isEmpty()) {
        String words = report.text().substring(text.start(i), text.end(end - 1));
        if (!words.equals(inStyleOf(words, best))) {
          out.add(fixed(text.start(i), words, best, List.of()));
        }
        i = end - 1;
      }
    }
    BitSet refused = baseline.refused(report.text(), out);
    List<Finding> rest = new ArrayList<>();
    for (int i = 0; i < out.size(); i++) {
      if (!refused.get(i)) {
        rest.add(out.get(i));
      }
    }
    return rest;
  }
}
