package io.github.unspin.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A text as it was read, with all that is needed to write it back: {@code encode(text())} gives the
 * bytes that were read. The few bytes that are no characters of the charset, in a file that else is
 * text, stand in the text as lone low surrogates (U+DC80 to U+DCFF).
 *
 * @param name what the user calls the file, {@code -} for the standard input
 * @param text the decoded text, without a byte order mark
 * @param charset how it was encoded
 * @param byteOrderMark whether a byte order mark stood before the text
 */
public record TextFile(String name, String text, Charset charset, boolean byteOrderMark) {
  /** The name of the standard input. */
  public static final String STANDARD_INPUT = "-";

  /** Largest accepted input, in bytes. */
  public static final int MAX_BYTES = 256 << 20;

  /**
   * Reads a file.
   *
   * @throws InputException if there is no such file, or it cannot be read, or holds no text
   */
  public static TextFile read(String name) {
    return decode(name, bytes(name));
  }

  /**
   * Reads a stream to its end; it is called {@link #STANDARD_INPUT}.
   *
   * @throws InputException if it cannot be read or holds no text
   */
  public static TextFile read(InputStream in) {
    try {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw tooLarge(STANDARD_INPUT);
      }
      return decode(STANDARD_INPUT, bytes);
    } catch (IOException e) {
      throw new InputException("cannot read the standard input: " + e.getMessage(), e);
    }
  }

  /**
   * Decodes bytes that were read elsewhere: by their byte order mark, else as UTF-8, else by what
   * they look like.
   *
   * @throws InputException if they are no text
   */
  public static TextFile decode(String name, byte[] bytes) {
    return CharsetGuess.decode(name, bytes, null);
  }

  /**
   * Decodes bytes that come with a claim about their charset. A byte order mark, and bytes that are
   * UTF-8 beyond ASCII, count for more than the claim; where the bytes do not fit it, it is passed
   * over.
   *
   * @param declared what the file itself or who sent it claims; null for nothing
   * @throws InputException if they are no text
   */
  public static TextFile decode(String name, byte[] bytes, @Nullable Charset declared) {
    return CharsetGuess.decode(name, bytes, declared);
  }

  /**
   * Decodes bytes whose charset is known, whatever they are: no text is too short or too odd.
   *
   * @param charset UTF-8, or one in which each byte is a character
   */
  public static TextFile decodeAs(String name, byte[] bytes, Charset charset) {
    String text = StrayBytes.decode(bytes, charset).text();
    boolean isMarked = text.startsWith("\uFEFF");
    return new TextFile(name, isMarked ? text.substring(1) : text, charset, isMarked);
  }

  /**
   * Encodes a text in the way of this file, byte order mark included.
   *
   * @throws InputException if the charset lacks a character of the text
   */
  public byte[] encode(String edited) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(edited.length() + 16);
    CharsetEncoder encoder =
        charset
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    if (byteOrderMark) {
      out.writeBytes("\uFEFF".getBytes(charset));
    }
    try {
      ByteBuffer encoded = encode(edited, encoder);
      out.write(encoded.array(), encoded.arrayOffset(), encoded.limit());
    } catch (CharacterCodingException e) {
      throw new InputException(lackingCharacter(edited), e);
    }
    return out.toByteArray();
  }

  private static ByteBuffer encode(String edited, CharsetEncoder encoder)
      throws CharacterCodingException {
    try {
      return encoder.encode(CharBuffer.wrap(edited));
    } catch (CharacterCodingException e) {
      return StrayBytes.encode(edited, encoder);
    }
  }

  private String lackingCharacter(String edited) {
    CharsetEncoder encoder = charset.newEncoder();
    int lacking =
        edited
            .codePoints()
            .filter(c -> !encoder.canEncode(Character.toString(c)) && (c < 0xDC80 || c > 0xDCFF))
            .findFirst()
            .orElse('?');
    return String.format(
        "%s: its charset %s has no character '%s' (U+%04X), which the result needs;"
            + " convert the file to UTF-8 first",
        name, charset.name(), Character.toString(lacking), lacking);
  }

  /**
   * Reads the bytes of a file.
   *
   * @throws InputException if there is no such file, or it cannot be read or is too large
   */
  public static byte[] bytes(String name) {
    Path path;
    try {
      path = Path.of(name);
    } catch (InvalidPathException e) {
      throw new InputException(name + ": not a file name: " + e.getReason(), e);
    }
    try {
      if (Files.isDirectory(path)) {
        throw new InputException(name + ": is a folder; name the files in it");
      }
      if (Files.size(path) > MAX_BYTES) {
        throw tooLarge(name);
      }
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw new InputException(name + ": no such file", e);
    } catch (AccessDeniedException e) {
      throw new InputException(name + ": may not be read (permission denied)", e);
    } catch (IOException e) {
      throw new InputException(name + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static InputException tooLarge(String name) {
    return new InputException(name + ": is larger than " + (MAX_BYTES >> 20) + " MiB; split it");
  }
}
