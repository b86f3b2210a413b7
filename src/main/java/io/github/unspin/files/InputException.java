package io.github.unspin.files;

import java.util.Objects;

/**
 * Something that the user gave cannot be used. The message is one line for that user: it names the
 * file and says what is wrong with it or what to do.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates the exception with its line for the user. */
  public InputException(String message) {
    super(message);
  }

  /** Creates the exception with its line for the user and what lies behind it. */
  public InputException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
