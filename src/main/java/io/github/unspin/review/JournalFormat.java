package io.github.unspin.review;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.unspin.memory.KeyJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Journal lines as JSON, one object a line. */
final class JournalFormat {
  private static final String VERSION = "1";

  private final JsonFactory json = new JsonFactory();

  /** Returns a line without its line break. */
  String write(JournalLine line) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = json.createGenerator(text)) {
      out.writeStartObject();
      if (line instanceof JournalLine.Head head) {
        out.writeStringField("unspin-review", VERSION);
        out.writeStringField("file", head.file());
      } else if (line instanceof JournalLine.Decided decided) {
        write(out, decided);
      } else if (line instanceof JournalLine.Undone undone) {
        out.writeNumberField("undo", undone.action());
      } else if (line instanceof JournalLine.Redone redone) {
        out.writeNumberField("redo", redone.action());
      } else if (line instanceof JournalLine.Learnt learnt) {
        out.writeNumberField("learnt", learnt.action());
      } else if (line instanceof JournalLine.Written written) {
        out.writeStringField("written", written.path());
        out.writeStringField("sha256", written.digest());
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator out, JournalLine.Decided decided) throws IOException {
    out.writeNumberField("decide", decided.action());
    out.writeStringField("reach", label(decided.reach()));
    Rule rule = decided.rule();
    if (rule != null) {
      out.writeObjectFieldStart("rule");
      out.writeStringField("alike", rule.alike());
      out.writeStringField("words", rule.words());
      if (rule.text() != null) {
        out.writeStringField("text", rule.text());
      }
      out.writeEndObject();
    }
    out.writeArrayFieldStart("findings");
    for (JournalLine.Item item : decided.items()) {
      out.writeStartObject();
      out.writeStringField("status", label(item.status()));
      if (item.text() != null) {
        out.writeStringField("text", item.text());
      }
      if (item.typed()) {
        out.writeBooleanField("typed", true);
      }
      KeyJson.writeFields(out, item.key());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a line.
   *
   * @throws IOException if it is none of a journal, or was cut off
   */
  JournalLine read(String line) throws IOException {
    try (JsonParser in = json.createParser(line)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no JSON object");
      }
      Fields fields = new Fields();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        fields.take(name, in);
      }
      if (in.currentToken() != JsonToken.END_OBJECT) {
        throw new IOException("cut off");
      }
      return fields.line();
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** What an object of any kind of line holds. */
  private static final class Fields {
    private String what = "";
    private String text = "";
    private String digest = "";
    private long action;
    private Reach reach = Reach.HERE;
    private @Nullable Rule rule;
    private final List<JournalLine.Item> items = new ArrayList<>();

    void take(String name, JsonParser in) throws IOException {
      switch (name) {
        case "unspin-review" -> {
          what = "head";
          if (!in.getText().equals(VERSION)) {
            throw new IOException("written by another version of Unspin");
          }
        }
        case "decide", "undo", "redo", "learnt" -> {
          what = name;
          action = in.getLongValue();
        }
        case "written" -> {
          what = name;
          text = in.getText();
        }
        case "file" -> text = in.getText();
        case "sha256" -> digest = in.getText();
        case "reach" -> reach = Reach.valueOf(upper(in.getText()));
        case "rule" -> rule = rule(in);
        case "findings" -> {
          while (in.nextToken() == JsonToken.START_OBJECT) {
            items.add(item(in));
          }
        }
        default -> in.skipChildren();
      }
    }

    JournalLine line() throws IOException {
      return switch (what) {
        case "head" -> new JournalLine.Head(text);
        case "decide" -> new JournalLine.Decided(action, reach, rule, List.copyOf(items));
        case "undo" -> new JournalLine.Undone(action);
        case "redo" -> new JournalLine.Redone(action);
        case "learnt" -> new JournalLine.Learnt(action);
        case "written" -> new JournalLine.Written(text, digest);
        default -> throw new IOException("no line of a journal");
      };
    }

    private static Rule rule(JsonParser in) throws IOException {
      String alike = "";
      String words = "";
      String text = null;
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        switch (name) {
          case "alike" -> alike = in.getText();
          case "words" -> words = in.getText();
          case "text" -> text = in.getText();
          default -> in.skipChildren();
        }
      }
      return new Rule(alike, words, text);
    }

    private static JournalLine.Item item(JsonParser in) throws IOException {
      KeyJson.Builder key = new KeyJson.Builder();
      Status status = Status.UNDECIDED;
      String text = null;
      boolean typed = false;
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        switch (name) {
          case "status" -> status = Status.valueOf(upper(in.getText()));
          case "text" -> text = in.getText();
          case "typed" -> typed = in.getBooleanValue();
          default -> {
            if (!key.take(name, in)) {
              in.skipChildren();
            }
          }
        }
      }
      if ((status == Status.ACCEPTED) != (text != null)) {
        throw new IOException("accepted without a text");
      }
      return new JournalLine.Item(key.build(), status, text, typed);
    }

    private static String upper(String label) {
      return label.toUpperCase(Locale.ROOT);
    }
  }
}
