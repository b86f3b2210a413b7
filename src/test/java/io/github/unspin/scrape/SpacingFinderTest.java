package io.github.unspin.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.report.Edits;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpacingFinderTest {
  private final SpacingFinder finder = new SpacingFinder();

  private String repaired(String text) {
    List<Finding> findings = finder.find(text);
    assertThat(findings).allMatch(finding -> finding.kind() == FindingKind.SPACING);
    return Edits.apply(text, findings.stream().map(Finding::edit).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "acute for the next 48 hours.U.S. officials say|acute for the next 48 hours. U.S. officials say",
        "He won.The crowd cheered.It was late.|He won. The crowd cheered. It was late.",
        "“We must go,” he said.”She agreed.|“We must go,” he said.” She agreed.",
        "“It is over.”He left.|“It is over.” He left.",
        "“It is over,”Mr. Putin said.|“It is over,” Mr. Putin said.",
        "He said \"stop.\"Then he left.|He said \"stop.\" Then he left.",
        "It was late.“We must go,” he said.|It was late. “We must go,” he said.",
        "It was late.\"We must go,\" he said.|It was late. \"We must go,\" he said.",
        "Was it over?Nobody knew.|Was it over? Nobody knew.",
        "What a day!Then it rained.|What a day! Then it rained.",
        "it works (mostly).The rest|it works (mostly). The rest",
        "the storm hit in 2019.The town|the storm hit in 2019. The town",
        "in the U.S.The law|in the U.S. The law",
        "attacks near Moscow.Russian officials|attacks near Moscow. Russian officials",
        "the well-known firm.Shares fell|the well-known firm. Shares fell",
        "It didn’t.I knew it.|It didn’t. I knew it.",
      })
  void putsALostSpaceBack(String text, String expected) {
    assertThat(repaired(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the U.S. and the C.I.A. and the F.B.I.",
        "J.K. Rowling and J.R.R. Tolkien met W.E.B. Du Bois",
        "see Amazon.com, Booking.com, Amazon.Com and Booking.Com",
        "write to John.Smith@example.com or visit www.Example.org/Page.Html",
        "https://example.com/A.Page?Id=Some.Thing",
        "written in Node.js and ASP.NET, for .NET and VB.Net",
        "open Report.Final.docx and README.TXT",
        "e.g.The word, i.e.This, at 5 p.m.Eastern time, a Ph.D.Student",
        "he paid $3.5M and 2.5K and 1.B",
        "Yahoo!Finance and Yahoo!News",
        "Rocket.Chat is a chat. We use Rocket.Chat daily.",
        "the Will.I.Am song, the A.I.Company",
        "1.Introduction",
        "Mr.Putin",
        "No.One knows", // a title as likely as a seam
        "He left. Then it rained. “Why?” she asked.",
        "The end…And more",
        "tickers such as (TD.TO: quote) and NT.TO",
        "call System.Out.println or hkdf.expandKey",
      })
  void leavesDotsInsideNamesAlone(String text) {
    assertThat(repaired(text)).isEqualTo(text);
  }

  @Test
  void aRunWithoutWhiteSpaceTakesNoQuadraticTime() {
    org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
        java.time.Duration.ofSeconds(5),
        () -> new SpacingFinder().find("a".repeat(2_000_000) + " hours.The end"));
  }
}
