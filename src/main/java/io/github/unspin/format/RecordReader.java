package io.github.unspin.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of any format record by record, in bounded memory for the formats that hold many
 * documents. A file that is one document is one record.
 *
 * <pre>{@code
 * try (RecordReader reader = Records.open(name, in, options);
 *     OutputStream target = reader.encoder(out)) {
 *   for (InputRecord record; (record = reader.next()) != null; ) {
 *     InputDocument document = record.document();
 *     target.write(
 *         document == null
 *             ? record.original()
 *             : record.edited(document, unspin.analyse(document).edits()));
 *   }
 * }
 * }</pre>
 *
 * <p>A reader belongs to one thread; its records to any.
 */
public interface RecordReader extends Closeable {
  /** Returns the format that is being read. */
  InputFormat format();

  /**
   * Returns the next record; null at the end of the file.
   *
   * @throws io.github.unspin.files.InputException if the file cannot be read on; what came before
   *     is sound
   */
  @Nullable InputRecord next();

  /**
   * Returns the stream that takes the bytes of records, in order, and writes to another one a file
   * of the same kind as the one being read. It compresses where the file was compressed as a whole;
   * closing it finishes the file and closes the other stream.
   *
   * @throws IOException if the other stream fails
   */
  OutputStream encoder(OutputStream out) throws IOException;

  /**
   * Returns a line for a user whose file turned out to hold no document at all, which with JSON
   * Lines mostly means that the text is in another field.
   */
  String nothingThere();

  /** Closes the stream that is read from. */
  @Override
  void close() throws IOException;
}
