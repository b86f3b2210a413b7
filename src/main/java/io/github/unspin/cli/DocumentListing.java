package io.github.unspin.cli;

import io.github.unspin.render.Document;
import io.github.unspin.render.JsonRenderer;
import io.github.unspin.render.TextRenderer;
import java.io.PrintStream;
import java.util.List;

/**
 * Prints the findings of documents one document after the other, since there may be more of them
 * than the memory holds: as lines for people, or as one JSON object.
 */
final class DocumentListing {
  private final PrintStream out;
  private final boolean isJson;
  private final JsonRenderer json = new JsonRenderer();
  private final TextRenderer text;
  private boolean isOpen;
  private boolean isFirst = true;
  private boolean isFound;

  DocumentListing(Console console, boolean isJson) {
    out = console.out();
    this.isJson = isJson;
    text = new TextRenderer(console.color());
  }

  /** Returns whether a document was spun or has findings. */
  static boolean hasFindings(Document document) {
    return document.report().spun() || !document.report().findings().isEmpty();
  }

  /** Prints what stands before the first document, unless that is done. */
  void open() {
    if (isJson && !isOpen) {
      out.print(json.opening());
    }
    isOpen = true;
  }

  void print(Document document) {
    open();
    if (isJson) {
      out.print((isFirst ? "" : ",") + json.document(document));
    } else {
      out.print(text.render(List.of(document)));
    }
    isFirst = false;
    isFound |= hasFindings(document);
  }

  /** Prints what stands after the last document. */
  void close() {
    open();
    if (isJson) {
      out.print(json.closing());
    }
    out.flush();
  }

  /** Returns whether a document that was printed was spun or has findings. */
  boolean isFound() {
    return isFound;
  }
}
