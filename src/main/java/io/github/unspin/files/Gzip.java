package io.github.unspin.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/** Files that gzip compressed. */
public final class Gzip {
  /** What the names of such files end in. */
  public static final String SUFFIX = ".gz";

  /**
   * How many times its compressed size something may grow to before it counts as a bomb, once it is
   * larger than {@link #UNSUSPICIOUS_BYTES}. Text rarely shrinks to less than a twentieth.
   */
  public static final int MAX_EXPANSION = 200;

  /** Size up to which any growth is fine, in bytes. */
  public static final int UNSUSPICIOUS_BYTES = 64 << 20;

  private static final int BUFFER = 1 << 16;

  private Gzip() {}

  /** Returns whether a file that begins like this is compressed. */
  public static boolean isGzip(byte[] head) {
    return head.length > 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B;
  }

  /** Returns whether a file of this name should be compressed. */
  public static boolean isName(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(SUFFIX);
  }

  /** Returns a name without the ending that says that the file is compressed. */
  public static String plainName(String name) {
    return isName(name) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  /** Returns one gzip member that holds these bytes. */
  public static byte[] compress(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e); // memory does not fail
    }
    return out.toByteArray();
  }

  /**
   * Returns what a compressed file holds.
   *
   * @param name what the user calls the file
   * @param most how many bytes it may hold
   * @throws InputException if it is damaged, or holds more, or grows as only bombs do
   */
  public static byte[] inflate(String name, byte[] compressed, int most) {
    ByteArrayOutputStream out =
        new ByteArrayOutputStream((int) Math.min(most, 4L * compressed.length));
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed), BUFFER)) {
      for (int read; (read = in.read(buffer)) >= 0; ) {
        if (out.size() + (long) read > most) {
          throw new InputException(name + ": is larger than " + size(most) + " when uncompressed");
        }
        out.write(buffer, 0, read);
        checkExpansion(name, compressed.length, out.size());
      }
    } catch (EOFException e) {
      throw new InputException(name + ": is damaged: its gzip data ends too early", e);
    } catch (ZipException e) {
      throw new InputException(name + ": is damaged: its gzip data is broken", e);
    } catch (IOException e) {
      throw new InputException(name + ": cannot be uncompressed: " + e.getMessage(), e);
    }
    return out.toByteArray();
  }

  private static String size(int bytes) {
    return bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : bytes + " bytes";
  }

  /**
   * Refuses what grows out of all measure.
   *
   * @throws InputException when something compressed has grown too much
   */
  public static void checkExpansion(String name, long compressed, long inflated) {
    if (inflated > UNSUSPICIOUS_BYTES && inflated / MAX_EXPANSION > compressed) {
      throw new InputException(
          name
              + ": grows to more than "
              + MAX_EXPANSION
              + " times its size when uncompressed, as only gzip bombs do");
    }
  }
}
