package io.github.unspin.web;

import io.github.unspin.review.ReviewSession;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Serves a review as one page in the browser, on this machine and to whoever has its address.
 *
 * <pre>{@code
 * try (ReviewServer server = ReviewServer.start(session, settings)) {
 *   server.openBrowser();
 *   server.awaitEnd();
 * }
 * }</pre>
 */
public final class ReviewServer implements AutoCloseable {
  private static final long CHECK_MILLIS = 1000;

  /** How long an open page gets to come back to a server that took over an earlier one's port. */
  private static final long COMEBACK_MILLIS = 2500;

  private final LoopbackServer server;
  private final Optional<RememberedAddress> remembered;
  private final boolean isTakenOver;
  private final Tabs tabs = new Tabs(System::nanoTime);
  private final CountDownLatch quit = new CountDownLatch(1);
  private Optional<BrowserLauncher> launcher = Optional.empty();

  /** Why a review in the browser ended. */
  public enum End {
    /** Somebody pressed "quit". */
    QUIT,
    /** All tabs were closed for a while. */
    ABANDONED
  }

  private final ReviewApi api;

  private ReviewServer(
      LoopbackServer server, ReviewSession session, WebSettings settings, boolean isTakenOver) {
    this.server = server;
    this.isTakenOver = isTakenOver;
    api = new ReviewApi(session, settings, tabs, quit::countDown);
    remembered = settings.addressFile().map(RememberedAddress::new);
  }

  /**
   * Starts to serve a session; {@link #close} ends that and leaves the session open.
   *
   * @throws io.github.unspin.files.InputException if the wanted port cannot be had
   */
  public static ReviewServer start(ReviewSession session, WebSettings settings) {
    Optional<RememberedAddress.Address> earlier =
        settings.addressFile().map(RememberedAddress::new).flatMap(RememberedAddress::read);
    LoopbackServer server = LoopbackServer.bind(settings.port(), earlier);
    boolean isTakenOver = earlier.map(server.address()::equals).orElse(false);
    ReviewServer review = new ReviewServer(server, session, settings, isTakenOver);
    review.serve(settings);
    return review;
  }

  private void serve(WebSettings settings) {
    remembered.ifPresent(file -> file.write(server.address()));
    Map<String, Endpoint> endpoints = new HashMap<>(PageFiles.endpoints());
    endpoints.putAll(api.endpoints());
    server.serve(endpoints, settings.log());
  }

  /** Returns the address that lets its reader in; it is a secret of the reviewer. */
  public URI address() {
    RememberedAddress.Address address = server.address();
    return URI.create("http://127.0.0.1:" + address.port() + "/#key=" + address.key().text());
  }

  /**
   * Opens the page in the user's browser, unless one from before a restart comes back by itself.
   *
   * @return whether a browser could be started or a page is there
   */
  public boolean openBrowser() throws InterruptedException {
    for (long waited = 0; isTakenOver && waited < COMEBACK_MILLIS; waited += 50) {
      if (tabs.wasOpen()) {
        return true;
      }
      Thread.sleep(50);
    }
    try {
      String chosen = System.getenv("BROWSER");
      launcher = Optional.of(BrowserLauncher.of(address(), chosen == null ? "" : chosen));
    } catch (IOException e) {
      return false;
    }
    return launcher.get().launch();
  }

  /** Waits until the review is over. */
  public End awaitEnd() throws InterruptedException {
    while (!quit.await(CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
      if (tabs.wasOpen()) {
        launcher.ifPresent(BrowserLauncher::close);
      }
      if (tabs.isAbandoned()) {
        return End.ABANDONED;
      }
    }
    remembered.ifPresent(RememberedAddress::forget);
    Thread.sleep(200); // for the answer to the page that quit
    return End.QUIT;
  }

  /** Returns whether decisions are made that no written result holds yet. */
  public boolean hasUnwritten() {
    return api.hasUnwritten();
  }

  @Override
  public void close() {
    launcher.ifPresent(BrowserLauncher::close);
    server.close();
  }
}
