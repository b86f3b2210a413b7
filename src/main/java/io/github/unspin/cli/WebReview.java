package io.github.unspin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.unspin.files.InputException;
import io.github.unspin.memory.MemoryFolders;
import io.github.unspin.review.Decision;
import io.github.unspin.review.FindingId;
import io.github.unspin.review.Progress;
import io.github.unspin.review.ReviewDocument;
import io.github.unspin.review.ReviewSession;
import io.github.unspin.review.ReviewSettings;
import io.github.unspin.terminal.Order;
import io.github.unspin.terminal.TerminalReview;
import io.github.unspin.terminal.Together;
import io.github.unspin.web.ReviewServer;
import io.github.unspin.web.WebSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The review in the browser, and its options. */
final class WebReview {
  private static final double SLIDER = 0.9;

  @Option(
      names = "--web",
      description =
          "Review in the browser: serves one page on this machine, for you alone, and opens it.")
  private boolean wanted;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "With --web: listen on this port (default: any free one).")
  private @Nullable Integer port;

  @Option(
      names = "--no-open",
      description = "With --web: start no browser, and print the page's address.")
  private boolean noOpen;

  boolean isWanted() {
    return wanted;
  }

  boolean hasOptions() {
    return port != null || noOpen;
  }

  /** Serves the page until the person has done and returns the exit code. */
  @SuppressWarnings("try") // a shutdown has to close the server, too
  int lead(
      ReviewSession session,
      ReviewSettings settings,
      TerminalReview.Wishes wishes,
      Console console) {
    try (ReviewServer server =
        ReviewServer.start(session, web(session, settings, wishes, console))) {
      Thread goodbye =
          new Thread(
              () -> {
                server.close();
                report(session, console);
              });
      Runtime.getRuntime().addShutdownHook(goodbye);
      try {
        if (wishes.acceptAbove() <= 1) {
          acceptSure(session, wishes.acceptAbove());
        }
        open(server, console);
        server.awaitEnd();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return ExitCode.FOUND;
      } finally {
        forget(goodbye);
      }
      report(session, console);
      return server.hasUnwritten() ? ExitCode.FOUND : ExitCode.OK;
    }
  }

  private WebSettings web(
      ReviewSession session,
      ReviewSettings settings,
      TerminalReview.Wishes wishes,
      Console console) {
    int wantedPort = port == null ? 0 : port;
    if (wantedPort < 0 || wantedPort > 65535) {
      throw new InputException("--port: " + wantedPort + " is no port; name one up to 65535");
    }
    // The address of a review is that of its set of files.
    String ids =
        session.documents().stream().map(ReviewDocument::id).collect(Collectors.joining(" "));
    Path address =
        MemoryFolders.ofProcess()
            .user() // never in a project, which others may get to see
            .journals()
            .resolve(UUID.nameUUIDFromBytes(ids.getBytes(UTF_8)) + ".web");
    return new WebSettings(
        wantedPort,
        Optional.of(address),
        settings.output(),
        new WebSettings.Wishes(
            SLIDER,
            wishes.order() == Order.CONFIDENCE,
            wishes.together() != Together.NONE,
            wishes.together() == Together.WORDS),
        e -> e.printStackTrace(console.err()));
  }

  private void open(ReviewServer server, Console console) throws InterruptedException {
    if (noOpen) {
      console.out().println(server.address());
      console.out().flush();
    } else {
      console.err().println("unspin: the review is at " + server.address());
    }
    console.err().println("unspin: the address is for you alone; Ctrl-C ends (decisions are kept)");
    if (!noOpen && !server.openBrowser()) {
      console.err().println("unspin: no browser could be started: open the address yourself");
    }
  }

  /** Accepts what is sure in each file when it was looked at, as a step that can be undone. */
  private static void acceptSure(ReviewSession session, double above) {
    Thread thread =
        new Thread(
            () -> {
              for (ReviewDocument document : session.documents()) {
                if (document.problem() == null) {
                  List<FindingId> sure =
                      session.undecidedAbove(above).stream()
                          .filter(id -> id.document().equals(document.id()))
                          .toList();
                  session.decideAll(sure, Decision.accept());
                }
              }
            },
            "unspin-sure");
    thread.setDaemon(true);
    thread.start();
  }

  private static void report(ReviewSession session, Console console) {
    Progress progress = session.progress();
    console
        .err()
        .printf(
            Locale.ROOT,
            "unspin: %d of %d findings decided; the same command goes on from here%n",
            progress.decided(),
            progress.total());
  }

  private static void forget(Thread goodbye) {
    try {
      Runtime.getRuntime().removeShutdownHook(goodbye);
    } catch (IllegalStateException e) {
      // the machine is going down and the thread runs anyway
    }
  }
}
