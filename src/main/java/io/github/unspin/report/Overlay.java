package io.github.unspin.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lays the findings of a later stage, which worked on the text as the earlier stages left it, over
 * the findings of those stages.
 *
 * <p>Where an edit of the later stage cuts into a replacement of an earlier one, the two become one
 * finding that covers both; everywhere else the later finding moves to its place in the input.
 * Applying the result to the input gives what applying one stage after the other gives.
 */
public final class Overlay {
  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparingInt(Finding::start).thenComparingInt(Finding::end);

  private final String text;
  private final List<Finding> earlier;
  private final List<Finding> applied;
  private final OffsetMap map;
  private final String edited;

  /**
   * Prepares for later findings.
   *
   * @param text the input
   * @param earlier findings on the input, sorted by place
   */
  public Overlay(String text, List<Finding> earlier) {
    this.text = text;
    this.earlier = List.copyOf(earlier);
    applied = earlier.stream().filter(Finding::applied).toList();
    List<Edit> edits = applied.stream().map(Finding::edit).toList();
    map = new OffsetMap(edits);
    edited = Edits.apply(text, edits);
  }

  /** Returns the text that the later stage has to work on. */
  public String edited() {
    return edited;
  }

  /**
   * Returns the findings of both stages on the input, sorted by place.
   *
   * @param later findings on {@link #edited()}, sorted by place
   */
  public List<Finding> with(List<Finding> later) {
    List<Finding> result =
        new ArrayList<>(earlier.stream().filter(finding -> !finding.applied()).toList());
    Cluster open = null;
    for (Piece piece : pieces(later)) {
      if (open != null && open.touches(piece)) {
        open.add(piece);
        continue;
      }
      if (open != null) {
        open.finish(result);
      }
      open = new Cluster(piece);
    }
    if (open != null) {
      open.finish(result);
    }
    later.stream().filter(finding -> !finding.applied()).map(this::moved).forEach(result::add);
    result.sort(BY_PLACE);
    return result;
  }

  /** All edits in the order of the edited text; at one place, what takes no room comes first. */
  private List<Piece> pieces(List<Finding> later) {
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < applied.size(); i++) {
      pieces.add(new Piece(applied.get(i), map.editedStart(i), map.editedEnd(i), false));
    }
    for (Finding finding : later) {
      if (finding.applied()) {
        pieces.add(new Piece(finding, finding.start(), finding.end(), true));
      }
    }
    pieces.sort(Comparator.comparingInt(Piece::start).thenComparingInt(Piece::end));
    return pieces;
  }

  /** Puts a finding of the later stage where it belongs in the input. */
  private Finding moved(Finding finding) {
    int editedStart = finding.start();
    int editedEnd = finding.end();
    for (int i = map.countUpTo(finding.end()) - 1; i >= 0; i--) {
      if (map.editedEnd(i) <= finding.start()) {
        break;
      }
      editedStart = Math.min(editedStart, map.editedStart(i));
      editedEnd = Math.max(editedEnd, map.editedEnd(i));
    }
    String before = edited.substring(editedStart, finding.start());
    String after = edited.substring(finding.end(), editedEnd);
    List<Suggestion> suggestions =
        finding.suggestions().stream()
            .map(each -> new Suggestion(before + each.text() + after, each.confidence()))
            .toList();
    int end = map.originalEnd(editedEnd);
    int start = editedStart == editedEnd ? end : map.originalStart(editedStart);
    return copy(finding, start, end, suggestions);
  }

  private Finding copy(Finding from, int start, int end, List<Suggestion> suggestions) {
    return new Finding(
        start,
        end,
        text.substring(start, end),
        from.kind(),
        from.confidence(),
        from.applied(),
        suggestions,
        from.message());
  }

  /** The edit of one finding, placed in the edited text; an earlier one is already made there. */
  private record Piece(Finding finding, int start, int end, boolean isLater) {
    boolean isInsertion() {
      return finding.start() == finding.end();
    }

    /** What stands at its place in the end, were it alone. */
    String outcome() {
      return finding.suggestions().get(0).text();
    }
  }

  /** Edits that hang together, and so must become one. */
  private final class Cluster {
    private final List<Piece> pieces = new ArrayList<>();
    private int start;
    private int end;

    Cluster(Piece first) {
      start = first.start();
      end = first.end();
      pieces.add(first);
    }

    boolean touches(Piece next) {
      if (next.start() < end) {
        return true;
      }
      // Two insertions at one place have no order of their own.
      Piece last = pieces.get(pieces.size() - 1);
      return next.start() == end
          && next.isLater() != last.isLater()
          && next.isInsertion()
          && last.isInsertion();
    }

    void add(Piece piece) {
      end = Math.max(end, piece.end());
      pieces.add(piece);
    }

    void finish(List<Finding> result) {
      Piece only = pieces.get(0);
      if (pieces.size() == 1) {
        result.add(only.isLater() ? moved(only.finding()) : only.finding());
        return;
      }
      Piece main = main();
      Map<String, Suggestion> suggestions = new LinkedHashMap<>();
      for (Suggestion suggestion : main.finding().suggestions()) {
        String whole = suggestions.isEmpty() ? outcome(null, "") : outcome(main, suggestion.text());
        suggestions.putIfAbsent(whole, new Suggestion(whole, suggestion.confidence()));
      }
      int[] range = originalRange();
      Finding merged = copy(main.finding(), range[0], range[1], List.copyOf(suggestions.values()));
      if (!merged.suggestions().get(0).text().equals(merged.text())) {
        result.add(merged);
      }
    }

    private int[] originalRange() {
      int from = Integer.MAX_VALUE;
      int to = 0;
      for (Piece piece : pieces) {
        if (!piece.isLater()) {
          from = Math.min(from, piece.finding().start());
          to = Math.max(to, piece.finding().end());
        } else if (piece.start() < piece.end()) {
          from = Math.min(from, map.originalStart(piece.start()));
          to = Math.max(to, map.originalEnd(piece.end()));
        } // else an insertion inside or beside the replacement of an earlier finding
      }
      return new int[] {from, to};
    }

    /** The finding that the merged one is about: the substitution, or else the longest one. */
    private Piece main() {
      return Collections.max(
          pieces,
          Comparator.comparing((Piece piece) -> piece.finding().kind() == FindingKind.SUBSTITUTION)
              .thenComparing(piece -> piece.end() - piece.start()));
    }

    /** The cluster's place after all its edits, with another text for one of them. */
    private String outcome(@Nullable Piece changed, String change) {
      StringBuilder out = new StringBuilder();
      int at = start;
      for (Piece piece : pieces) {
        boolean isChanged = piece.equals(changed);
        boolean isCovered =
            changed != null
                && !isChanged
                && piece.start() < changed.end()
                && changed.start() < piece.end();
        if (isCovered || !(piece.isLater() || isChanged)) {
          continue;
        }
        out.append(edited, at, Math.max(at, piece.start()));
        out.append(isChanged ? change : piece.outcome());
        at = Math.max(at, piece.end());
      }
      return out.append(edited, at, end).toString();
    }
  }
}
