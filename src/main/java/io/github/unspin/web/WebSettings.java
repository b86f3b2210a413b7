package io.github.unspin.web;

import io.github.unspin.review.Output;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the server of a review needs beside the session.
 *
 * @param port port to listen on, 0 for any
 * @param addressFile where port and key are written down, for the eyes of their owner only, so that
 *     an open page goes on when a killed server is started again; empty to write nothing
 * @param output where the session's results go
 * @param minConfidence where the slider stands at first, from 0 to 1
 * @param log hears of errors in the program
 */
public record WebSettings(
    int port,
    Optional<Path> addressFile,
    Output output,
    double minConfidence,
    Consumer<Exception> log) {

  /** Checks the ranges. */
  public WebSettings {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
    if (!(minConfidence >= 0 && minConfidence <= 1)) {
      throw new IllegalArgumentException("confidence out of [0, 1]: " + minConfidence);
    }
  }
}
