package io.github.unspin.batch;

import io.github.unspin.report.Report;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Reads files of some formats piece by piece; what a run knows of formats and of analysis. */
interface Contents {
  /**
   * Opens a file.
   *
   * @param name what the user calls it
   * @param maxBytes how large it may be when uncompressed, if it is one document
   * @throws io.github.unspin.files.InputException if it cannot be read
   */
  Reader open(String name, InputStream in, long maxBytes);

  /** Returns the name of the result of a file of a name, which may be of another kind. */
  String resultName(String name);

  /** The pieces of one file; for one thread. */
  interface Reader extends Closeable {
    /** Returns the format's short name. */
    String format();

    /** Returns whether the file may hold many documents, and its size is no matter. */
    boolean isContainer();

    /**
     * Returns the next piece; null at the end.
     *
     * @throws io.github.unspin.files.InputException if the file cannot be read on
     */
    @Nullable Piece next();

    /** Returns the stream that takes the pieces' bytes and writes a file of this kind. */
    OutputStream encoder(OutputStream out) throws IOException;
  }

  /** A document of a file, or a stretch between documents; for any thread. */
  interface Piece {
    /** Returns what tells it from the others of its file; empty if it is alone. */
    String name();

    /** Returns the line of the file that it is, from 1; 0 if pieces are no lines. */
    int line();

    /** Returns its bytes in the file. */
    byte[] original();

    /** Returns how many bytes it has when uncompressed. */
    int size();

    /**
     * Analyses the piece.
     *
     * @throws io.github.unspin.files.InputException if it should hold a document and cannot be read
     */
    Result analyse();
  }

  /**
   * What became of a piece.
   *
   * @param bytes what it is to be now
   * @param report what was found; null when it holds no document
   */
  record Result(byte[] bytes, @Nullable Report report) {}
}
