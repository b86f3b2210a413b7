package io.github.unspin.batch.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Names of files as relative references and URIs of RFC 3986. */
final class FileUri {
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=@/";

  private FileUri() {}

  /** Returns a URI for an absolute path, a reference relative to the user's folder for another. */
  static String of(String path) {
    String slashed = java.io.File.separatorChar == '\\' ? path.replace('\\', '/') : path;
    StringBuilder uri = new StringBuilder(slashed.length() + 16);
    if (Path.of(path).isAbsolute()) {
      uri.append(slashed.startsWith("/") ? "file://" : "file:///");
    }
    for (byte unit : slashed.getBytes(StandardCharsets.UTF_8)) {
      if (unit > 0 && PLAIN.indexOf(unit) >= 0) {
        uri.append((char) unit);
      } else {
        uri.append(String.format(Locale.ROOT, "%%%02X", unit & 0xFF));
      }
    }
    return uri.toString();
  }
}
