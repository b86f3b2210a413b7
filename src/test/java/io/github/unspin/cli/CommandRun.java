package io.github.unspin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** A command that was run inside the tests' process, and what it left. */
record CommandRun(int code, String out, String err) {
  static CommandRun run(String... args) {
    return run(new byte[0], args);
  }

  /** Runs a command with these bytes as standard input. */
  static CommandRun run(byte[] in, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(in),
            new PrintStream(out, false, UTF_8),
            new PrintStream(err, true, UTF_8),
            false);
    int code = new Main(console).run(args);
    return new CommandRun(code, out.toString(UTF_8), err.toString(UTF_8));
  }
}
