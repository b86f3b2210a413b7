package io.github.unspin.memory;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.unspin.report.FindingKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes and reads {@link FindingKey}s as fields of a JSON object. */
public final class KeyJson {
  private KeyJson() {}

  /** Writes the key's fields into the object that is open. */
  public static void writeFields(JsonGenerator out, FindingKey key) throws IOException {
    out.writeStringField("kind", key.kind().label());
    out.writeStringField("words", key.words());
    write(out, "before", key.before());
    write(out, "after", key.after());
    out.writeNumberField("nth", key.occurrence());
  }

  private static void write(JsonGenerator out, String name, List<String> words) throws IOException {
    out.writeArrayFieldStart(name);
    for (String word : words) {
      out.writeString(word);
    }
    out.writeEndArray();
  }

  /** Collects the fields of a key while an object is read. */
  public static final class Builder {
    private FindingKind kind = FindingKind.SUBSTITUTION;
    private String words = "";
    private List<String> before = List.of();
    private List<String> after = List.of();
    private int occurrence;

    /**
     * Takes a field if it is one of the key's; the parser stands on its value.
     *
     * @return whether it was
     * @throws IOException if its value is none
     */
    public boolean take(String field, JsonParser in) throws IOException {
      switch (field) {
        case "kind" -> kind = kind(in.getText());
        case "words" -> words = in.getText();
        case "before" -> before = words(in);
        case "after" -> after = words(in);
        case "nth" -> occurrence = in.getIntValue();
        default -> {
          return false;
        }
      }
      return true;
    }

    /** Returns the key. */
    public FindingKey build() {
      return new FindingKey(kind, words, before, after, occurrence);
    }

    private static FindingKind kind(String label) throws IOException {
      try {
        return FindingKind.valueOf(label.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw new IOException("unknown kind " + label, e);
      }
    }

    private static List<String> words(JsonParser in) throws IOException {
      if (in.currentToken() != JsonToken.START_ARRAY) {
        throw new IOException("expected an array of words");
      }
      List<String> out = new ArrayList<>();
      while (in.nextToken() != JsonToken.END_ARRAY) {
        out.add(in.getText());
      }
      return out;
    }
  }
}
