package io.github.unspin.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Entry point of the command line. */
public final class Main {
  private Main() {}

  /** Runs the program and ends the virtual machine with its exit code. */
  public static void main(String[] args) {
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    err.println("unspin: the command line is not built yet");
    System.exit(2);
  }
}
