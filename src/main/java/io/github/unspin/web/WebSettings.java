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
 * @param wishes how the page begins
 * @param log hears of errors in the program
 */
public record WebSettings(
    int port, Optional<Path> addressFile, Output output, Wishes wishes, Consumer<Exception> log) {

  /**
   * How the page begins; the person can change all of it.
   *
   * @param slider least confidence of what "accept all" accepts, from 0 to 1
   * @param leastSureFirst whether the page goes from the least sure finding to the surest, not in
   *     the order of the text
   * @param namesTogether whether the places of one name are decided together
   * @param wordsTogether whether the places of the same words are
   */
  public record Wishes(
      double slider, boolean leastSureFirst, boolean namesTogether, boolean wordsTogether) {
    /** Checks the range. */
    public Wishes {
      if (!(slider >= 0 && slider <= 1)) {
        throw new IllegalArgumentException("confidence out of [0, 1]: " + slider);
      }
    }

    /** Returns what holds where the user says nothing. */
    public static Wishes defaults() {
      return new Wishes(0.9, false, true, false);
    }
  }

  /** Checks the port. */
  public WebSettings {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
  }
}
