package io.github.unspin.web;

import io.github.unspin.review.Output;
import io.github.unspin.review.ReviewInput;
import io.github.unspin.review.ReviewSession;
import io.github.unspin.review.ReviewSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A session with a server, over files in a folder. */
final class Review implements AutoCloseable {
  final ReviewSession session;
  final ReviewServer server;
  final List<Exception> errors = Collections.synchronizedList(new ArrayList<>());

  Review(Path folder, Output output, String... names) {
    List<Path> paths = List.of(names).stream().map(folder::resolve).toList();
    Path state = folder.resolve("state");
    session =
        ReviewSession.open(
            ReviewInput.expand(paths),
            ReviewSettings.of(new WordAnalyser(), state).withOutput(output));
    session.documents().forEach(document -> document.problem()); // waits until all are looked at
    server =
        ReviewServer.start(
            session,
            new WebSettings(
                0,
                Optional.of(state.resolve("address")),
                output,
                WebSettings.Wishes.defaults(),
                errors::add));
  }

  Review(Path folder, String... names) {
    this(folder, new Output.Beside(), names);
  }

  String address() {
    return server.address().toString();
  }

  int port() {
    return server.address().getPort();
  }

  /** The server's address without the key. */
  URI base() {
    return URI.create("http://127.0.0.1:" + port());
  }

  String key() {
    return address().replaceAll(".*#key=", "");
  }

  @Override
  public void close() {
    server.close();
    session.close();
  }
}
