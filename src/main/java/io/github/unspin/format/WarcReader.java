package io.github.unspin.format;

import io.github.unspin.files.Gzip;
import io.github.unspin.files.InputException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a web archive: plain, compressed as a whole, or, as is usual, with each record a gzip
 * member of its own. Records that are too large to be looked at are copied piece by piece.
 */
final class WarcReader implements RecordReader {
  private static final int BUFFER = 1 << 16;

  private final String name;
  private final InputFormat format;

  /** Where records come from: members of a compressed file, or a stream. */
  private final @Nullable GzipMembers members;

  private final @Nullable InputStream stream;
  private final boolean isCompressedWhole;
  private final Deque<InputRecord> waiting = new ArrayDeque<>();
  private int count;

  /** Bytes of a large record that are still to be copied; -1 for all of the open member. */
  private long toCopy;

  private WarcReader(
      String name,
      InputFormat format,
      @Nullable GzipMembers members,
      @Nullable InputStream stream,
      boolean isCompressedWhole) {
    this.name = name;
    this.format = format;
    this.members = members;
    this.stream = stream;
    this.isCompressedWhole = isCompressedWhole;
  }

  static WarcReader open(String name, BufferedInputStream in, InputFormat format)
      throws IOException {
    in.mark(3);
    byte[] head = in.readNBytes(3);
    in.reset();
    if (!Gzip.isGzip(head)) {
      return new WarcReader(name, format, null, in, false);
    }
    in.mark(FormatGuess.HEAD_BYTES);
    boolean isWhole = holdsManyRecords(in.readNBytes(FormatGuess.HEAD_BYTES - 1));
    in.reset();
    return isWhole
        ? new WarcReader(
            name, format, null, new BufferedInputStream(new Inflated(name, in), BUFFER), true)
        : new WarcReader(name, format, new GzipMembers(name, in), null, false);
  }

  /** Whether the first gzip member goes on after its first record. */
  private static boolean holdsManyRecords(byte[] head) {
    byte[] content = new byte[BUFFER];
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (GzipMembers members = new GzipMembers("", new ByteArrayInputStream(head))) {
      if (members.next()) {
        for (int read; all.size() < Limits.COPY_BYTES && (read = members.read(content)) >= 0; ) {
          all.write(content, 0, read);
        }
      }
    } catch (IOException | InputException e) {
      // The head ends in the middle of the member, or it is damaged, which shows later.
    }
    byte[] bytes = all.toByteArray();
    int header = headerEnd(bytes, bytes.length);
    long length = header < 0 ? -1 : WarcHeader.of(bytes, header).number("Content-Length");
    if (length < 0 || header + length + 4 >= bytes.length) {
      return false;
    }
    int at = (int) (header + length);
    while (at < bytes.length && (bytes[at] == '\r' || bytes[at] == '\n')) {
      at++;
    }
    return at < bytes.length;
  }

  @Override
  public InputFormat format() {
    return format;
  }

  @Override
  public @Nullable InputRecord next() {
    try {
      if (!waiting.isEmpty()) {
        return waiting.remove();
      }
      return members == null
          ? nextOfStream(java.util.Objects.requireNonNull(stream))
          : nextMember(members);
    } catch (IOException e) {
      throw new InputException(name + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private @Nullable InputRecord nextOfStream(InputStream in) throws IOException {
    if (toCopy > 0) {
      byte[] piece = in.readNBytes((int) Math.min(Limits.COPY_BYTES, toCopy));
      toCopy -= piece.length;
      if (piece.length == 0) {
        throw damaged("it ends in the middle of a record");
      }
      return new CopiedRecord(recordName(null), piece, null);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    skipLineBreaks(in, bytes); // left over from a record that was copied
    if (!readHeader(in, bytes)) {
      return bytes.size() == 0 ? null : new CopiedRecord(name, bytes.toByteArray(), null);
    }
    int headerLength = bytes.size();
    WarcHeader header = WarcHeader.of(bytes.toByteArray(), headerLength);
    long length = checked(header);
    count++;
    if (length > Limits.MAX_RECORD_BYTES) {
      toCopy = length;
      return new CopiedRecord(recordName(header), bytes.toByteArray(), null);
    }
    byte[] block = in.readNBytes((int) length);
    if (block.length < length) {
      throw damaged("it ends in the middle of a record");
    }
    bytes.writeBytes(block);
    skipLineBreaks(in, bytes);
    byte[] all = bytes.toByteArray();
    return new WarcRecordData(recordName(header), all, all, headerLength, (int) length, false);
  }

  /** Copies the line breaks that end a record. */
  private static void skipLineBreaks(InputStream in, ByteArrayOutputStream out) throws IOException {
    while (true) {
      in.mark(1);
      int c = in.read();
      if (c != '\r' && c != '\n') {
        in.reset();
        return;
      }
      out.write(c);
    }
  }

  /** Reads up to the blank line that ends a header; returns false at the end of the file. */
  private boolean readHeader(InputStream in, ByteArrayOutputStream out) throws IOException {
    int start = out.size();
    int lineLength = 0;
    while (true) {
      int c = in.read();
      if (c < 0 && out.size() == start) {
        return false;
      }
      if (c < 0) {
        throw damaged("it ends in the middle of a header");
      }
      if (out.size() > Limits.MAX_HEADER_BYTES) {
        throw damaged("a record's header does not end");
      }
      out.write(c);
      if (c == '\n') {
        if (lineLength == 0) {
          return true;
        }
        lineLength = 0;
      } else if (c != '\r') {
        lineLength++;
      }
      if (out.size() == start + 5 && !isWarc(out.toByteArray(), start)) {
        throw damaged("no WARC record begins where one should");
      }
    }
  }

  private static boolean isWarc(byte[] bytes, int at) {
    String magic = "WARC/";
    for (int i = 0; i < magic.length(); i++) {
      if (at + i >= bytes.length || bytes[at + i] != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private long checked(WarcHeader header) {
    long length = header.number("Content-Length");
    if (length < 0) {
      throw damaged("a record has no Content-Length");
    }
    return length;
  }

  private static int headerEnd(byte[] bytes, int limit) {
    int lineStart = 0;
    for (int i = 0; i < limit; i++) {
      if (bytes[i] == '\n') {
        if (i == lineStart || i == lineStart + 1 && bytes[lineStart] == '\r') {
          return i + 1;
        }
        lineStart = i + 1;
      }
    }
    return -1;
  }

  private @Nullable InputRecord nextMember(GzipMembers gzip) throws IOException {
    byte[] buffer = new byte[BUFFER];
    if (toCopy < 0) {
      for (int read; (read = gzip.read(buffer)) >= 0; ) {
        byte[] raw = gzip.takeSettledRaw();
        if (raw.length > 0) {
          return new CopiedRecord(recordName(null), raw, null);
        }
      }
      toCopy = 0;
      return new CopiedRecord(recordName(null), gzip.takeRaw(), null);
    }
    if (!gzip.next()) {
      return null;
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream(BUFFER);
    for (int read; (read = gzip.read(buffer)) >= 0; ) {
      content.write(buffer, 0, read);
      if (content.size() > Limits.MAX_RECORD_BYTES) {
        count++;
        toCopy = -1;
        byte[] bytes = content.toByteArray();
        int end = headerEnd(bytes, Limits.MAX_HEADER_BYTES);
        WarcHeader header = end < 0 ? null : WarcHeader.of(bytes, end);
        return new CopiedRecord(recordName(header), gzip.takeSettledRaw(), null);
      }
    }
    byte[] raw = gzip.takeRaw();
    byte[] bytes = content.toByteArray();
    if (bytes.length == 0) {
      return new CopiedRecord(recordName(null), raw, null);
    }
    int headerLength = headerEnd(bytes, bytes.length);
    if (headerLength < 0 || !isWarc(bytes, 0)) {
      throw damaged("no WARC record begins where one should");
    }
    WarcHeader header = WarcHeader.of(bytes, headerLength);
    long length = checked(header);
    if (headerLength + length > bytes.length) {
      throw damaged("a record ends before its Content-Length");
    }
    int end = (int) (headerLength + length);
    while (end < bytes.length && (bytes[end] == '\r' || bytes[end] == '\n')) {
      end++;
    }
    if (end < bytes.length) {
      return split(bytes);
    }
    count++;
    return new WarcRecordData(recordName(header), raw, bytes, headerLength, (int) length, true);
  }

  /** Gives each record of a member that holds several a member of its own. */
  private @Nullable InputRecord split(byte[] bytes) throws IOException {
    WarcReader records = new WarcReader(name, format, null, new ByteArrayInputStream(bytes), false);
    records.count = count;
    for (InputRecord record; (record = records.next()) != null; ) {
      byte[] member = Gzip.compress(record.original());
      waiting.add(
          record instanceof WarcRecordData data
              ? new WarcRecordData(
                  data.name(), member, data.record(), data.headerLength(), data.blockLength(), true)
              : new CopiedRecord(record.name(), member, null));
    }
    count = records.count;
    return waiting.poll();
  }

  private String recordName(@Nullable WarcHeader header) {
    String address = header == null ? null : header.value("WARC-Target-URI");
    return name + "#" + count + (address == null ? "" : " " + address);
  }

  private InputException damaged(String why) {
    return new InputException(name + ": is damaged after record " + count + ": " + why);
  }

  @Override
  public OutputStream encoder(OutputStream out) throws IOException {
    return isCompressedWhole ? new GZIPOutputStream(out, BUFFER) : out;
  }

  @Override
  public String nothingThere() {
    return name + ": holds no records of text";
  }

  @Override
  public void close() throws IOException {
    if (members != null) {
      members.close();
    }
    if (stream != null) {
      stream.close();
    }
  }
}
