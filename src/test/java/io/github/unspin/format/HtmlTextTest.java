package io.github.unspin.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.report.Edits;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {
  private static InputDocument html(String source) {
    return HtmlText.document("page.html", source, StandardCharsets.UTF_8);
  }

  /** Returns the report that finds a phrase wherever it stands in the running text. */
  static Report report(InputDocument document, FindingKind kind, String phrase, String... best) {
    List<Finding> findings = new ArrayList<>();
    Matcher matcher = Pattern.compile(phrase).matcher(document.running());
    while (matcher.find()) {
      List<Suggestion> suggestions = new ArrayList<>();
      for (String each : best) {
        suggestions.add(new Suggestion(each, 0.9 / (1 + suggestions.size())));
      }
      String found = matcher.group();
      findings.add(
          new Finding(matcher.start(), matcher.end(), found, kind, 0.9, true, suggestions, "x"));
    }
    assertThat(findings).as("“%s” in %s", phrase, document.running()).isNotEmpty();
    return document.report(new Report(document.running(), 1, true, 1, "A", findings));
  }

  private static String edited(String source, String phrase, String replacement) {
    return report(html(source), FindingKind.SUBSTITUTION, phrase, replacement).restored();
  }

  private static String lines(String row) {
    return row.replace("\\n", "\n");
  }

  @Test
  void readsWhatAReaderReads() {
    String page =
        "<html><head><title>T &amp; t</title><style>p{}</style></head><body>\r\n"
            + "<h1>The&nbsp;head</h1><p>One\n  two <b>three</b>, <i>four</i>.<p>Next<br>line"
            + "<br><br>gap <script>no</script></p><pre>no</pre><ul><li>a<li>b</ul>"
            + "<table><tr><td>c</td><td>d &lt; e</td></tr></table><textarea>no</textarea>"
            + "<p hidden>no</p><!-- no --><p title='no'>x <code>no</code> y</p></body></html>";
    assertThat(html(page).running())
        .isEqualTo(
            "T & t\n\nThe\u00A0head\n\nOne two three, four.\n\nNext\nline\n\ngap\n\na\n\nb\n\nc\n\n"
                + "d < e\n\nx \uFFFC y");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // source | found | replacement | expected
        "<p>the Metropolis Corridor burned</p>|Metropolis Corridor|City Hall|<p>the City Hall burned</p>",
        "<p>the Metropolis\\n  Corridor</p>|Metropolis Corridor|City Hall|<p>the City\\n  Hall</p>",
        "<p><b>Metropolis</b> <i>Corridor</i></p>|Metropolis Corridor|City Hall|<p><b>City</b> <i>Hall</i></p>",
        "<p>the Metropolis <b>Corridor burned</b></p>|Metropolis Corridor|City Hall|<p>the City <b>Hall burned</b></p>",
        "<p><span>E</span>arlier than dawn</p>|Earlier than|Before|<p><span>B</span>efore dawn</p>",
        "<p>folks&rsquo;s luggage</p>|folks’s|people’s|<p>people&rsquo;s luggage</p>",
        "<p>folks &amp; co</p>|folks|people|<p>people &amp; co</p>",
        "<p>folks &amp co</p>|folks & co|AT&T|<p>AT&amp;T</p>",
        "<p>a folks b</p>|folks|x<y>|<p>a x&lt;y&gt; b</p>",
        "<p>the <b>the</b> end</p>|the the|the|<p>the <b>the</b> end</p>",
        "<p>go away <b>now</b></p>|go away now|leave now|<p>leave <b>now</b></p>",
        "<p>he <b>went</b> away</p>|went away|left|<p>he <b>went</b> away</p>",
        "<p>one</p><p>two</p>|one\\n\\ntwo|three|<p>one</p><p>two</p>",
        "<p>use <code>x</code> now</p>|use . now|take y then|<p>use <code>x</code> now</p>",
      })
  void editsWithoutTouchingMarkup(
      String source, String found, String replacement, String expected) {
    assertThat(edited(lines(source), lines(found), replacement)).isEqualTo(lines(expected));
  }

  @Test
  void leavesToAPersonWhatReachesOverTags() {
    Report report =
        report(
            html("<p>he <b>went</b> away &amp; slept</p>"),
            FindingKind.SUBSTITUTION,
            "went away",
            "left",
            "ran");
    Finding finding = report.findings().get(0);
    assertThat(finding.applied()).isFalse();
    assertThat(finding.text()).isEqualTo("went</b> away");
    assertThat(finding.suggestions())
        .extracting(Suggestion::text)
        .containsExactly("left</b>", "ran</b>");
    assertThat(finding.message()).contains("reaches over markup");
  }

  @Test
  void splitsAnEditOverATagIntoOneForEachSide() {
    Report report =
        report(
            html("<p>Metropolis <b>Corridor</b></p>"),
            FindingKind.SUBSTITUTION,
            "Metropolis Corridor",
            "City Hall",
            "Town Hall",
            "Plaza");
    assertThat(report.findings())
        .extracting(Finding::text)
        .containsExactly("Metropolis", "Corridor");
    assertThat(report.findings().get(0).suggestions())
        .extracting(Suggestion::text)
        .containsExactly("City", "Town");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p>It <i>ended.</i>The next</p>|<p>It <i>ended.</i> The next</p>",
        "<p>It ended.<i>The next</i></p>|<p>It ended. <i>The next</i></p>",
        "<p><b>It ended.</b><i>The next</i></p>|<p><b>It ended.</b> <i>The next</i></p>",
      })
  void putsALostSpaceBetweenElements(String source, String expected) {
    assertThat(report(html(source), FindingKind.SPACING, "(?<=ended\\.)(?=The)", " ").restored())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<p>One.</p>\\n  <p class=x>Share this</p>\\n<p>Two.</p>|<p>One.</p>\\n<p>Two.</p>",
        "<p>One.</p><div><h3><span>Share this</span></h3></div>|<p>One.</p>",
        "<p>One.</p><ul><li>Share this<li>Two</ul>|<p>One.</p><ul><li>Share this<li>Two</ul>",
        "<p>One.<br>Share this<br>Two.</p>|<p>One.<br><br>Two.</p>",
        "<p>One.</p><p>Share this <img src=x></p>|<p>One.</p><p>Share this <img src=x></p>",
      })
  void removesElementsOfThePageWhole(String source, String expected) {
    assertThat(report(html(lines(source)), FindingKind.BOILERPLATE, "Share this", "").restored())
        .isEqualTo(lines(expected));
  }

  @Test
  void switchesFindingsOffBetweenRemarks() {
    InputDocument page =
        html("<p>folks a</p><!-- unspin:off --><p>folks b</p><!--unspin:on--><p>folks c</p>");
    assertThat(page.running()).contains("folks b");
    Report report = report(page, FindingKind.SUBSTITUTION, "folks", "people");
    assertThat(report.findings()).hasSize(2);
    assertThat(report.restored())
        .isEqualTo(
            "<p>people a</p><!-- unspin:off --><p>folks b</p><!--unspin:on--><p>people c</p>");
  }

  @Test
  void spellsWhatTheCharsetLacksAsAReference() {
    InputDocument page = HtmlText.document("p", "<p>tea</p>", Charset.forName("windows-1252"));
    assertThat(report(page, FindingKind.SUBSTITUTION, "tea", "čaj “é”").restored())
        .isEqualTo("<p>&#269;aj “é”</p>");
  }

  @Test
  void extractsTheArticle() {
    String page =
        "<html><head><title>Storm hits coast - The Site</title></head><body><nav>Home</nav>"
            + "<div id=a><h1>Storm hits coast</h1><div class=content><p>The storm came on Monday and"
            + " took the roof of the school with it, the town said.</p><p>Nobody was hurt, because"
            + " <code>siren 5</code> had sounded in time, the mayor said.</p></div></div>"
            + "<div class=related><p>Another storm took the church away, and the sexton with it,"
            + " people said.</p></div></body></html>";
    assertThat(HtmlText.extract("p", page).text())
        .isEqualTo(
            "Storm hits coast\n\nThe storm came on Monday and took the roof of the school with it,"
                + " the town said.\n\nNobody was hurt, because siren 5 had sounded in time, the mayor"
                + " said.");
  }

  @Test
  void readsFragmentsWhole() {
    assertThat(html("Just <b>text</b>").running()).isEqualTo("Just text");
    assertThat(html("<nav>Home</nav>").running()).isEmpty();
    assertThat(html("<").running()).isEqualTo("<");
  }

  @Property(tries = 500)
  void changesNothingButItsEdits(@ForAll long seed) throws IOException {
    FormatOptions options = FormatOptions.defaults().withFormat(InputFormat.HTML);
    String[] pieces = {
      "<p>",
      "</p>",
      "<b>",
      "</b>",
      "<i>",
      "<br>",
      "<div class=share>",
      "</div>",
      "<table><tr><td>",
      "</table>",
      "&amp;",
      "&rsquo;",
      "&notit;",
      "&#128512;",
      "&",
      "<",
      ">",
      "text ",
      "The end.",
      "\r\n",
      "  ",
      "<!-- unspin:off -->",
      "<!-- unspin:on -->",
      "<script>a<b</script>",
      "<pre>x",
      "</pre>",
      "<code>y</code>",
      "<a href='x>y'>",
      "</a>",
      "é",
      "😀",
      "<ul><li>",
      "Share",
      "<svg>",
      "</svg>",
      "<h1>",
      "</h1>",
      "<![CDATA[x]]>",
      "<?x?>",
      "</",
      "<!doctype html>",
      "\uDC80",
    };
    java.util.Random random = new java.util.Random(seed);
    StringBuilder page = new StringBuilder();
    for (int i = random.nextInt(40); i >= 0; i--) {
      page.append(pieces[random.nextInt(pieces.length)]);
    }
    byte[] bytes = page.toString().replace("\uDC80", "").getBytes(StandardCharsets.UTF_8);
    Inverse.check(bytes, options, seed);
    InputDocument document = html(page.toString());
    Report report = document.report(new Report(document.running(), 1, false, 0, "", List.of()));
    assertThat(Edits.apply(document.text(), report.edits())).isEqualTo(page.toString());
  }
}
