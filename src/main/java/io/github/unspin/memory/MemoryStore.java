package io.github.unspin.memory;

import io.github.unspin.files.FileReplacement;
import io.github.unspin.files.InputException;
import io.github.unspin.files.TextFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The files in which one user's or one project's memory lies: {@value #FIXES}, {@value
 * #CANDIDATES}, {@value #KEPT} and {@value #BASELINE}. People may edit the first three; their
 * comments and the order of the lines stay. Writing is atomic, and several processes take turns.
 */
public final class MemoryStore {
  /** Fixes that are made everywhere: a table that {@code --dictionary} takes. */
  public static final String FIXES = "fixes.tsv";

  /** Fixes that somebody typed at one place, to be proposed at others. */
  public static final String CANDIDATES = "candidates.tsv";

  /** Words and phrases, one a line, that are never changed: a list that {@code --keep} takes. */
  public static final String KEPT = "keep.txt";

  /** What was refused, text by text. */
  public static final String BASELINE = "baseline.jsonl";

  private static final String HEADER = "spun\toriginal";

  private final String label;
  private final Path folder;
  private final Path state;

  /**
   * Names the files; touches nothing.
   *
   * @param label what people call it: "user" or "project"
   * @param folder for what people may edit
   * @param state for the baseline and the journals of reviews
   */
  public MemoryStore(String label, Path folder, Path state) {
    this.label = label;
    this.folder = folder;
    this.state = state;
  }

  /** Returns "user" or "project". */
  public String label() {
    return label;
  }

  /** Returns the folder of the files that people may edit. */
  public Path folder() {
    return folder;
  }

  /** Returns the folder of the journals of reviews. */
  public Path journals() {
    return state.resolve("review");
  }

  Path file(String name) {
    return (name.equals(BASELINE) ? state : folder).resolve(name);
  }

  /**
   * Returns the fixes that are made everywhere.
   *
   * @throws InputException if the file cannot be read or is no such table
   */
  public List<Fix> fixes() {
    return fixes(FIXES);
  }

  /**
   * Returns the fixes that are proposed.
   *
   * @throws InputException if the file cannot be read or is no such table
   */
  public List<Fix> candidates() {
    return fixes(CANDIDATES);
  }

  private List<Fix> fixes(String name) {
    List<Fix> out = new ArrayList<>();
    List<String> lines = lines(name);
    for (int i = 0; i < lines.size(); i++) {
      String[] values = lines.get(i).split("\t", -1);
      if (isEntry(lines.get(i)) && !values[0].equals("spun")) {
        if (values.length < 2 || !Fix.isPossible(values[0].strip(), values[1].strip())) {
          throw new InputException(
              file(name) + ":" + (i + 1) + ": expected the spun words, a tab, and the original");
        }
        out.add(new Fix(values[0].strip(), values[1].strip()));
      }
    }
    return out;
  }

  /**
   * Returns the words and phrases that are never changed.
   *
   * @throws InputException if the file cannot be read
   */
  public List<String> kept() {
    return lines(KEPT).stream().filter(MemoryStore::isEntry).map(String::strip).toList();
  }

  /**
   * Returns what was refused.
   *
   * @throws InputException if the file cannot be read or is damaged
   */
  public Baseline baseline() {
    return Baseline.read(file(BASELINE));
  }

  private static boolean isEntry(String line) {
    return !line.isBlank() && !line.startsWith("#");
  }

  private List<String> lines(String name) {
    return text(file(name)).lines().toList();
  }

  /** Returns what is in a file; nothing if there is none. */
  static String text(Path file) {
    try {
      byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
      boolean isBlank = new String(bytes, StandardCharsets.ISO_8859_1).isBlank();
      return isBlank ? "" : TextFile.decode(file.toString(), bytes).text();
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Adds, changes and removes in one go.
   *
   * @throws InputException if something cannot be written
   */
  public void change(MemoryChange change) {
    if (change.isEmpty()) {
      return;
    }
    locked(
        () -> {
          List<String> goneFixes =
              new ArrayList<>(change.forgottenFixes().stream().map(MemoryStore::row).toList());
          // What is kept is not replaced, and what is replaced is not kept: the last word counts.
          List<String> keptKeys = change.kept().stream().map(Fix::key).toList();
          List<String> fixKeys = change.fixes().stream().map(Fix::key).toList();
          rewrite(
              FIXES,
              lines ->
                  changed(
                      lines,
                      change.fixes().stream().map(MemoryStore::row).toList(),
                      line ->
                          goneFixes.contains(row(line))
                              || keptKeys.contains(keyOf(line))
                              || fixKeys.contains(keyOf(line))));
          rewrite(
              CANDIDATES,
              lines ->
                  changed(
                      lines,
                      change.candidates().stream().map(MemoryStore::row).toList(),
                      line -> goneFixes.contains(row(line))));
          List<String> forgotten = change.forgottenKept().stream().map(Fix::key).toList();
          rewrite(
              KEPT,
              lines ->
                  changed(
                      lines,
                      change.kept(),
                      line -> forgotten.contains(keyOf(line)) || fixKeys.contains(keyOf(line))));
          if (!change.reviews().isEmpty()) {
            Baseline baseline = baseline();
            for (Baseline.Review review : change.reviews()) {
              baseline = baseline.after(review);
            }
            String lines = baseline.lines();
            if (!lines.equals(text(file(BASELINE)))) {
              write(BASELINE, lines);
            }
          }
        });
  }

  private static String row(Fix fix) {
    return fix.spun() + "\t" + fix.original();
  }

  /** Returns the first two columns of a line. */
  private static String row(String line) {
    String[] values = line.split("\t", -1);
    return values.length < 2 ? line : values[0].strip() + "\t" + values[1].strip();
  }

  private static String keyOf(String line) {
    return Fix.key(line.split("\t", -1)[0].strip());
  }

  private interface LineTest {
    boolean isGone(String line);
  }

  /** Drops lines and adds those that are not there. */
  private static List<String> changed(List<String> lines, List<String> added, LineTest test) {
    List<String> out = new ArrayList<>();
    List<String> rest = new ArrayList<>(added);
    for (String line : lines) {
      boolean isSame = isEntry(line) && rest.removeIf(each -> row(each).equals(row(line)));
      if (!isEntry(line) || line.startsWith(HEADER) || isSame || !test.isGone(line)) {
        out.add(line);
      }
    }
    rest.stream().distinct().forEach(out::add);
    return out;
  }

  private void rewrite(String name, UnaryOperator<List<String>> change) {
    List<String> before = lines(name);
    List<String> after = change.apply(before);
    if (after.equals(before)) {
      return;
    }
    if (before.isEmpty()) {
      after = new ArrayList<>(after);
      after.addAll(0, introduction(name));
    }
    write(name, String.join("\n", after) + "\n");
  }

  private static List<String> introduction(String name) {
    return switch (name) {
      case FIXES ->
          List.of("# Fixes that Unspin makes in every spun text; see 'unspin dictionary'.", HEADER);
      case CANDIDATES ->
          List.of("# Typed in reviews; proposed for the same words elsewhere.", HEADER);
      default -> List.of("# Words that Unspin never changes, one a line.");
    };
  }

  private void write(String name, String text) {
    new FileReplacement(file(name).toString()).write(text.getBytes(StandardCharsets.UTF_8));
  }

  private void locked(Runnable work) {
    try {
      Files.createDirectories(folder);
      Files.createDirectories(state);
      keepOutOfGit();
      try (FileChannel channel =
              FileChannel.open(
                  state.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid()) {
          work.run();
        }
      }
    } catch (IOException e) {
      throw new InputException(folder + ": cannot be written: " + e.getMessage(), e);
    }
  }

  /** A project's fixes are for everybody who works on it, the state of a review is not. */
  private void keepOutOfGit() throws IOException {
    Path ignore = folder.resolve(".gitignore");
    if (folder.equals(state) && !Files.exists(ignore)) {
      Files.writeString(ignore, "/review/\n/.lock\n");
    }
  }
}
