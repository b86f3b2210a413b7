package io.github.unspin.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A spun passage that says what stood there before: {@code {{spun|original|also accepted}}}. Lines
 * at the top that start with "# " are a header of {@code key: value} pairs.
 *
 * @param name where the passage comes from, for messages
 * @param header the header's pairs
 * @param spun the passage as the spinner left it
 * @param spans the replaced places of {@code spun}, in order
 */
public record MarkedPassage(
    String name, Map<String, String> header, String spun, List<GoldSpan> spans) {

  /**
   * One replaced place.
   *
   * @param start first UTF-16 code unit in the spun text
   * @param end end, exclusive
   * @param originals what stood there, the best first; never empty
   */
  public record GoldSpan(int start, int end, List<String> originals) {
    /** Copies the list. */
    public GoldSpan {
      originals = List.copyOf(originals);
    }
  }

  /** Copies the collections. */
  public MarkedPassage {
    header = Map.copyOf(header);
    spans = List.copyOf(spans);
  }

  /**
   * Reads a passage in the marked form.
   *
   * @throws IllegalArgumentException if the marks are malformed; the message names the line
   */
  public static MarkedPassage parse(String name, String marked) {
    Map<String, String> header = new LinkedHashMap<>();
    int body = 0;
    while (marked.startsWith("# ", body)) {
      int end = marked.indexOf('\n', body);
      end = end < 0 ? marked.length() : end;
      String line = marked.substring(body + 2, end);
      int colon = line.indexOf(':');
      if (colon > 0) {
        header.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
      body = Math.min(marked.length(), end + 1);
    }
    if (body > 0 && marked.startsWith("\r\n", body)) {
      body += 2;
    } else if (body > 0 && marked.startsWith("\n", body)) {
      body++;
    }
    StringBuilder spun = new StringBuilder(marked.length());
    List<GoldSpan> spans = new ArrayList<>();
    int at = body;
    while (true) {
      int open = marked.indexOf("{{", at);
      if (open < 0) {
        break;
      }
      int close = marked.indexOf("}}", open);
      String inside = close < 0 ? "" : marked.substring(open + 2, close);
      String[] parts = inside.split("\\|", -1);
      if (parts.length < 2 || inside.contains("{{")) { // the latter: a mark that is not closed
        long line = marked.substring(0, open).chars().filter(c -> c == '\n').count() + 1;
        throw new IllegalArgumentException(name + ":" + line + ": a mark needs {{spun|original}}");
      }
      spun.append(marked, at, open);
      int start = spun.length();
      spun.append(parts[0]);
      spans.add(new GoldSpan(start, spun.length(), List.of(parts).subList(1, parts.length)));
      at = close + 2;
    }
    spun.append(marked, at, marked.length());
    return new MarkedPassage(name, header, spun.toString(), spans);
  }

  /** Returns the passage with the first original in every place. */
  public String original() {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (GoldSpan span : spans) {
      out.append(spun, at, span.start()).append(span.originals().get(0));
      at = span.end();
    }
    return out.append(spun.substring(at)).toString();
  }

  /** Returns the spinner's family as the header gives it, or "A". */
  public String family() {
    return header.getOrDefault("family", "A");
  }
}
