package io.github.unspin.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the page's own requests from everybody else's, by their headers alone. */
final class RequestGuard {
  private static final String BEARER = "Bearer ";

  private final Set<String> hosts;
  private final byte[] token;

  /**
   * Creates the guard.
   *
   * @param port where the server listens
   * @param token what the page shows to be let in
   */
  RequestGuard(int port, String token) {
    hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
    this.token = token.getBytes(UTF_8);
  }

  /**
   * Checks that the browser means this server. A name that somebody else's DNS points at the
   * loopback address arrives with that name in the Host header.
   *
   * @throws Refusal if not
   */
  void checkHost(Headers headers) {
    String host = only(headers, "Host");
    if (host == null) {
      throw new Refusal(Refusal.BAD_REQUEST, "A request needs one Host header.");
    }
    if (!hosts.contains(host)) {
      throw new Refusal(
          Refusal.MISDIRECTED_REQUEST, "This server answers to its loopback address only.");
    }
  }

  /**
   * Checks that no other site has the browser make this request.
   *
   * @param isPage whether the page itself is asked for, which holds no secret; any link may lead
   *     there
   * @param isChange whether the request could change something; it must then say where it is from
   * @throws Refusal if another site has
   */
  void checkOrigin(Headers headers, boolean isPage, boolean isChange) {
    String origin = only(headers, "Origin");
    boolean isOwn = origin != null && origin.equals("http://" + only(headers, "Host"));
    if (headers.containsKey("Origin") ? !isOwn : isChange) {
      throw foreign();
    }
    String site = headers.getFirst("Sec-Fetch-Site");
    if (site == null || site.equals("same-origin") || site.equals("none")) {
      return;
    }
    boolean isTopLevel =
        "navigate".equals(headers.getFirst("Sec-Fetch-Mode"))
            && "document".equals(headers.getFirst("Sec-Fetch-Dest"));
    if (!(isPage && isTopLevel)) {
      throw foreign();
    }
  }

  /**
   * Checks the token, in the same time for all wrong ones.
   *
   * @throws Refusal if it is missing or wrong
   */
  void checkToken(Headers headers) {
    String authorization = only(headers, "Authorization");
    if (authorization == null || !authorization.startsWith(BEARER)) {
      throw new Refusal(
          Refusal.UNAUTHORIZED,
          "The key of this review is missing: open the address that unspin printed.");
    }
    byte[] offered = authorization.substring(BEARER.length()).getBytes(UTF_8);
    if (!MessageDigest.isEqual(token, offered)) {
      throw new Refusal(
          Refusal.UNAUTHORIZED,
          "This is not the key of this review: open the address that unspin printed last.");
    }
  }

  private static Refusal foreign() {
    return new Refusal(Refusal.FORBIDDEN, "Only the page of this review may ask for that.");
  }

  /** The value of a header that must not come twice. */
  private static @Nullable String only(Headers headers, String name) {
    List<String> values = headers.get(name);
    return values == null || values.size() != 1 ? null : values.get(0);
  }
}
