package io.github.unspin.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unspin.files.Gzip;
import io.github.unspin.files.InputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class GzipMembersTest {
  static byte[] unpacked(byte[] gzip) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return in.readAllBytes();
    }
  }

  @Test
  void keepsTheBytesOfEachMember() throws IOException {
    byte[] plain = Gzip.compress("one".repeat(100_000).getBytes(UTF_8));
    byte[] named = named(Gzip.compress("two".getBytes(UTF_8)));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(plain);
    file.write(named);
    file.write(plain);
    byte[] buffer = new byte[1000];
    try (GzipMembers members = new GzipMembers("x", new ByteArrayInputStream(file.toByteArray()))) {
      for (byte[] expected : new byte[][] {plain, named, plain}) {
        assertThat(members.next()).isTrue();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int read; (read = members.read(buffer)) >= 0; ) {
          content.write(buffer, 0, read);
        }
        assertThat(members.takeRaw()).isEqualTo(expected);
        assertThat(content.toByteArray()).isEqualTo(unpacked(expected));
      }
      assertThat(members.next()).isFalse();
    }
  }

  /** Adds all the optional fields of a header: extra, name, comment, checksum. */
  private static byte[] named(byte[] member) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(member, 0, 3);
    out.write(4 | 8 | 16 | 2);
    out.write(member, 4, 6);
    out.writeBytes(new byte[] {3, 0, 'a', 'b', 'c'});
    out.writeBytes("file.txt\0a remark\0".getBytes(UTF_8));
    CRC32 sum = new CRC32();
    sum.update(out.toByteArray());
    out.write((int) sum.getValue());
    out.write((int) sum.getValue() >> 8);
    out.write(member, 10, member.length - 10);
    return out.toByteArray();
  }

  @Test
  void refusesDamage() throws IOException {
    byte[] member = Gzip.compress("one two three".getBytes(UTF_8));
    for (int i = 0; i < member.length; i++) {
      byte[] damaged = member.clone();
      damaged[i] ^= 0x55;
      boolean isUnchecked = i >= 4 && i < 10 || i >= member.length - 4; // time, system, length
      if (i != 3 && !isUnchecked) {
        assertThatThrownBy(() -> read(damaged)).as("byte " + i).isInstanceOf(InputException.class);
      }
    }
  }

  private static void read(byte[] file) throws IOException {
    try (GzipMembers members = new GzipMembers("x", new ByteArrayInputStream(file))) {
      while (members.next()) {
        byte[] buffer = new byte[100];
        while (members.read(buffer) >= 0) {
          members.takeSettledRaw();
        }
      }
    }
  }

  @Test
  void refusesBombs() throws IOException {
    byte[] bomb = Gzip.compress(new byte[200 << 20]);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    assertThatThrownBy(() -> read(bomb)).hasMessageContaining("bomb");
    assertThatThrownBy(
            () ->
                new Inflated("x", new ByteArrayInputStream(bomb))
                    .transferTo(java.io.OutputStream.nullOutputStream()))
        .hasMessageContaining("bomb");
    assertThat(threads.getCurrentThreadCpuTime() - start).isLessThan(5_000_000_000L);
  }
}
