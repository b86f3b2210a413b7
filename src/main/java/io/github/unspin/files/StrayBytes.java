package io.github.unspin.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Bytes that are no text in the charset of their file. Each is read as a low surrogate of its own,
 * U+DC80 to U+DCFF for the bytes 80 to FF, which no text contains, and written as the byte again
 * (as PEP 383 has it). So a file with a few bad bytes comes out as it went in.
 */
final class StrayBytes {
  private static final int FIRST = 0xDC80;
  private static final int LAST = 0xDCFF;
  private static final int BASE = 0xDC00;

  private StrayBytes() {}

  /** A decoded text and how many of its bytes were stray. */
  record Decoded(String text, int stray) {}

  /** Decodes bytes in a charset of single bytes or in UTF-8. */
  static Decoded decode(byte[] bytes, Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out =
        CharBuffer.allocate((int) (bytes.length * (double) decoder.maxCharsPerByte()) + 1);
    int stray = 0;
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (!result.isError()) {
        break;
      }
      for (int i = 0; i < result.length(); i++) {
        int octet = in.get() & 0xFF;
        out.put((char) (octet < 0x80 ? octet : BASE + octet));
        stray++;
      }
    }
    decoder.flush(out);
    return new Decoded(out.flip().toString(), stray);
  }

  static boolean isStray(CharSequence text, int at) {
    char c = text.charAt(at);
    return c >= FIRST && c <= LAST && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }

  /**
   * Encodes a text whose stray bytes become bytes again.
   *
   * @throws CharacterCodingException if the charset lacks another character
   */
  static ByteBuffer encode(String text, CharsetEncoder encoder) throws CharacterCodingException {
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      count += isStray(text, i) ? 1 : 0;
    }
    ByteBuffer out =
        ByteBuffer.allocate((int) (text.length() * (double) encoder.maxBytesPerChar()) + count + 8);
    for (int at = 0; at < text.length(); ) {
      int end = at;
      while (end < text.length() && !isStray(text, end)) {
        end++;
      }
      if (at < end) {
        out.put(encoder.encode(CharBuffer.wrap(text, at, end)));
      }
      while (end < text.length() && isStray(text, end)) {
        out.put((byte) (text.charAt(end++) - BASE));
      }
      at = end;
    }
    return out.flip();
  }
}
