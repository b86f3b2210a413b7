package io.github.unspin.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrammarPassTest {
  private static final Pattern MARK = Pattern.compile("\\{([^|}]*)\\|([^|}]*)}");

  private final GrammarPass core = new GrammarPass(GrammarProfile.CORE, 0);

  /** Makes a report out of a text in which {spun|original} marks the findings. */
  private static Report report(String marked, boolean spun) {
    StringBuilder text = new StringBuilder();
    List<Finding> findings = new ArrayList<>();
    Matcher matcher = MARK.matcher(marked);
    while (matcher.find()) {
      matcher.appendReplacement(text, "");
      String found = matcher.group(1);
      findings.add(
          new Finding(
              text.length(),
              text.length() + found.length(),
              found,
              FindingKind.SUBSTITUTION,
              0.9,
              true,
              List.of(new Suggestion(matcher.group(2), 0.9), new Suggestion("another", 0.1)),
              "swapped"));
      text.append(found);
    }
    matcher.appendTail(text);
    return new Report(text.toString(), 0, spun, spun ? 1 : 0, "", findings);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "It was a {assault;attack} on us.|It was an attack on us.",
        "It was an {uncommon;rare} case.|It was a rare case.",
        "{A assault;A attack} came.|An attack came.",
        "He said “a {gigantic;enormous}” thing.|He said “an enormous” thing.",
        "An {hour-long;lengthy} talk began.|A lengthy talk began.",
        "It was an {very;} rare case.|It was a rare case.",
        "the {the hall;the hall} was full|the hall was full",
        "He joined {the;} the army.|He joined the army.",
        "He came {with the;with} the others.|He came with the others.",
        "They {are;will be} be there.|They will be there.",
        "It ended. {However;but} he stayed.|It ended. But he stayed.",
        "It came from the {USA;U.S.}. That is known.|It came from the U.S. That is known.",
        "Lots of of people came.|Lots of people came.",
        "It ended there. {currently;now} they are back. We left.|It ended there. Now they are back."
            + " We left.",
        "It ended there. “Is it a farm?” {requested;asked} he. “It is.” {mentioned;said} she."
            + "|It ended there. “Is it a farm?” asked he. “It is.” said she.",
        "we came late. so what. {currently;now} they are back.|we came late. so what. now they are"
            + " back.",
        "We came late. {it's;it is} over. many left. He is gone.|We came late. It is over. many"
            + " left. He is gone.",
      })
  void mendsWhatAnEditBroke(String marked, String expected) {
    Report refined = core.refine(report(marked.replace(';', '|'), true));
    assertThat(refined.restored()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "He had had enough, and that that happened is known.",
        "Duran Duran played in Walla Walla. New York New York is a song.",
        "WASHINGTON (AP) — Officials said on Tuesday that it was over.",
        "eBay said it would buy it. iPhone sales fell. k.d. lang sang.",
        "a U.S. official, an F.B.I. agent, a one-time ally, an hour ago, an LGBTQ group, a European",
        "an MRI, a unanimous vote, an 18-year-old, an 8-1 win, a UN envoy, an NFL team, a NATO summit",
        "a historic day, an historic day, an herb, a herb, a hotel",
        "Vitamin A is good. Hepatitis A outbreaks. Plan A is over. Group A includes them.",
        "It costs 5 . 5 million , he said .",
        "Two  spaces,  as the author   liked.",
        "\"Well..\" he said.... And so on.. ?!",
        "see https://example.com/a/a/a b and mail a@example.com",
        "and then. he left. we stayed.",
        "He said: “I seen them elephants, didn't I?” (sic)",
        "-- \n\n  * a list\n  * of things\n\n\tand  a table\t\t1\n"
      })
  void leavesTheAuthorsOwnTextAlone(String text) {
    assertThat(core.refine(report(text, true)).restored()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The {Metropolis Corridor|City Hall} siege", "{ISIS-Ok|ISIS-K} was named", "{4|four} men",
        "{Mattress Tub & Past|Bed Bath & Beyond} closed", "said{ |  }he", "a{.|..}b {c|C}"
      })
  void neverChangesWhatTheRestorerWrote(String marked) {
    Report before = report(marked, true);
    String restored = before.restored().replace("  ", " ");
    assertThat(core.refine(before).restored().replace("..", "."))
        .isEqualTo(restored.replace("..", "."));
  }

  @Test
  void amendsTheFindingThatACorrectionCutsInto() {
    Report refined = core.refine(report("He came {with the|with the} the others.", true));
    assertThat(refined.findings()).hasSize(1);
    Finding finding = refined.findings().get(0);
    assertThat(finding.kind()).isEqualTo(FindingKind.SUBSTITUTION);
    assertThat(finding.text()).isEqualTo("with the the");
    assertThat(finding.suggestions())
        .extracting(Suggestion::text)
        .containsExactly("with the", "another the");
  }

  @Test
  void addsAFindingOfItsOwnBesideOne() {
    Report refined = core.refine(report("It was a {assault|attack}.", true));
    assertThat(refined.findings())
        .extracting(Finding::kind, Finding::start, Finding::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(FindingKind.GRAMMAR, 7, "a"),
            org.assertj.core.groups.Tuple.tuple(FindingKind.SUBSTITUTION, 9, "assault"));
  }

  @Test
  void doesNothingToATextThatIsNotSpun() {
    Report clean = report("It was an rare case of of a apple.", false);
    assertThat(core.refine(clean)).isSameAs(clean);
  }

  @Test
  void doesNothingWhenOff() {
    Report spun = report("It was a {assault|attack}.", true);
    assertThat(new GrammarPass(GrammarProfile.OFF, 0).refine(spun)).isSameAs(spun);
  }

  @Test
  void leavesOutWhatIsLessSureThanAsked() {
    Report spun = report("It was a {assault|attack}.", true);
    assertThat(new GrammarPass(GrammarProfile.CORE, 0.99).refine(spun)).isEqualTo(spun);
  }

  @Test
  void mapsToTheInputsOffsetsInWindowsFilesToo() {
    String text = "One line.\r\n\r\nIt was a {assault|attack}.\r\nIt was a {assault|attack}.\r\n";
    assertThat(core.refine(report(text, true)).restored())
        .isEqualTo("One line.\r\n\r\nIt was an attack.\r\nIt was an attack.\r\n");
  }

  @Test
  void servesSeveralThreads() {
    Report spun = report("It was a {assault|attack}. ".repeat(50), true);
    List<String> results =
        java.util.stream.IntStream.range(0, 16)
            .parallel()
            .mapToObj(i -> core.refine(spun).restored())
            .distinct()
            .toList();
    assertThat(results).containsExactly("It was an attack. ".repeat(50));
  }

  @Test
  void fullOnlySuggestsWhatIsNotSafe() {
    GrammarPass full = new GrammarPass(GrammarProfile.FULL, 0);
    String text =
        "Andrei Soldatov and Iosif Prigozhin was there. He beleived it. I could of gone."
            + " “He beleived it,” she wrote.";
    Report refined = full.refine(report(text, true));
    assertThat(refined.restored()).isEqualTo(text);
    assertThat(refined.findings()).noneMatch(Finding::applied);
    assertThat(refined.findings()).extracting(Finding::text).contains("beleived", "could of");
    assertThat(refined.findings()).filteredOn(f -> f.text().equals("beleived")).hasSize(1);
    assertThat(refined.findings())
        .noneMatch(f -> f.text().contains("Soldatov") || f.text().contains("Prigozhin"));

    Report clean = full.refine(report("It was an rare case.", false));
    assertThat(clean.restored()).isEqualTo("It was an rare case.");
    assertThat(clean.findings()).isNotEmpty();
  }
}
