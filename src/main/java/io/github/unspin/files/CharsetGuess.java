package io.github.unspin.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/** Finds out how bytes are encoded, and whether they are text at all. */
final class CharsetGuess {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** Share of letters outside ASCII above which a text in windows-1252 is none. */
  private static final double MOST_ACCENTS = 0.25;

  /** Share of control characters above which a text is none. */
  private static final double MOST_CONTROLS = 0.005;

  /** Share of bytes up to which those that fit no charset are put up with. */
  private static final double MOST_STRAY = 0.02;

  /**
   * Stray bytes for each sound character beyond ASCII up to which a text is UTF-8; other charsets
   * make sound sequences by chance only.
   */
  private static final int MOST_STRAY_PER_SOUND = 3;

  private CharsetGuess() {}

  /**
   * Decodes a file.
   *
   * @param declared the charset that the file, or who sent it, claims; null when nobody does
   */
  static TextFile decode(String name, byte[] bytes, @Nullable Charset declared) {
    Mark mark = Mark.of(bytes);
    byte[] body = mark == null ? bytes : Arrays.copyOfRange(bytes, mark.length, bytes.length);
    String known = knownFormat(body);
    if (known != null) {
      throw new InputException(name + ": is " + known + ", not text; extract its text first");
    }
    TextFile file;
    if (mark != null) {
      String text = strictly(body, mark.charset);
      if (text == null && mark == Mark.UTF_8) {
        text = StrayBytes.decode(body, mark.charset).text();
      }
      if (text == null) {
        throw new InputException(
            name + ": starts like " + mark.charset.name() + " text but goes on as something else");
      }
      file = new TextFile(name, text, mark.charset, true);
    } else {
      file = withoutMark(name, body, declared);
    }
    checkText(file);
    return file;
  }

  private static TextFile withoutMark(String name, byte[] bytes, @Nullable Charset declared) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        throw binary(name, "a zero byte at " + i);
      }
    }
    String utf8 = strictly(bytes, StandardCharsets.UTF_8);
    boolean isAscii = utf8 != null && utf8.length() == bytes.length;
    if (utf8 != null && !(isAscii && declared != null)) {
      return new TextFile(name, utf8, StandardCharsets.UTF_8, false); // whatever it claims
    }
    if (declared != null) {
      String text = strictly(bytes, declared);
      if (text != null && Arrays.equals(text.getBytes(declared), bytes)) {
        return new TextFile(name, text, declared, false);
      }
      if (utf8 != null) {
        return new TextFile(name, utf8, StandardCharsets.UTF_8, false);
      }
    }
    StrayBytes.Decoded mostly = StrayBytes.decode(bytes, StandardCharsets.UTF_8);
    long beyondAscii = mostly.text().codePoints().filter(c -> c > 127).count() - mostly.stray();
    if (MOST_STRAY_PER_SOUND * beyondAscii >= mostly.stray()) {
      return new TextFile(name, mostly.text(), StandardCharsets.UTF_8, false);
    }
    String western = strictly(bytes, WINDOWS_1252);
    if (western != null && isWestern(western)) {
      return new TextFile(name, western, WINDOWS_1252, false);
    }
    Charset detected = detected(bytes);
    String text = detected == null ? null : strictly(bytes, detected);
    if (detected != null && text != null && Arrays.equals(text.getBytes(detected), bytes)) {
      return new TextFile(name, text, detected, false);
    }
    if (mostly.stray() <= MOST_STRAY * bytes.length) {
      String nearly = StrayBytes.decode(bytes, WINDOWS_1252).text();
      return isWestern(nearly)
          ? new TextFile(name, nearly, WINDOWS_1252, false)
          : new TextFile(name, mostly.text(), StandardCharsets.UTF_8, false);
    }
    throw new InputException(
        name + ": is neither UTF-8 nor any other charset known here; convert it to UTF-8");
  }

  /** Whether a text that was decoded as windows-1252 reads like a Western language. */
  private static boolean isWestern(String text) {
    long accents = text.chars().filter(c -> c > 127 && Character.isLetter(c)).count();
    long letters = text.chars().filter(Character::isLetter).count();
    return accents <= MOST_ACCENTS * letters;
  }

  private static @Nullable Charset detected(byte[] bytes) {
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(bytes);
    detector.dataEnd();
    String found = detector.getDetectedCharset();
    if (found == null) {
      return null;
    }
    try {
      return Charset.forName(found);
    } catch (UnsupportedCharsetException | IllegalCharsetNameException e) {
      return null;
    }
  }

  private static @Nullable String strictly(byte[] bytes, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static void checkText(TextFile file) {
    String text = file.text();
    if (text.isBlank()) {
      throw new InputException(file.name() + ": is empty");
    }
    long controls = text.chars().filter(CharsetGuess::isOddControl).count();
    if (controls > MOST_CONTROLS * text.length() || text.indexOf('\0') >= 0) {
      throw binary(file.name(), controls + " control characters");
    }
  }

  private static boolean isOddControl(int c) {
    return Character.isISOControl(c) && "\t\n\r\f\u000B\b\u001B\u001A\u0085".indexOf(c) < 0;
  }

  private static InputException binary(String name, String why) {
    return new InputException(name + ": is binary data, not text (" + why + ")");
  }

  private static @Nullable String knownFormat(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(8, bytes.length), StandardCharsets.ISO_8859_1);
    if (head.startsWith("%PDF-")) {
      return "a PDF document";
    } else if (head.startsWith("{\\rtf")) {
      return "an RTF document";
    } else if (head.startsWith("PK\u0003\u0004")) {
      return "a ZIP archive or an office document";
    } else if (head.startsWith("\u001F\u008B")) {
      return "a gzip archive";
    }
    return null;
  }

  private enum Mark {
    UTF_8(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
    UTF_16BE(StandardCharsets.UTF_16BE, 0xFE, 0xFF),
    UTF_16LE(StandardCharsets.UTF_16LE, 0xFF, 0xFE);

    private final Charset charset;
    private final int length;
    private final int[] start;

    Mark(Charset charset, int... start) {
      this.charset = charset;
      this.length = start.length;
      this.start = start;
    }

    private static @Nullable Mark of(byte[] bytes) {
      for (Mark mark : values()) {
        if (mark.opens(bytes)) {
          return mark;
        }
      }
      return null;
    }

    private boolean opens(byte[] bytes) {
      if (bytes.length < length) {
        return false;
      }
      for (int i = 0; i < length; i++) {
        if ((bytes[i] & 0xFF) != start[i]) {
          return false;
        }
      }
      return true;
    }
  }
}
