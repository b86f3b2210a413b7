package io.github.unspin.report;

import java.util.List;

/**
 * Finds the places of an edited text in the text that the edits were made for.
 *
 * <p>A place inside a replacement has no counterpart of its own; it maps to the border of the
 * replaced range that lies outwards, so that a mapped range covers at least what the edited range
 * came from.
 */
public final class OffsetMap {
  /** Starts and ends of the edits: in the original, and in the edited text. */
  private final int[] starts;

  private final int[] ends;
  private final int[] editedStarts;
  private final int[] editedEnds;

  /**
   * Creates the map.
   *
   * @param edits sorted by place, without overlap
   */
  public OffsetMap(List<Edit> edits) {
    int count = edits.size();
    starts = new int[count];
    ends = new int[count];
    editedStarts = new int[count];
    editedEnds = new int[count];
    int shift = 0;
    for (int i = 0; i < count; i++) {
      Edit edit = edits.get(i);
      starts[i] = edit.start();
      ends[i] = edit.end();
      editedStarts[i] = edit.start() + shift;
      editedEnds[i] = editedStarts[i] + edit.replacement().length();
      shift = editedEnds[i] - ends[i];
    }
  }

  /** Returns where the replacement of the edit with this index begins in the edited text. */
  public int editedStart(int edit) {
    return editedStarts[edit];
  }

  /** Returns where the replacement of the edit with this index ends in the edited text. */
  public int editedEnd(int edit) {
    return editedEnds[edit];
  }

  /**
   * Returns the place in the original of a range that begins at this place of the edited text;
   * where text was deleted right there, the range begins after the deletion.
   */
  public int originalStart(int edited) {
    return original(countUpTo(edited + 1) - 1, edited, starts);
  }

  /**
   * Returns the place in the original of a range that ends at this place of the edited text; where
   * text was deleted right there, the range ends before the deletion.
   */
  public int originalEnd(int edited) {
    return original(countUpTo(edited) - 1, edited, ends);
  }

  /** Maps a place behind the start of an edit's replacement and before the next edit's. */
  private int original(int edit, int edited, int[] border) {
    if (edit < 0) {
      return edited;
    }
    return edited < editedEnds[edit] ? border[edit] : edited + ends[edit] - editedEnds[edit];
  }

  /** Returns how many replacements begin before this place of the edited text. */
  int countUpTo(int edited) {
    int low = 0;
    int high = editedStarts.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (editedStarts[middle] < edited) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
