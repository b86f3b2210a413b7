package io.github.unspin.batch.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A headless Chromium with one tab, driven through the DevTools protocol. */
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome");
  private static final long PATIENCE_SECONDS = 30;

  private final ObjectMapper json = new ObjectMapper();
  private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
  private final List<JsonNode> events = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger ids = new AtomicInteger();
  private final Path profile;
  private final Process process;
  private final WebSocket socket;
  private final String session;

  /** Returns the browser of this machine, if there is one. */
  static Optional<Path> installed() {
    String named = System.getenv("CHROME_BIN");
    if (named != null && Files.isExecutable(Path.of(named))) {
      return Optional.of(Path.of(named));
    }
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Chromium(Path executable) throws Exception {
    profile = Files.createTempDirectory("unspin-browser");
    process =
        new ProcessBuilder(
                executable.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("log").toFile())
            .start();
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .connectTimeout(Duration.ofSeconds(PATIENCE_SECONDS))
            .buildAsync(address(), new Listener())
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    String target =
        send("", "Target.createTarget", Map.of("url", "about:blank")).get("targetId").asText();
    session =
        send("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .get("sessionId")
            .asText();
    for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
      call(domain + ".enable", Map.of());
    }
  }

  /** Waits for the file in which the browser says where it listens. */
  private URI address() throws Exception {
    Path file = profile.resolve("DevToolsActivePort");
    for (int i = 0; i < PATIENCE_SECONDS * 20; i++) {
      if (Files.exists(file) && Files.readAllLines(file).size() > 1) {
        List<String> lines = Files.readAllLines(file);
        return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
      }
      if (!process.isAlive()) {
        break;
      }
      Thread.sleep(50);
    }
    throw new IOException("no browser: " + Files.readString(profile.resolve("log")));
  }

  /** Calls a method of the protocol on the tab. */
  JsonNode call(String method, Map<String, Object> parameters) throws Exception {
    return send(session, method, parameters);
  }

  private JsonNode send(String to, String method, Map<String, Object> parameters) throws Exception {
    int id = ids.incrementAndGet();
    ObjectNode message = json.createObjectNode().put("id", id).put("method", method);
    message.set("params", json.valueToTree(parameters));
    if (!to.isEmpty()) {
      message.put("sessionId", to);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    pending.put(id, answer);
    synchronized (this) {
      socket
          .sendText(json.writeValueAsString(message), true)
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    JsonNode node = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (node.has("error")) {
      throw new IOException(method + ": " + node.get("error"));
    }
    return node.get("result");
  }

  /** Returns the value of an expression, or of what it promises. */
  JsonNode evaluate(String expression) throws Exception {
    JsonNode result =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new IOException(expression + ": " + result.get("exceptionDetails"));
    }
    return result.get("result").path("value");
  }

  /** Waits until an expression is true. */
  void await(String expression) throws Exception {
    for (int i = 0; i < PATIENCE_SECONDS * 50; i++) {
      if (evaluate("!!(" + expression + ")").asBoolean()) {
        return;
      }
      Thread.sleep(20);
    }
    throw new IOException("never true: " + expression);
  }

  void open(URI page) throws Exception {
    call("Page.navigate", Map.of("url", page.toString()));
    await("document.readyState === 'complete'");
  }

  void size(int width, int height, boolean isPhone) throws Exception {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", isPhone));
  }

  void dark(boolean isDark) throws Exception {
    Map<String, String> scheme =
        Map.of("name", "prefers-color-scheme", "value", isDark ? "dark" : "light");
    call("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
  }

  /** Presses and releases a key such as {@code Tab} or {@code a}. */
  void press(String key) throws Exception {
    Map<String, Integer> codes =
        Map.of(
            "Tab",
            9,
            "Enter",
            13,
            "Escape",
            27,
            "ArrowLeft",
            37,
            "ArrowUp",
            38,
            "ArrowRight",
            39,
            "ArrowDown",
            40,
            " ",
            32);
    for (String type : List.of("keyDown", "keyUp")) {
      Map<String, Object> event = new java.util.HashMap<>(Map.of("type", type, "key", key));
      event.put("windowsVirtualKeyCode", codes.getOrDefault(key, (int) key.charAt(0)));
      if (type.equals("keyDown") && (key.length() == 1 || key.equals("Enter"))) {
        event.put("text", key.equals("Enter") ? "\r" : key);
      }
      call("Input.dispatchKeyEvent", event);
    }
  }

  void type(String text) throws Exception {
    call("Input.insertText", Map.of("text", text));
  }

  /** Moves the mouse over the middle of an element and, if wanted, clicks. */
  void point(String selector, boolean isClick) throws Exception {
    JsonNode place =
        evaluate(
            "(() => { const e = document.querySelector("
                + json.writeValueAsString(selector)
                + "); e.scrollIntoView({block: 'center', behavior: 'instant'});"
                + " const r = e.getClientRects()[0];"
                + " return [r.left + r.width / 2, r.top + r.height / 2]; })()");
    for (String type :
        isClick ? List.of("mouseMoved", "mousePressed", "mouseReleased") : List.of("mouseMoved")) {
      call(
          "Input.dispatchMouseEvent",
          Map.of(
              "type",
              type,
              "x",
              place.get(0).asDouble(),
              "y",
              place.get(1).asDouble(),
              "button",
              type.equals("mouseMoved") ? "none" : "left",
              "clickCount",
              1));
    }
  }

  byte[] screenshot() throws Exception {
    JsonNode picture = call("Page.captureScreenshot", Map.of("format", "png"));
    return Base64.getDecoder().decode(picture.get("data").asText());
  }

  byte[] pdf() throws Exception {
    JsonNode document = call("Page.printToPDF", Map.of("printBackground", false));
    return Base64.getDecoder().decode(document.get("data").asText());
  }

  /** Returns the parameters of all events of a kind so far. */
  List<JsonNode> events(String method) {
    synchronized (events) {
      return events.stream()
          .filter(event -> event.path("method").asText().equals(method))
          .map(event -> event.get("params"))
          .toList();
    }
  }

  void forgetEvents() {
    events.clear();
  }

  @Override
  public void close() throws Exception {
    socket.abort();
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    for (int attempt = 0; attempt < 20 && Files.exists(profile); attempt++) {
      try (Stream<Path> files = Files.walk(profile)) {
        files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      } catch (IOException | java.io.UncheckedIOException e) {
        Thread.sleep(100); // its helpers are still ending
      }
    }
  }

  /** Puts messages together and hands them to who waits. */
  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
      text.append(part);
      if (isLast) {
        try {
          JsonNode message = json.readTree(text.toString());
          CompletableFuture<JsonNode> waiting =
              message.has("id") ? pending.remove(message.get("id").asInt()) : null;
          if (waiting != null) {
            waiting.complete(message);
          } else {
            events.add(message);
          }
        } catch (IOException e) {
          pending.values().forEach(each -> each.completeExceptionally(e));
        }
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
