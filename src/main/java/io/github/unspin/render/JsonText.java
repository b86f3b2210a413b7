package io.github.unspin.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.unspin.report.Finding;
import io.github.unspin.report.Suggestion;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How all of the program's JSON is made: values one by one, so that memory is bounded by one. */
public final class JsonText {
  /** Says that a finding has no place in a restored text. */
  public static final int NO_PLACE = -1;

  private static final int DECIMALS = 4;
  private static final JsonFactory JSON = new JsonFactory();

  private JsonText() {}

  /** One value in the making. */
  @FunctionalInterface
  public interface Value {
    /** Writes the value, whole. */
    void writeTo(JsonGenerator out) throws IOException;
  }

  /** Returns a value's text. */
  public static String of(Value value) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(out)) {
      value.writeTo(generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** Returns a value in UTF-8; halves of surrogate pairs, which UTF-8 lacks, become escapes. */
  public static byte[] bytes(Value value) {
    String json = of(value);
    StringBuilder escaped = null;
    int copied = 0;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < json.length()
          && Character.isLowSurrogate(json.charAt(i + 1))) {
        i++;
        continue;
      }
      escaped = escaped == null ? new StringBuilder(json.length() + 16) : escaped;
      escaped.append(json, copied, i).append(String.format(Locale.ROOT, "\\u%04X", (int) c));
      copied = i + 1;
    }
    String whole = escaped == null ? json : escaped.append(json, copied, json.length()).toString();
    return whole.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Writes a finding as the contract has it.
   *
   * @param outputStart where what was put in begins in the restored text, or {@link #NO_PLACE}
   */
  public static void write(JsonGenerator out, Finding finding, int outputStart) throws IOException {
    out.writeStartObject();
    out.writeNumberField("start", finding.start());
    out.writeNumberField("end", finding.end());
    out.writeStringField("text", finding.text());
    out.writeStringField("kind", finding.kind().label());
    out.writeNumberField("confidence", rounded(finding.confidence()));
    out.writeBooleanField("applied", finding.applied());
    if (finding.applied() && outputStart != NO_PLACE) {
      out.writeNumberField("outputStart", outputStart);
      out.writeNumberField("outputEnd", outputStart + finding.edit().replacement().length());
    }
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

  /** Returns a probability as it is shown, without an exponent or needless zeros. */
  public static BigDecimal rounded(double number) {
    BigDecimal rounded = BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_UP);
    BigDecimal stripped = rounded.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
