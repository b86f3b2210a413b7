package io.github.unspin.render;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.unspin.batch.FileDocument;
import io.github.unspin.report.Finding;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

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
  Place add(FileDocument document) throws IOException {
    Report report = document.report();
    if (report.findings().isEmpty() || written >= limits.excerpts()) {
      return Place.NONE;
    }
    boolean isFull =
        written < limits.fullTexts() && report.text().length() <= limits.longestText();
    byte[] json = JsonText.bytes(out -> write(out, report, isFull));
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

  private static void write(JsonGenerator out, Report report, boolean isFull) throws IOException {
    out.writeStartObject();
    out.writeArrayFieldStart("p");
    if (isFull) {
      writePiece(out, report.text(), 0, report.text().length());
    } else {
      writeExcerpts(out, report);
    }
    out.writeEndArray();
    if (!isFull) {
      out.writeBooleanField("x", true);
    }
    out.writeArrayFieldStart("f");
    LineCounter lines = new LineCounter(report.text());
    for (Finding finding : report.findings()) {
      lines.advance(finding.start());
      write(out, finding, lines);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void writeExcerpts(JsonGenerator out, Report report) throws IOException {
    String text = report.text();
    int start = -1;
    int end = -1;
    for (Finding finding : report.findings()) {
      int from = Math.max(0, finding.start() - EXCERPT_CONTEXT);
      int to = Math.min(text.length(), finding.end() + EXCERPT_CONTEXT);
      if (start >= 0 && from <= end) {
        end = Math.max(end, to);
        continue;
      }
      if (start >= 0) {
        writePiece(out, text, start, end);
      }
      start = from;
      end = to;
    }
    writePiece(out, text, Math.max(0, start), Math.max(0, end));
  }

  private static void writePiece(JsonGenerator out, String text, int start, int end)
      throws IOException {
    out.writeStartArray();
    out.writeNumber(start);
    out.writeString(text.substring(start, end));
    out.writeEndArray();
  }

  private static void write(JsonGenerator out, Finding finding, LineCounter lines)
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
      out.writeString(suggestion.text());
      out.writeNumber(Math.round(suggestion.confidence() * THOUSAND));
      out.writeEndArray();
    }
    out.writeEndArray();
    out.writeString(finding.message());
    out.writeNumber(lines.line());
    out.writeNumber(lines.column());
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
