package io.github.unspin.batch.report;

import io.github.unspin.report.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells a finding from others of its file although the text around it moves: its kind, its
 * words and the words beside it in its line.
 */
final class FindingKey {
  private static final int CONTEXT = 32;
  private static final int BYTES = 16;

  private FindingKey() {}

  /** Returns the fingerprint in hexadecimal digits. */
  static String of(String text, Finding finding) {
    int from = finding.start();
    while (from > 0 && finding.start() - from < CONTEXT && !isLineEnd(text.charAt(from - 1))) {
      from--;
    }
    int to = finding.end();
    while (to < text.length() && to - finding.end() < CONTEXT && !isLineEnd(text.charAt(to))) {
      to++;
    }
    String before = text.substring(from, finding.start());
    String after = text.substring(finding.end(), to);
    String key =
        String.join(
            "\u0000", finding.kind().label(), words(before), words(finding.text()), words(after));
    return HexFormat.of().formatHex(sha256(key.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
