package io.github.unspin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.unspin.testing.Browser;
import io.github.unspin.testing.BrowserPage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code unspin review --web} as a process of its own: started, killed, started again, ended. */
class WebReviewTest {
  private static final String ONLINE =
      "document.getElementById('state').dataset.state === 'online'";

  @TempDir Path folder;
  private Path article;
  private Path errors;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void writeArticle() throws IOException {
    article = folder.resolve("article.txt");
    errors = folder.resolve("err.txt");
    Files.copy(Path.of("fixtures/articles/concert-hall.spun.txt"), article);
  }

  @AfterEach
  void endWhatIsLeft() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  private Process start(Map<String, String> environment, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dunspin.home=" + Path.of("").toAbsolutePath());
    command.add("-Dunspin.user=" + folder.resolve("user"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("io.github.unspin.cli.Main", "review", "--web"));
    command.addAll(List.of(options));
    command.add(article.toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private static String address(Process process) throws IOException {
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String line = out.readLine();
    assertThat(line).matches("http://127\\.0\\.0\\.1:[0-9]+/#key=[A-Za-z0-9_-]{43}");
    return line;
  }

  private static int decided(BrowserPage page) throws Exception {
    return page.evaluate("document.getElementById('meter').ariaValueNow").asInt();
  }

  @Test
  void aKilledReviewGoesOnInTheSameTab() throws Exception {
    assumeTrue(Browser.isInstalled(), Browser.MISSING);
    try (Browser browser = Browser.start()) {
      BrowserPage page = browser.open("about:blank");
      long start = System.nanoTime();
      Process process = start(Map.of(), "--no-open");
      String address = address(process);
      long served = System.nanoTime();
      page.navigate(address).waitFor("document.querySelector('.f.current')");
      System.out.printf(
          "page served %d ms and first finding shown %d ms after the start of the process%n",
          (served - start) / 1_000_000, (System.nanoTime() - start) / 1_000_000);
      page.press("y").press("y").press("n").waitFor(ONLINE);
      int decided = decided(page);
      assertThat(decided).isGreaterThanOrEqualTo(3); // a name counts at each of its places
      process.destroyForcibly().waitFor(); // as the kernel would
      page.press("y");
      page.waitFor("document.getElementById('state').dataset.state === 'offline'");
      Process again = start(Map.of(), "--no-open");
      assertThat(address(again)).isEqualTo(address);
      page.waitFor(ONLINE);
      assertThat(decided(page)).isGreaterThan(decided);
      page.press("Ctrl+s").waitFor("document.getElementById('save-dialog').open");
      page.click("#save-quit").waitFor("!document.getElementById('ended').hidden");
      assertThat(again.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(again.exitValue()).isZero();
      assertThat(folder.resolve("article.reviewed.txt")).content().startsWith("Two weeks before ");
      assertThat(article).content().startsWith("Two weeks earlier than ");
      assertThat(errors).content().contains("findings decided");
    }
  }

  @Test
  void anInterruptEndsTheServerAndKeepsTheAddress() throws Exception {
    Process process = start(Map.of(), "--no-open");
    String address = address(process);
    URI page = URI.create(address.replaceAll("#.*", ""));
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(page).build();
    assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    process.destroy();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(errors).content().contains("the same command goes on from here");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> client.send(request, BodyHandlers.ofString()))
        .isInstanceOf(ConnectException.class);
    assertThat(address(start(Map.of(), "--no-open"))).isEqualTo(address);
  }

  @Test
  void theBrowserGetsTheAddressWithoutItsStandingInAnyCommandLine() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell to stand in for a browser");
    Path script = folder.resolve("browser");
    Files.writeString(
        script,
        "#!/bin/sh\nprintf '%s\\n' \"$@\" > '"
            + folder.resolve("args")
            + "'\nstat -c %a \"${1#file://}\" > '"
            + folder.resolve("mode")
            + "' 2>/dev/null\ncp \"${1#file://}\" '"
            + folder.resolve("page.tmp")
            + "' && mv '"
            + folder.resolve("page.tmp")
            + "' '"
            + folder.resolve("page")
            + "'\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Process process = start(Map.of("BROWSER", script.toString()));
    for (int i = 0; i < 1000 && !Files.exists(folder.resolve("page")); i++) {
      Thread.sleep(10);
    }
    String arguments = Files.readString(folder.resolve("args"));
    assertThat(arguments).startsWith("file:///").endsWith("open.html\n").doesNotContain("key");
    assertThat(Files.readString(folder.resolve("page")))
        .containsPattern("url=http://127\\.0\\.0\\.1:[0-9]+/#key=");
    if (Files.size(folder.resolve("mode")) > 0) {
      assertThat(folder.resolve("mode")).hasContent("600");
    }
    process.destroy();
    process.waitFor();
    assertThat(Path.of(URI.create(arguments.strip()))).doesNotExist();
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      Process process = start(Map.of(), "--no-open", "--port", "" + taken.getLocalPort());
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(2);
      assertThat(errors)
          .hasContent(
              "unspin: port " + taken.getLocalPort() + " is taken: choose another, or none\n");
    }
  }
}
