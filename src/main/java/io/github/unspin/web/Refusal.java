package io.github.unspin.web;

/** A request is not answered. The message is one sentence for the person at the browser. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  static final int BAD_REQUEST = 400;
  static final int UNAUTHORIZED = 401;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int METHOD_NOT_ALLOWED = 405;
  static final int CONFLICT = 409;
  static final int CONTENT_TOO_LARGE = 413;
  static final int UNSUPPORTED_MEDIA_TYPE = 415;
  static final int MISDIRECTED_REQUEST = 421;
  static final int UNPROCESSABLE = 422;
  static final int INTERNAL_ERROR = 500;

  private final int status;

  Refusal(int status, String message) {
    super(message);
    this.status = status;
  }

  /** Returns the HTTP status. */
  int status() {
    return status;
  }

  @Override
  public String getMessage() {
    String message = super.getMessage();
    return message == null ? "" : message;
  }
}
