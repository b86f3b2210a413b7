package io.github.unspin.web;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What goes back to the browser.
 *
 * @param status HTTP status
 * @param type media type
 * @param content the body
 */
record Response(int status, String type, byte[] content) {
  static final String JSON = "application/json; charset=utf-8";
  static final String TEXT = "text/plain; charset=utf-8";
  static final String BYTES = "application/octet-stream";

  static Response json(byte[] content) {
    return new Response(200, JSON, content);
  }

  static Response bytes(byte[] content) {
    return new Response(200, BYTES, content);
  }

  static Response of(Refusal refusal) {
    return new Response(refusal.status(), TEXT, (refusal.getMessage() + "\n").getBytes(UTF_8));
  }
}
