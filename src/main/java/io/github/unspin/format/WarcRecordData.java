package io.github.unspin.format;

import io.github.unspin.files.Gzip;
import io.github.unspin.files.InputException;
import io.github.unspin.files.TextFile;
import io.github.unspin.report.Edit;
import io.github.unspin.report.Edits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcDigest;

/**
 * A record of a web archive.
 *
 * <p>Documents are HTML, plain text and Markdown in records of the types {@code response}, {@code
 * resource} and {@code conversion}. A changed record has the lengths and digests of its new
 * content; a body that was compressed or chunked for its transport is stored as it is, and the
 * fields that said so are kept under names with {@code X-Crawl-} before them, as Common Crawl does.
 *
 * @param name what people call the record
 * @param original the record's bytes in the file
 * @param record the record's bytes uncompressed, with what ends it; the same as {@code original} in
 *     a file that is not compressed record by record
 * @param headerLength length of its header there
 * @param blockLength length of its content there
 * @param isMember whether the record is a gzip member of its own
 */
record WarcRecordData(
    String name,
    byte[] original,
    byte[] record,
    int headerLength,
    int blockLength,
    boolean isMember)
    implements InputRecord {
  private static final String CONTENT_LENGTH = "Content-Length";

  /** The text in a record: its bytes, format and what is claimed about its charset. */
  private record Payload(
      byte[] bytes, InputFormat format, @Nullable Charset declared, boolean isHttp) {}

  @Override
  public int size() {
    return record.length;
  }

  @Override
  public @Nullable InputDocument document() {
    Payload payload = payload();
    if (payload == null) {
      return null;
    }
    TextFile file = file(payload);
    return file == null ? null : InputDocument.of(file, payload.format());
  }

  private @Nullable TextFile file(Payload payload) {
    try {
      return TextFile.decode(name, payload.bytes(), payload.declared());
    } catch (InputException e) {
      return null; // empty, or not the text that its type promises
    }
  }

  private @Nullable Payload payload() {
    WarcHeader header = WarcHeader.of(record, headerLength);
    String type = header.plainValue("WARC-Type");
    if (header.value("WARC-Segment-Number") != null || blockLength == 0) {
      return null;
    }
    if (type.equals("response")) {
      return header.plainValue("Content-Type").equals("application/http") ? httpPayload() : null;
    }
    if (type.equals("resource") || type.equals("conversion")) {
      InputFormat format = format(header.plainValue("Content-Type"));
      return format == null ? null : payload(block(), format, header.value("Content-Type"), false);
    }
    return null;
  }

  private byte[] block() {
    return Arrays.copyOfRange(record, headerLength, headerLength + blockLength);
  }

  private @Nullable Payload httpPayload() {
    byte[] block = block();
    WarcHeader http = WarcHeader.of(block, httpHeaderLength(block));
    InputFormat format = format(http.plainValue("Content-Type"));
    if (format == null) {
      return null;
    }
    try (InputStream in = httpBody(block, http)) {
      byte[] body = in.readNBytes(Limits.MAX_DOCUMENT_BYTES + 1);
      if (body.length > Limits.MAX_DOCUMENT_BYTES) {
        throw new InputException(name + ": the page is too large; left as it is");
      }
      return payload(body, format, http.value("Content-Type"), true);
    } catch (IOException | IllegalArgumentException e) {
      throw new InputException(
          name + ": its HTTP message cannot be read (" + e.getMessage() + "); left as it is", e);
    }
  }

  /** The body without transport codings; crawlers often leave their fields but undo them. */
  private static InputStream httpBody(byte[] block, WarcHeader http) throws IOException {
    boolean isPlain =
        http.value("Transfer-Encoding") == null && http.value("Content-Encoding") == null;
    int start = http.text().length();
    if (isPlain) {
      return new ByteArrayInputStream(block, start, block.length - start);
    }
    try {
      return new ByteArrayInputStream(decoded(block, http));
    } catch (IOException | IllegalArgumentException e) {
      boolean isUndone = start < block.length && isText(block[start]);
      if (isUndone && !isChunk(block, start)) {
        return new ByteArrayInputStream(block, start, block.length - start);
      }
      throw e;
    }
  }

  private static byte[] decoded(byte[] block, WarcHeader http) throws IOException {
    int start = http.text().length();
    WarcHeader sized = http;
    if (http.value("Transfer-Encoding") == null) { // what is there counts
      String length = Integer.toString(block.length - start);
      sized =
          http.value(CONTENT_LENGTH) == null
              ? http.plus(CONTENT_LENGTH, length)
              : http.with(CONTENT_LENGTH, length);
    }
    InputStream message =
        new SequenceInputStream(
            new ByteArrayInputStream(sized.bytes()),
            new ByteArrayInputStream(block, start, block.length - start));
    HttpResponse response = HttpResponse.parse(Channels.newChannel(message));
    byte[] body;
    try (InputStream in = response.bodyDecoded().stream()) {
      body = in.readNBytes(Limits.MAX_DOCUMENT_BYTES + 1);
    }
    return body;
  }

  private static boolean isText(byte first) {
    return first == '<' || first >= ' ' || first == '\n' || first == '\r' || first == (byte) 0xEF;
  }

  private static boolean isChunk(byte[] block, int start) {
    int at = start;
    while (at < block.length && at < start + 8 && Character.digit(block[at], 16) >= 0) {
      at++;
    }
    return at > start && at < block.length && (block[at] == '\r' || block[at] == ';');
  }

  private static @Nullable Payload payload(
      byte[] bytes, InputFormat format, @Nullable String mediaType, boolean isHttp) {
    Charset declared = mediaType == null ? null : Charsets.ofMediaType(mediaType);
    if (declared == null && format == InputFormat.HTML) {
      declared = Charsets.ofPage(bytes);
    }
    return new Payload(bytes, format, declared, isHttp);
  }

  private static @Nullable InputFormat format(String mediaType) {
    return switch (mediaType) {
      case "text/html", "application/xhtml+xml" -> InputFormat.HTML;
      case "text/plain" -> InputFormat.TEXT;
      case "text/markdown", "text/x-markdown" -> InputFormat.MARKDOWN;
      default -> null;
    };
  }

  /** Returns where the body of an HTTP message begins. */
  private static int httpHeaderLength(byte[] block) {
    int lineStart = 0;
    for (int i = 0; i < block.length && i < Limits.MAX_HEADER_BYTES; i++) {
      if (block[i] == '\n') {
        boolean isBlank = i == lineStart || i == lineStart + 1 && block[lineStart] == '\r';
        if (isBlank) {
          return i + 1;
        }
        lineStart = i + 1;
      }
    }
    return block.length;
  }

  @Override
  public byte[] edited(InputDocument document, List<Edit> edits) {
    Payload payload = edits.isEmpty() ? null : payload();
    TextFile file = payload == null ? null : file(payload);
    if (payload == null || file == null) {
      return original;
    }
    byte[] body = file.encode(Edits.apply(document.text(), edits));
    byte[] block = body;
    if (payload.isHttp()) {
      byte[] old = block();
      byte[] http = httpHeader(WarcHeader.of(old, httpHeaderLength(old)), body.length).bytes();
      block = Arrays.copyOf(http, http.length + body.length);
      System.arraycopy(body, 0, block, http.length, body.length);
    }
    WarcHeader header =
        WarcHeader.of(record, headerLength).with(CONTENT_LENGTH, Integer.toString(block.length));
    header = withDigest(header, "WARC-Block-Digest", block);
    header = withDigest(header, "WARC-Payload-Digest", body);
    ByteArrayOutputStream out = new ByteArrayOutputStream(block.length + headerLength + 64);
    out.writeBytes(header.bytes());
    out.writeBytes(block);
    int end = headerLength + blockLength;
    out.write(record, end, record.length - end);
    return isMember ? Gzip.compress(out.toByteArray()) : out.toByteArray();
  }

  private static WarcHeader httpHeader(WarcHeader http, int length) {
    WarcHeader changed = http;
    for (String coding : List.of("Transfer-Encoding", "Content-Encoding")) {
      changed = changed.renamed(coding, "X-Crawl-" + coding);
    }
    return changed.value(CONTENT_LENGTH) == null
        ? changed.plus(CONTENT_LENGTH, Integer.toString(length))
        : changed.with(CONTENT_LENGTH, Integer.toString(length));
  }

  /** Renews a digest in its own notation; one that cannot be computed here goes. */
  private static WarcHeader withDigest(WarcHeader header, String field, byte[] content) {
    String value = header.value(field);
    int colon = value == null ? -1 : value.indexOf(':');
    if (value == null) {
      return header;
    }
    try {
      String algorithm = value.substring(0, Math.max(0, colon));
      MessageDigest digester = WarcDigest.getDigester(algorithm.toLowerCase(Locale.ROOT));
      digester.update(content);
      WarcDigest digest = new WarcDigest(digester);
      String old = value.substring(colon + 1);
      boolean isHex = old.length() == 2 * digester.getDigestLength();
      return header.with(field, algorithm + ":" + (isHex ? digest.hex() : digest.base32()));
    } catch (NoSuchAlgorithmException | IllegalArgumentException e) {
      return header.without(field);
    }
  }
}
