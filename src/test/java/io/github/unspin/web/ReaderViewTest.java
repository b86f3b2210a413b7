package io.github.unspin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.web.ReaderView.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Texts as readers see them. */
class ReaderViewTest {
  private static Finding finding(String text, int start, int end) {
    return new Finding(
        start, end, text.substring(start, end), FindingKind.GRAMMAR, 0.5, false, List.of(), "");
  }

  private static Finding finding(String text, String words) {
    int start = text.indexOf(words);
    return finding(text, start, start + words.length());
  }

  /** Writes blocks down, a line each: the tag, then words and, in brackets, findings. */
  private static List<String> view(String name, String text, Finding... findings) {
    return ReaderView.of(name, text, List.of(findings)).stream()
        .map(
            block ->
                block.tag()
                    + (block.joined() ? "+" : "")
                    + ":"
                    + block.runs().stream()
                        .map(
                            run ->
                                run.finding() < 0
                                    ? run.words()
                                    : "[" + findings[run.finding()].text() + "]")
                        .collect(Collectors.joining()))
        .toList();
  }

  @Test
  void blankLinesPartParagraphs() {
    String text = "One [sic] line\nand one more.\n\n \nSecond.\r\n\r\nThird.\n";
    assertThat(view("a.txt", text, finding(text, "[sic]")))
        .containsExactly("p:One [[sic]] line\nand one more.", "p:Second.", "p:Third.");
  }

  @Test
  void withoutBlankLinesEachLineIsAParagraph() {
    assertThat(view("a.txt", "One.\nTwo.\r\nThree."))
        .containsExactly("p:One.", "p:Two.", "p:Three.");
  }

  @Test
  void linesOfAnEditorsWidthAreJoined() {
    String line = "Eleven words that fill a line up to its very end, as editors";
    assertThat(view("a.txt", line + "\n" + line + "\nshort.\n\nNext\nverse."))
        .containsExactly("p+:" + line + "\n" + line + "\nshort.", "p:Next\nverse.");
  }

  @Test
  void headingsOfMarkdownAreHeadings() {
    assertThat(view("a.md", "# Title\n\nText\n\n### Part\n\n#hashtag"))
        .containsExactly("h1:# Title", "p:Text", "h3:### Part", "p:#hashtag");
  }

  @Test
  void aFindingOverParagraphsKeepsThemTogether() {
    String text = "One.\n\nLEAVE A\n\nREPLY\n\nTwo.";
    assertThat(view("a.txt", text, finding(text, "LEAVE A\n\nREPLY\n\n")))
        .containsExactly("p:One.", "p:[LEAVE A\n\nREPLY\n\n]", "p:Two.");
    assertThat(view("a.txt", text, finding(text, "One.\n\nLEAVE")))
        .containsExactly("p:[One.\n\nLEAVE] A", "p:REPLY", "p:Two.");
  }

  @Test
  void insertionsStandWhereTheyAre() {
    String text = "hours.U.S. officers";
    assertThat(view("a.txt", text, finding(text, 6, 6), finding(text, 19, 19)))
        .containsExactly("p:hours.[]U.S. officers[]");
  }

  @Test
  void overlappingFindingsComeOneAfterTheOther() {
    String text = "a few good men";
    assertThat(view("a.txt", text, finding(text, "a few"), finding(text, "few good")))
        .containsExactly("p:[a few][few good] men");
  }

  @Test
  void aWebPageIsItsWords() {
    String html =
        "<!doctype html><html><head><title>News &amp; views</title><style>p{}</style></head>\n"
            + "<body><h1>Big <em>news</em></h1>\n<p class=\"a > b\">Tom &amp; Jerry saw a <b>massive</b>"
            + " assault.<br>It rained.</p>\n<script>var massive = '<p>no</p>';</script>\n"
            + "<ul><li>one</li><li>two</ul><!-- massive --></body></html>\n";
    assertThat(view("a.html", html, finding(html, "massive"), finding(html, "rained")))
        .containsExactly(
            "h1:News & views",
            "h1:Big news",
            "p:Tom & Jerry saw a [massive] assault.",
            "p:It [rained].",
            "li:one",
            "li:two");
    assertThat(view("page", html)).hasSize(6); // its beginning tells
  }

  @Test
  void whatNoReaderSeesIsShownAsItIs() {
    String html = "<p>One.</p><script>massive()</script><p>Two.</p><!-- x -->";
    assertThat(view("a.htm", html, finding(html, "massive"), finding(html, "<!-- x -->")))
        .containsExactly("p:One.", "raw:[massive]", "p:Two.", "raw:[<!-- x -->]");
  }

  @Test
  void spellingsOfCharactersAreFoundToo() {
    String html = "<p>caf&eacute; &amp; bar</p>";
    assertThat(view("a.html", html, finding(html, "bar"))).hasSize(1);
    assertThat(view("a.html", html, finding(html, "caf&eacute;")))
        .allMatch(block -> block.contains("[caf&eacute;]"));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "a", "bc", " ", "\n", "\n\n", "\r\n", "# ", "<p>", "</p>", "&amp;", "é", "<b", ">")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 500)
  void everyFindingIsShownOnceAndNoWordIsLost(
      @ForAll("texts") String text, @ForAll List<Integer> places, @ForAll boolean isHtml) {
    TreeSet<Integer> sorted = new TreeSet<>();
    places.forEach(place -> sorted.add(Math.floorMod(place, text.length() + 1)));
    List<Integer> ends = new ArrayList<>(sorted);
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i + 1 < ends.size(); i += 2) {
      findings.add(finding(text, ends.get(i), ends.get(i + 1)));
    }
    List<Block> blocks = ReaderView.of(isHtml ? "a.html" : "a.txt", text, findings);
    List<Integer> shown =
        blocks.stream()
            .flatMap(block -> block.runs().stream())
            .map(ReaderView.Run::finding)
            .filter(index -> index >= 0)
            .toList();
    assertThat(shown)
        .isEqualTo(java.util.stream.IntStream.range(0, findings.size()).boxed().toList());
    if (!isHtml) {
      String words =
          blocks.stream()
              .flatMap(block -> block.runs().stream())
              .map(run -> run.finding() < 0 ? run.words() : findings.get(run.finding()).text())
              .collect(Collectors.joining());
      assertThat(words.replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
    }
  }
}
