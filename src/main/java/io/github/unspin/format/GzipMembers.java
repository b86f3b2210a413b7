package io.github.unspin.format;

/** Members of a gzip file (RFC 1952). */
final class GzipMembers {
  private GzipMembers() {}

  static boolean isGzip(byte[] head) {
    return head.length > 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B;
  }
}
