package io.github.unspin.evaluate;

import io.github.unspin.evaluate.MarkedPassage.GoldSpan;
import io.github.unspin.report.Edit;
import io.github.unspin.report.Edits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A stretch of a passage in which replaced places and edits overlap, and which is judged as one:
 * edits that together give the original are right even where they are cut otherwise.
 *
 * @param start first UTF-16 code unit of the stretch in the spun text
 * @param end end, exclusive
 * @param spans replaced places in it, in order; none where an edit touches the author's own words
 * @param edits edits in it, in order; none where the place was missed
 * @param accepted whether the stretch reads as an accepted original after the edits
 */
public record Place(int start, int end, List<GoldSpan> spans, List<Edit> edits, boolean accepted) {
  private static final int MOST_READINGS = 4096;

  /** Copies the lists. */
  public Place {
    spans = List.copyOf(spans);
    edits = List.copyOf(edits);
  }

  /** Groups a passage's replaced places and the edits made in it, both sorted, into places. */
  public static List<Place> of(MarkedPassage passage, List<Edit> edits) {
    List<Place> out = new ArrayList<>();
    List<GoldSpan> gold = passage.spans();
    List<GoldSpan> spans = new ArrayList<>();
    List<Edit> made = new ArrayList<>();
    int s = 0;
    int e = 0;
    int start = -1;
    int end = -1;
    while (s < gold.size() || e < edits.size()) {
      boolean span =
          e >= edits.size() || (s < gold.size() && gold.get(s).start() <= edits.get(e).start());
      int from = span ? gold.get(s).start() : edits.get(e).start();
      int to = span ? gold.get(s).end() : edits.get(e).end();
      if (start >= 0 && from >= end) {
        out.add(new Place(start, end, spans, made, accepted(passage.spun(), spans, made)));
        spans.clear();
        made.clear();
        start = -1;
      }
      start = start < 0 ? from : start;
      end = Math.max(end, to);
      if (span) {
        spans.add(gold.get(s++));
      } else {
        made.add(edits.get(e++));
      }
    }
    if (start >= 0) {
      out.add(new Place(start, end, spans, made, accepted(passage.spun(), spans, made)));
    }
    return out;
  }

  /** Returns whether the edits turn the stretch of the spans into an accepted original. */
  static boolean accepted(String text, List<GoldSpan> spans, List<Edit> edits) {
    int start = Integer.MAX_VALUE;
    int end = 0;
    for (GoldSpan span : spans) {
      start = Math.min(start, span.start());
      end = Math.max(end, span.end());
    }
    for (Edit edit : edits) {
      start = Math.min(start, edit.start());
      end = Math.max(end, edit.end());
    }
    String output = normal(Edits.apply(text.substring(start, end), moved(edits, start)));
    List<String> expected = List.of("");
    int at = start;
    for (GoldSpan span : spans) {
      String before = text.substring(at, span.start());
      List<String> longer = new ArrayList<>();
      for (String prefix : expected) {
        for (String original : span.originals()) {
          longer.add(prefix + before + original);
        }
      }
      expected = longer.size() > MOST_READINGS ? longer.subList(0, MOST_READINGS) : longer;
      at = span.end();
    }
    String tail = text.substring(at, end);
    return expected.stream().anyMatch(e -> normal(e + tail).equals(output));
  }

  /** Returns what stands in the place. */
  String spun(MarkedPassage passage) {
    return passage.spun().substring(start, end);
  }

  /** Returns what stands there after the edits. */
  String restored(MarkedPassage passage) {
    return Edits.apply(spun(passage), moved(edits, start));
  }

  /** Returns the place as a passage of its own. */
  MarkedPassage alone(MarkedPassage passage) {
    List<GoldSpan> own =
        spans.stream()
            .map(s -> new GoldSpan(s.start() - start, s.end() - start, s.originals()))
            .toList();
    return new MarkedPassage(passage.name(), passage.header(), spun(passage), own);
  }

  private static List<Edit> moved(List<Edit> edits, int by) {
    return edits.stream()
        .map(e -> new Edit(e.start() - by, e.end() - by, e.replacement()))
        .toList();
  }

  /** Returns a text in the form in which originals are compared. */
  static String normal(String text) {
    return text.replace('\u2019', '\'').strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
