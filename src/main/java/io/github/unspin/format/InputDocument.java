package io.github.unspin.format;

import io.github.unspin.files.InputException;
import io.github.unspin.files.TextFile;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One document of any format: the text of its file (or of its record in a container) and the
 * running text in it.
 *
 * <p>Analysis works on {@link #running()}, where paragraphs, headings and list items are parted by
 * blank lines and markup is gone. {@link #report} moves what it found to {@link #text()}, so that
 * whoever shows or applies findings need not know the format: offsets are those of the file's text,
 * and applying the edits changes nothing but their ranges, of which none takes a piece of markup.
 *
 * <p>Immutable.
 */
public final class InputDocument {
  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparingInt(Finding::start).thenComparingInt(Finding::end);

  private final InputFormat format;
  private final @Nullable Charset charset;
  private final SourceMap map;
  private final Placement placement;

  InputDocument(InputFormat format, @Nullable Charset charset, SourceMap map, Escaping escaping) {
    this.format = format;
    this.charset = charset;
    this.map = map;
    placement = new Placement(map, escaping);
  }

  /** Returns a plain text as a document. */
  public static InputDocument of(String text) {
    return PlainText.document(text, null);
  }

  /**
   * Returns a text that was read elsewhere as a document, in the format that its name and content
   * tell.
   *
   * @throws io.github.unspin.files.InputException if the format holds many documents, or the
   *     document is out of bounds
   */
  public static InputDocument of(TextFile file) {
    String text = file.text();
    byte[] head =
        text.substring(0, Math.min(text.length(), FormatGuess.HEAD_BYTES / 4))
            .getBytes(StandardCharsets.UTF_8);
    InputFormat format =
        FormatGuess.of(
            file.name(),
            new BufferedInputStream(new ByteArrayInputStream(head), FormatGuess.HEAD_BYTES));
    if (format.isContainer()) {
      throw new InputException(
          file.name() + ": holds many documents (" + format.label() + "); name one text");
    }
    return of(file, format);
  }

  /**
   * Returns a text that was read elsewhere as a document.
   *
   * @param file the text, with the charset that it has to be written in
   * @param format its format; no container
   * @throws io.github.unspin.files.InputException if the document is out of bounds
   * @throws IllegalArgumentException if the format holds many documents
   */
  public static InputDocument of(TextFile file, InputFormat format) {
    return switch (format) {
      case TEXT -> PlainText.document(file.text(), file.charset());
      case MARKDOWN -> MarkdownText.document(file.text(), file.charset());
      case HTML -> HtmlText.document(file.name(), file.text(), file.charset());
      case JSONL, WARC, WET ->
          throw new IllegalArgumentException("many documents: " + format.label());
    };
  }

  /** Returns the format of the document. */
  public InputFormat format() {
    return format;
  }

  /** Returns the charset of the document's file; null when there is no file. */
  public @Nullable Charset charset() {
    return charset;
  }

  /** Returns the file's decoded text, markup and all, without a byte order mark. */
  public String text() {
    return map.source();
  }

  /** Returns the running text, the input of analysis. */
  public String running() {
    return map.running();
  }

  /**
   * Leaves out findings on {@link #running()} that the document switches off with {@code
   * unspin:off}, and leaves to a person those whose edit cannot be made in the file without
   * touching markup.
   *
   * @param findings sorted by place
   */
  public List<Finding> confine(List<Finding> findings) {
    List<Finding> confined = new ArrayList<>();
    for (Finding finding : findings) {
      if (!map.isOff(finding.start(), finding.end()) || isRemovalBesideOff(finding)) {
        boolean isPossible = !finding.applied() || placement.canApply(finding);
        confined.add(isPossible ? finding : finding.withApplied(false));
      }
    }
    return confined;
  }

  /** The separator that goes with a removed line may be the one before an off range. */
  private boolean isRemovalBesideOff(Finding finding) {
    if (finding.kind() != FindingKind.BOILERPLATE) {
      return false;
    }
    String text = finding.text();
    int start = finding.start() + text.length() - text.stripLeading().length();
    int end = start + text.strip().length();
    return !map.isOff(start, end) && format != InputFormat.TEXT;
  }

  /**
   * Returns a report on {@link #running()} as one on {@link #text()}. A finding that reaches over
   * markup may become several, one for each side.
   */
  public Report report(Report onRunning) {
    List<Finding> placed = new ArrayList<>();
    for (Finding finding : confine(onRunning.findings())) {
      placed.addAll(placement.place(finding));
    }
    placed.sort(BY_PLACE);
    return new Report(
        text(),
        onRunning.words(),
        onRunning.spun(),
        onRunning.score(),
        onRunning.family(),
        withoutOverlap(placed));
  }

  /** Edits cannot overlap in the source unless blocks were nested; the first one wins. */
  private static List<Finding> withoutOverlap(List<Finding> findings) {
    List<Finding> result = new ArrayList<>();
    int reached = 0;
    for (Finding finding : findings) {
      boolean isFree = finding.start() >= reached;
      result.add(finding.applied() && !isFree ? finding.withApplied(false) : finding);
      if (finding.applied() && isFree) {
        reached = finding.end();
      }
    }
    return result;
  }
}
