package io.github.unspin.batch.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.unspin.batch.FileDocument;
import io.github.unspin.batch.FileOutcome;
import io.github.unspin.batch.RunInfo;
import io.github.unspin.batch.RunSummary;
import io.github.unspin.files.Gzip;
import io.github.unspin.render.JsonText;
import io.github.unspin.render.LineCounter;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * A run in the Static Analysis Results Interchange Format, version 2.1.0: a rule for each kind of
 * finding, a result for each finding with its place, and a fix for each of the first suggestions.
 *
 * <p>Results in a record of a container name the record as a logical location, and their offsets in
 * it stand in the properties. Where records are lines, as in JSON Lines, results have the line and
 * the columns in it; where they are not, as in web archives, there is no region and no fix.
 */
final class SarifReport implements ReportWriter {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final double MOST_RANK = 100;
  private static final int MOST_FIXES = 3;

  private final Spool results;
  private final Spool artifacts;
  private final Spool notifications;
  private RunInfo run = ReportFiles.NO_RUN;
  private boolean hasResults;
  private boolean hasNotifications;
  private long artifact = -1;

  SarifReport(Path folder) throws IOException {
    results = new Spool(folder);
    artifacts = new Spool(folder);
    notifications = new Spool(folder);
  }

  @Override
  public void begin(RunInfo begun) {
    run = begun;
  }

  @Override
  public void file(FileOutcome outcome) throws IOException {
    artifact++;
    artifacts.out().write((artifact > 0 ? ",\n" : "\n").getBytes(UTF_8));
    artifacts
        .out()
        .write(
            JsonText.bytes(
                out -> {
                  out.writeStartObject();
                  out.writeFieldName("location");
                  writeLocation(out, outcome.path(), -1);
                  out.writeNumberField("length", outcome.bytes());
                  out.writeArrayFieldStart("roles");
                  out.writeString("analysisTarget");
                  out.writeEndArray();
                  out.writeEndObject();
                }));
    if (!outcome.reason().isEmpty()) {
      notifications.out().write((hasNotifications ? ",\n" : "\n").getBytes(UTF_8));
      notifications.out().write(JsonText.bytes(out -> writeNotification(out, outcome)));
      hasNotifications = true;
    }
  }

  private void writeNotification(JsonGenerator out, FileOutcome outcome) throws IOException {
    out.writeStartObject();
    out.writeStringField("level", level(outcome));
    writeText(out, "message", outcome.reason());
    out.writeArrayFieldStart("locations");
    out.writeStartObject();
    out.writeObjectFieldStart("physicalLocation");
    out.writeFieldName("artifactLocation");
    writeLocation(out, outcome.path(), artifact);
    out.writeEndObject();
    out.writeEndObject();
    out.writeEndArray();
    out.writeEndObject();
  }

  @Override
  public void document(FileOutcome outcome, FileDocument document) throws IOException {
    Report report = document.report();
    LineCounter lines = new LineCounter(report.text());
    for (Finding finding : report.findings()) {
      results.out().write((hasResults ? ",\n" : "\n").getBytes(UTF_8));
      results
          .out()
          .write(JsonText.bytes(out -> writeResult(out, outcome, document, finding, lines)));
      hasResults = true;
    }
  }

  private void writeResult(
      JsonGenerator out,
      FileOutcome outcome,
      FileDocument document,
      Finding finding,
      LineCounter lines)
      throws IOException {
    boolean hasPlace = document.name().isEmpty() || document.line() > 0;
    out.writeStartObject();
    out.writeStringField("ruleId", finding.kind().label());
    out.writeNumberField("ruleIndex", finding.kind().ordinal());
    out.writeStringField("level", finding.applied() ? level(finding.kind()) : "note");
    out.writeNumberField("rank", JsonText.rounded(finding.confidence() * MOST_RANK));
    writeText(out, "message", message(finding));
    out.writeArrayFieldStart("locations");
    out.writeStartObject();
    out.writeObjectFieldStart("physicalLocation");
    out.writeFieldName("artifactLocation");
    writeLocation(out, outcome.path(), artifact);
    if (hasPlace) {
      out.writeFieldName("region");
      writeRegion(out, document, finding, lines, true);
    }
    out.writeEndObject();
    if (!document.name().isEmpty()) {
      out.writeArrayFieldStart("logicalLocations");
      out.writeStartObject();
      out.writeStringField("name", recordName(outcome.path(), document.name()));
      out.writeStringField("fullyQualifiedName", document.name());
      out.writeStringField("kind", "record");
      out.writeEndObject();
      out.writeEndArray();
    }
    out.writeEndObject();
    out.writeEndArray();
    out.writeObjectFieldStart("partialFingerprints");
    out.writeStringField("finding/v1", FindingKey.of(document.report().text(), finding));
    out.writeEndObject();
    // An editor cannot mend what is compressed.
    boolean hasFixes = hasPlace && !Gzip.isName(outcome.path());
    if (hasFixes && !finding.suggestions().isEmpty()) {
      out.writeArrayFieldStart("fixes");
      List<Suggestion> suggestions = finding.suggestions();
      for (Suggestion each : suggestions.subList(0, Math.min(MOST_FIXES, suggestions.size()))) {
        writeFix(out, outcome.path(), document, finding, each, lines);
      }
      out.writeEndArray();
    }
    out.writeObjectFieldStart("properties");
    out.writeNumberField("confidence", JsonText.rounded(finding.confidence()));
    out.writeBooleanField("applied", finding.applied());
    out.writeStringField("family", document.report().family());
    out.writeNumberField("start", finding.start());
    out.writeNumberField("end", finding.end());
    out.writeEndObject();
    out.writeEndObject();
  }

  private void writeFix(
      JsonGenerator out,
      String path,
      FileDocument document,
      Finding finding,
      Suggestion suggestion,
      LineCounter lines)
      throws IOException {
    out.writeStartObject();
    String name = suggestion.text().isBlank() ? "Remove it" : "Write \"" + suggestion.text() + "\"";
    writeText(out, "description", name);
    out.writeArrayFieldStart("artifactChanges");
    out.writeStartObject();
    out.writeFieldName("artifactLocation");
    writeLocation(out, path, artifact);
    out.writeArrayFieldStart("replacements");
    out.writeStartObject();
    out.writeFieldName("deletedRegion");
    writeRegion(out, document, finding, lines, false);
    writeText(out, "insertedContent", suggestion.text());
    out.writeEndObject();
    out.writeEndArray();
    out.writeEndObject();
    out.writeEndArray();
    out.writeObjectFieldStart("properties");
    out.writeNumberField("confidence", JsonText.rounded(suggestion.confidence()));
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void writeRegion(
      JsonGenerator out,
      FileDocument document,
      Finding finding,
      LineCounter lines,
      boolean hasSnippet)
      throws IOException {
    int before = Math.max(0, document.line() - 1);
    out.writeStartObject();
    lines.advance(finding.start());
    out.writeNumberField("startLine", before + lines.line());
    out.writeNumberField("startColumn", lines.unitColumn());
    lines.advance(finding.end());
    out.writeNumberField("endLine", before + lines.line());
    out.writeNumberField("endColumn", lines.unitColumn());
    if (document.line() == 0) { // offsets are the file's own
      out.writeNumberField("charOffset", finding.start());
      out.writeNumberField("charLength", finding.end() - finding.start());
    }
    if (hasSnippet) {
      writeText(out, "snippet", finding.text());
    }
    out.writeEndObject();
  }

  /** Returns what tells a record from the others of its file. */
  private static String recordName(String path, String name) {
    boolean isLonger = name.startsWith(path) && name.length() > path.length() + 1;
    return isLonger ? name.substring(path.length() + 1) : name;
  }

  private static void writeLocation(JsonGenerator out, String path, long index) throws IOException {
    out.writeStartObject();
    out.writeStringField("uri", FileUri.of(path));
    if (index >= 0) {
      out.writeNumberField("index", index);
    }
    out.writeEndObject();
  }

  private static void writeText(JsonGenerator out, String field, String text) throws IOException {
    out.writeObjectFieldStart(field);
    out.writeStringField("text", text);
    out.writeEndObject();
  }

  /** Some viewers show nothing else than the message. */
  private static String message(Finding finding) {
    return finding.message().isBlank() ? title(finding.kind()) : finding.message();
  }

  @Override
  public void write(RunSummary summary, OutputStream out) throws IOException {
    String head = "{\"$schema\":\"" + SCHEMA + "\",\"version\":\"2.1.0\",\"runs\":[{\n\"tool\":";
    out.write(head.getBytes(UTF_8));
    out.write(JsonText.bytes(this::writeTool));
    out.write(",\n\"columnKind\":\"utf16CodeUnits\"".getBytes(UTF_8));
    out.write(",\"newlineSequences\":[\"\\r\\n\",\"\\n\",\"\\r\"]".getBytes(UTF_8));
    out.write(",\n\"invocations\":[{\"executionSuccessful\":".getBytes(UTF_8));
    boolean isWhole = summary.stopped().isEmpty() && summary.failures().isEmpty();
    out.write(Boolean.toString(isWhole).getBytes(UTF_8));
    out.write(",\"toolExecutionNotifications\":[".getBytes(UTF_8));
    notifications.copyTo(out);
    out.write("]}],\n\"artifacts\":[".getBytes(UTF_8));
    artifacts.copyTo(out);
    out.write("\n],\n\"results\":[".getBytes(UTF_8));
    results.copyTo(out);
    out.write("\n]}]}\n".getBytes(UTF_8));
  }

  private void writeTool(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeObjectFieldStart("driver");
    out.writeStringField("name", "Unspin");
    out.writeStringField("version", run.version().isEmpty() ? "unknown" : run.version());
    out.writeArrayFieldStart("rules");
    for (FindingKind kind : FindingKind.values()) {
      out.writeStartObject();
      out.writeStringField("id", kind.label());
      out.writeStringField("name", title(kind).replace(" ", ""));
      writeText(out, "shortDescription", title(kind));
      writeText(out, "fullDescription", description(kind));
      out.writeObjectFieldStart("defaultConfiguration");
      out.writeStringField("level", level(kind));
      out.writeEndObject();
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
    out.writeEndObject();
  }

  private static String level(FileOutcome outcome) {
    return switch (outcome.status()) {
      case FAILED -> "error";
      case SKIPPED -> "note";
      case DONE, UNCHANGED -> "warning";
    };
  }

  private static String level(FindingKind kind) {
    return switch (kind) {
      case SUBSTITUTION, ENCODING -> "warning";
      case GRAMMAR, BOILERPLATE, SPACING -> "note";
    };
  }

  private static String title(FindingKind kind) {
    return switch (kind) {
      case SUBSTITUTION -> "Swapped Words";
      case GRAMMAR -> "Grammar";
      case BOILERPLATE -> "Page Furniture";
      case SPACING -> "Lost Spaces";
      case ENCODING -> "Wrong Charset";
    };
  }

  private static String description(FindingKind kind) {
    return switch (kind) {
      case SUBSTITUTION -> "Words that an article spinner put in the place of the author's own.";
      case GRAMMAR -> "A slip of grammar in the restored text.";
      case BOILERPLATE -> "A line that belongs to the scraped page and not to the article.";
      case SPACING -> "White space that the scrape lost.";
      case ENCODING -> "Characters that went through a wrong charset.";
    };
  }

  @Override
  public void close() throws IOException {
    try (results;
        artifacts) {
      notifications.close();
    }
  }
}
