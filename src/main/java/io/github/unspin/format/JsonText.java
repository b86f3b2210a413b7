package io.github.unspin.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.unspin.files.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The running text in the chosen fields of a JSON value. */
final class JsonText {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.MAX_JSON_DEPTH)
                  .maxStringLength(Limits.MAX_RECORD_BYTES)
                  .maxNumberLength(Limits.MAX_RECORD_BYTES)
                  .maxNameLength(Limits.MAX_RECORD_BYTES)
                  .build())
          .build();

  private JsonText() {}

  /**
   * Returns a line of JSON as a document; null when it has no text in these fields.
   *
   * @param fields names of fields, with dots between those of nested objects
   * @throws InputException if the line is no JSON
   */
  static @Nullable InputDocument document(String name, String line, Set<String> fields) {
    SourceMap.Builder out = new SourceMap.Builder(line);
    List<String> path = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(line)) {
      JsonToken token = parser.nextToken();
      for (int depth = 0; token != null; token = parser.nextToken()) {
        switch (token) {
          case START_OBJECT -> {
            depth++;
            path.add("");
          }
          case END_OBJECT -> {
            depth--;
            path.remove(path.size() - 1);
          }
          case START_ARRAY -> depth++;
          case END_ARRAY -> depth--;
          case FIELD_NAME -> path.set(path.size() - 1, parser.currentName());
          case VALUE_STRING -> {
            if (fields.contains(String.join(".", path)) && !parser.getText().isEmpty()) {
              addString((int) parser.currentTokenLocation().getCharOffset(), line, out);
            }
          }
          default -> {
            // numbers and the like hold no text
          }
        }
        if (depth == 0 && parser.nextToken() != null) {
          throw new InputException(name + ": is more than one JSON value; left as it is");
        } else if (depth == 0) {
          break;
        }
      }
    } catch (JsonProcessingException e) {
      throw new InputException(
          name + ": cannot be read as JSON (" + e.getOriginalMessage() + "); left as it is", e);
    } catch (IOException e) {
      throw new InputException(name + ": cannot be read as JSON; left as it is", e);
    }
    if (out.length() == 0) {
      return null;
    }
    return new InputDocument(
        InputFormat.JSONL, StandardCharsets.UTF_8, out.build(), new JsonEscaping(line));
  }

  /** Adds the characters of the string whose quotation mark stands here. */
  private static void addString(int quote, String line, SourceMap.Builder out) {
    int at = quote + 1;
    if (out.length() > 0) {
      out.breakWith(HtmlText.PARAGRAPH, out.sourceEnd(), at);
    }
    while (line.charAt(at) != '"') {
      int next = at;
      while (line.charAt(next) != '"' && line.charAt(next) != '\\') {
        next++;
      }
      out.verbatim(at, next);
      at = next;
      if (line.charAt(at) == '\\') {
        char kind = line.charAt(at + 1);
        int end = at + (kind == 'u' ? 6 : 2);
        String decoded =
            switch (kind) {
              case 'u' -> String.valueOf((char) Integer.parseInt(line.substring(at + 2, end), 16));
              case 'n' -> "\n";
              case 't' -> "\t";
              case 'r' -> "\r";
              case 'b' -> "\b";
              case 'f' -> "\f";
              default -> String.valueOf(kind);
            };
        out.decoded(at, end, decoded);
        at = end;
      }
    }
  }
}
