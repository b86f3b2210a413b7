package io.github.unspin.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.unspin.review.Output;
import io.github.unspin.review.Progress;
import io.github.unspin.review.ReviewDocument;
import io.github.unspin.testing.Browser;
import io.github.unspin.testing.BrowserPage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person with a real browser, a keyboard and a mouse reviews two files. */
class ReviewPageTest {
  private static final String TEXT =
      "The assault on Metropolis Corridor was massive, he mentioned.\n\n"
          + "Nobody saw it for hours.U.S. officers mentioned Metropolis Corridor again.\n\n"
          + "LEAVE A REPLY\n";
  private static final String OTHER =
      "A massive assault, she mentioned: <script>alert(1)</script> & <b>bold</b>.\n";
  private static final String ONLINE =
      "document.getElementById('state').dataset.state === 'online'";

  private static Browser browser;

  @TempDir Path folder;
  private Review review;
  private BrowserPage page;

  @BeforeAll
  static void startBrowser() throws Exception {
    assumeTrue(Browser.isInstalled(), Browser.MISSING);
    browser = Browser.start();
  }

  @AfterAll
  static void closeBrowser() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void openPage() throws Exception {
    Files.writeString(folder.resolve("a.txt"), TEXT);
    Files.writeString(folder.resolve("b.txt"), OTHER);
    review = new Review(folder, "a.txt", "b.txt");
    page = browser.open(review.address());
    page.resize(1360, 860).waitFor("document.querySelector('.f.current')");
  }

  @AfterEach
  void nothingWasWrong() throws Exception {
    assertThat(page.complaints()).isEmpty();
    page.close();
    review.close();
    assertThat(review.errors).isEmpty();
  }

  private ReviewDocument document(int index) {
    return review.session.documents().get(index);
  }

  private String preview() {
    return review.session.preview(document(0));
  }

  private Progress progress() {
    return review.session.progress(document(0));
  }

  /** Presses keys one after the other, and waits until all that they decide is on the disk. */
  private void press(String... keys) throws Exception {
    for (String key : keys) {
      page.press(key);
    }
    page.waitFor(ONLINE);
  }

  private String current() throws Exception {
    return page.evaluate("document.querySelector('.now .current').textContent").asText();
  }

  /** Clicks on a button with this text. */
  private void button(String text) throws Exception {
    page.evaluate(
        "(() => { for (const b of document.querySelectorAll('.clicked')) b.classList.remove('clicked');"
            + " [...document.querySelectorAll('button')].find(b => b.getClientRects().length > 0"
            + " && b.innerText.replace(/\\s+/g, ' ').startsWith("
            + BrowserPage.quoted(text)
            + ")).classList.add('clicked'); })()");
    page.click("button.clicked").waitFor(ONLINE);
  }

  @Test
  void theKeyboardDecides() throws Exception {
    assertThat(current()).isEqualTo("assault");
    press("y"); // assault -> attack
    assertThat(current()).isEqualTo("Metropolis Corridor");
    press("n"); // a name: both places are kept
    assertThat(current()).isEqualTo("massive");
    press("2"); // huge
    assertThat(current()).isEqualTo("mentioned");
    press("e");
    page.type("told us");
    press("Enter");
    assertThat(current()).isEqualTo("hours.U.S.");
    press("s", "y", "d");
    assertThat(preview())
        .isEqualTo(
            TEXT.replace("assault", "attack")
                .replace("massive", "huge")
                .replaceFirst("mentioned", "told us")
                .replaceFirst("officers mentioned", "officers said"));
    assertThat(progress()).isEqualTo(new Progress(4, 3, 1, 0));
    assertThat(page.text("#count")).isEqualTo("7 of 8 decided, 1 skipped");
    assertThat(page.text(".now"))
        .isEqualTo("The attack on Metropolis Corridor was huge, he told us.");
  }

  @Test
  void theMouseDecides() throws Exception {
    page.click(".row:nth-child(2) .now .f:nth-of-type(2)");
    assertThat(current()).isEqualTo("mentioned");
    page.click(".proposals li:first-child button").waitFor(ONLINE);
    page.click(".row:first-child .now .f:nth-of-type(3)");
    assertThat(page.text("#card .words")).isEqualTo("massive");
    page.click(".proposals li:nth-child(3) button").waitFor(ONLINE);
    page.click(".row:first-child .now .f:nth-of-type(1)");
    button("Keep n");
    assertThat(preview())
        .isEqualTo(TEXT.replace("massive", "vast").replace("officers mentioned", "officers said"));
    assertThat(progress()).isEqualTo(new Progress(2, 1, 0, 5));
    page.click(".row:first-child .now .f:nth-of-type(1)");
    button("Decide again");
    assertThat(progress()).isEqualTo(new Progress(2, 0, 0, 6));
  }

  @Test
  void everythingCanBeUndoneAndDoneAgain() throws Exception {
    press("y", "y", "y");
    String all = preview();
    assertThat(progress().accepted()).isEqualTo(4);
    press("u", "u");
    assertThat(preview()).isEqualTo(TEXT.replace("assault", "attack"));
    assertThat(current()).isEqualTo("Metropolis Corridor");
    press("U", "Ctrl+y");
    assertThat(preview()).isEqualTo(all);
    page.click("#undo").waitFor(ONLINE);
    press("Ctrl+z", "Ctrl+z");
    page.waitFor("document.getElementById('undo').disabled");
    assertThat(preview()).isEqualTo(TEXT);
    press("u");
    assertThat(page.text(".now")).contains("assault on Metropolis Corridor");
  }

  @Test
  void aReloadedPageGoesOn() throws Exception {
    press("y", "n");
    assertThat(page.evaluate("location.href").asText()).doesNotContain("key");
    page.reload().waitFor("document.querySelector('.f.current')");
    assertThat(current()).isEqualTo("massive");
    assertThat(page.text(".now")).startsWith("The attack on Metropolis Corridor");
    press("y");
    assertThat(progress()).isEqualTo(new Progress(2, 2, 0, 4));
  }

  @Test
  void aScriptInTheArticleIsWordsOnly() throws Exception {
    page.evaluate("window.ran = []; window.alert = text => ran.push(text)");
    page.click("#file-list li:nth-child(2) button")
        .waitFor("document.querySelectorAll('.f').length === 4")
        .waitFor("document.querySelector('.now').innerText !== ''"); // it is painted
    assertThat(page.text(".now"))
        .isEqualTo("A massive assault, she mentioned: <script>alert(1)</script> & <b>bold</b>.");
    page.click(".f:nth-of-type(4)");
    press("y");
    assertThat(page.text(".now")).contains("<img src=x onerror=alert(2)>");
    press("o");
    page.waitFor("document.querySelector('.then')");
    assertThat(
            page.evaluate("document.querySelectorAll('#main script, #main img, #main b').length")
                .asInt())
        .isZero();
    assertThat(page.evaluate("ran.length").asInt()).isZero();
  }

  @Test
  void aWebPageIsReadAsItsReadersSeeIt() throws Exception {
    String html =
        "<!doctype html><title>T</title><h1>A massive night</h1><script>alert(7)</script>"
            + "<p onclick=alert(2)>The <em>assault</em>, he mentioned.<img src=x onerror=alert(3)></p>\n";
    Files.writeString(folder.resolve("c.html"), html);
    review.close();
    page.close();
    review = new Review(folder, "c.html");
    page = browser.open(review.address());
    page.waitFor("document.querySelector('.now')?.innerText === 'T'");
    assertThat(page.text("#article"))
        .isEqualToIgnoringNewLines("TA massive nightThe assault, he mentioned.");
    press("2", "y", "y");
    assertThat(preview())
        .isEqualTo(
            html.replace("massive", "huge")
                .replace("assault", "attack")
                .replace("mentioned", "said"));
    assertThat(page.evaluate("document.querySelectorAll('#main script, #main img').length").asInt())
        .isZero();
  }

  @Test
  void thePolicyStopsWhatGetsInAllTheSame() throws Exception {
    page.evaluate("window.ran = []; window.alert = text => ran.push(text)");
    page.evaluate(
        "(() => { try { document.body.insertAdjacentHTML('beforeend', '<b>x</b>'); } catch (e) {"
            + " ran.push(e.name); } const s = document.createElement('span');"
            + " try { s.setAttribute('onclick', 'alert(1)'); } catch (e) { ran.push(e.name); }"
            + " document.body.append(s); s.click(); })()");
    assertThat(page.evaluate("ran").toString()).isEqualTo("[\"TypeError\",\"TypeError\"]");
    page.evaluate(
        "fetch('http://127.0.0.1:1/').then(() => ran.push('sent'), () => ran.push('stopped'))");
    page.waitFor("ran.length > 2");
    assertThat(page.evaluate("ran[2]").asText()).isEqualTo("stopped");
    assertThat(page.complaints()).isNotEmpty();
    page.forgive();
  }

  @Test
  void aDecisionGoesEverywhere() throws Exception {
    press("j", "j"); // massive
    press("A");
    page.waitFor("document.getElementById('toast-text').textContent.includes('2 places')");
    assertThat(preview()).contains("was large,");
    assertThat(review.session.preview(document(1))).startsWith("A large assault");
    assertThat(current()).isEqualTo("mentioned");
    press("k");
    page.waitFor("document.getElementById('toast-text').textContent.includes('3 places')");
    assertThat(review.session.progress().refused()).isEqualTo(3);
  }

  @Test
  void whatWasTypedIsProposedElsewhere() throws Exception {
    press("j", "j", "e");
    page.press("Ctrl+a").type("sweeping");
    press("Enter");
    page.click("#file-list li:nth-child(2) button")
        .waitFor("document.querySelectorAll('.f').length === 4");
    assertThat(current()).isEqualTo("massive");
    assertThat(page.text(".proposals")).contains("sweeping").contains("typed");
    press("4");
    assertThat(review.session.preview(document(1))).startsWith("A sweeping assault");
  }

  @Test
  void theLeastSureComesFirst() throws Exception {
    page.click("#least-first");
    page.evaluate("document.activeElement.blur()");
    press("y"); // assault, which was the current one
    assertThat(current()).isEqualTo("LEAVE A REPLY");
    press("P", "P", "P", "P", "P");
    assertThat(current()).isEqualTo("massive");
    press("y");
    assertThat(current()).isEqualTo("hours.U.S.");
    press("a");
    page.waitFor("document.getElementById('toast-text').textContent.startsWith('Accepted 6')");
    assertThat(progress()).isEqualTo(new Progress(8, 0, 0, 0));
  }

  @Test
  void theFilterHidesWhatIsNotWanted() throws Exception {
    page.click("#kinds input[value=substitution]");
    assertThat(page.evaluate("document.querySelectorAll('.now .f:not(.off)').length").asInt())
        .isEqualTo(2);
    page.click("#kinds input[value=substitution]").click("#from");
    page.press("Ctrl+a").type("95");
    page.waitFor("document.querySelectorAll('.now .f:not(.off)').length === 5");
    page.evaluate("document.activeElement.blur()"); // the keys are the page's again
    press("j", "d");
    page.waitFor("document.getElementById('toast-text').textContent.startsWith('Kept')");
    assertThat(progress()).isEqualTo(new Progress(0, 5, 0, 3)); // what is hidden stays undecided
    page.click("#undecided").waitFor("document.querySelectorAll('.now .f:not(.off)').length === 0");
  }

  @Test
  void everythingAboveTheSlidersValueIsAccepted() throws Exception {
    page.evaluate("document.getElementById('threshold').focus()");
    press("Home");
    page.waitFor(
        "document.getElementById('threshold-means').textContent ==="
            + " 'Accepts 8 first proposals, of which about 1 may be wrong; 0 stay undecided.'");
    for (int i = 0; i < 95; i++) {
      page.press("ArrowRight");
    }
    page.waitFor(
        "document.getElementById('threshold-means').textContent ==="
            + " 'Accepts 5 first proposals, of which hardly one may be wrong; 3 stay undecided.'");
    page.click("#scope")
        .waitFor(
            "document.getElementById('threshold-means').textContent.startsWith('Accepts 6 first')");
    page.click("#accept-above").waitFor(ONLINE);
    page.waitFor("document.getElementById('toast-text').textContent === 'Accepted 6'");
    assertThat(progress()).isEqualTo(new Progress(5, 0, 0, 3));
    assertThat(review.session.progress().accepted()).isEqualTo(6);
    page.click("#toast-undo").waitFor(ONLINE);
    page.waitFor("document.getElementById('undo').disabled");
    assertThat(preview()).isEqualTo(TEXT);
  }

  @Test
  void findingsAreSearchedAndJumpedTo() throws Exception {
    press("/");
    page.type("huge"); // among the proposals
    press("Enter");
    assertThat(page.text("#seek-result")).startsWith("3 of 8");
    press("Escape", "g");
    page.type("8");
    press("Enter");
    assertThat(current()).isEqualTo("LEAVE A REPLY");
    press("y");
    assertThat(page.evaluate("document.querySelector('.f.gone').textContent").asText())
        .isEqualTo("LEAVE A REPLY");
    assertThat(current()).isEqualTo("assault"); // on to what was left before
    press("J", "J", "P");
    assertThat(page.text("#card .place")).startsWith("2 of 8").doesNotContain("Accepted");
    page.press("?").waitFor("document.getElementById('help-dialog').open");
    page.press("y"); // decides nothing behind the dialog
    page.press("Escape").waitFor("!document.getElementById('help-dialog').open");
    assertThat(progress().accepted()).isEqualTo(1);
  }

  @Test
  void theResultIsSavedWhenThePersonSaysSo() throws Exception {
    press("y");
    assertThat(folder.resolve("a.reviewed.txt")).doesNotExist();
    page.press("Ctrl+s").waitFor("document.getElementById('save-dialog').open");
    assertThat(page.text("#save-list"))
        .contains("1 change, 7 undecided")
        .contains("a.reviewed.txt");
    page.click("#save-one");
    page.waitFor("document.getElementById('count').textContent.endsWith('written')");
    assertThat(folder.resolve("a.reviewed.txt")).hasContent(TEXT.replace("assault", "attack"));
    assertThat(folder.resolve("a.txt")).hasContent(TEXT);
    press("y");
    assertThat(page.text("#count")).doesNotContain("written");
    page.click("#download");
  }

  @Test
  void theResultIsDownloaded() throws Exception {
    Path downloads = Files.createDirectory(folder.resolve("downloads"));
    page.call(
        "Browser.setDownloadBehavior",
        new ObjectMapper()
            .createObjectNode()
            .put("behavior", "allow")
            .put("downloadPath", downloads.toString()));
    press("y", "y");
    page.click("#download");
    Path file = downloads.resolve("a.reviewed.txt");
    for (int i = 0; i < 500 && !Files.exists(file); i++) {
      Thread.sleep(10);
    }
    assertThat(file)
        .hasContent(TEXT.replace("assault", "attack").replace("Metropolis Corridor", "City Hall"));
    assertThat(folder.resolve("a.reviewed.txt")).doesNotExist();
  }

  @Test
  void theOriginalIsReplacedOnlyWhenThePersonSaysSo() throws Exception {
    review.close();
    page.close();
    review = new Review(folder, new Output.InPlace(), "a.txt");
    page = browser.open(review.address());
    page.waitFor("document.querySelector('.f.current')");
    press("y", "q");
    page.waitFor("document.getElementById('quit-dialog').open");
    assertThat(page.text("#quit-text")).contains("saving replaces the originals");
    assertThat(folder.resolve("a.txt")).hasContent(TEXT);
    page.click("#quit-save").waitFor("!document.getElementById('ended').hidden");
    assertThat(folder.resolve("a.txt")).hasContent(TEXT.replace("assault", "attack"));
  }

  @Test
  void quittingEndsTheServer() throws Exception {
    CompletableFuture<ReviewServer.End> end =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return review.server.awaitEnd();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    press("y");
    page.press("q").waitFor("document.getElementById('quit-dialog').open");
    page.click("#quit-only").waitFor("!document.getElementById('ended').hidden");
    assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo(ReviewServer.End.QUIT);
    assertThat(page.text("#ended")).contains("Every decision is kept");
    assertThat(folder.resolve("a.reviewed.txt")).doesNotExist();
    assertThat(folder.resolve("state/address")).doesNotExist();
  }

  @Test
  void thePageGoesOnWhenTheServerIsStartedAgain() throws Exception {
    press("y");
    int port = review.port();
    review.close();
    page.press("n");
    page.waitFor("document.getElementById('state').dataset.state === 'offline'");
    page.press("y");
    assertThat(page.text("#state")).isEqualTo("Not connected: 2 decisions waiting");
    Files.writeString(folder.resolve("a.txt"), "A new line.\n\n" + TEXT); // edited meanwhile
    review = new Review(folder, "a.txt", "b.txt");
    assertThat(review.port()).isEqualTo(port);
    page.waitFor(ONLINE);
    page.waitFor("document.querySelector('.now').innerText === 'A new line.'");
    assertThat(progress()).isEqualTo(new Progress(2, 2, 0, 4));
    assertThat(preview())
        .isEqualTo(
            "A new line.\n\n" + TEXT.replace("assault", "attack").replace("massive", "large"));
    press("y");
    assertThat(progress().accepted()).isEqualTo(3);
    page.forgive();
  }

  @Test
  void whoeverTakesThePortLearnsNothing() throws Exception {
    int port = review.port();
    String key = review.key();
    review.close();
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    HttpServer stranger = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    stranger.createContext(
        "/",
        exchange -> {
          heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.getRequestHeaders().forEach((name, value) -> heard.add(name + value));
          byte[] body = "{\"run\":\"x\",\"proof\":\"x\",\"revision\":0}".getBytes(UTF_8);
          // As a run that does not know the token: the page asks who that is.
          int status = exchange.getRequestURI().getPath().equals("/api/hello") ? 200 : 401;
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    stranger.start();
    try {
      page.press("y").waitFor("!document.getElementById('ended').hidden");
      assertThat(page.text("#ended")).contains("no key");
      assertThat(String.join("\n", heard)).doesNotContain(key);
      review = new Review(folder, "a.txt");
      assertThat(review.port()).isNotEqualTo(port);
      assertThat(review.key()).isNotEqualTo(key);
    } finally {
      stranger.stop(0);
    }
    page.forgive();
  }

  @Test
  void twoTabsShowTheSame() throws Exception {
    BrowserPage second = browser.open(review.address());
    second.waitFor("document.querySelector('.f.current')");
    press("y", "y");
    second.waitFor(
        "document.querySelector('.now').innerText.startsWith('The attack on City Hall')");
    second.press("u");
    page.waitFor("document.querySelector('.now').innerText.includes('Metropolis')");
    assertThat(second.complaints()).isEmpty();
    second.close();
  }

  @Test
  void aWrongKeyOpensNothing() throws Exception {
    BrowserPage stranger = browser.open(review.base() + "/#key=" + AccessKey.random().text());
    stranger.waitFor("!document.getElementById('ended').hidden");
    assertThat(stranger.text("#ended")).contains("Open the address that unspin printed");
    assertThat(stranger.evaluate("document.querySelectorAll('.f').length").asInt()).isZero();
    // The right address in the same tab helps.
    stranger.call(
        "Page.navigate", new ObjectMapper().createObjectNode().put("url", review.address()));
    stranger.waitFor("document.querySelector('.f.current')");
    stranger.close();
  }

  @Test
  void everythingThatCanBeOperatedHasAName() throws Exception {
    Set<String> roles = Set.of("button", "checkbox", "textbox", "slider", "spinbutton", "link");
    for (String key : List.of("j", "/", "?", "Ctrl+s")) {
      page.press(key);
      JsonNode nodes =
          page.call("Accessibility.getFullAXTree", new ObjectMapper().createObjectNode())
              .get("nodes");
      int count = 0;
      for (JsonNode node : nodes) {
        if (!node.path("ignored").asBoolean()
            && roles.contains(node.path("role").path("value").asText())) {
          assertThat(node.path("name").path("value").asText()).as(node.toString()).isNotBlank();
          count++;
        }
      }
      assertThat(count).as(key).isGreaterThan(1);
      page.press("Escape");
    }
    assertThat(page.evaluate("document.activeElement.getAttribute('aria-label')").asText())
        .isEqualTo(
            "“Metropolis Corridor”, substitution, undecided; first proposal City Hall, 99 %");
    press("y");
    assertThat(page.text("#live")).startsWith("Accepted “City Hall” — 2 places");
    assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle").asText())
        .isNotEqualTo("none");
  }

  @Test
  void lettersCanBeSwitchedOff() throws Exception {
    page.press("?").waitFor("document.getElementById('help-dialog').open");
    page.click("#letters").press("Escape");
    page.press("y").press("n");
    page.press("Enter"); // on the finding: into the card
    assertThat(page.evaluate("document.activeElement.className").asText()).isEqualTo("proposal");
    page.press("Enter").waitFor(ONLINE);
    assertThat(progress()).isEqualTo(new Progress(1, 0, 0, 7));
  }

  @Test
  void aFileThatCannotBeUsedSaysWhy() throws IOException, Exception {
    Files.write(folder.resolve("c.txt"), new byte[] {0, 1, 2, 3, 0, 0, 5});
    review.close();
    page.close();
    review = new Review(folder, "a.txt", "c.txt");
    page = browser.open(review.address());
    page.waitFor("document.querySelector('.f.current')");
    page.click("#file-list li:nth-child(2) button");
    page.waitFor("document.querySelector('.now').innerText.includes('c.txt: is binary data')");
    page.press("y"); // nothing to decide
    assertThat(page.evaluate("document.getElementById('card').hidden").asBoolean()).isTrue();
  }
}
