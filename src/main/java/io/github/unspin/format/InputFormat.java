package io.github.unspin.format;

import java.util.Locale;

/** The formats of input that Unspin reads. */
public enum InputFormat {
  /** Plain text; each line is what it is. */
  TEXT,
  /** CommonMark; code, link destinations, HTML blocks and front matter are no text. */
  MARKDOWN,
  /** A web page as scraped; the article in it is the text. */
  HTML,
  /** JSON Lines: one JSON value a line, with the text in chosen fields. */
  JSONL,
  /** Web archive records, of which HTML and plain-text payloads are documents. */
  WARC,
  /** Text extracted from a web archive: WARC records of the type {@code conversion}. */
  WET;

  /** Returns whether a file of this format holds many documents. */
  public boolean isContainer() {
    return this == JSONL || this == WARC || this == WET;
  }

  /** Returns the name that the command line uses. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
