package io.github.unspin.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unspin.review.Output;
import io.github.unspin.review.Progress;
import io.github.unspin.web.RawClient.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is not the page of the review gets nothing and changes nothing. */
class ReviewServerSecurityTest {
  private static final String NONCE = "0123456789abcdef0123456789abcdef";
  private static final String TEXT =
      "The assault on Metropolis Corridor, he mentioned, was massive.\n";

  @TempDir Path folder;
  private Review review;
  private RawClient client;
  private String token;
  private String finding;
  private Map<String, String> before;

  @BeforeEach
  void startServer() throws IOException {
    Files.writeString(folder.resolve("a.txt"), TEXT);
    Files.writeString(folder.resolve("secret.txt"), "nobody's business\n");
    review = new Review(folder, new Output.InPlace(), "a.txt");
    client = new RawClient(review.port());
    String hello = client.send("GET /api/hello?nonce=" + NONCE + " HTTP/1.1", host(), "").body();
    String run = hello.replaceAll(".*\"run\":\"([^\"]*)\".*", "$1");
    token = AccessKey.of(review.key()).token(run);
    finding = review.session.documents().get(0).findings().get(0).id().toString();
    before = files();
  }

  @AfterEach
  void nothingWasWrittenOrDecided() throws IOException {
    assertThat(files()).isEqualTo(before);
    assertThat(review.session.progress()).isEqualTo(new Progress(0, 0, 0, 4));
    assertThat(review.errors).isEmpty();
    review.close();
  }

  /** All files but the address and the journals' locks, with their content. */
  private Map<String, String> files() throws IOException {
    Map<String, String> out = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        out.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return out;
  }

  private List<String> host() {
    return List.of("Host: 127.0.0.1:" + review.port());
  }

  private String origin() {
    return "Origin: http://127.0.0.1:" + review.port();
  }

  private List<String> with(String... more) {
    List<String> headers = new ArrayList<>(host());
    Collections.addAll(headers, more);
    return headers;
  }

  private String decision() {
    return "{\"finding\":\"" + finding + "\",\"decision\":\"accept\",\"text\":\"attack\"}";
  }

  private Answer post(String path, List<String> headers, String body) throws IOException {
    List<String> all = new ArrayList<>(headers);
    all.add("Content-Length: " + body.getBytes(UTF_8).length);
    return client.send("POST " + path + " HTTP/1.1", all, body);
  }

  private Answer get(String path, String... headers) throws IOException {
    return client.send("GET " + path + " HTTP/1.1", with(headers), "");
  }

  private static void assertRefused(Answer answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.headers().get("content-type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(answer.body()).matches("[A-Z].*\\.\n");
    assertGuarded(answer);
  }

  private static void assertGuarded(Answer answer) {
    assertThat(answer.headers())
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("cache-control", "no-store")
        .containsEntry("referrer-policy", "no-referrer")
        .containsEntry("cross-origin-opener-policy", "same-origin")
        .containsEntry("cross-origin-resource-policy", "same-origin")
        .doesNotContainKey("access-control-allow-origin")
        .doesNotContainKey("set-cookie");
    assertThat(answer.headers().get("content-security-policy"))
        .startsWith("default-src 'none'; script-src 'self';")
        .doesNotContain("unsafe");
  }

  @Test
  void thePageItselfIsServed() throws IOException {
    Answer page = get("/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("<script type=\"module\" src=\"/main.js\">");
    assertThat(page.body()).doesNotContain("assault").doesNotContain(review.key());
    assertGuarded(page);
    assertThat(get("/api/session", "Authorization: Bearer " + token).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attacker.example",
        "attacker.example:PORT",
        "127.0.0.1",
        "127.0.0.1:1",
        "[::1]:PORT",
        "127.0.0.1.attacker.example:PORT",
        "0.0.0.0:PORT",
        ""
      })
  void anotherHostIsRefused(String host) throws IOException {
    List<String> headers =
        List.of(
            "Host: " + host.replace("PORT", "" + review.port()),
            "Authorization: Bearer " + token,
            "Content-Type: application/json",
            "Origin: http://" + host.replace("PORT", "" + review.port()));
    assertRefused(post("/api/decide", headers, decision()), 421);
    assertRefused(client.send("GET / HTTP/1.1", headers, ""), 421);
  }

  @Test
  void aHostIsNeededOnce() throws IOException {
    assertRefused(client.send("GET / HTTP/1.0", List.of(), ""), 400);
    assertRefused(client.send("GET / HTTP/1.1", with("Host: attacker.example"), ""), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://attacker.example",
        "null",
        "http://127.0.0.1:1",
        "https://127.0.0.1:PORT",
        "http://localhost:PORT",
        "http://127.0.0.1:PORT.attacker.example",
        ""
      })
  void anotherOriginIsRefused(String origin) throws IOException {
    String header = "Origin: " + origin.replace("PORT", "" + review.port());
    List<String> headers =
        with(header, "Authorization: Bearer " + token, "Content-Type: application/json");
    assertRefused(post("/api/decide", headers, decision()), 403);
    assertRefused(post("/api/save", headers, "{}"), 403);
    assertRefused(get("/api/session", header, "Authorization: Bearer " + token), 403);
    assertRefused(get("/main.js", header), 403);
  }

  @Test
  void aChangeWithoutAnOriginIsRefused() throws IOException {
    List<String> headers = with("Authorization: Bearer " + token, "Content-Type: application/json");
    assertRefused(post("/api/decide", headers, decision()), 403);
    assertRefused(
        post("/api/decide", with("Origin: http://127.0.0.1:" + review.port(), origin()), "{}"),
        403);
  }

  @Test
  void anotherSiteMayLinkToThePageButNotLoadAnythingOfIt() throws IOException {
    String site = "Sec-Fetch-Site: cross-site";
    assertThat(get("/", site, "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document").status())
        .isEqualTo(200);
    assertRefused(get("/", site, "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"), 403);
    assertRefused(get("/main.js", site, "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: script"), 403);
    assertRefused(get("/", "Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: cors"), 403);
    assertRefused(get("/api/hello?nonce=" + NONCE, site, "Sec-Fetch-Mode: cors"), 403);
  }

  @Test
  void aPreflightIsNotGranted() throws IOException {
    List<String> headers =
        with(
            "Origin: http://attacker.example",
            "Access-Control-Request-Method: POST",
            "Access-Control-Request-Headers: authorization,content-type");
    assertRefused(client.send("OPTIONS /api/decide HTTP/1.1", headers, ""), 403);
    assertRefused(client.send("OPTIONS /api/decide HTTP/1.1", with(origin()), ""), 405);
  }

  @Test
  void withoutTheTokenNothingIsTold() throws IOException {
    List<String> headers = with(origin(), "Content-Type: application/json");
    for (String path : List.of("/api/session", "/api/file?id=x", "/api/verdicts", "/api/result")) {
      Answer answer = get(path);
      assertRefused(answer, 401);
      assertThat(answer.headers()).containsEntry("www-authenticate", "Bearer");
    }
    for (String path :
        List.of(
            "/api/decide", "/api/decide-all", "/api/undo", "/api/save", "/api/quit", "/api/ping")) {
      assertRefused(post(path, headers, decision()), 401);
    }
  }

  @Test
  void aWrongTokenIsRefused() throws IOException {
    String other = AccessKey.random().token("another run");
    String earlier = AccessKey.of(review.key()).token("an earlier run");
    for (String wrong :
        List.of(
            "Bearer " + other,
            "Bearer " + earlier,
            "Bearer " + review.key(), // the key itself is never sent, and opens nothing
            "Bearer " + token.substring(1),
            "Bearer " + token + "0",
            "Bearer ",
            "Basic " + token,
            token)) {
      List<String> headers =
          with(origin(), "Content-Type: application/json", "Authorization: " + wrong);
      assertRefused(post("/api/decide", headers, decision()), 401);
      assertRefused(get("/api/session", "Authorization: " + wrong), 401);
    }
    assertRefused(get("/api/session?token=" + token, "Cookie: token=" + token), 401);
  }

  @Test
  void theServerProvesItselfToFreshNoncesOnly() throws IOException {
    assertRefused(get("/api/hello"), 400);
    assertRefused(get("/api/hello?nonce=short"), 400);
    assertRefused(get("/api/hello?nonce=" + "a".repeat(65)), 400);
    String hello = get("/api/hello?nonce=" + NONCE).body();
    assertThat(hello).doesNotContain(review.key()).doesNotContain(token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../a.txt",
        "/..%2f..%2fetc/passwd",
        "/%2e%2e/secret.txt",
        "//etc/passwd",
        "/a.txt",
        "/index.html",
        "/main.js/../../a.txt",
        "/./main.js",
        "/main.js%00.txt",
        "/api/../main.js",
        "/state/address",
        "/api/file/a.txt",
        "/ReviewServer.class",
        "/MAIN.JS",
        "/api/file;id=1"
      })
  void noPathLeadsToAFile(String path) throws IOException {
    assertRefused(get(path, "Authorization: Bearer " + token), 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.txt",
        "secret.txt",
        "../secret.txt",
        "%2e%2e%2fsecret.txt",
        "/etc/passwd",
        "",
        "a.txt%00",
        "0",
        "..%5Csecret.txt"
      })
  void noNameOfAFileIsTakenForADocument(String name) throws IOException {
    for (String path : List.of("/api/file", "/api/verdicts", "/api/result")) {
      assertRefused(get(path + "?id=" + name, "Authorization: Bearer " + token), 404);
    }
    List<String> headers =
        with(origin(), "Content-Type: application/json", "Authorization: Bearer " + token);
    if (!name.contains("%")) {
      assertRefused(post("/api/save", headers, "{\"file\":\"" + name + "\"}"), 404);
      assertRefused(
          post("/api/decide", headers, "{\"finding\":\"" + name + "\",\"decision\":\"refuse\"}"),
          400);
    }
    assertRefused(
        post("/api/decide", headers, "{\"finding\":\"0-0\",\"decision\":\"refuse\"}"), 404);
  }

  @Test
  void anotherMethodIsRefused() throws IOException {
    for (String method : List.of("PUT", "DELETE", "PATCH", "TRACE", "PROPFIND")) {
      Answer answer = client.send(method + " /api/decide HTTP/1.1", with(origin()), "");
      assertRefused(answer, 405);
      assertThat(answer.headers()).containsEntry("allow", "POST");
    }
    assertRefused(get("/api/decide", "Authorization: Bearer " + token), 405);
    List<String> headers =
        with(origin(), "Content-Type: application/json", "Authorization: Bearer " + token);
    assertRefused(post("/api/session", headers, "{}"), 405);
    assertRefused(post("/", headers, "{}"), 405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "text/plain; application/json",
        ""
      })
  void anotherContentTypeIsRefused(String type) throws IOException {
    List<String> headers = with(origin(), "Authorization: Bearer " + token);
    if (!type.isEmpty()) {
      headers.add("Content-Type: " + type);
    }
    assertRefused(post("/api/decide", headers, decision()), 415);
    headers.add("Content-Type: application/json");
    headers.add("Content-Encoding: gzip");
    assertRefused(post("/api/decide", headers, decision()), 415);
  }

  @Test
  void anOversizedRequestIsRefusedUnread() throws IOException {
    List<String> headers =
        with(origin(), "Content-Type: application/json", "Authorization: Bearer " + token);
    headers.add("Content-Length: 999999999");
    assertRefused(client.send("POST /api/decide HTTP/1.1", headers, "{\"text\":\""), 413);
    headers.set(headers.size() - 1, "Content-Length: 99999999999999");
    assertRefused(client.send("POST /api/decide HTTP/1.1", headers, "{\"text\":\""), 413);
  }

  @Test
  void anOversizedRequestWithoutALengthIsRefused() throws IOException {
    List<String> headers =
        with(origin(), "Content-Type: application/json", "Authorization: Bearer " + token);
    headers.add("Transfer-Encoding: chunked");
    int size = RequestHandler.MAX_BODY + 1;
    String chunk = Integer.toHexString(size) + "\r\n" + " ".repeat(size) + "\r\n";
    assertRefused(client.send("POST /api/decide HTTP/1.1", headers, chunk), 413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "1",
        "{} {}",
        "{\"decision\":\"accept\"}",
        "{\"finding\":1,\"decision\":\"accept\"}",
        "{\"finding\":\"FINDING\"}",
        "{\"finding\":\"FINDING\",\"decision\":\"format the disk\"}",
        "{\"finding\":\"FINDING\",\"decision\":\"accept\",\"text\":5}",
        "{\"finding\":\"FINDING\",\"decision\":\"accept\",\"text\":\"a\\u0000b\"}",
        "{\"finding\":\"FINDING\",\"decision\":\"accept\",\"text\":\"a\",\"reach\":\"the moon\"}"
      })
  void whatIsNoDecisionIsRefused(String body) throws IOException {
    List<String> headers =
        with(origin(), "Content-Type: application/json", "Authorization: Bearer " + token);
    assertRefused(post("/api/decide", headers, body.replace("FINDING", finding)), 400);
  }

  @Test
  void aTextThatIsTooLongIsRefused() throws IOException {
    List<String> headers =
        with(origin(), "Content-Type: application/json", "Authorization: Bearer " + token);
    String body = decision().replace("attack", "a".repeat(4001));
    assertRefused(post("/api/decide", headers, body), 400);
    assertRefused(post("/api/decide", headers, "[".repeat(50_000)), 400);
  }

  @Test
  void onlyTheLoopbackAddressListens() throws IOException {
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(each.getInetAddresses())) {
        if (!address.isLoopbackAddress()) {
          assertThatThrownBy(() -> new Socket(address, review.port()).close())
              .isInstanceOfAny(ConnectException.class, SocketException.class);
        }
      }
    }
  }

  @Test
  void theKeyIsInNoFileThatOthersMayRead() throws IOException {
    Path address = folder.resolve("state/address");
    assertThat(Files.readString(address)).contains(review.key());
    if (address.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(Files.getPosixFilePermissions(address))
          .allMatch(permission -> permission.name().startsWith("OWNER_"));
    }
  }
}
