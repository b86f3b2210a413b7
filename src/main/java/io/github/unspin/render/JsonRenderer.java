package io.github.unspin.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.unspin.report.Finding;
import io.github.unspin.report.Report;
import java.io.IOException;
import java.util.List;

/**
 * Writes reports as JSON, a contract that others script against: one object with the array {@code
 * documents}. Offsets count UTF-16 code units of the input's text without its byte order mark, ends
 * are exclusive.
 */
public final class JsonRenderer {
  /** Returns the JSON text, with a line break at its end. */
  public String render(List<Document> documents) {
    return JsonText.of(
            out -> {
              out.writeStartObject();
              out.writeArrayFieldStart("documents");
              for (Document document : documents) {
                write(out, document);
              }
              out.writeEndArray();
              out.writeEndObject();
            })
        + "\n";
  }

  /** Returns what stands before the first document, for those who write them one by one. */
  public String opening() {
    return "{\"documents\":[";
  }

  /** Returns one document of the array. */
  public String document(Document document) {
    return JsonText.of(out -> write(out, document));
  }

  /** Returns what stands after the last document. */
  public String closing() {
    return "]}\n";
  }

  private static void write(JsonGenerator out, Document document) throws IOException {
    Report report = document.report();
    out.writeStartObject();
    out.writeStringField("path", document.path());
    out.writeNumberField("words", report.words());
    out.writeBooleanField("spun", report.spun());
    out.writeNumberField("score", JsonText.rounded(report.score()));
    out.writeStringField("family", report.family());
    out.writeArrayFieldStart("findings");
    for (Finding finding : report.findings()) {
      JsonText.write(out, finding, JsonText.NO_PLACE);
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}
