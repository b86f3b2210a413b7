package io.github.unspin.terminal;

import io.github.unspin.files.InputException;
import io.github.unspin.review.ReviewSession;
import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** The terminal that a review is led in. */
public final class ReviewTerminal implements AutoCloseable {
  private final Terminal terminal;

  private ReviewTerminal(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Opens the process's own terminal.
   *
   * @throws InputException if it has none
   */
  public static ReviewTerminal ofProcess() {
    try {
      return new ReviewTerminal(
          TerminalBuilder.builder()
              .name("unspin")
              .system(true)
              .systemOutput(TerminalBuilder.SystemOutput.SysOut)
              .dumb(false)
              .graphemeCluster(false)
              .env(ReviewTerminal::environment)
              .build());
    } catch (IOException | IllegalStateException e) {
      throw new InputException(
          "review: no terminal: it needs one to show findings and to read keys."
              + " Start it in a terminal, without pipes; 'unspin detect' lists the findings anywhere",
          e);
    }
  }

  /**
   * JLine asks terminals what they can do, waits for answers, and throws away what was typed
   * meanwhile. A terminal of this name is not asked, and nothing that it could answer is needed.
   */
  private static @Nullable String environment(String name) {
    return name.equals("TERM_PROGRAM") ? "Apple_Terminal" : System.getenv(name);
  }

  /** Takes a terminal that somebody else made, and closes. */
  static ReviewTerminal of(Terminal terminal) {
    return new ReviewTerminal(terminal);
  }

  /**
   * Leads a person through a session.
   *
   * @param isColorWanted whether the user allows colours
   */
  public TerminalReview.End lead(
      ReviewSession session, TerminalReview.Wishes wishes, boolean isColorWanted) {
    boolean isPlain = terminal.getType().startsWith(Terminal.TYPE_DUMB);
    try (Screen screen = isPlain ? new PlainScreen(terminal) : new FullScreen(terminal)) {
      return new TerminalReview(session, screen, wishes, isColorWanted && !isPlain).run();
    }
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException e) {
      // it went away, and with it whoever could be told
    }
  }
}
