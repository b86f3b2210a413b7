package io.github.unspin.format;

/**
 * What Unspin takes on. Larger or deeper input is refused with a message, or, inside a container,
 * copied as it is.
 */
public final class Limits {
  /** Largest document that is read as one: text, Markdown or HTML, in bytes. */
  public static final int MAX_DOCUMENT_BYTES = 64 << 20;

  /** Largest record of a container that is looked at, in bytes; larger ones are copied. */
  public static final int MAX_RECORD_BYTES = 64 << 20;

  /** Size of the pieces in which larger records are copied, in bytes. */
  static final int COPY_BYTES = 1 << 20;

  /** Largest header of a web archive record or of the HTTP message in it, in bytes. */
  static final int MAX_HEADER_BYTES = 1 << 20;

  /** Most tags of a page; a tree of them takes up to 700 MB. */
  static final int MAX_HTML_TAGS = 1_000_000;

  /** Deepest nesting of HTML elements; deeper ones count as children of the last one. */
  static final int MAX_HTML_DEPTH = 512;

  /** Deepest nesting of JSON values in one line. */
  static final int MAX_JSON_DEPTH = 1000;

  private Limits() {}
}
