package io.github.unspin.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a command talks to.
 *
 * @param in the standard input
 * @param out where results go; takes the bytes of files as they are, and text as UTF-8
 * @param err where messages go, as UTF-8
 * @param color whether results may be coloured
 */
record Console(InputStream in, PrintStream out, PrintStream err, boolean color) {
  /** The process's own streams. */
  static Console ofProcess() {
    // The launcher knows whether the output is a terminal; Java 17 cannot tell.
    boolean isTerminal = Boolean.getBoolean("unspin.terminal");
    String noColor = System.getenv("NO_COLOR");
    boolean isUnwanted =
        noColor != null && !noColor.isEmpty() || "dumb".equals(System.getenv("TERM"));
    return new Console(
        System.in,
        new PrintStream(System.out, false, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        isTerminal && !isUnwanted);
  }

  /** Streams that lead nowhere. */
  static Console silent() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Console(new ByteArrayInputStream(new byte[0]), nowhere, nowhere, false);
  }
}
