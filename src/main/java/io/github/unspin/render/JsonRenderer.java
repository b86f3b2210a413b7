package io.github.unspin.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.unspin.report.Finding;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Writes reports as JSON, a contract that others script against: one object with the array {@code
 * documents}. Offsets count UTF-16 code units of the input's text without its byte order mark, ends
 * are exclusive.
 */
public final class JsonRenderer {
  private static final int DECIMALS = 4;

  private final JsonFactory json = new JsonFactory();

  /** Returns the JSON text, with a line break at its end. */
  public String render(List<Document> documents) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = json.createGenerator(out)) {
      generator.writeStartObject();
      generator.writeArrayFieldStart("documents");
      for (Document document : documents) {
        write(generator, document);
      }
      generator.writeEndArray();
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.append('\n').toString();
  }

  /** Returns what stands before the first document, for those who write them one by one. */
  public String opening() {
    return "{\"documents\":[";
  }

  /** Returns one document of the array. */
  public String document(Document document) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = json.createGenerator(out)) {
      write(generator, document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
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
    out.writeNumberField("score", rounded(report.score()));
    out.writeStringField("family", report.family());
    out.writeArrayFieldStart("findings");
    for (Finding finding : report.findings()) {
      write(out, finding);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, Finding finding) throws IOException {
    out.writeStartObject();
    out.writeNumberField("start", finding.start());
    out.writeNumberField("end", finding.end());
    out.writeStringField("text", finding.text());
    out.writeStringField("kind", finding.kind().label());
    out.writeNumberField("confidence", rounded(finding.confidence()));
    out.writeBooleanField("applied", finding.applied());
    out.writeArrayFieldStart("suggestions");
    for (Suggestion suggestion : finding.suggestions()) {
      out.writeStartObject();
      out.writeStringField("text", suggestion.text());
      out.writeNumberField("confidence", rounded(suggestion.confidence()));
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeStringField("message", finding.message());
    out.writeEndObject();
  }

  private static BigDecimal rounded(double number) {
    BigDecimal rounded = BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_UP);
    BigDecimal stripped = rounded.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
