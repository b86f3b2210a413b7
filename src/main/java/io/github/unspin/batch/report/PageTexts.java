package io.github.unspin.batch.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.unspin.batch.FileDocument;
import io.github.unspin.batch.FileOutcome;
import io.github.unspin.format.VisibleText;
import io.github.unspin.render.JsonText;
import io.github.unspin.render.LineCounter;
import io.github.unspin.report.Finding;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The documents' texts and findings inside a page, many to a block: a browser unpacks a block when
 * one of its documents is to be shown. Long texts, and all once the page has grown large, shrink to
 * what stands around their findings; in the end only their figures remain.
 */
final class PageTexts implements Closeable {
  /** Where a text is: block and place in it; a negative block when it is in none. */
  record Place(int block, int slot) {
    static final Place NONE = new Place(-1, 0);
  }

  /** How much a page may hold, in bytes or characters. */
  record Limits(long fullTexts, long excerpts, int longestText) {
    static final Limits USUAL = new Limits(64L << 20, 128L << 20, 1 << 20);
  }

  private static final int BLOCK_BYTES = 128 << 10;
  private static final int EXCERPT_CONTEXT = 200;
  private static final int THOUSAND = 1000;

  private final Spool blocks;
  private final Limits limits;
  private final ByteArrayOutputStream open = new ByteArrayOutputStream();
  private int slots;
  private int block;
  private long written;

  PageTexts(Path folder, Limits limits) throws IOException {
    blocks = new Spool(folder);
    this.limits = limits;
  }

  /** Takes in a document; one without findings needs no text. */
  Place add(FileOutcome outcome, FileDocument document) throws IOException {
    Report report = document.report();
    boolean isPage = outcome.format().equals("html") || VisibleText.isPage(report.text());
    if (report.findings().isEmpty() || written >= limits.excerpts()) {
      return Place.NONE;
    }
    boolean isFull = written < limits.fullTexts() && report.text().length() <= limits.longestText();
    byte[] json = JsonText.bytes(out -> write(out, report, isFull, isPage));
    open.write(slots == 0 ? '[' : ',');
    open.writeBytes(json);
    Place place = new Place(block, slots++);
    if (open.size() >= BLOCK_BYTES) {
      finishBlock();
    }
    return place;
  }

  private void finishBlock() throws IOException {
    if (slots == 0) {
      return;
    }
    open.write(']');
    String data = DataBlock.of(open.toByteArray());
    String element = "<script type=\"text/plain\" id=\"c" + block + "\">" + data + "</script>\n";
    blocks.out().write(element.getBytes(StandardCharsets.US_ASCII));
    written += element.length();
    open.reset();
    slots = 0;
    block++;
  }

  private static void write(JsonGenerator out, Report report, boolean isFull, boolean isPage)
      throws IOException {
    VisibleText page = isPage ? VisibleText.of(report.text()) : null;
    out.writeStartObject();
    out.writeArrayFieldStart("s");
    writeSegments(out, report, isFull, page);
    out.writeEndArray();
    if (!isFull) {
      out.writeBooleanField("x", true);
    }
    out.writeArrayFieldStart("f");
    LineCounter lines = new LineCounter(report.text());
    for (Finding finding : report.findings()) {
      lines.advance(finding.start());
      write(out, finding, lines, isPage);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  /**
   * Writes the text as strings, with the number of a finding where it stands and null where
   * something is left out. A proposal that an edit or an earlier proposal overlaps has no place.
   */
  private static void writeSegments(
      JsonGenerator out, Report report, boolean isFull, @Nullable VisibleText page)
      throws IOException {
    String text = report.text();
    List<Finding> findings = report.findings();
    int at = isFull ? 0 : Math.max(0, findings.get(0).start() - EXCERPT_CONTEXT);
    int nextEdit = 0;
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      while (nextEdit < findings.size() && (nextEdit <= i || !findings.get(nextEdit).applied())) {
        nextEdit++;
      }
      boolean isCovered =
          !finding.applied()
              && nextEdit < findings.size()
              && findings.get(nextEdit).start() < finding.end();
      if (finding.start() < at || isCovered) {
        continue;
      }
      int before = Math.max(at, finding.start() - EXCERPT_CONTEXT);
      int after = Math.min(before, at + EXCERPT_CONTEXT);
      if (!isFull && before > after) {
        writeText(out, text, at, after, page);
        out.writeNull();
        at = before;
      }
      writeText(out, text, at, finding.start(), page);
      out.writeNumber(i);
      at = finding.end();
    }
    int end = isFull ? text.length() : Math.min(text.length(), at + EXCERPT_CONTEXT);
    writeText(out, text, at, end, page);
  }

  private static void writeText(
      JsonGenerator out, String text, int from, int to, @Nullable VisibleText page)
      throws IOException {
    String shown = page == null ? text.substring(from, to) : page.between(from, to);
    if (!shown.isEmpty()) {
      out.writeString(shown);
    }
  }

  private static void write(JsonGenerator out, Finding finding, LineCounter lines, boolean isPage)
      throws IOException {
    out.writeStartArray();
    out.writeNumber(finding.start());
    out.writeNumber(finding.end());
    out.writeNumber(finding.kind().ordinal());
    out.writeNumber(Math.round(finding.confidence() * THOUSAND));
    out.writeNumber(finding.applied() ? 1 : 0);
    out.writeStartArray();
    for (Suggestion suggestion : finding.suggestions()) {
      out.writeStartArray();
      out.writeString(isPage ? VisibleText.text(suggestion.text()) : suggestion.text());
      out.writeNumber(Math.round(suggestion.confidence() * THOUSAND));
      out.writeEndArray();
    }
    out.writeEndArray();
    out.writeString(finding.message());
    out.writeNumber(lines.line());
    out.writeNumber(lines.column());
    out.writeString(isPage ? VisibleText.text(finding.text()) : finding.text());
    out.writeEndArray();
  }

  /** Writes the elements that hold the blocks. */
  void copyTo(OutputStream out) throws IOException {
    finishBlock();
    blocks.copyTo(out);
  }

  @Override
  public void close() throws IOException {
    blocks.close();
  }
}
