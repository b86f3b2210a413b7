package io.github.unspin.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unspin.files.Gzip;
import io.github.unspin.files.InputException;
import io.github.unspin.report.FindingKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpreserve.jwarc.WarcConversion;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTargetRecord;

class WarcReaderTest {
  private static final String PAGE =
      "<html><body><p>Many folks stood near the hall when it happened, she said.</p></body></html>";

  /** How a file is packed. */
  enum Packing {
    PLAIN,
    MEMBERS,
    WHOLE
  }

  private static byte[] http(String fields, byte[] body) {
    return join(("HTTP/1.1 200 OK\r\n" + fields + "\r\n").getBytes(ISO_8859_1), body);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static String sha1(byte[] bytes) {
    try {
      var digester = WarcDigest.getDigester("sha1");
      digester.update(bytes);
      return "sha1:" + new WarcDigest(digester).base32();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] record(String type, String fields, byte[] block) {
    String header =
        "WARC/1.0\r\nWARC-Type: "
            + type
            + "\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
            + "WARC-Date: 2024-03-22T18:00:00Z\r\n"
            + fields
            + "WARC-Block-Digest: "
            + sha1(block)
            + "\r\nContent-Length: "
            + block.length
            + "\r\n\r\n";
    return join(header.getBytes(UTF_8), block, "\r\n\r\n".getBytes(UTF_8));
  }

  private static byte[] response(String httpFields, byte[] body) {
    return record(
        "response",
        "WARC-Target-URI: https://example.org/é\r\nContent-Type: application/http;msgtype=response\r\n"
            + "WARC-Payload-Digest: "
            + sha1(body)
            + "\r\n",
        http(httpFields, body));
  }

  private static List<byte[]> sample() {
    byte[] gzipped = Gzip.compress(PAGE.getBytes(UTF_8));
    byte[] chunked =
        (Integer.toHexString(PAGE.length()) + "\r\n" + PAGE + "\r\n0\r\n\r\n").getBytes(UTF_8);
    return List.of(
        record(
            "warcinfo",
            "Content-Type: application/warc-fields\r\n",
            "a: folks\r\n".getBytes(UTF_8)),
        record(
            "request",
            "Content-Type: application/http;msgtype=request\r\n",
            "GET /folks HTTP/1.0\r\n\r\n".getBytes(UTF_8)),
        response(
            "Content-Type: text/html; charset=utf-8\r\nContent-Length: " + PAGE.length() + "\r\n",
            PAGE.getBytes(UTF_8)),
        response("content-type: text/html\r\nContent-Encoding: gzip\r\n", gzipped),
        response("Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", chunked),
        response("Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", PAGE.getBytes(UTF_8)),
        response("Content-Type: image/png\r\n", new byte[] {(byte) 0x89, 'f', 'o', 0, 1}),
        response("Content-Type: text/html\r\n", new byte[0]),
        record(
            "conversion",
            "WARC-Target-URI: https://example.org/\r\nContent-Type: text/plain\r\n",
            "The folks said.\n".getBytes(UTF_8)),
        record(
            "resource",
            "WARC-Target-URI: https://example.org/\r\nContent-Type: text/html\r\n",
            PAGE.getBytes(UTF_8)));
  }

  /** Packs a record; a large one without much effort. */
  private static byte[] member(byte[] record) throws IOException {
    if (record.length < 1 << 20) {
      return Gzip.compress(record);
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip =
        new GZIPOutputStream(packed) {
          {
            def.setLevel(Deflater.NO_COMPRESSION);
          }
        }) {
      gzip.write(record);
    }
    return packed.toByteArray();
  }

  private static byte[] pack(List<byte[]> records, Packing packing) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] record : records) {
      out.write(packing == Packing.MEMBERS ? member(record) : record);
    }
    if (packing != Packing.WHOLE) {
      return out.toByteArray();
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(out.toByteArray());
    }
    return packed.toByteArray();
  }

  /** Replaces "folks" by "the good people" everywhere. */
  private static byte[] edited(byte[] file, boolean hasEdits) throws IOException {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    try (RecordReader reader =
            Records.open("x", new ByteArrayInputStream(file), FormatOptions.defaults());
        OutputStream out = reader.encoder(result)) {
      assertThat(reader.format()).isEqualTo(InputFormat.WARC);
      for (InputRecord record; (record = reader.next()) != null; ) {
        InputDocument document = hasEdits ? record.document() : null;
        out.write(
            document == null
                ? record.original()
                : record.edited(
                    document,
                    HtmlTextTest.report(
                            document, FindingKind.SUBSTITUTION, "folks", "the good people")
                        .edits()));
      }
    }
    return result.toByteArray();
  }

  @ParameterizedTest
  @EnumSource(Packing.class)
  void givesBackWhatIsNotChanged(Packing packing) throws IOException {
    byte[] file = pack(sample(), packing);
    byte[] again = edited(file, false);
    if (packing == Packing.WHOLE) {
      assertThat(GzipMembersTest.unpacked(again)).isEqualTo(GzipMembersTest.unpacked(file));
    } else {
      assertThat(again).isEqualTo(file);
    }
  }

  @ParameterizedTest
  @EnumSource(Packing.class)
  void writesValidRecords(Packing packing) throws IOException {
    byte[] result = edited(pack(sample(), packing), true);
    Map<Integer, String> bodies = new TreeMap<>();
    int count = 0;
    // jwarc reads the result, independently of what wrote it.
    try (org.netpreserve.jwarc.WarcReader reader =
        new org.netpreserve.jwarc.WarcReader(
            Channels.newChannel(new ByteArrayInputStream(result)))) {
      reader.calculateBlockDigest();
      for (WarcRecord record : reader) {
        count++;
        if (record instanceof WarcResponse response
            && response.payloadType().subtype().equals("html")) {
          byte[] raw = response.http().body().stream().readAllBytes();
          assertThat(response.payloadDigest().get().base32()).isEqualTo(sha1(raw).substring(5));
          bodies.put(count, new String(raw, UTF_8));
          if (raw.length > 0) {
            assertThat(response.http().headers().first("Content-Length"))
                .contains(Integer.toString(raw.length));
          }
        } else if (record instanceof WarcConversion || record.type().equals("resource")) {
          bodies.put(count, new String(record.body().stream().readAllBytes(), UTF_8));
          assertThat(((WarcTargetRecord) record).target()).isEqualTo("https://example.org/");
        } else {
          record.body().consume();
        }
        WarcDigest calculated = record.calculatedBlockDigest().orElseThrow();
        assertThat(record.headers().first("WARC-Block-Digest").get())
            .as("digest of record " + count)
            .isEqualTo("sha1:" + calculated.base32());
      }
    }
    assertThat(count).isEqualTo(10);
    String page = PAGE.replace("folks", "the good people");
    assertThat(bodies)
        .containsEntry(3, page)
        .containsEntry(4, page)
        .containsEntry(5, page)
        .containsEntry(6, page)
        .containsEntry(8, "")
        .containsEntry(9, "The the good people said.\n")
        .containsEntry(10, page);
  }

  @Test
  void namesRecordsByNumberAndAddress() throws IOException {
    List<String> names = new ArrayList<>();
    for (InputRecord record :
        Inverse.records(pack(sample(), Packing.MEMBERS), FormatOptions.defaults())) {
      names.add(record.name());
    }
    assertThat(names).hasSize(10).contains("file#1", "file#3 https://example.org/é");
  }

  @Test
  void takesMembersOfSeveralRecordsApart() throws IOException {
    List<byte[]> all = sample();
    byte[] file =
        join(
            Gzip.compress(all.get(0)),
            Gzip.compress(join(all.get(2), all.get(8))),
            Gzip.compress(all.get(9)));
    List<InputRecord> records = Inverse.records(file, FormatOptions.defaults());
    assertThat(records).hasSize(4);
    assertThat(GzipMembersTest.unpacked(records.get(2).original())).isEqualTo(all.get(8));
    assertThat(records.get(3).name()).startsWith("file#4 ");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100, 700, 1300, 2000, 2500})
  void saysWhereAnArchiveIsDamaged(int length) throws IOException {
    for (Packing packing : Packing.values()) {
      byte[] file = pack(sample(), packing);
      byte[] cut = Arrays.copyOf(file, Math.min(length, file.length - 20));
      FormatOptions options = FormatOptions.defaults().withFormat(InputFormat.WARC);
      assertThatThrownBy(() -> Inverse.records(cut, options))
          .isInstanceOf(InputException.class)
          .hasMessageMatching("(?s)file: (is damaged|cannot be read).*");
    }
  }

  @Test
  void copiesRecordsThatAreTooLarge() throws IOException {
    byte[] block = new byte[Limits.MAX_RECORD_BYTES + 5_000_000];
    new java.util.Random(1).nextBytes(block);
    byte[] large = record("resource", "Content-Type: text/plain\r\n", block);
    for (Packing packing : new Packing[] {Packing.PLAIN, Packing.MEMBERS}) {
      byte[] file = pack(List.of(sample().get(0), large, sample().get(8)), packing);
      assertThat(edited(file, false)).isEqualTo(file);
      List<InputRecord> records = Inverse.records(file, FormatOptions.defaults());
      InputRecord last = records.get(records.size() - 1);
      assertThat(last.name()).isEqualTo("file#3 https://example.org/");
      assertThat(last.document().running()).isEqualTo("The folks said.\n");
      assertThat(records).allMatch(each -> each.original().length < 70 << 20);
    }
  }
}
