package io.github.unspin.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A headless Chromium that tests drive over its DevTools protocol, with real keys and a real mouse.
 *
 * <pre>{@code
 * assumeTrue(Browser.isInstalled(), Browser.MISSING);
 * try (Browser browser = Browser.start()) {
 *   BrowserPage page = browser.open("file:///tmp/report.html");
 *   page.resize(1280, 800).click("#next");
 * }
 * }</pre>
 */
public final class Browser implements AutoCloseable {
  /** Why a test is skipped where there is no browser. */
  public static final String MISSING =
      "no Chromium found: install one (apt-get install chromium) or set UNSPIN_TEST_BROWSER";

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

  private final ObjectMapper json = new ObjectMapper();
  private final Process process;
  private final Path profile;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
  private final List<Consumer<JsonNode>> listeners = new CopyOnWriteArrayList<>();
  private final WebSocket socket;

  private Browser(Process process, Path profile) throws Exception {
    this.process = process;
    this.profile = profile;
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(devTools(process, profile), new Messages())
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Returns the browser to use, if there is one. */
  public static Optional<Path> executable() {
    for (String variable : List.of("UNSPIN_TEST_BROWSER", "CHROME_BIN")) {
      String chosen = System.getenv(variable);
      if (chosen != null) {
        return Optional.of(Path.of(chosen));
      }
    }
    String path = System.getenv("PATH");
    return Stream.of((path == null ? "" : path).split(java.io.File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Whether there is a browser to drive. */
  public static boolean isInstalled() {
    return executable().isPresent();
  }

  /** Starts a browser without a window and with an empty profile. */
  public static Browser start() throws Exception {
    Path profile = Files.createTempDirectory("unspin-browser");
    List<String> command = new ArrayList<>();
    command.add(executable().orElseThrow(() -> new IllegalStateException(MISSING)).toString());
    command.addAll(
        List.of(
            "--headless=new",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "--no-first-run",
            "--no-default-browser-check",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-extensions",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--hide-scrollbars",
            "--lang=en-US"));
    if ("root".equals(System.getProperty("user.name"))) {
      command.add("--no-sandbox"); // Chromium refuses to start as root otherwise
    }
    command.add("about:blank");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("browser.log").toFile())
            .start();
    try {
      return new Browser(process, profile);
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** Opens a page in a new tab and waits until it is loaded. */
  public BrowserPage open(String address) throws Exception {
    String target =
        call("", "Target.createTarget", params("url", "about:blank")).get("targetId").asText();
    String session =
        call("", "Target.attachToTarget", params("targetId", target).put("flatten", true))
            .get("sessionId")
            .asText();
    BrowserPage page = new BrowserPage(this, target, session);
    page.prepare();
    page.navigate(address);
    return page;
  }

  ObjectNode params() {
    return json.createObjectNode();
  }

  ObjectNode params(Map<String, Object> values) {
    return json.valueToTree(values);
  }

  ObjectNode params(String name, String value) {
    return params().put(name, value);
  }

  void listen(Consumer<JsonNode> listener) {
    listeners.add(listener);
  }

  JsonNode call(String session, String method, ObjectNode params) throws Exception {
    int id = ids.incrementAndGet();
    ObjectNode message = json.createObjectNode().put("id", id).put("method", method);
    message.set("params", params);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    pending.put(id, answer);
    synchronized (this) {
      socket.sendText(json.writeValueAsString(message), true).get();
    }
    try {
      return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(method + ": " + e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      throw new IllegalStateException(method + ": no answer of the browser", e);
    }
  }

  @Override
  public void close() throws Exception {
    try {
      call("", "Browser.close", params());
    } catch (IllegalStateException e) {
      // it may be gone before it answers
    }
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      // a helper process of the browser may still write; the temporary folder gets cleaned anyway
    }
  }

  private static URI devTools(Process process, Path profile) throws Exception {
    Path port = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      List<String> lines = Files.exists(port) ? Files.readAllLines(port) : List.of();
      if (lines.size() >= 2) {
        return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException(
        "the browser did not start: " + Files.readString(profile.resolve("browser.log"), UTF_8));
  }

  /** Puts the browser's messages together and hands them out. */
  private final class Messages implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        String message = text.toString();
        text.setLength(0);
        try {
          take(json.readTree(message));
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }
      from.request(1);
      return null;
    }

    private void take(JsonNode message) {
      if (!message.has("id")) {
        listeners.forEach(listener -> listener.accept(message));
        return;
      }
      CompletableFuture<JsonNode> answer = pending.remove(message.get("id").asInt());
      if (answer == null) {
        return;
      }
      if (message.has("error")) {
        answer.completeExceptionally(
            new IllegalStateException(message.get("error").get("message").asText()));
      } else {
        answer.complete(message.get("result"));
      }
    }
  }
}
