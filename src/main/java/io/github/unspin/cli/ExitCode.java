package io.github.unspin.cli;

/** How the program ends, as grep and diff do. */
final class ExitCode {
  /** Nothing found, or all done. */
  static final int OK = 0;

  /** {@code detect} found something. */
  static final int FOUND = 1;

  /** The command line or the input cannot be used. */
  static final int ERROR = 2;

  /** Done, but for some files or records that could not be used. */
  static final int FAILURES = 3;

  private ExitCode() {}
}
