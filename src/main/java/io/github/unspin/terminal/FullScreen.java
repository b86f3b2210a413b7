package io.github.unspin.terminal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/** The whole window of a terminal that can move its cursor. */
final class FullScreen implements Screen {
  /** So often it is looked whether the window has another size. */
  private static final int PATIENCE_MS = 100;

  /** What follows an escape character sooner belongs to it. */
  private static final int ESCAPE_MS = 50;

  private static final int ESCAPE = 27;

  private static final int SUSPEND = 26;

  private final Terminal terminal;
  private final Display display;
  private final Attributes before;
  private final SignalHandler[] handlers;
  private volatile boolean isResized;
  private volatile boolean isInterrupted;
  private volatile boolean isSuspended;
  private int rows;
  private int columns;

  FullScreen(Terminal terminal) {
    this.terminal = terminal;
    display = new Display(terminal, true);
    handlers =
        new SignalHandler[] {
          terminal.handle(Signal.WINCH, signal -> isResized = true),
          terminal.handle(Signal.CONT, signal -> isResized = true),
          terminal.handle(Signal.INT, signal -> isInterrupted = true),
          terminal.handle(Signal.TSTP, signal -> isSuspended = true)
        };
    before = terminal.getAttributes();
    enter();
  }

  private void enter() {
    terminal.enterRawMode();
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.cursor_invisible);
    measure();
  }

  private void leave() {
    terminal.puts(Capability.cursor_visible);
    terminal.puts(Capability.exit_ca_mode);
    terminal.flush();
    terminal.setAttributes(before);
  }

  /** Gives the window back to the shell, as Ctrl-Z does, until it lets the program go on. */
  private void suspend() {
    isSuspended = false;
    leave();
    try {
      new ProcessBuilder("kill", "-STOP", "0").start().waitFor(); // all of the shell's job
    } catch (IOException e) {
      // no such program: nothing is stopped
    } catch (InterruptedException e) {
      isInterrupted = true;
    }
    enter();
  }

  private void measure() {
    // A terminal that does not know its size says 0.
    Size size = terminal.getSize();
    rows = size.getRows() > 0 ? size.getRows() : 24;
    columns = size.getColumns() > 0 ? size.getColumns() : 80;
    display.resize(Size.of(columns, rows));
    display.clear();
  }

  @Override
  public int width() {
    return columns;
  }

  @Override
  public int height() {
    return rows;
  }

  @Override
  public void show(Picture picture) {
    List<AttributedString> lines = new ArrayList<>(picture.lines());
    int room = Math.max(0, rows - picture.footer().size());
    if (lines.size() > room) {
      lines = new ArrayList<>(lines.subList(0, room));
    }
    while (lines.size() < room) {
      lines.add(AttributedString.EMPTY);
    }
    lines.addAll(picture.footer());
    if (lines.size() > rows) {
      lines = lines.subList(lines.size() - rows, lines.size());
    }
    display.update(lines, 0);
  }

  @Override
  public int key() {
    NonBlockingReader reader = terminal.reader();
    try {
      while (true) {
        if (isSuspended) {
          suspend();
          return WAKE;
        }
        if (isResized) {
          isResized = false;
          measure();
          return WAKE;
        }
        if (isInterrupted) {
          return WAKE;
        }
        int c = reader.read(PATIENCE_MS);
        if (c == ESCAPE) {
          return escape(reader);
        } else if (c == SUSPEND) { // where the terminal makes no signal of it
          isSuspended = true;
        } else if (c != NonBlockingReader.READ_EXPIRED) {
          return c;
        }
      }
    } catch (InterruptedIOException e) {
      isInterrupted = true;
      return WAKE;
    } catch (IOException e) {
      return END; // the terminal went away
    }
  }

  private static int escape(NonBlockingReader reader) throws IOException {
    int c = reader.read(ESCAPE_MS);
    if (c != '[' && c != 'O') {
      return ESCAPE;
    }
    int last = reader.read(ESCAPE_MS);
    while (last >= 0 && (last < '@' || last > '~')) {
      last = reader.read(ESCAPE_MS); // parameters, as of Ctrl and an arrow
    }
    return switch (last) {
      case 'A' -> UP;
      case 'B' -> DOWN;
      case 'C' -> RIGHT;
      case 'D' -> LEFT;
      default -> ESCAPE;
    };
  }

  @Override
  public @Nullable String line(String prompt, String text, List<String> completions) {
    terminal.puts(Capability.cursor_visible);
    terminal.puts(Capability.cursor_address, Math.max(0, rows - 1), 0);
    terminal.puts(Capability.clr_eol);
    terminal.flush();
    try {
      return new LineEditor(terminal).read(prompt, text, completions);
    } finally {
      terminal.puts(Capability.cursor_invisible);
      measure(); // what the editor left, and a new size
    }
  }

  @Override
  public boolean isInterrupted() {
    return isInterrupted;
  }

  @Override
  public void close() {
    leave();
    List<Signal> signals = List.of(Signal.WINCH, Signal.CONT, Signal.INT, Signal.TSTP);
    for (int i = 0; i < handlers.length; i++) {
      terminal.handle(signals.get(i), handlers[i]);
    }
  }
}
