package io.github.unspin.accuracy;

import io.github.unspin.evaluate.MarkedPassage;
import io.github.unspin.files.TextFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A short name for a body of evidence: the same evidence, the same name. */
public final class Fingerprint {
  private static final int LENGTH = 12;

  private Fingerprint() {}

  /**
   * Returns the fingerprint of passages and tables.
   *
   * @throws io.github.unspin.files.InputException if a table cannot be read
   */
  public static String of(List<MarkedPassage> passages, List<Path> tables) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (MarkedPassage passage : passages) {
        digest.update(bytes(passage.name()));
        digest.update(bytes(passage.spun()));
        digest.update(bytes(passage.spans().toString()));
      }
      for (Path table : tables) {
        digest.update(bytes(TextFile.read(table.toString()).text()));
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private static byte[] bytes(String text) {
    return (text + '\0').getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns the number of rows of tables, their lines of column names not counted.
   *
   * @throws io.github.unspin.files.InputException if a table cannot be read
   */
  public static int rows(List<Path> tables) {
    int rows = 0;
    for (Path table : tables) {
      long lines =
          TextFile.read(table.toString()).text().lines().filter(line -> !line.isBlank()).count();
      rows += (int) Math.max(0, lines - 1);
    }
    return rows;
  }
}
