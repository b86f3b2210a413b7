package io.github.unspin.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.github.unspin.files.InputException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A web server that only this machine can reach, with a key that only its page knows. */
final class LoopbackServer implements AutoCloseable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int BACKLOG = 64;
  private static final int MOST_THREADS = 64;

  /** Seconds that a request may take to arrive, and an answer to leave. */
  private static final String TIME_LIMIT = "15";

  private static final Map<String, String> LIMITS =
      Map.of(
          "sun.net.httpserver.maxReqTime", TIME_LIMIT,
          "sun.net.httpserver.maxRspTime", TIME_LIMIT,
          "sun.net.httpserver.maxReqHeaders", "64",
          "jdk.httpserver.maxConnections", "64",
          "sun.net.httpserver.nodelay", "true"); // else an answer waits 40 ms for the last packet

  static {
    // The JDK's server reads its limits from here when it is first used; a user's own come first.
    LIMITS.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final RememberedAddress.Address address;

  private LoopbackServer(HttpServer server, AccessKey key) {
    this.server = server;
    address = new RememberedAddress.Address(server.getAddress().getPort(), key);
    threads =
        new ThreadPoolExecutor(
            0,
            MOST_THREADS,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "unspin-web");
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.CallerRunsPolicy());
    server.setExecutor(threads);
  }

  /**
   * Takes a port; requests wait until {@link #serve}.
   *
   * @param port the port to take, 0 for any
   * @param earlier the address of a server before this one, which is taken over if its port is free
   * @throws InputException if the wanted port cannot be had
   */
  static LoopbackServer bind(int port, Optional<RememberedAddress.Address> earlier) {
    if (earlier.isPresent() && (port == 0 || port == earlier.get().port())) {
      try {
        return new LoopbackServer(socket(earlier.get().port()), earlier.get().key());
      } catch (IOException e) {
        // Somebody else has the port now, and must not be trusted with the key: take a new one.
      }
    }
    try {
      return new LoopbackServer(socket(port), AccessKey.random());
    } catch (BindException e) {
      throw new InputException("port " + port + " is taken: choose another, or none", e);
    } catch (IOException e) {
      throw new InputException("cannot listen on port " + port + ": " + e.getMessage(), e);
    }
  }

  private static HttpServer socket(int port) throws IOException {
    return HttpServer.create(
        new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), BACKLOG);
  }

  /** Answers requests from now on. */
  void serve(Map<String, Endpoint> endpoints, Consumer<Exception> log) {
    String run = AccessKey.randomText();
    AccessKey key = address.key();
    Map<String, Endpoint> all = new HashMap<>(endpoints);
    all.put("/api/hello", Endpoint.open(request -> hello(key, run, request.query().get("nonce"))));
    RequestGuard guard = new RequestGuard(address.port(), key.token(run));
    server.createContext("/", new RequestHandler(guard, all, log));
    server.start();
  }

  private static Response hello(AccessKey key, String run, @Nullable String nonce) {
    if (nonce == null || !AccessKey.isNonce(nonce)) {
      throw new Refusal(Refusal.BAD_REQUEST, "A nonce is needed.");
    }
    String text = "{\"run\":\"%s\",\"proof\":\"%s\"}".formatted(run, key.proof(run, nonce));
    return Response.json(text.getBytes(UTF_8));
  }

  RememberedAddress.Address address() {
    return address;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
