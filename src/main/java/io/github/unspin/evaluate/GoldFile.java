package io.github.unspin.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.unspin.evaluate.MarkedPassage.GoldSpan;
import io.github.unspin.files.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads a spun text whose true substitutions stand in a file beside it: one JSON object a line with
 * {@code start} and {@code end} in Unicode code points and {@code originals}.
 */
public final class GoldFile {
  private GoldFile() {}

  /**
   * Joins a text and its gold lines. Lines without an original (page furniture) are left out.
   *
   * @throws InputException if a line is malformed
   */
  public static MarkedPassage read(String name, String text, String goldName, String gold) {
    ObjectMapper mapper = new ObjectMapper();
    List<GoldSpan> spans = new ArrayList<>();
    int number = 0;
    for (String line : gold.lines().toList()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        JsonNode node = mapper.readTree(line);
        List<String> originals = new ArrayList<>();
        node.path("originals").forEach(original -> originals.add(original.asText()));
        originals.removeIf(String::isEmpty);
        if (!originals.isEmpty()) {
          int start = text.offsetByCodePoints(0, node.required("start").asInt());
          int end = text.offsetByCodePoints(0, node.required("end").asInt());
          spans.add(new GoldSpan(start, end, originals));
        }
      } catch (JsonProcessingException | IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new InputException(
            goldName + ":" + number + ": not a gold line for " + name + ": " + line, e);
      }
    }
    spans.sort(java.util.Comparator.comparingInt(GoldSpan::start));
    return new MarkedPassage(name, Map.of(), text, spans);
  }
}
