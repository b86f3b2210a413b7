package io.github.unspin.format;

import io.github.unspin.report.Edit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One piece of a file in the order of the file: a whole file of text, Markdown or HTML; a line of
 * JSON Lines; a record of a web archive; or a stretch of any of these that is only to be copied.
 * The pieces of a file, one after the other, are the file, byte for byte.
 *
 * <p>A record holds its bytes in memory, never more than {@link Limits#MAX_RECORD_BYTES} of a
 * container. It is immutable and may be used by any thread, also after its reader has gone on or is
 * closed; parsing happens in {@link #document()}, so that the costly part of many records can be
 * done in parallel.
 */
public interface InputRecord {
  /**
   * Returns what people call the record: the file's name, and in a container what tells the record
   * from the others, such as {@code corpus.jsonl:17} (the line) or {@code crawl.warc.gz#3
   * https://example.org/} (the record's number from 1 and its address).
   */
  String name();

  /** Returns the line of the file that the record is, from 1; 0 if records are no lines there. */
  default int line() {
    return 0;
  }

  /**
   * Returns the document in this record; null when it holds none, and {@link #original()} is all
   * there is to do. Each call parses anew.
   *
   * @throws io.github.unspin.files.InputException if the record should hold a document and cannot
   *     be read; in a container the rest can still be, and the record be copied
   */
  @Nullable InputDocument document();

  /** Returns the record's bytes as they stand in the file. */
  byte[] original();

  /** Returns how many bytes the record has when uncompressed: what looking at it costs. */
  default int size() {
    return original().length;
  }

  /**
   * Returns the record's bytes with edits made.
   *
   * @param document what {@link #document()} returned
   * @param edits edits of the document's text, sorted, without overlap, as {@link
   *     io.github.unspin.report.Report#edits()} of the document's report gives them; without any,
   *     the result is {@link #original()}, unless only the article is to be put out
   * @throws io.github.unspin.files.InputException if the file's charset lacks a character of the
   *     edits
   */
  byte[] edited(InputDocument document, List<Edit> edits);
}
