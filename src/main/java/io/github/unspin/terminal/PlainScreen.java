package io.github.unspin.terminal;

import java.io.IOException;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.AttributedString;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/**
 * A terminal that cannot move its cursor, or of which nothing is known: pictures come one below the
 * other, and keys are typed in lines, several at a time if wanted.
 */
final class PlainScreen implements Screen {
  private static final int WIDTH = 80;
  private static final int HEIGHT = 24;
  private static final int NARROWEST = 20;
  private static final int PATIENCE_MS = 100;

  private final Terminal terminal;
  private final SignalHandler handler;
  private volatile boolean isInterrupted;
  private String typed = "";
  private @Nullable Picture shown;

  PlainScreen(Terminal terminal) {
    this.terminal = terminal;
    handler = terminal.handle(Signal.INT, signal -> isInterrupted = true);
  }

  @Override
  public int width() {
    int width = terminal.getSize().getColumns();
    return width >= NARROWEST ? width : WIDTH;
  }

  @Override
  public int height() {
    return HEIGHT;
  }

  @Override
  public void show(Picture picture) {
    shown = picture;
  }

  @Override
  public int key() {
    while (typed.isEmpty()) {
      print();
      String line = readLine("> ");
      if (line == null) {
        return isInterrupted ? WAKE : END;
      }
      typed = line.strip();
    }
    char key = typed.charAt(0);
    typed = typed.substring(1).strip();
    return key;
  }

  private void print() {
    Picture picture = shown;
    if (picture != null) {
      terminal.writer().println();
      picture.lines().forEach(line -> terminal.writer().println(line.toString().stripTrailing()));
      for (AttributedString line : picture.footer()) {
        if (line.length() > 0) {
          terminal.writer().println(line.toString().stripTrailing());
        }
      }
      terminal.flush();
    }
  }

  /** Reads what the terminal itself let a person edit. */
  private @Nullable String readLine(String prompt) {
    terminal.writer().print(prompt);
    terminal.flush();
    StringBuilder out = new StringBuilder();
    try {
      while (!isInterrupted) {
        int c = terminal.reader().read(PATIENCE_MS);
        if (c == '\n' || c == '\r') {
          return out.toString();
        } else if (c == NonBlockingReader.EOF) {
          return out.length() == 0 ? null : out.toString();
        } else if (c != NonBlockingReader.READ_EXPIRED) {
          out.append((char) c);
        }
      }
    } catch (IOException e) {
      return null;
    }
    return null;
  }

  @Override
  public @Nullable String line(String prompt, String text, List<String> completions) {
    if (!typed.isEmpty()) { // "/metropolis" in one line: the rest answers, and is no keys
      String answer = typed;
      typed = "";
      return answer;
    }
    String hint = text.isEmpty() ? "" : "(empty for \u201C" + text + "\u201D) ";
    String line = readLine(prompt + hint);
    return line == null || !line.isEmpty() ? line : text;
  }

  @Override
  public boolean isInterrupted() {
    return isInterrupted;
  }

  @Override
  public void close() {
    terminal.handle(Signal.INT, handler);
    terminal.flush();
  }
}
