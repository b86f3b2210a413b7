package io.github.unspin.memory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.unspin.files.InputException;
import io.github.unspin.report.Finding;
import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The findings that people refused, text by text. A text is known by its wording and not by its
 * name, so that a copy and the reviewed version count as the same one; a finding is known by its
 * words and neighbours ({@link FindingKey}). Immutable; may be shared by threads.
 */
public final class Baseline {
  private static final Baseline NONE = new Baseline(List.of());

  private final List<Entry> entries;

  /**
   * One text.
   *
   * @param name what its file is called, for people
   * @param sketches of the text, and of what the review made of it
   * @param refused what was refused in it
   */
  record Entry(String name, List<Sketch> sketches, List<FindingKey> refused) {
    boolean isAbout(Sketch sketch) {
      return sketches.stream().anyMatch(each -> each.isLike(sketch));
    }
  }

  Baseline(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** Returns a baseline that knows no text. */
  public static Baseline none() {
    return NONE;
  }

  /** Returns one that knows what both know. */
  public Baseline with(Baseline other) {
    List<Entry> all = new ArrayList<>(entries);
    all.addAll(other.entries);
    return all.isEmpty() ? NONE : new Baseline(all);
  }

  /** Returns whether nothing was ever refused. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Returns how many texts it knows. */
  public int texts() {
    return entries.size();
  }

  /**
   * Returns which findings of a text were refused before.
   *
   * @param findings sorted by place
   * @return their indices in the list
   */
  public BitSet refused(String text, List<Finding> findings) {
    BitSet out = new BitSet();
    if (entries.isEmpty() || findings.isEmpty()) {
      return out;
    }
    TokenizedText tokens = new Tokenizer().tokenize(text);
    Sketch sketch = Sketch.of(tokens);
    List<FindingKey> keys = null;
    for (Entry entry : entries) {
      if (entry.isAbout(sketch)) {
        keys = keys == null ? FindingKey.of(tokens, findings) : keys;
        for (int at : KeyMatcher.match(entry.refused(), keys)) {
          if (at >= 0) {
            out.set(at);
          }
        }
      }
    }
    return out;
  }

  /**
   * Returns the baseline after a review of a text: what was refused in it takes the place of what
   * was known about the file, and what was accepted is forgotten also where a copy refused it.
   */
  Baseline after(Review review) {
    Tokenizer tokenizer = new Tokenizer();
    Sketch before = Sketch.of(tokenizer.tokenize(review.text()));
    Sketch after = Sketch.of(tokenizer.tokenize(review.reviewed()));
    List<Entry> out = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.name().equals(review.name())) {
        continue;
      }
      Entry rest = entry.isAbout(before) ? without(entry, review.accepted()) : entry;
      if (!rest.refused().isEmpty()) {
        out.add(rest);
      }
    }
    if (!review.refused().isEmpty()) {
      List<Sketch> sketches = before.equals(after) ? List.of(before) : List.of(before, after);
      out.add(new Entry(review.name(), sketches, review.refused()));
    }
    return new Baseline(out);
  }

  private static Entry without(Entry entry, List<FindingKey> accepted) {
    int[] match = KeyMatcher.match(entry.refused(), accepted);
    List<FindingKey> rest = new ArrayList<>();
    for (int i = 0; i < match.length; i++) {
      if (match[i] < 0) {
        rest.add(entry.refused().get(i));
      }
    }
    return new Entry(entry.name(), entry.sketches(), rest);
  }

  /**
   * What a review of a text came to.
   *
   * @param name what its file is called
   * @param text as it was
   * @param reviewed as the review made it
   * @param refused findings whose words stay
   * @param accepted findings whose words go
   */
  public record Review(
      String name,
      String text,
      String reviewed,
      List<FindingKey> refused,
      List<FindingKey> accepted) {
    /** Copies the lists. */
    public Review {
      refused = List.copyOf(refused);
      accepted = List.copyOf(accepted);
    }
  }

  /**
   * Reads a file of {@link #lines}; one that is not there knows nothing.
   *
   * @throws InputException if it cannot be read or is damaged
   */
  public static Baseline read(Path file) {
    String text = MemoryStore.text(file);
    if (text.isEmpty()) {
      return NONE; // the usual case, for which no library is loaded
    }
    JsonFactory json = new JsonFactory();
    List<Entry> entries = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (!line.isBlank()) {
        try (JsonParser in = json.createParser(line)) {
          entries.add(entry(in));
        } catch (IOException e) {
          throw new InputException(
              file + ":" + number + ": is damaged; delete the line, or the file to start anew", e);
        }
      }
    }
    return entries.isEmpty() ? NONE : new Baseline(entries);
  }

  private static Entry entry(JsonParser in) throws IOException {
    if (in.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("no JSON object");
    }
    String name = "";
    List<Sketch> sketches = new ArrayList<>();
    List<FindingKey> refused = new ArrayList<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      in.nextToken();
      switch (field) {
        case "text" -> name = in.getText();
        case "sketches" -> {
          while (in.nextToken() == JsonToken.START_ARRAY) {
            sketches.add(sketch(in));
          }
        }
        case "refused" -> {
          while (in.nextToken() == JsonToken.START_OBJECT) {
            refused.add(key(in));
          }
        }
        default -> in.skipChildren();
      }
    }
    if (in.currentToken() != JsonToken.END_OBJECT) {
      throw new IOException("cut off");
    }
    return new Entry(name, List.copyOf(sketches), List.copyOf(refused));
  }

  private static Sketch sketch(JsonParser in) throws IOException {
    List<Long> hashes = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      hashes.add(in.getLongValue());
    }
    return new Sketch(hashes.stream().mapToLong(Long::longValue).sorted().toArray());
  }

  private static FindingKey key(JsonParser in) throws IOException {
    KeyJson.Builder key = new KeyJson.Builder();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      in.nextToken();
      if (!key.take(field, in)) {
        in.skipChildren();
      }
    }
    return key.build();
  }

  /** Returns the baseline as JSON, one text a line. */
  String lines() {
    JsonFactory json = new JsonFactory();
    StringWriter text = new StringWriter();
    for (Entry entry : entries) {
      try (JsonGenerator out = json.createGenerator(text)) {
        out.configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false);
        out.writeStartObject();
        out.writeStringField("text", entry.name());
        out.writeArrayFieldStart("sketches");
        for (Sketch sketch : entry.sketches()) {
          out.writeArray(sketch.hashes(), 0, sketch.hashes().length);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("refused");
        for (FindingKey key : entry.refused()) {
          out.writeStartObject();
          KeyJson.writeFields(out, key);
          out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      text.write('\n');
    }
    return text.toString();
  }
}
