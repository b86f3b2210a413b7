package io.github.unspin.format;

import io.github.unspin.format.SourceMap.Block;
import io.github.unspin.format.SourceMap.Part;
import io.github.unspin.report.Edit;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Moves findings on the running text to the source.
 *
 * <p>An edit never takes or moves markup. One that reaches over a tag is made word by word on both
 * sides when that is clear ({@code Metropolis <b>Corridor</b>} to {@code City <b>Hall</b>});
 * otherwise it is left to a person.
 */
final class Placement {
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern END_TAG = Pattern.compile("</[A-Za-z][A-Za-z0-9:-]*\\s*>");
  private static final String LACKS =
      " The file's charset lacks a character of it, and so it is left; convert the file to UTF-8.";
  private static final String CROSSES =
      " It reaches over markup or a mark that has to stay, and so is left to you.";

  private final SourceMap map;
  private final Escaping escaping;

  Placement(SourceMap map, Escaping escaping) {
    this.map = map;
    this.escaping = escaping;
  }

  /** Whether the first suggestion of a finding on the running text can be made in the source. */
  boolean canApply(Finding finding) {
    if (finding.start() == finding.end()) {
      return insertion(finding.start(), finding.suggestions().get(0).text()) != null;
    }
    if (finding.kind() == FindingKind.BOILERPLATE) {
      return removals(finding) != null;
    }
    return edits(finding.start(), finding.end(), finding.suggestions().get(0).text()) != null;
  }

  /** Returns a finding on the running text as findings on the source. */
  List<Finding> place(Finding finding) {
    if (finding.suggestions().isEmpty()) {
      return List.of(whole(finding));
    }
    List<List<Edit>> ways = new ArrayList<>();
    List<Edit> first = null;
    List<Suggestion> kept = new ArrayList<>();
    for (Suggestion suggestion : finding.suggestions()) {
      List<Edit> way = way(finding, suggestion.text());
      if (first == null) {
        if (way == null) {
          return List.of(whole(finding));
        }
        first = way;
      }
      if (way != null && isAtSamePlaces(first, way)) {
        ways.add(way);
        kept.add(suggestion);
      }
    }
    List<Finding> placed = new ArrayList<>();
    for (int i = 0; first != null && i < first.size(); i++) {
      List<Suggestion> suggestions = new ArrayList<>();
      for (int k = 0; k < ways.size(); k++) {
        suggestions.add(new Suggestion(ways.get(k).get(i).replacement(), kept.get(k).confidence()));
      }
      placed.add(
          at(
              finding,
              first.get(i).start(),
              first.get(i).end(),
              finding.applied(),
              suggestions,
              ""));
    }
    return placed;
  }

  private @Nullable List<Edit> way(Finding finding, String text) {
    if (finding.start() == finding.end()) {
      Edit edit = insertion(finding.start(), text);
      return edit == null ? null : List.of(edit);
    }
    if (finding.kind() == FindingKind.BOILERPLATE) {
      return removals(finding);
    }
    return edits(finding.start(), finding.end(), text);
  }

  private static boolean isAtSamePlaces(List<Edit> one, List<Edit> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (one.get(i).start() != other.get(i).start() || one.get(i).end() != other.get(i).end()) {
        return false;
      }
    }
    return true;
  }

  /** A finding that cannot be applied, over all that it reaches over, markup included. */
  private Finding whole(Finding finding) {
    int start;
    int end;
    if (finding.start() == finding.end()) {
      start = map.gap(finding.start())[0];
      end = start;
    } else {
      start = map.sourceStart(finding.start());
      end = Math.max(start, map.sourceEnd(finding.end()));
    }
    List<Part> parts =
        finding.start() == finding.end() ? List.of() : map.parts(finding.start(), finding.end());
    List<Suggestion> suggestions = new ArrayList<>();
    for (Suggestion suggestion : finding.suggestions()) {
      String spelled = withMarkup(parts, start, end, suggestion.text());
      if (spelled != null) {
        suggestions.add(new Suggestion(spelled, suggestion.confidence()));
      }
    }
    String remark = finding.suggestions().isEmpty() ? "" : suggestions.isEmpty() ? LACKS : CROSSES;
    return at(finding, start, end, false, suggestions, remark);
  }

  /** Puts a text where the first part is, and leaves the markup of a range behind it. */
  private @Nullable String withMarkup(List<Part> parts, int start, int end, String text) {
    String spelled = escaping.spell(text, map.source(), start, end);
    if (spelled == null || parts.isEmpty()) {
      return spelled;
    }
    StringBuilder out = new StringBuilder();
    int at = start;
    for (int i = 0; i < parts.size(); i++) {
      out.append(map.source(), at, Math.max(at, map.sourceStart(parts.get(i).start())));
      out.append(i == 0 ? spelled : "");
      at = Math.max(at, map.sourceEnd(parts.get(i).end()));
    }
    return out.append(map.source(), at, Math.max(at, end)).toString();
  }

  private Finding at(
      Finding from,
      int start,
      int end,
      boolean applied,
      List<Suggestion> suggestions,
      String remark) {
    return new Finding(
        start,
        end,
        map.source().substring(start, end),
        from.kind(),
        from.confidence(),
        applied && !suggestions.isEmpty(),
        suggestions,
        from.message() + remark);
  }

  /** Puts something in between two tags where it is outside of the element that ends there. */
  private @Nullable Edit insertion(int at, String text) {
    int[] gap = map.gap(at);
    int place = gap[0];
    Matcher tags = END_TAG.matcher(map.source()).region(gap[0], gap[1]);
    while (tags.lookingAt()) {
      place = tags.end();
      tags.region(place, gap[1]);
    }
    String spelled = escaping.spell(text, map.source(), place, place);
    return spelled == null ? null : new Edit(place, place, spelled);
  }

  /** Takes lines of the page away: whole blocks where there are any, else their text. */
  private @Nullable List<Edit> removals(Finding finding) {
    int start = finding.start();
    int end = finding.end();
    String running = map.running();
    while (start < end && running.charAt(start) <= ' ') {
      start++;
    }
    while (end > start && running.charAt(end - 1) <= ' ') {
      end--;
    }
    Block block = map.blocks().isEmpty() ? null : block(start);
    if (block != null && block.start() == start && block.end() == end) {
      return block.removeStart() < block.removeEnd()
          ? List.of(new Edit(block.removeStart(), block.removeEnd(), ""))
          : null;
    }
    int from = block == null ? finding.start() : start;
    int to = block == null ? finding.end() : end;
    List<Edit> edits = new ArrayList<>();
    for (Part part : map.parts(from, to)) {
      edits.add(new Edit(map.sourceStart(part.start()), map.sourceEnd(part.end()), ""));
    }
    return edits.isEmpty() ? null : edits;
  }

  private @Nullable Block block(int at) {
    int low = 0;
    int high = map.blocks().size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Block block = map.blocks().get(middle);
      if (at < block.start()) {
        high = middle - 1;
      } else if (at >= block.end()) {
        low = middle + 1;
      } else {
        return block;
      }
    }
    return null;
  }

  /** Returns the edits of the source that a replacement in the running text means, if any do. */
  private @Nullable List<Edit> edits(int start, int end, String replacement) {
    if (map.parts(start, end).size() == 1 && !map.hasBarrier(start, end)) {
      Edit edit = edit(start, end, replacement);
      return edit == null ? null : List.of(edit);
    }
    String found = map.running().substring(start, end);
    int prefix = commonWords(found, replacement, false);
    int suffix = commonWords(found.substring(prefix), replacement.substring(prefix), true);
    int from = start + prefix;
    int to = end - suffix;
    String rest = replacement.substring(prefix, replacement.length() - suffix);
    if (from >= to || map.hasBarrier(from, to)) {
      return null;
    }
    List<Part> parts = map.parts(from, to);
    if (parts.size() == 1) {
      Edit edit = edit(from, to, rest);
      return edit == null ? null : List.of(edit);
    }
    return acrossTags(from, to, parts, rest);
  }

  /** Makes a replacement word by word on the sides of the markup. */
  private @Nullable List<Edit> acrossTags(int from, int to, List<Part> parts, String replacement) {
    List<int[]> found = words(map.running().substring(from, to), from);
    List<int[]> wanted = words(replacement, 0);
    if (!wanted.isEmpty() && found.size() != wanted.size()) {
      return initial(found, wanted, parts, replacement);
    }
    List<Edit> edits = new ArrayList<>();
    int word = 0;
    for (Part part : parts) {
      int first = word;
      while (word < found.size() && found.get(word)[1] <= part.end()) {
        word++;
      }
      boolean isCut = word < found.size() && found.get(word)[0] < part.end();
      if (isCut && !wanted.isEmpty()) {
        return word == 0 ? initial(found, wanted, parts, replacement) : null;
      }
      int start = wanted.isEmpty() ? part.start() : first == word ? 0 : found.get(first)[0];
      int end = wanted.isEmpty() ? part.end() : first == word ? 0 : found.get(word - 1)[1];
      if (start < end) {
        String text =
            wanted.isEmpty()
                ? ""
                : replacement.substring(wanted.get(first)[0], wanted.get(word - 1)[1]);
        if (!text.equals(map.running().substring(start, end))) {
          Edit edit = edit(start, end, text);
          if (edit == null) {
            return null;
          }
          edits.add(edit);
        }
      }
    }
    return edits.isEmpty() ? null : edits;
  }

  /** A word whose first letter has a tag of its own, as newspapers begin articles. */
  private @Nullable List<Edit> initial(
      List<int[]> found, List<int[]> wanted, List<Part> parts, String replacement) {
    Part letter = parts.get(0);
    boolean isInitial =
        parts.size() == 2
            && letter.end() - letter.start() == 1
            && !found.isEmpty()
            && found.get(0)[0] == letter.start()
            && found.get(0)[1] > letter.end()
            && !Character.isSurrogate(replacement.charAt(wanted.get(0)[0]));
    if (!isInitial) {
      return null;
    }
    int at = wanted.get(0)[0];
    Edit first = edit(letter.start(), letter.end(), replacement.substring(at, at + 1));
    Edit rest = edit(parts.get(1).start(), parts.get(1).end(), replacement.substring(at + 1));
    return first == null || rest == null ? null : List.of(first, rest);
  }

  private static List<int[]> words(String text, int shift) {
    List<int[]> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(new int[] {matcher.start() + shift, matcher.end() + shift});
    }
    return words;
  }

  /** Returns the length of what two texts begin or end with, in whole words. */
  private static int commonWords(String one, String other, boolean isSuffix) {
    int most = Math.min(one.length(), other.length());
    int common = 0;
    int whole = 0;
    while (common < most) {
      char a = one.charAt(isSuffix ? one.length() - 1 - common : common);
      char b = other.charAt(isSuffix ? other.length() - 1 - common : common);
      if (a != b) {
        break;
      }
      common++;
      if (Character.isWhitespace(a)) {
        whole = common;
      }
    }
    return whole;
  }

  /** Makes a replacement in one part. */
  private @Nullable Edit edit(int start, int end, String replacement) {
    int from = map.sourceStart(start);
    int to = map.sourceEnd(end);
    String whole = map.lead(start) + replacement + map.trail(end);
    String spelled = withItsSpaces(start, end, replacement);
    if (spelled == null || !whole.equals(replacement)) {
      spelled = escaping.spell(whole, map.source(), from, to);
    }
    return spelled == null ? null : new Edit(from, to, spelled);
  }

  /** Keeps folded lines between words where there are as many words as before. */
  private @Nullable String withItsSpaces(int start, int end, String replacement) {
    boolean isFolded = false;
    for (int i = start; i < end; i++) {
      isFolded |= map.running().charAt(i) == ' ' && map.isDecoded(i);
    }
    if (!isFolded) {
      return null;
    }
    List<int[]> found = words(map.running().substring(start, end), start);
    List<int[]> wanted = words(replacement, 0);
    boolean isEven =
        found.size() == wanted.size()
            && !found.isEmpty()
            && found.get(0)[0] == start
            && found.get(found.size() - 1)[1] == end
            && replacement.strip().equals(replacement);
    if (!isEven) {
      return null;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < found.size(); i++) {
      int from = map.sourceStart(found.get(i)[0]);
      int to = map.sourceEnd(found.get(i)[1]);
      if (i > 0) {
        out.append(map.source(), map.sourceEnd(found.get(i - 1)[1]), from);
      }
      String text = replacement.substring(wanted.get(i)[0], wanted.get(i)[1]);
      String spelled = escaping.spell(text, map.source(), from, to);
      if (spelled == null) {
        return null;
      }
      out.append(spelled);
    }
    return out.toString();
  }
}
