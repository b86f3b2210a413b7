package io.github.unspin.batch.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.unspin.batch.FileDocument;
import io.github.unspin.batch.FileOutcome;
import io.github.unspin.batch.FileStatus;
import io.github.unspin.batch.RunInfo;
import io.github.unspin.batch.RunSummary;
import io.github.unspin.render.JsonText;
import io.github.unspin.report.FindingKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A run as one page for people. It needs nothing from outside and may load nothing: its policy
 * admits the one script and the one style sheet in it, by their hashes. What comes from documents
 * stands in blocks of data only, which the script turns into text nodes.
 */
final class HtmlReport implements ReportWriter {
  /** Rows that a page may have; a browser keeps them all in memory. */
  static final int MOST_ROWS = 100_000;

  private static final int THOUSAND = 1000;

  private final Spool index;
  private final OutputStream rows;
  private final PageTexts texts;
  private RunInfo run = ReportFiles.NO_RUN;
  private long count;

  HtmlReport(Path folder) throws IOException {
    this(folder, PageTexts.Limits.USUAL);
  }

  HtmlReport(Path folder, PageTexts.Limits limits) throws IOException {
    index = new Spool(folder);
    rows = DataBlock.to(index.out());
    texts = new PageTexts(folder, limits);
  }

  @Override
  public void begin(RunInfo begun) {
    run = begun;
  }

  @Override
  public void file(FileOutcome outcome) throws IOException {
    if (outcome.problems() > 0) {
      String records = outcome.problems() == 1 ? "1 record" : outcome.problems() + " records";
      DocumentFigures none =
          new DocumentFigures(records + " not looked at", false, 0, "", 0, Map.of(), 0);
      add(outcome, none, FileStatus.FAILED, PageTexts.Place.NONE);
    }
  }

  @Override
  public void document(FileOutcome outcome, FileDocument document) throws IOException {
    PageTexts.Place place = count < MOST_ROWS ? texts.add(outcome, document) : PageTexts.Place.NONE;
    DocumentFigures figures = DocumentFigures.of(document);
    // In a file of many documents, those without edits are unchanged although the file is not.
    boolean isUntouched = outcome.status() == FileStatus.DONE && figures.edits() == 0;
    add(outcome, figures, isUntouched ? FileStatus.UNCHANGED : outcome.status(), place);
  }

  @Override
  public void withoutDocuments(FileOutcome outcome) throws IOException {
    add(outcome, DocumentFigures.of(outcome), outcome.status(), PageTexts.Place.NONE);
  }

  private void add(
      FileOutcome outcome, DocumentFigures figures, FileStatus status, PageTexts.Place place)
      throws IOException {
    if (count++ < MOST_ROWS) {
      rows.write(count == 1 ? '[' : ',');
      rows.write(JsonText.bytes(out -> writeRow(out, outcome, figures, status, place)));
    }
  }

  private static void writeRow(
      JsonGenerator out,
      FileOutcome outcome,
      DocumentFigures figures,
      FileStatus status,
      PageTexts.Place place)
      throws IOException {
    out.writeStartArray();
    out.writeString(outcome.path());
    out.writeString(figures.record());
    out.writeNumber(status.ordinal());
    boolean isToldApart = outcome.problems() > 0 && status != FileStatus.FAILED;
    out.writeString(isToldApart ? "" : outcome.reason());
    out.writeNumber(figures.words());
    out.writeNumber(figures.spun() ? 1 : 0);
    out.writeNumber(Math.round(figures.score() * THOUSAND));
    out.writeString(figures.family());
    out.writeStartArray();
    for (FindingKind kind : FindingKind.values()) {
      out.writeNumber(figures.findings().getOrDefault(kind, 0L));
    }
    out.writeEndArray();
    out.writeNumber(figures.edits());
    out.writeString(outcome.output());
    out.writeNumber(place.block());
    out.writeNumber(place.slot());
    out.writeNumber(outcome.earlier() ? 1 : 0);
    out.writeEndArray();
  }

  @Override
  public void write(RunSummary summary, OutputStream out) throws IOException {
    String style = resource("report.css");
    String script = resource("report.js");
    rows.write((count == 0 ? "[]" : "]").getBytes(US_ASCII));
    rows.close();
    for (String part : resource("report.html").split("(?=\\{\\{)|(?<=}})")) {
      switch (part) {
        case "{{style-hash}}" -> out.write(hash(style).getBytes(US_ASCII));
        case "{{script-hash}}" -> out.write(hash(script).getBytes(US_ASCII));
        case "{{style}}" -> out.write(style.getBytes(UTF_8));
        case "{{script}}" -> out.write(script.getBytes(UTF_8));
        case "{{about}}" -> out.write(escaped(about()).getBytes(UTF_8));
        case "{{figures}}" -> out.write(figures(summary).getBytes(UTF_8));
        case "{{run}}" ->
            out.write(
                DataBlock.of(JsonText.bytes(json -> writeRun(json, summary))).getBytes(US_ASCII));
        case "{{index}}" -> index.copyTo(out);
        case "{{chunks}}" -> texts.copyTo(out);
        default -> out.write(part.getBytes(UTF_8));
      }
    }
  }

  private void writeRun(JsonGenerator out, RunSummary summary) throws IOException {
    out.writeStartObject();
    out.writeFieldName("run");
    RunFigures.write(out, run);
    out.writeFieldName("summary");
    RunFigures.write(out, summary);
    out.writeNumberField("left", Math.max(0, count - MOST_ROWS));
    out.writeEndObject();
  }

  private String about() {
    DateTimeFormatter format = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ROOT);
    StringBuilder options = new StringBuilder();
    run.options().forEach((name, value) -> options.append(", ").append(name + " " + value));
    return String.format(
        Locale.ROOT,
        "%s; %s; Unspin %s%s",
        String.join(", ", run.inputs()),
        format.withLocale(Locale.ENGLISH).format(run.started().atOffset(ZoneOffset.UTC)),
        run.version(),
        options);
  }

  /** What is left of the overview where scripts are off. */
  private static String figures(RunSummary summary) {
    StringBuilder out = new StringBuilder("<dl>");
    for (FileStatus status : FileStatus.values()) {
      String label = status == FileStatus.DONE ? "changed" : status.label();
      out.append(fact("files " + label, summary.count(status)));
    }
    out.append(fact("documents", summary.documents())).append(fact("spun", summary.spun()));
    out.append(fact("edits", summary.edits())).append("</dl>\n");
    if (!summary.failures().isEmpty()) {
      out.append("<ul>\n");
      for (FileOutcome failure : summary.failures()) {
        String line = failure.path() + ": " + failure.reason();
        out.append("<li>").append(escaped(line)).append("</li>\n");
      }
      out.append("</ul>");
    }
    return out.toString();
  }

  private static String fact(String label, long value) {
    return "<div><dt>" + label + "</dt><dd>" + value + "</dd></div>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String hash(String content) {
    byte[] digest = FindingKey.sha256(content.getBytes(UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try (index) {
      texts.close();
    }
  }
}
