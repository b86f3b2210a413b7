package io.github.unspin.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.unspin.files.InputException;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What a run has finished, on the disk. One line an event, each with its checksum, only ever
 * appended:
 *
 * <ul>
 *   <li>a run begins, with what decides its results;
 *   <li>a file's result is complete and about to get its place;
 *   <li>all files so far have theirs.
 * </ul>
 *
 * <p>A line of the second kind that none of the third follows may or may not have come true: the
 * file itself tells, by its content. While open, the journal is locked against other runs.
 */
final class Journal implements Closeable {
  private static final String FILE = "journal";
  private static final int SUM_DIGITS = 8;
  private static final int CHUNK = 1 << 12;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RandomAccessFile file;
  private final Map<Long, Long> places = new HashMap<>();
  private final Set<Long> uncertain = new HashSet<>();
  private final List<String> notices = new ArrayList<>();
  private final boolean isContinued;
  private long end;

  private Journal(RandomAccessFile file, Header header, boolean forget) throws IOException {
    this.file = file;
    Header before = load();
    List<String> changes = before == null ? List.of() : header.changesSince(before);
    if (!changes.isEmpty() && !places.isEmpty()) {
      notices.add(
          "since the last run "
              + String.join(", ", changes)
              + " changed: what it finished is done again");
    }
    isContinued = before != null && changes.isEmpty() && !forget;
    if (!isContinued) {
      places.clear();
      uncertain.clear();
      end = 0;
    }
    file.setLength(end);
    append(header.toJson());
    force();
  }

  /** What decides the results of a run. */
  record Header(String version, String dictionaries, Map<String, String> options) {
    private List<String> changesSince(Header before) {
      List<String> changes = new ArrayList<>();
      if (!version.equals(before.version)) {
        changes.add("the program (" + before.version + " to " + version + ")");
      }
      if (!dictionaries.equals(before.dictionaries)) {
        changes.add("a dictionary or a file that the options name");
      }
      Set<String> names = new TreeSet<>(options.keySet());
      names.addAll(before.options.keySet());
      for (String name : names) {
        String now = options.getOrDefault(name, "unset");
        String then = before.options.getOrDefault(name, "unset");
        if (!now.equals(then)) {
          changes.add("--" + name + " (" + then + " to " + now + ")");
        }
      }
      return changes;
    }

    private ObjectNode toJson() {
      ObjectNode node = JSON.createObjectNode().put("event", "run");
      node.put("version", version).put("dictionaries", dictionaries);
      node.set("options", JSON.valueToTree(options));
      return node;
    }

    private static Header of(JsonNode node) {
      Map<String, String> options = new HashMap<>();
      node.path("options")
          .fields()
          .forEachRemaining(each -> options.put(each.getKey(), each.getValue().asText()));
      String dictionaries = node.path("dictionaries").asText();
      return new Header(node.path("version").asText(), dictionaries, options);
    }
  }

  /**
   * Opens the journal of a folder, or makes one.
   *
   * @param forget whether what earlier runs finished does not count
   * @throws InputException if another run has it open, or it cannot be written
   */
  static Journal open(Path folder, Header header, boolean forget) {
    RandomAccessFile file = null;
    try {
      Files.createDirectories(folder);
      file = new RandomAccessFile(folder.resolve(FILE).toFile(), "rw");
      lock(file, folder);
      return new Journal(file, header, forget);
    } catch (IOException e) {
      close(file);
      throw new InputException(
          folder + ": the run's journal cannot be written there: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      close(file);
      throw e;
    }
  }

  private static void lock(RandomAccessFile file, Path folder) throws IOException {
    FileLock lock = null;
    try {
      lock = file.getChannel().tryLock();
    } catch (OverlappingFileLockException e) {
      // this process has it itself
    }
    if (lock == null) {
      throw new InputException(
          folder + ": another run of unspin is at work there; wait for its end");
    }
  }

  private static void close(@Nullable RandomAccessFile file) {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      // there is a worse failure to tell of
    }
  }

  /** Returns what the user should know about earlier runs, one line each. */
  List<String> notices() {
    return List.copyOf(notices);
  }

  /** Returns whether an earlier run's results count. */
  boolean isContinued() {
    return isContinued;
  }

  /** Returns the last entry on a file; null when there is none. */
  synchronized @Nullable JournalEntry find(String key) throws IOException {
    Long place = places.get(hash(key));
    if (place == null) {
      return null;
    }
    JsonNode node = parse(lineAt(place));
    JsonNode entry = node == null ? null : node.get("entry");
    if (entry == null) {
      return null;
    }
    JournalEntry found = JSON.treeToValue(entry, JournalEntry.class);
    return found.key().equals(key) ? found : null;
  }

  /** Returns whether it is unknown if a file's entry came true. */
  synchronized boolean isUncertain(String key) {
    return uncertain.contains(hash(key));
  }

  /** Says that a result is complete and about to get its place. */
  void add(JournalEntry entry) throws IOException {
    append(new FileLine("file", entry));
  }

  /** Says that all results so far have their places. */
  void placed() throws IOException {
    append(JSON.createObjectNode().put("event", "placed"));
  }

  /** Makes all lines durable. */
  void force() throws IOException {
    file.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** A line on a file, as it is written. */
  private record FileLine(String event, JournalEntry entry) {}

  private synchronized void append(Object event) throws IOException {
    byte[] json = JSON.writeValueAsBytes(event);
    ByteArrayOutputStream line = new ByteArrayOutputStream(json.length + SUM_DIGITS + 2);
    line.writeBytes(sum(json).getBytes(StandardCharsets.US_ASCII));
    line.write(' ');
    line.writeBytes(json);
    line.write('\n');
    file.seek(end);
    file.write(line.toByteArray());
    end += line.size();
  }

  /** Reads the lines up to the first that is damaged, where the journal is then cut off. */
  private @Nullable Header load() throws IOException {
    Header header = null;
    long length = file.length();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] block = new byte[1 << 16];
    file.seek(0);
    for (int n = file.read(block); n > 0; n = file.read(block)) {
      for (int i = 0; i < n; i++) {
        if (block[i] != '\n') {
          line.write(block[i]);
          continue;
        }
        JsonNode node = parse(line.toByteArray());
        if (node == null) {
          if (end + line.size() + 1 < length) { // else a line that a sudden end cut off
            notices.add(
                "the journal of the last run is damaged; what it no longer tells is done again");
          }
          return header;
        }
        switch (node.path("event").asText()) {
          case "run" -> header = Header.of(node);
          case "placed" -> uncertain.clear();
          default -> {
            long key = hash(node.path("entry").path("key").asText());
            places.put(key, end);
            uncertain.add(key);
          }
        }
        end += line.size() + 1;
        line.reset();
      }
    }
    return header;
  }

  private byte[] lineAt(long place) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] block = new byte[CHUNK];
    file.seek(place);
    for (int n = file.read(block); n > 0; n = file.read(block)) {
      for (int i = 0; i < n; i++) {
        if (block[i] == '\n') {
          line.write(block, 0, i);
          return line.toByteArray();
        }
      }
      line.write(block, 0, n);
    }
    return line.toByteArray();
  }

  private static @Nullable JsonNode parse(byte[] line) {
    if (line.length <= SUM_DIGITS) {
      return null;
    }
    byte[] json = Arrays.copyOfRange(line, SUM_DIGITS + 1, line.length);
    String sum = new String(line, 0, SUM_DIGITS, StandardCharsets.US_ASCII);
    try {
      return sum.equals(sum(json)) ? JSON.readTree(json) : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static String sum(byte[] json) {
    CRC32C sum = new CRC32C();
    sum.update(json);
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }

  /** FNV-1a; an entry tells its own key, so that two with the same hash do not mix. */
  private static long hash(String key) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
