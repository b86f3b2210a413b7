package io.github.unspin.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;

/**
 * One thing that the page may ask for.
 *
 * @param method the HTTP method that it takes
 * @param isOpen whether it is answered without the key
 * @param handler gives the answer
 */
record Endpoint(String method, boolean isOpen, Handler handler) {
  /** Gives the answer to a request that was let in. */
  interface Handler {
    /**
     * Answers.
     *
     * @throws Refusal if the request cannot be answered
     */
    Response answer(Request request) throws IOException;
  }

  /**
   * A request that was let in.
   *
   * @param query parameters of the address
   * @param body what was sent along, null's node if nothing was
   */
  record Request(Map<String, String> query, JsonNode body) {}

  static Endpoint get(Handler handler) {
    return new Endpoint("GET", false, handler);
  }

  static Endpoint post(Handler handler) {
    return new Endpoint("POST", false, handler);
  }

  static Endpoint open(Handler handler) {
    return new Endpoint("GET", true, handler);
  }

  boolean isChange() {
    return !method.equals("GET");
  }
}
