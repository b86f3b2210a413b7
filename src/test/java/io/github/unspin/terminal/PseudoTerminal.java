package io.github.unspin.terminal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.impl.jni.linux.LinuxNativePty;
import org.jline.terminal.spi.TerminalProvider;
import org.jline.utils.ScreenTerminal;

/** A pseudo-terminal of the system with a program in it and an emulated screen before it. */
public final class PseudoTerminal implements AutoCloseable {
  private static final long PATIENCE_MS = 30_000;

  private final LinuxNativePty pty;
  private final ScreenTerminal screen;
  private final OutputStream keyboard;
  private final StringBuilder transcript = new StringBuilder();
  private final Process process;

  /** Returns why there can be none here; empty if there can. */
  public static String lacking() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return "pseudo-terminals are tested on Linux";
    }
    if (!Files.isExecutable(Path.of("/usr/bin/setsid")) || !Files.exists(Path.of("/dev/ptmx"))) {
      return "no /usr/bin/setsid or no /dev/ptmx";
    }
    try {
      TerminalProvider.load("jni");
      return "";
    } catch (IOException | LinkageError e) {
      return "JLine has no native library here: " + e;
    }
  }

  /** Starts a program in a terminal of its own, which the program can be interrupted from. */
  public PseudoTerminal(
      int columns, int rows, Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    pty = LinuxNativePty.open(TerminalProvider.load("jni"), null, Size.of(columns, rows));
    screen = new ScreenTerminal(columns, rows);
    keyboard = pty.getMasterOutput();
    // The first terminal that a session leader opens is the one that its signals come from.
    List<String> all =
        new ArrayList<>(
            List.of(
                "/usr/bin/setsid",
                "sh",
                "-c",
                "exec \"$@\" <" + pty.getName() + " >" + pty.getName() + " 2>&1",
                "sh"));
    all.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(all).directory(folder.toFile());
    builder.environment().put("TERM", "xterm-256color");
    builder.environment().remove("NO_COLOR");
    builder.environment().putAll(environment);
    process = builder.start();
    Thread eyes = new Thread(this::watch, "screen");
    eyes.setDaemon(true);
    eyes.start();
  }

  private void watch() {
    char[] buffer = new char[4096];
    try (Reader in = new InputStreamReader(pty.getMasterInput(), StandardCharsets.UTF_8)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        String text = new String(buffer, 0, n);
        synchronized (transcript) {
          transcript.append(text);
        }
        screen.write(text);
        String answer = screen.read();
        if (!answer.isEmpty()) {
          type(answer);
        }
      }
    } catch (IOException e) {
      // the last program with the terminal open has ended
    }
  }

  /** Types keys. */
  public void type(String keys) throws IOException {
    keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
    keyboard.flush();
  }

  /** Returns what is to be seen, line by line. */
  public String screen() {
    int columns = screen.getColumns();
    int rows = screen.getRows();
    long[] cells = new long[columns * rows];
    screen.dump(cells, new int[2]);
    StringBuilder out = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        int c = ScreenTerminal.cellCodePoint(cells[row * columns + column]);
        line.appendCodePoint(c == 0 ? ' ' : c);
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }

  /** Returns every character that was sent to the screen. */
  public String transcript() {
    synchronized (transcript) {
      return transcript.toString();
    }
  }

  /** Waits until a text is to be seen. */
  public String await(String text) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
    while (!screen().contains(text)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not seen: " + text + "\n" + screen());
      }
      Thread.sleep(10);
    }
    return screen();
  }

  /** Makes the window another size, as a person does with a mouse. */
  public void resize(int columns, int rows) throws IOException {
    screen.setSize(columns, rows);
    pty.setSize(Size.of(columns, rows));
  }

  /** Waits until the program is in a state, such as T for stopped. */
  public void awaitState(char state) throws IOException, InterruptedException {
    Path stat = Path.of("/proc/" + process.pid() + "/stat");
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
    while (!Files.readString(stat).contains(") " + state + " ")) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not in state " + state + "\n" + screen());
      }
      Thread.sleep(10);
    }
    Thread.sleep(100); // for what is still on its way to the screen
  }

  /** Sends a signal to the program and those it started. */
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-s", name, "--", "-" + process.pid()).start().waitFor();
  }

  /** Waits for the program's end and returns its exit status. */
  public int end() throws InterruptedException {
    if (!process.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
      throw new AssertionError("does not end\n" + screen());
    }
    Thread.sleep(50); // for what is still on its way to the screen
    return process.exitValue();
  }

  /** Ends the program so that it can do nothing more. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    pty.close();
  }
}
