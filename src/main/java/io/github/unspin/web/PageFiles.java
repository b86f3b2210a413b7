package io.github.unspin.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The page and its parts, which are resources of the program. */
final class PageFiles {
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("index.html", "text/html; charset=utf-8"),
          Map.entry("review.css", "text/css; charset=utf-8"),
          Map.entry("icon.svg", "image/svg+xml"),
          Map.entry("main.js", SCRIPT),
          Map.entry("server.js", SCRIPT),
          Map.entry("model.js", SCRIPT),
          Map.entry("article.js", SCRIPT),
          Map.entry("card.js", SCRIPT),
          Map.entry("panels.js", SCRIPT),
          Map.entry("keys.js", SCRIPT),
          Map.entry("saving.js", SCRIPT),
          Map.entry("seek.js", SCRIPT));

  private PageFiles() {}

  /** Returns an endpoint for each file, by its path. They hold no secret and need no key. */
  static Map<String, Endpoint> endpoints() {
    Map<String, Endpoint> out = new LinkedHashMap<>();
    TYPES.forEach(
        (name, type) -> {
          Response response = new Response(200, type, read(name));
          String path = name.equals("index.html") ? "/" : "/" + name;
          out.put(path, Endpoint.open(request -> response));
        });
    return out;
  }

  private static byte[] read(String name) {
    try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
