package io.github.unspin.web;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Opens the page in the user's browser.
 *
 * <p>Every user of a machine can read the arguments of every process. Therefore the browser is
 * given the name of a private file that leads on to the address, not the address with its key.
 */
final class BrowserLauncher implements AutoCloseable {
  private static final long VERDICT_MILLIS = 1500;

  private final List<String> command;
  private final Path folder;

  private BrowserLauncher(List<String> command, Path folder) {
    this.command = command;
    this.folder = folder;
  }

  /**
   * Prepares to open an address.
   *
   * @param chosen the value of {@code BROWSER}, empty if it is not set
   * @throws IOException if the private file cannot be written
   */
  static BrowserLauncher of(URI address, String chosen) throws IOException {
    Path folder = Files.createTempDirectory("unspin-review"); // its owner's alone
    Path page = folder.resolve("open.html");
    PrivateFiles.create(page, redirection(address));
    return new BrowserLauncher(command(chosen, page), folder);
  }

  /** Starts the browser, or has a running one open the page. Returns whether that seems to work. */
  boolean launch() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(ProcessBuilder.Redirect.PIPE)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      // A browser may stay in the foreground; one that cannot start says so soon.
      return !process.waitFor(VERDICT_MILLIS, TimeUnit.MILLISECONDS) || process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Deletes the private file, which has done its work when the page is there. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(folder.resolve("open.html"));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // it leads nowhere once the server has ended
    }
  }

  private static List<String> command(String chosen, Path page) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    List<String> command = new ArrayList<>();
    if (!chosen.isBlank()) {
      // A list of commands, the first of which is meant; %s may say where the address goes.
      String first = chosen.split(File.pathSeparator, 2)[0].strip();
      for (String word : first.split("\\s+", -1)) {
        command.add(word.replace("%s", page.toUri().toString()));
      }
      if (first.contains("%s")) {
        return command;
      }
    } else if (system.contains("mac")) {
      command.add("open");
    } else if (system.contains("windows")) {
      command.addAll(List.of("rundll32", "url.dll,FileProtocolHandler"));
    } else {
      command.add("xdg-open");
    }
    command.add(page.toUri().toString());
    return command;
  }

  private static String redirection(URI address) {
    // The address is made of digits, the key's letters and fixed text: nothing to escape.
    return """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="referrer" content="no-referrer">
        <meta http-equiv="refresh" content="0; url=%1$s">
        <title>Unspin review</title>
        <p>The review is at <a href="%1$s">this address</a>.
        """
        .formatted(address);
  }
}
