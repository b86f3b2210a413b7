package io.github.unspin.batch;

import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Where reports are laid aside, compressed, until it is their turn. The entries of one file are
 * chained backwards, so that many files can be written at the same time. Thread-safe.
 */
final class ReportSpool implements Closeable {
  /** The chain of a file without entries. */
  static final long EMPTY = -1;

  private static final int HEADER_BYTES = 20;
  private static final byte DOCUMENT = 1;
  private static final byte DIFF = 2;
  private static final int DIFF_BLOCK = 1 << 20;
  private static final FindingKind[] KINDS = FindingKind.values();

  private final Path path;
  private final boolean temporary;
  private final RandomAccessFile file;
  private long end;

  /**
   * Opens the file, or makes it.
   *
   * @param temporary whether it goes when the spool is closed
   */
  ReportSpool(Path path, boolean temporary) throws IOException {
    this.path = path;
    this.temporary = temporary;
    // Not a FileChannel: an interrupt of one of many threads would close it.
    file = new RandomAccessFile(path.toFile(), "rw");
    end = file.length();
  }

  /** Adds a document to a chain and returns the chain's new head. */
  long add(long chain, FileDocument document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = deflating(bytes)) {
      write(out, document);
    }
    return append(chain, DOCUMENT, bytes.toByteArray());
  }

  /** Adds a diff to a chain and returns the chain's new head. */
  long addDiff(long chain, byte[] diff) throws IOException {
    long head = chain;
    for (int at = 0; at < diff.length; at += DIFF_BLOCK) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (DataOutputStream out = deflating(bytes)) {
        out.write(diff, at, Math.min(DIFF_BLOCK, diff.length - at));
      }
      head = append(head, DIFF, bytes.toByteArray());
    }
    return head;
  }

  /** Returns what a chain holds; readable until the spool is closed. */
  FileDocuments documents(long chain) {
    return new FileDocuments() {
      @Override
      public void forEach(Consumer<FileDocument> action) throws IOException {
        for (long place : places(chain, DOCUMENT)) {
          action.accept(readDocument(content(place)));
        }
      }

      @Override
      public void copyDiff(OutputStream out) throws IOException {
        for (long place : places(chain, DIFF)) {
          content(place).transferTo(out);
        }
      }
    };
  }

  /** Returns whether all of a chain is there and sound. */
  boolean isReadable(long chain) {
    try {
      for (long place : places(chain, DOCUMENT)) {
        content(place).close();
      }
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** Makes all that was added durable. */
  void force() throws IOException {
    file.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    file.close();
    if (temporary) {
      Files.deleteIfExists(path);
    }
  }

  private synchronized long append(long chain, byte type, byte[] content) throws IOException {
    CRC32C sum = new CRC32C();
    sum.update(content);
    ByteBuffer entry = ByteBuffer.allocate(HEADER_BYTES + 1 + content.length);
    entry.putLong(chain).putInt(content.length).putLong(sum.getValue()).put(type).put(content);
    long place = end;
    file.seek(place);
    file.write(entry.array());
    end = place + entry.capacity();
    return place;
  }

  private synchronized byte[] bytes(long place, int length) throws IOException {
    if (place < 0 || place + length > end) {
      throw new IOException(path + ": damaged at " + place);
    }
    byte[] bytes = new byte[length];
    file.seek(place);
    file.readFully(bytes);
    return bytes;
  }

  private List<Long> places(long chain, byte type) throws IOException {
    List<Long> places = new ArrayList<>();
    for (long place = chain; place != EMPTY; ) {
      ByteBuffer header = ByteBuffer.wrap(bytes(place, HEADER_BYTES + 1));
      long before = header.getLong();
      if (before >= place || before < EMPTY) {
        throw new IOException(path + ": damaged at " + place);
      }
      if (header.get(HEADER_BYTES) == type) {
        places.add(place);
      }
      place = before;
    }
    Collections.reverse(places);
    return places;
  }

  private InflaterInputStream content(long place) throws IOException {
    ByteBuffer header = ByteBuffer.wrap(bytes(place, HEADER_BYTES));
    int length = header.getInt(8);
    byte[] content = bytes(place + HEADER_BYTES + 1, Math.max(0, length));
    CRC32C sum = new CRC32C();
    sum.update(content);
    if (sum.getValue() != header.getLong(12)) {
      throw new IOException(path + ": damaged at " + place);
    }
    return new InflaterInputStream(new ByteArrayInputStream(content));
  }

  private static DataOutputStream deflating(OutputStream out) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    return new DataOutputStream(
        new DeflaterOutputStream(out, deflater, 1 << 13) {
          @Override
          public void close() throws IOException {
            super.close();
            deflater.end();
          }
        });
  }

  private static void write(DataOutputStream out, FileDocument document) throws IOException {
    Report report = document.report();
    writeText(out, document.name());
    out.writeInt(document.line());
    writeText(out, report.text());
    out.writeInt(report.words());
    out.writeBoolean(report.spun());
    out.writeDouble(report.score());
    writeText(out, report.family());
    out.writeInt(report.findings().size());
    for (Finding finding : report.findings()) {
      out.writeInt(finding.start());
      out.writeInt(finding.end());
      out.writeByte(finding.kind().ordinal());
      out.writeDouble(finding.confidence());
      out.writeBoolean(finding.applied());
      out.writeInt(finding.suggestions().size());
      for (Suggestion suggestion : finding.suggestions()) {
        writeText(out, suggestion.text());
        out.writeDouble(suggestion.confidence());
      }
      writeText(out, finding.message());
    }
  }

  private static FileDocument readDocument(InflaterInputStream bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(bytes)) {
      String name = readText(in);
      int line = in.readInt();
      String text = readText(in);
      int words = in.readInt();
      boolean spun = in.readBoolean();
      double score = in.readDouble();
      String family = readText(in);
      List<Finding> findings = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        findings.add(readFinding(in, text));
      }
      return new FileDocument(name, line, new Report(text, words, spun, score, family, findings));
    }
  }

  private static Finding readFinding(DataInputStream in, String text) throws IOException {
    int start = in.readInt();
    int end = in.readInt();
    FindingKind kind = KINDS[in.readByte()];
    double confidence = in.readDouble();
    boolean applied = in.readBoolean();
    List<Suggestion> suggestions = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      String suggested = readText(in);
      suggestions.add(new Suggestion(suggested, in.readDouble()));
    }
    String found = text.substring(start, end);
    return new Finding(start, end, found, kind, confidence, applied, suggestions, readText(in));
  }

  /** Writes UTF-16, which keeps lone surrogates. */
  private static void writeText(DataOutputStream out, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(2 * text.length());
    bytes.asCharBuffer().put(text);
    out.writeInt(text.length());
    out.write(bytes.array());
  }

  private static String readText(DataInputStream in) throws IOException {
    byte[] bytes = new byte[2 * in.readInt()];
    in.readFully(bytes);
    return ByteBuffer.wrap(bytes).asCharBuffer().toString();
  }
}
