package io.github.unspin.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** One tab of a {@link Browser}. */
public final class BrowserPage {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int CTRL = 2;
  private static final int SHIFT = 8;

  /** Keys with a name: their code and what Windows calls them. */
  private static final Map<String, Integer> NAMED =
      Map.ofEntries(
          Map.entry("Enter", 13),
          Map.entry("Escape", 27),
          Map.entry("Tab", 9),
          Map.entry("Backspace", 8),
          Map.entry("Delete", 46),
          Map.entry("Home", 36),
          Map.entry("End", 35),
          Map.entry("ArrowLeft", 37),
          Map.entry("ArrowUp", 38),
          Map.entry("ArrowRight", 39),
          Map.entry("ArrowDown", 40));

  private final Browser browser;
  private final String target;
  private final String session;
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();

  BrowserPage(Browser browser, String target, String session) {
    this.browser = browser;
    this.target = target;
    this.session = session;
  }

  void prepare() throws Exception {
    browser.listen(this::watch);
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", browser.params());
    }
  }

  private void watch(JsonNode event) {
    if (session.equals(event.path("sessionId").asText())) {
      events.add(event);
    }
  }

  /** Returns the parameters of all events of a kind that the browser told of so far. */
  public List<JsonNode> events(String method) {
    return events.stream()
        .filter(event -> method.equals(event.path("method").asText()))
        .map(event -> event.path("params"))
        .toList();
  }

  /** Returns what the browser complained about: exceptions, refused requests, broken policies. */
  public List<String> complaints() {
    Stream<String> exceptions =
        events("Runtime.exceptionThrown").stream()
            .map(params -> params.path("exceptionDetails").toString());
    Stream<String> errors =
        events("Log.entryAdded").stream()
            .map(params -> params.path("entry"))
            .filter(entry -> "error".equals(entry.path("level").asText()))
            .map(entry -> entry.path("text").asText() + " " + entry.path("url").asText());
    return Stream.concat(exceptions, errors).toList();
  }

  /** Forgets the events so far, and so the complaints. */
  public void forgive() {
    events.clear();
  }

  /** Sends a message of the DevTools protocol, with parameters as Jackson writes them. */
  public JsonNode call(String method, Map<String, Object> params) throws Exception {
    return call(method, browser.params(params));
  }

  /** Sends a message of the DevTools protocol. */
  public JsonNode call(String method, ObjectNode params) throws Exception {
    return browser.call(session, method, params);
  }

  /** Goes to an address and waits until the page is loaded. */
  public BrowserPage navigate(String address) throws Exception {
    call("Page.navigate", browser.params("url", address));
    String blank = address.equals("about:blank") ? "" : " && location.href !== 'about:blank'";
    return waitFor("document.readyState === 'complete'" + blank);
  }

  /** Loads the page again. */
  public BrowserPage reload() throws Exception {
    evaluate("window.isOldPage = true");
    call("Page.reload", browser.params());
    return waitFor("!window.isOldPage && document.readyState === 'complete'");
  }

  /** Evaluates an expression in the page; promises are awaited. */
  public JsonNode evaluate(String expression) throws Exception {
    JsonNode result =
        call(
            "Runtime.evaluate",
            browser
                .params("expression", expression)
                .put("returnByValue", true)
                .put("awaitPromise", true));
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  /** Returns the visible text of the first element that the selector matches. */
  public String text(String selector) throws Exception {
    return evaluate("document.querySelector(" + quoted(selector) + ").innerText").asText();
  }

  /** Waits until an expression is true. */
  public BrowserPage waitFor(String expression) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String last = "";
    while (System.nanoTime() < end) {
      try {
        if (evaluate("!!(" + expression + ")").asBoolean()) {
          return this;
        }
      } catch (IllegalStateException e) {
        last = e.getMessage(); // the page may be on its way to another document
      }
      Thread.sleep(10);
    }
    throw new AssertionError("never true: " + expression + " " + last + " " + complaints());
  }

  /** Clicks into the middle of the first element that the selector matches. */
  public BrowserPage click(String selector) throws Exception {
    return mouse(selector, List.of("mouseMoved", "mousePressed", "mouseReleased"));
  }

  /** Moves the mouse over the middle of the first element that the selector matches. */
  public BrowserPage hover(String selector) throws Exception {
    return mouse(selector, List.of("mouseMoved"));
  }

  private BrowserPage mouse(String selector, List<String> types) throws Exception {
    String element = "document.querySelector(" + quoted(selector) + ")";
    waitFor(element + "?.getClientRects().length");
    JsonNode place =
        evaluate(
            "(async () => { const e = "
                + element
                + "; e.scrollIntoView({block: 'center', behavior: 'instant'});"
                + " await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));"
                + " const r = e.getClientRects()[0];"
                + " return [r.x + r.width / 2, r.y + r.height / 2]; })()");
    for (String type : types) {
      ObjectNode event = browser.params("type", type).put("x", place.get(0).asDouble());
      event.put("y", place.get(1).asDouble());
      if (!type.equals("mouseMoved")) {
        event.put("button", "left").put("clickCount", 1);
      }
      call("Input.dispatchMouseEvent", event);
    }
    return this;
  }

  /**
   * Presses a key: a character, or a name such as {@code Enter}, either with {@code Ctrl+} or
   * {@code Shift+} before it.
   */
  public BrowserPage press(String key) throws Exception {
    int modifiers = 0;
    String name = key;
    while (name.length() > 1 && name.indexOf('+') > 0) {
      modifiers |= name.startsWith("Ctrl+") ? CTRL : SHIFT;
      name = name.substring(name.indexOf('+') + 1);
    }
    Integer named = NAMED.get(name);
    char first = name.charAt(0);
    if (named == null && Character.isUpperCase(first)) {
      modifiers |= SHIFT;
    }
    String text = named == null ? name : name.equals("Enter") ? "\r" : "";
    ObjectNode down = browser.params("key", name).put("modifiers", modifiers);
    down.put("windowsVirtualKeyCode", named == null ? Character.toUpperCase(first) : named);
    boolean isText = !text.isEmpty() && (modifiers & CTRL) == 0;
    down.put("type", isText ? "keyDown" : "rawKeyDown");
    if (named == null && Character.isLetter(first)) {
      down.put("code", "Key" + Character.toUpperCase(first));
    } else if (named != null) {
      down.put("code", name);
    }
    if (isText) {
      down.put("text", text).put("unmodifiedText", text);
    }
    ObjectNode up = down.deepCopy().put("type", "keyUp");
    up.remove(List.of("text", "unmodifiedText"));
    call("Input.dispatchKeyEvent", down);
    call("Input.dispatchKeyEvent", up);
    return this;
  }

  /** Types a text into whatever has the focus. */
  public BrowserPage type(String text) throws Exception {
    call("Input.insertText", browser.params("text", text));
    return this;
  }

  /** Gives the page a size, in CSS pixels. */
  public BrowserPage resize(int width, int height) throws Exception {
    return resize(width, height, false);
  }

  /** Gives the page the screen of a phone, in CSS pixels. */
  public BrowserPage resizeToPhone(int width, int height) throws Exception {
    return resize(width, height, true);
  }

  private BrowserPage resize(int width, int height, boolean isPhone) throws Exception {
    call(
        "Emulation.setDeviceMetricsOverride",
        browser
            .params()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", isPhone));
    return this;
  }

  /** Sets media features, such as {@code prefers-color-scheme} to {@code dark}. */
  public BrowserPage media(Map<String, String> features) throws Exception {
    ObjectNode params = browser.params();
    ArrayNode list = params.putArray("features");
    features.forEach((name, value) -> list.addObject().put("name", name).put("value", value));
    call("Emulation.setEmulatedMedia", params);
    return this;
  }

  /** Writes what the page shows now to a PNG file. */
  public void screenshot(Path file) throws Exception {
    // A frame after the last change has to be painted.
    evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    JsonNode shot = call("Page.captureScreenshot", browser.params("format", "png"));
    Files.write(file, Base64.getDecoder().decode(shot.get("data").asText()));
  }

  /** Prints the page and returns the PDF. */
  public byte[] pdf() throws Exception {
    JsonNode paper = call("Page.printToPDF", browser.params().put("printBackground", false));
    return Base64.getDecoder().decode(paper.get("data").asText());
  }

  /** Closes the tab. */
  public void close() throws Exception {
    browser.call("", "Target.closeTarget", browser.params("targetId", target));
  }

  /** A string as JavaScript writes it. */
  public static String quoted(String text) {
    return "\""
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r")
        + "\"";
  }
}
