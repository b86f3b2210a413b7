package io.github.unspin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.grammar.GrammarProfile;
import io.github.unspin.report.Edit;
import io.github.unspin.report.Edits;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import io.github.unspin.restore.Analysis;
import io.github.unspin.restore.SubstitutionFinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class UnspinTest {
  private static final Options OPTIONS = Options.defaults();
  private static final String PARAGRAPH =
      "The people of the city saw a uncommon thing at the hall.";

  /** Replaces every word that the pattern finds. */
  private static SubstitutionFinder replacing(String pattern, String replacement) {
    return (text, terms) -> {
      List<Finding> findings = new ArrayList<>();
      Matcher matcher = Pattern.compile(pattern).matcher(text);
      while (matcher.find()) {
        findings.add(substitution(matcher.start(), matcher.group(), replacement, 0.9, true));
      }
      return new Analysis(100, true, 0.99, "A", findings);
    };
  }

  private static Finding substitution(
      int start, String found, String replacement, double confidence, boolean applied) {
    return new Finding(
        start,
        start + found.length(),
        found,
        FindingKind.SUBSTITUTION,
        confidence,
        applied,
        List.of(new Suggestion(replacement, confidence)),
        "swapped");
  }

  @Test
  void letsAllStagesWorkTogether() {
    String text =
        "Signal In\n\n" + PARAGRAPH + "It was late, heâ€™d mentioned.\n\nLEAVE A REPLY\n\nShare.";
    Report report = new Unspin(OPTIONS, replacing("uncommon", "rare")).analyse(text);
    assertThat(report.restored())
        .isEqualTo(
            "The people of the city saw a rare thing at the hall. It was late, he’d mentioned.");
    assertThat(report.findings())
        .extracting(Finding::kind)
        .containsExactly(
            FindingKind.BOILERPLATE,
            FindingKind.SUBSTITUTION,
            FindingKind.SPACING,
            FindingKind.ENCODING,
            FindingKind.BOILERPLATE,
            FindingKind.BOILERPLATE);
    assertThat(report.words()).isEqualTo(100);
    assertThat(report.family()).isEqualTo("A");
  }

  @Test
  void showsTheRestorerTheArticleOnly() {
    AtomicReference<String> seen = new AtomicReference<>("");
    SubstitutionFinder finder =
        (text, terms) -> {
          seen.set(text);
          return new Analysis(0, false, 0, "", List.of());
        };
    new Unspin(OPTIONS, finder).analyse(PARAGRAPH + "Itâ€™s late.\n\nLEAVE A REPLY\n");
    assertThat(seen).hasValue(PARAGRAPH + " It’s late.\n");
  }

  @Test
  void joinsASubstitutionWithTheDamageInsideIt() {
    Report report =
        new Unspin(OPTIONS, replacing("folks’s", "people’s")).analyse("It was the folksâ€™s city.");
    assertThat(report.findings()).hasSize(1);
    assertThat(report.findings().get(0).text()).isEqualTo("folksâ€™s");
    assertThat(report.findings().get(0).kind()).isEqualTo(FindingKind.SUBSTITUTION);
    assertThat(report.restored()).isEqualTo("It was the people’s city.");
  }

  @Test
  void keepsBoilerplateOnRequest() {
    Options keeping =
        new Options(OPTIONS.assume(), 0, OPTIONS.grammar(), false, List.of(), List.of(), List.of());
    String text = PARAGRAPH + "\n\nLEAVE A REPLY\n";
    assertThat(new Unspin(keeping, replacing("none", "")).analyse(text).findings())
        .noneMatch(finding -> finding.kind() == FindingKind.BOILERPLATE);
  }

  @Test
  void appliesOnlyWhatIsAsSureAsAsked() {
    Options strict =
        new Options(
            OPTIONS.assume(), 0.95, OPTIONS.grammar(), true, List.of(), List.of(), List.of());
    Report report =
        new Unspin(strict, replacing("uncommon", "rare")).analyse(PARAGRAPH + "\n\nShare.\n");
    assertThat(report.findings())
        .filteredOn(finding -> finding.applied())
        .allMatch(finding -> finding.confidence() >= 0.95)
        .extracting(Finding::kind)
        .contains(FindingKind.BOILERPLATE);
  }

  @Test
  void leavesAHumanTextAsItIs() {
    String text = "\uFEFFOdd  text .\r\rWith a apple , “quotes”\u2028and 😀\u0000\n\n\n";
    SubstitutionFinder none = (all, terms) -> new Analysis(5, false, 0.01, "", List.of());
    Report report = new Unspin(OPTIONS, none).analyse(text);
    assertThat(report.restored()).isEqualTo(text);
    assertThat(report.findings()).isEmpty();
  }

  @Property(tries = 300)
  void editsTheInputAsTheStagesDidOneAfterTheOther(@ForAll long seed) {
    Random random = new Random(seed);
    String[] pieces = {
      "The people saw a uncommon thing.",
      "It was late.It rained.",
      "LEAVE A REPLY",
      "Share.",
      "\n",
      "\n\n",
      "\r\n",
      " ",
      "heâ€™d",
      "cafÃ©",
      "“so,”He said",
      "the the",
      "a assault ",
      "Facebook",
    };
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(14); i >= 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    AtomicReference<String> expected = new AtomicReference<>("");
    SubstitutionFinder finder =
        (article, terms) -> {
          List<Finding> findings = randomFindings(article, random);
          List<Edit> edits = findings.stream().filter(Finding::applied).map(Finding::edit).toList();
          expected.set(Edits.apply(article, edits));
          return new Analysis(1, true, 1, "A", findings);
        };
    Options withoutGrammar = OPTIONS.withGrammar(GrammarProfile.OFF);
    Report report = new Unspin(withoutGrammar, finder).analyse(text.toString());
    assertThat(report.restored()).isEqualTo(expected.get());

    Report refined = new Unspin(OPTIONS, finder).analyse(text.toString());
    for (Finding finding : refined.findings()) {
      assertThat(finding.text()).isEqualTo(text.substring(finding.start(), finding.end()));
    }
  }

  private static List<Finding> randomFindings(String article, Random random) {
    List<Finding> findings = new ArrayList<>();
    for (int at = random.nextInt(20); at < article.length(); at += 1 + random.nextInt(20)) {
      int end = Math.min(article.length(), at + 1 + random.nextInt(9));
      String replacement = random.nextBoolean() ? "an assault" : "of";
      String found = article.substring(at, end);
      if (!found.equals(replacement)) {
        findings.add(substitution(at, found, replacement, 0.8, random.nextInt(3) > 0));
      }
      at = end;
    }
    return findings;
  }
}
