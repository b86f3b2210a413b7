package io.github.unspin.batch.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.unspin.batch.FileDocument;
import io.github.unspin.batch.FileStatus;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import io.github.unspin.testing.Browser;
import io.github.unspin.testing.BrowserPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a browser, with mouse and keys. */
class HtmlReportBrowserTest {
  private static final String EVIL =
      "</script><script>window.pwned=1</script><img src=x onerror='window.pwned=1'>";
  private static final String ARTICLE =
      "The Metropolis Corridor opened a day earlier than planned. "
          + EVIL
          + "\n\nNobody mentioned why.It rained.\nLEAVE A REPLY\n";

  private static Browser browser;

  @TempDir Path folder;

  private BrowserPage page;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(Browser.isInstalled(), Browser.MISSING);
    browser = Browser.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void openTab() throws Exception {
    page = browser.open("about:blank");
    page.resize(1200, 900).forgive();
  }

  @AfterEach
  void noComplaints() throws Exception {
    assertThat(page.events("Runtime.exceptionThrown")).isEmpty();
    assertThat(page.events("Log.entryAdded")).isEmpty();
    assertThat(page.events("Runtime.consoleAPICalled")).isEmpty();
    assertThat(page.events("Network.requestWillBeSent"))
        .extracting(request -> request.at("/request/url").asText())
        .allMatch(url -> url.startsWith("file://") && url.contains("report.html"));
    page.close();
  }

  private static Report article() {
    return Samples.report(
        ARTICLE,
        mark("Metropolis Corridor", FindingKind.SUBSTITUTION, 0.95, "City Hall", "Town Hall"),
        mark("earlier than", FindingKind.SUBSTITUTION, 0.75, "before"),
        mark("mentioned", FindingKind.SUBSTITUTION, 0.3, "said"),
        mark(".It", FindingKind.SPACING, 0.9, ". It"),
        mark("LEAVE A REPLY\n", FindingKind.BOILERPLATE, 0.99, ""));
  }

  private static Finding mark(String words, FindingKind kind, double sure, String... to) {
    return Samples.finding(ARTICLE, words, kind, sure, to);
  }

  private void open(Runs.Script script) throws Exception {
    Path file = folder.resolve("report.html");
    Files.writeString(file, Runs.report(ReportFormat.HTML, folder, script));
    page.navigate(file.toUri().toString());
    page.waitFor("document.documentElement.dataset.ready");
  }

  private void openSome() throws Exception {
    open(
        run -> {
          run.file("b/article.txt", article());
          run.file("a/" + EVIL + ".txt", clean("Nothing here at all."));
          run.file("c.html", "html", List.of(new FileDocument("", fishPage())));
          run.failed("d.txt", FileStatus.FAILED, "is no text " + EVIL);
        });
  }

  private static Report clean(String text) {
    return new Report(text, 4, false, 0.02, "", List.of());
  }

  private static Report fishPage() {
    String text = "<html><body><p>Fish &amp; <b>crisps</b> today</p><p>End</p></body></html>";
    return Samples.report(
        text, Samples.finding(text, "crisps", FindingKind.SUBSTITUTION, 0.9, "chips &amp; peas"));
  }

  private String text(String selector) throws Exception {
    return page.evaluate("document.querySelector('" + selector + "').textContent").asText();
  }

  private List<String> names() throws Exception {
    return strings("[...document.querySelectorAll('#documents tbody a')].map(a => a.textContent)");
  }

  private List<String> strings(String expression) throws Exception {
    List<String> all = new ArrayList<>();
    page.evaluate(expression).forEach(each -> all.add(each.asText()));
    return all;
  }

  private void choose(String select, String value) throws Exception {
    page.evaluate(
        "(e => { e.value = '"
            + value
            + "'; e.dispatchEvent(new Event('change')); })"
            + "(document.getElementById('"
            + select
            + "'))");
  }

  private void openArticle() throws Exception {
    openSome();
    page.click("#documents tbody tr:first-child a");
    page.waitFor("document.querySelector('#text .m')");
  }

  @Test
  void overviewSortsFiltersAndSearches() throws Exception {
    openSome();
    assertThat(names()).containsExactly("b/article.txt", "a/" + EVIL + ".txt", "c.html", "d.txt");
    assertThat(text("#totals")).contains("files4").contains("failed1").contains("edits5");
    page.click("#documents thead th:first-child button");
    assertThat(names().get(0)).startsWith("a/");
    page.press("Enter"); // on the same button, for the other direction
    assertThat(names().get(0)).isEqualTo("d.txt");
    assertThat(page.evaluate("document.querySelector('#documents th').ariaSort").asText())
        .isEqualTo("descending");
    choose("by-verdict", "1");
    assertThat(names()).containsExactly("c.html", "b/article.txt");
    choose("by-verdict", "");
    choose("by-status", "2");
    assertThat(names()).containsExactly("d.txt");
    assertThat(text("#documents tbody")).contains("is no text " + EVIL);
    choose("by-status", "");
    page.evaluate("document.getElementById('query').focus()");
    page.type("city hall"); // what the restored text says
    page.waitFor("document.querySelectorAll('#documents tbody tr').length === 1");
    assertThat(names()).containsExactly("b/article.txt");
    assertThat(text("#shown")).contains("of 1 chosen out of 4");
  }

  @Test
  void chartsSayInWordsWhatTheyShow() throws Exception {
    openSome();
    List<String> labels =
        strings(
            "[...document.querySelectorAll('#charts svg')].map(s => s.getAttribute('aria-label'))");
    assertThat(labels).hasSize(4);
    assertThat(labels.get(0)).contains(".0 1").contains(".9 2");
    assertThat(labels.get(2)).contains("substitution 4").contains("boilerplate 1");
    assertThat(labels.get(3)).contains("A 2");
  }

  @Test
  void articleShowsEditsOriginalsAndFilters() throws Exception {
    openArticle();
    assertThat(text("#text"))
        .isEqualTo(
            ARTICLE
                .replace("Metropolis Corridor", "City Hall")
                .replace("earlier than", "before")
                .replace(".It", ". It")
                .replace("LEAVE A REPLY\n", ""));
    assertThat(text("#marked")).startsWith("5 of 5 findings");
    page.hover("#text .m");
    page.waitFor("!document.getElementById('tip').hidden");
    assertThat(text("#tip")).contains("Metropolis Corridor").contains("Town Hall").contains("95 %");
    page.click("input[value=original]");
    assertThat(text("#text")).isEqualTo(ARTICLE);
    page.click("input[value=both]");
    assertThat(text("#text del")).isEqualTo("Metropolis Corridor");
    assertThat(text("#text ins")).isEqualTo("City Hall");
    page.click("input[value=restored]");
    page.evaluate(
        "(e => { e.value = 80; e.dispatchEvent(new Event('input')); })"
            + "(document.getElementById('least'))");
    assertThat(strings("[...document.querySelectorAll('#text .m')].map(m => m.textContent)"))
        .containsExactly("City Hall", ". It", "");
    assertThat(text("#text")).contains("a day before planned");
    page.click("#kinds label[data-kind='3'] input");
    assertThat(text("#marked")).startsWith("2 of 5 findings");
    choose("by-applied", "0");
    assertThat(text("#marked")).startsWith("0 of 5 findings");
  }

  @Test
  void keysGoFromMarkToMark() throws Exception {
    openArticle();
    page.evaluate("document.getElementById('find').focus()");
    for (int i = 0; i < 3; i++) {
      page.press("Tab"); // past the disabled buttons to the first mark
      if (page.evaluate("document.activeElement.matches('.m')").asBoolean()) {
        break;
      }
    }
    String label = "document.activeElement.getAttribute('aria-label')";
    assertThat(page.evaluate(label).asText()).startsWith("City Hall: stood as Metropolis");
    page.press("ArrowRight");
    assertThat(page.evaluate(label).asText()).startsWith("before: stood as earlier than");
    page.press("Enter");
    assertThat(page.evaluate("document.activeElement.matches('.here')").asBoolean()).isTrue();
    assertThat(text("#tip")).contains("earlier than");
    page.press("Escape");
    assertThat(page.evaluate("document.getElementById('tip').hidden").asBoolean()).isTrue();
    page.press("ArrowLeft");
    assertThat(page.evaluate(label).asText()).startsWith("City Hall");
    assertThat(page.evaluate("document.querySelectorAll('#text [tabindex=\"0\"]').length").asInt())
        .as("one stop for the Tab key")
        .isEqualTo(1);
  }

  @Test
  void backAndForthKeepsThePlace() throws Exception {
    openArticle();
    assertThat(page.evaluate("document.activeElement.id").asText()).isEqualTo("document-title");
    page.click("#next");
    page.waitFor("document.getElementById('document-title').textContent.startsWith('a/')");
    assertThat(text("#text")).isEqualTo("Nothing was found in this text.");
    page.click("#back");
    page.waitFor("!document.getElementById('overview').hidden");
    assertThat(page.evaluate("document.activeElement.hash").asText()).isEqualTo("#1");
  }

  @Test
  void findsInTheText() throws Exception {
    openArticle();
    page.evaluate("document.getElementById('find').focus()");
    page.type("hall opened a day before"); // runs across marks
    page.waitFor("document.getElementById('marked').textContent.includes('1 times')");
    page.press("Enter");
    assertThat(page.evaluate("[...CSS.highlights.get('hit')][0].toString()").asText())
        .isEqualTo("Hall opened a day before");
  }

  @Test
  void pagesShowTheirTextAndNotTheirTags() throws Exception {
    openSome();
    page.evaluate("location.hash = '2'");
    page.waitFor("document.querySelector('#text .m')");
    assertThat(text("#text").strip()).isEqualTo("Fish & chips & peas today\n\nEnd");
  }

  @Test
  void nothingOfADocumentRuns() throws Exception {
    openSome();
    for (int row = 0; row < 4; row++) {
      page.evaluate("location.hash = '" + row + "'");
      page.waitFor("document.getElementById('document-title').textContent.length > 4");
      Thread.sleep(50);
    }
    assertThat(page.evaluate("typeof window.pwned").asText()).isEqualTo("undefined");
    assertThat(page.evaluate("document.querySelectorAll('img').length").asInt()).isZero();
    // Were there a way to put markup in, the policy would stop it.
    JsonNode stopped =
        page.evaluate(
            "(() => { try { document.body.innerHTML = '<b>x</b>'; return false; }"
                + " catch (e) { return e instanceof TypeError; } })()");
    assertThat(stopped.asBoolean()).isTrue();
    page.forgive(); // the browser logs that attempt
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void textStandsOutFromItsGround(boolean isDark) throws Exception {
    page.media(Map.of("prefers-color-scheme", isDark ? "dark" : "light"));
    openArticle();
    page.click("#text .m");
    page.waitFor("!document.getElementById('tip').hidden");
    List<String> faults = strings(CONTRAST);
    assertThat(faults).isEmpty();
    page.evaluate("location.hash = ''");
    page.waitFor("!document.getElementById('overview').hidden");
    assertThat(strings(CONTRAST)).isEmpty();
  }

  /** All texts whose colour and ground are nearer to each other than WCAG AA wants. */
  private static final String CONTRAST =
      """
      (() => {
        const parse = c => (c.match(/[\\d.]+/g) || []).map(Number);
        const light = c => { const [r, g, b] = c.slice(0, 3).map(v => { v /= 255;
          return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
          return .2126 * r + .7152 * g + .0722 * b; };
        const ground = e => { for (; e; e = e.parentElement) {
          const c = parse(getComputedStyle(e).backgroundColor);
          if (c.length === 3 || c[3] === 1) return c; } return [255, 255, 255]; };
        const faults = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const node = walker.currentNode, e = node.parentElement, style = getComputedStyle(e);
          if (!node.data.trim() || !e.checkVisibility() || e.closest('script, noscript, :disabled')) continue;
          const ink = parse(e.namespaceURI.endsWith('svg') ? style.fill : style.color);
          const [a, b] = [light(ink), light(ground(e))].sort((x, y) => y - x);
          const ratio = (a + .05) / (b + .05);
          if (ratio < 4.5) faults.push(node.data.trim().slice(0, 30) + ' ' + ratio.toFixed(2));
        }
        return faults;
      })()
      """;

  @ParameterizedTest
  @CsvSource({"320, 640", "390, 844", "768, 1024", "1000, 700"})
  void nothingRunsOverTheEdgeOfAPhone(int width, int height) throws Exception {
    page.resizeToPhone(width, height);
    openArticle();
    String fits = "document.documentElement.scrollWidth <= " + width;
    assertThat(page.evaluate(fits).asBoolean()).isTrue();
    page.click("#text .m");
    assertThat(page.evaluate(fits).asBoolean()).isTrue();
    page.evaluate("location.hash = ''");
    page.waitFor("!document.getElementById('overview').hidden");
    assertThat(page.evaluate(fits).asBoolean()).isTrue();
  }

  @Test
  void paperShowsBothTexts() throws Exception {
    openArticle();
    page.evaluate(
        "addEventListener('beforeprint', () => { window.printed ="
            + " [document.querySelectorAll('#text del').length,"
            + " document.querySelectorAll('#text ins').length]; })");
    byte[] paper = page.pdf();
    assertThat(new String(paper, 0, 5, ISO_8859_1)).isEqualTo("%PDF-");
    assertThat(strings("window.printed")).containsExactly("4", "4");
    page.waitFor("document.querySelectorAll('#text del').length === 0");
  }

  @Test
  void saysWhereABrowserIsTooOld() throws Exception {
    page.call(
        "Page.addScriptToEvaluateOnNewDocument",
        Map.of("source", "delete window.DecompressionStream"));
    Path file = folder.resolve("report.html");
    Files.writeString(file, Runs.report(ReportFormat.HTML, folder, run -> {}));
    page.navigate(file.toUri().toString());
    page.waitFor("!document.getElementById('notice').hidden");
    assertThat(text("#notice")).contains("too old");
  }

  @Test
  void tenThousandFilesStayQuick() throws Exception {
    open(
        run -> {
          for (int i = 0; i < 10_000; i++) {
            String text = "Text " + i + " says metropolis and " + Long.toString(i * 7919L, 36);
            run.file(
                i % 100 + "/" + i + ".txt",
                Samples.report(
                    text,
                    Samples.finding(
                        text,
                        "metropolis",
                        FindingKind.SUBSTITUTION,
                        0.5 + i % 50 / 100.0,
                        "city")));
          }
        });
    assertThat(text("#shown")).contains("of 10,000");
    double sorting =
        page.evaluate(
                "(() => { const t = performance.now();"
                    + " document.querySelector('#documents thead button').click();"
                    + " document.body.offsetHeight; return performance.now() - t; })()")
            .asDouble();
    assertThat(sorting).isLessThan(1500);
    assertThat(names()).hasSize(50).startsWith("0/0.txt");
    page.evaluate("document.getElementById('query').focus()");
    page.type("text 9876 says city");
    page.waitFor("document.querySelectorAll('#documents tbody tr').length === 1");
    assertThat(names()).containsExactly("76/9876.txt");
    page.click("#documents tbody a");
    page.waitFor("document.getElementById('text').textContent.startsWith('Text 9876 says city')");
    assertThat(text("#marked")).contains("1 times"); // what was searched for is found in it
  }

  @Test
  void figuresAreThereWithoutScripts() throws Exception {
    page.call("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    Path file = folder.resolve("report.html");
    Files.writeString(
        file, Runs.report(ReportFormat.HTML, folder, run -> run.file("a", article())));
    page.navigate(file.toUri().toString());
    page.waitFor("document.querySelector('noscript dl')");
    assertThat(text("noscript dl")).contains("documents1").contains("edits4");
  }
}
