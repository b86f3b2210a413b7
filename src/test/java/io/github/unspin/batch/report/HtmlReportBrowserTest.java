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

  private static Chromium browser;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(Chromium.installed().isPresent(), "no Chromium or Chrome on the PATH");
    browser = new Chromium(Chromium.installed().orElseThrow());
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void desktop() throws Exception {
    browser.size(1200, 900, false);
    browser.dark(false);
    browser.forgetEvents();
  }

  @AfterEach
  void noComplaints() {
    assertThat(browser.events("Runtime.exceptionThrown")).isEmpty();
    assertThat(browser.events("Log.entryAdded")).isEmpty();
    assertThat(browser.events("Runtime.consoleAPICalled")).isEmpty();
    assertThat(browser.events("Network.requestWillBeSent"))
        .extracting(request -> request.at("/request/url").asText())
        .allMatch(url -> url.startsWith("file://") && url.contains("report.html"));
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
    browser.open(file.toUri());
    browser.await("document.documentElement.dataset.ready");
  }

  private void openSome() throws Exception {
    open(
        run -> {
          run.file("b/article.txt", article());
          run.file("a/" + EVIL + ".txt", clean("Nothing here at all."));
          run.file("c.html", "html", List.of(new FileDocument("", page())));
          run.failed("d.txt", FileStatus.FAILED, "is no text " + EVIL);
        });
  }

  private static Report clean(String text) {
    return new Report(text, 4, false, 0.02, "", List.of());
  }

  private static Report page() {
    String text = "<html><body><p>Fish &amp; <b>crisps</b> today</p><p>End</p></body></html>";
    return Samples.report(
        text, Samples.finding(text, "crisps", FindingKind.SUBSTITUTION, 0.9, "chips &amp; peas"));
  }

  private static String text(String selector) throws Exception {
    return browser.evaluate("document.querySelector('" + selector + "').textContent").asText();
  }

  private static List<String> names() throws Exception {
    return strings("[...document.querySelectorAll('#documents tbody a')].map(a => a.textContent)");
  }

  private static List<String> strings(String expression) throws Exception {
    List<String> all = new ArrayList<>();
    browser.evaluate(expression).forEach(each -> all.add(each.asText()));
    return all;
  }

  private static void choose(String select, String value) throws Exception {
    browser.evaluate(
        "(e => { e.value = '"
            + value
            + "'; e.dispatchEvent(new Event('change')); })"
            + "(document.getElementById('"
            + select
            + "'))");
  }

  private void openArticle() throws Exception {
    openSome();
    browser.point("#documents tbody tr:first-child a", true);
    browser.await("document.querySelector('#text .m')");
  }

  @Test
  void overviewSortsFiltersAndSearches() throws Exception {
    openSome();
    assertThat(names()).containsExactly("b/article.txt", "a/" + EVIL + ".txt", "c.html", "d.txt");
    assertThat(text("#totals")).contains("files4").contains("failed1").contains("edits5");
    browser.point("#documents thead th:first-child button", true);
    assertThat(names().get(0)).startsWith("a/");
    browser.press("Enter"); // on the same button, for the other direction
    assertThat(names().get(0)).isEqualTo("d.txt");
    assertThat(browser.evaluate("document.querySelector('#documents th').ariaSort").asText())
        .isEqualTo("descending");
    choose("by-verdict", "1");
    assertThat(names()).containsExactly("c.html", "b/article.txt");
    choose("by-verdict", "");
    choose("by-status", "2");
    assertThat(names()).containsExactly("d.txt");
    assertThat(text("#documents tbody")).contains("is no text " + EVIL);
    choose("by-status", "");
    browser.evaluate("document.getElementById('query').focus()");
    browser.type("city hall"); // what the restored text says
    browser.await("document.querySelectorAll('#documents tbody tr').length === 1");
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
    browser.point("#text .m", false);
    browser.await("!document.getElementById('tip').hidden");
    assertThat(text("#tip")).contains("Metropolis Corridor").contains("Town Hall").contains("95 %");
    browser.point("input[value=original]", true);
    assertThat(text("#text")).isEqualTo(ARTICLE);
    browser.point("input[value=both]", true);
    assertThat(text("#text del")).isEqualTo("Metropolis Corridor");
    assertThat(text("#text ins")).isEqualTo("City Hall");
    browser.point("input[value=restored]", true);
    browser.evaluate(
        "(e => { e.value = 80; e.dispatchEvent(new Event('input')); })"
            + "(document.getElementById('least'))");
    assertThat(strings("[...document.querySelectorAll('#text .m')].map(m => m.textContent)"))
        .containsExactly("City Hall", ". It", "");
    assertThat(text("#text")).contains("a day before planned");
    browser.point("#kinds label[data-kind='3'] input", true);
    assertThat(text("#marked")).startsWith("2 of 5 findings");
    choose("by-applied", "0");
    assertThat(text("#marked")).startsWith("0 of 5 findings");
  }

  @Test
  void keysGoFromMarkToMark() throws Exception {
    openArticle();
    browser.evaluate("document.getElementById('find').focus()");
    for (int i = 0; i < 3; i++) {
      browser.press("Tab"); // past the disabled buttons to the first mark
      if (browser.evaluate("document.activeElement.matches('.m')").asBoolean()) {
        break;
      }
    }
    String label = "document.activeElement.getAttribute('aria-label')";
    assertThat(browser.evaluate(label).asText()).startsWith("City Hall: stood as Metropolis");
    browser.press("ArrowRight");
    assertThat(browser.evaluate(label).asText()).startsWith("before: stood as earlier than");
    browser.press("Enter");
    assertThat(browser.evaluate("document.activeElement.matches('.here')").asBoolean()).isTrue();
    assertThat(text("#tip")).contains("earlier than");
    browser.press("Escape");
    assertThat(browser.evaluate("document.getElementById('tip').hidden").asBoolean()).isTrue();
    browser.press("ArrowLeft");
    assertThat(browser.evaluate(label).asText()).startsWith("City Hall");
    assertThat(
            browser.evaluate("document.querySelectorAll('#text [tabindex=\"0\"]').length").asInt())
        .as("one stop for the Tab key")
        .isEqualTo(1);
  }

  @Test
  void backAndForthKeepsThePlace() throws Exception {
    openArticle();
    assertThat(browser.evaluate("document.activeElement.id").asText()).isEqualTo("document-title");
    browser.point("#next", true);
    browser.await("document.getElementById('document-title').textContent.startsWith('a/')");
    assertThat(text("#text")).isEqualTo("Nothing was found in this text.");
    browser.point("#back", true);
    browser.await("!document.getElementById('overview').hidden");
    assertThat(browser.evaluate("document.activeElement.hash").asText()).isEqualTo("#1");
  }

  @Test
  void findsInTheText() throws Exception {
    openArticle();
    browser.evaluate("document.getElementById('find').focus()");
    browser.type("hall opened a day before"); // runs across marks
    browser.await("document.getElementById('marked').textContent.includes('1 times')");
    browser.press("Enter");
    assertThat(browser.evaluate("[...CSS.highlights.get('hit')][0].toString()").asText())
        .isEqualTo("Hall opened a day before");
  }

  @Test
  void pagesShowTheirTextAndNotTheirTags() throws Exception {
    openSome();
    browser.evaluate("location.hash = '2'");
    browser.await("document.querySelector('#text .m')");
    assertThat(text("#text").strip()).isEqualTo("Fish & chips & peas today\n\nEnd");
  }

  @Test
  void nothingOfADocumentRuns() throws Exception {
    openSome();
    for (int row = 0; row < 4; row++) {
      browser.evaluate("location.hash = '" + row + "'");
      browser.await("document.getElementById('document-title').textContent.length > 4");
      Thread.sleep(50);
    }
    assertThat(browser.evaluate("typeof window.pwned").asText()).isEqualTo("undefined");
    assertThat(browser.evaluate("document.querySelectorAll('img').length").asInt()).isZero();
    // Were there a way to put markup in, the policy would stop it.
    JsonNode stopped =
        browser.evaluate(
            "(() => { try { document.body.innerHTML = '<b>x</b>'; return false; }"
                + " catch (e) { return e instanceof TypeError; } })()");
    assertThat(stopped.asBoolean()).isTrue();
    browser.forgetEvents(); // the browser logs that attempt
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void textStandsOutFromItsGround(boolean isDark) throws Exception {
    browser.dark(isDark);
    openArticle();
    browser.point("#text .m", true);
    browser.await("!document.getElementById('tip').hidden");
    List<String> faults = strings(CONTRAST);
    assertThat(faults).isEmpty();
    browser.evaluate("location.hash = ''");
    browser.await("!document.getElementById('overview').hidden");
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
    browser.size(width, height, true);
    openArticle();
    String fits = "document.documentElement.scrollWidth <= " + width;
    assertThat(browser.evaluate(fits).asBoolean()).isTrue();
    browser.point("#text .m", true);
    assertThat(browser.evaluate(fits).asBoolean()).isTrue();
    browser.evaluate("location.hash = ''");
    browser.await("!document.getElementById('overview').hidden");
    assertThat(browser.evaluate(fits).asBoolean()).isTrue();
  }

  @Test
  void paperShowsBothTexts() throws Exception {
    openArticle();
    browser.evaluate(
        "addEventListener('beforeprint', () => { window.printed ="
            + " [document.querySelectorAll('#text del').length,"
            + " document.querySelectorAll('#text ins').length]; })");
    byte[] paper = browser.pdf();
    assertThat(new String(paper, 0, 5, ISO_8859_1)).isEqualTo("%PDF-");
    assertThat(strings("window.printed")).containsExactly("4", "4");
    browser.await("document.querySelectorAll('#text del').length === 0");
  }

  @Test
  void saysWhereABrowserIsTooOld() throws Exception {
    JsonNode script =
        browser.call(
            "Page.addScriptToEvaluateOnNewDocument",
            Map.of("source", "delete window.DecompressionStream"));
    try {
      Path file = folder.resolve("report.html");
      Files.writeString(file, Runs.report(ReportFormat.HTML, folder, run -> {}));
      browser.open(file.toUri());
      browser.await("!document.getElementById('notice').hidden");
      assertThat(text("#notice")).contains("too old");
    } finally {
      browser.call(
          "Page.removeScriptToEvaluateOnNewDocument",
          Map.of("identifier", script.get("identifier").asText()));
    }
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
        browser
            .evaluate(
                "(() => { const t = performance.now();"
                    + " document.querySelector('#documents thead button').click();"
                    + " document.body.offsetHeight; return performance.now() - t; })()")
            .asDouble();
    assertThat(sorting).isLessThan(1500);
    assertThat(names()).hasSize(50).startsWith("0/0.txt");
    browser.evaluate("document.getElementById('query').focus()");
    browser.type("text 9876 says city");
    browser.await("document.querySelectorAll('#documents tbody tr').length === 1");
    assertThat(names()).containsExactly("76/9876.txt");
    browser.point("#documents tbody a", true);
    browser.await("document.getElementById('text').textContent.startsWith('Text 9876 says city')");
    assertThat(text("#marked")).contains("1 times"); // what was searched for is found in it
  }

  @Test
  void figuresAreThereWithoutScripts() throws Exception {
    browser.call("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    try {
      Path file = folder.resolve("report.html");
      Files.writeString(
          file, Runs.report(ReportFormat.HTML, folder, run -> run.file("a", article())));
      browser.call("Page.navigate", Map.of("url", file.toUri().toString()));
      browser.await("document.querySelector('noscript dl')");
      assertThat(text("noscript dl")).contains("documents1").contains("edits4");
    } finally {
      browser.call("Emulation.setScriptExecutionDisabled", Map.of("value", false));
    }
  }
}
