package io.github.unspin.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.unspin.files.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Takes every request: lets it in or refuses it, has its endpoint answer, and puts the headers on
 * the answer that keep a browser from doing more with it than it should.
 *
 * <p>Paths are looked up in a table as they are. There is no path that leads to a file.
 */
final class RequestHandler implements HttpHandler {
  /** Longest accepted body, in bytes; a decision takes some hundred. */
  static final int MAX_BODY = 64 << 10;

  /** Nothing but the page's own files runs, styles or is connected to; it may be framed nowhere. */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types 'none'";

  private final ObjectMapper json =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private final RequestGuard guard;
  private final Map<String, Endpoint> endpoints;
  private final Consumer<Exception> log;

  RequestHandler(RequestGuard guard, Map<String, Endpoint> endpoints, Consumer<Exception> log) {
    this.guard = guard;
    this.endpoints = Map.copyOf(endpoints);
    this.log = log;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Response response;
      try {
        response = answer(exchange);
      } catch (Refusal e) {
        response = Response.of(e);
      } catch (InputException e) {
        response = Response.of(new Refusal(Refusal.UNPROCESSABLE, e.getMessage()));
      } catch (RuntimeException e) {
        log.accept(e);
        response =
            Response.of(
                new Refusal(Refusal.INTERNAL_ERROR, "Internal error; the terminal says more."));
      }
      send(exchange, response);
    }
  }

  private Response answer(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getRequestHeaders();
    String path = exchange.getRequestURI().getRawPath();
    Endpoint endpoint = path == null ? null : endpoints.get(path);
    String method = exchange.getRequestMethod();
    guard.checkHost(headers);
    boolean isPage = "/".equals(path) && method.equals("GET");
    guard.checkOrigin(headers, isPage, !method.equals("GET"));
    if (endpoint == null) {
      throw new Refusal(Refusal.NOT_FOUND, "There is nothing at this address.");
    }
    if (!method.equals(endpoint.method())) {
      exchange.getResponseHeaders().set("Allow", endpoint.method());
      throw new Refusal(
          Refusal.METHOD_NOT_ALLOWED, "This address takes " + endpoint.method() + " only.");
    }
    if (!endpoint.isOpen()) {
      try {
        guard.checkToken(headers);
      } catch (Refusal e) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
        throw e;
      }
    }
    JsonNode body = endpoint.isChange() ? body(exchange) : MissingNode.getInstance();
    return endpoint
        .handler()
        .answer(new Endpoint.Request(query(exchange.getRequestURI().getQuery()), body));
  }

  private JsonNode body(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getRequestHeaders();
    String type = headers.getFirst("Content-Type");
    String kind = type == null ? "" : type.toLowerCase(Locale.ROOT).replace(" ", "");
    if (!(kind.equals("application/json") || kind.equals("application/json;charset=utf-8"))
        || headers.containsKey("Content-Encoding")) {
      throw new Refusal(Refusal.UNSUPPORTED_MEDIA_TYPE, "Only plain application/json is taken.");
    }
    String length = headers.getFirst("Content-Length");
    if (length != null && (!length.matches("[0-9]{1,9}") || Integer.parseInt(length) > MAX_BODY)) {
      throw tooLarge(exchange);
    }
    byte[] bytes = new byte[MAX_BODY + 1];
    int size = 0;
    // Not readNBytes: it asks for nothing once more, and then the JDK's server awaits more to come.
    for (int n = 0; n >= 0 && size < bytes.length; size += Math.max(n, 0)) {
      n = exchange.getRequestBody().read(bytes, size, bytes.length - size);
    }
    if (size > MAX_BODY) {
      throw tooLarge(exchange);
    }
    try {
      JsonNode body = json.readTree(bytes, 0, size);
      if (body.isObject()) {
        return body;
      }
    } catch (JacksonException e) {
      // the same complaint
    }
    throw new Refusal(Refusal.BAD_REQUEST, "The request is not a JSON object.");
  }

  private static Refusal tooLarge(HttpExchange exchange) {
    exchange.getResponseHeaders().set("Connection", "close");
    return new Refusal(
        Refusal.CONTENT_TOO_LARGE, "A request may have at most " + MAX_BODY + " bytes.");
  }

  private static Map<String, String> query(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String part : query == null ? new String[0] : query.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parameters.put(part.substring(0, equals), part.substring(equals + 1));
      }
    }
    return parameters;
  }

  private static void send(HttpExchange exchange, Response response) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", response.type());
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Cache-Control", "no-store");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cross-Origin-Embedder-Policy", "require-corp");
    headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    byte[] content = response.content();
    if (isHead || content.length == 0) {
      exchange.sendResponseHeaders(response.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(response.status(), content.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(content);
    }
  }
}
