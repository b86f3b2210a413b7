package io.github.unspin.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where each piece of a document's running text stands in its source. Offsets count UTF-16 code
 * units, ends are exclusive.
 *
 * <p>The pieces follow each other in both texts. What lies between two of them in the source, such
 * as a tag, is markup and not part of the running text.
 */
final class SourceMap {
  /** What a piece is. */
  enum Kind {
    /** The same characters in both texts. */
    VERBATIM,
    /** Characters that the source spells another way, as a whole: an entity, a folded line. */
    DECODED,
    /** A border between blocks; the source may have anything there. */
    BREAK,
    /** Something in the line that is no text, such as code; one placeholder stands for it. */
    OPAQUE
  }

  /** Stands in the running text for something that is no text. */
  static final char PLACEHOLDER = '\uFFFC';

  private static final Kind[] KINDS = Kind.values();

  /**
   * A block of the running text.
   *
   * @param start its start in the running text
   * @param end its end there
   * @param removeStart start of what goes from the source when the block is to go
   * @param removeEnd end of that; not above {@code removeStart} when the block cannot go
   */
  record Block(int start, int end, int removeStart, int removeEnd) {}

  /**
   * A range of the running text that is one range of the source, without markup in it.
   *
   * @param start start in the running text
   * @param end end there
   */
  record Part(int start, int end) {}

  private final String source;
  private final String running;
  private final int size;
  private final int[] runs;
  private final int[] starts;
  private final int[] ends;
  private final byte[] kinds;
  private final int[] offRanges;
  private final List<Block> blocks;

  private SourceMap(Builder from) {
    source = from.source;
    running = from.running == null ? from.source : from.running.toString();
    size = from.size;
    runs = Arrays.copyOf(from.runs, size + 1);
    runs[size] = running.length();
    starts = Arrays.copyOf(from.starts, size);
    ends = Arrays.copyOf(from.ends, size);
    kinds = Arrays.copyOf(from.kinds, size);
    offRanges = from.off.stream().mapToInt(Integer::intValue).toArray();
    blocks = List.copyOf(from.blocks);
  }

  /** Returns the map of a text that is its own source. */
  static SourceMap identity(String text) {
    return new Builder(text, true).build();
  }

  /** Returns the file's text. */
  String source() {
    return source;
  }

  /** Returns the running text. */
  String running() {
    return running;
  }

  /**
   * Returns the running text as a source of its own.
   *
   * @param placeheld what stands for each placeholder, in order
   */
  SourceMap extracted(List<String> placeheld) {
    StringBuilder text = new StringBuilder(running.length());
    int[] placesOfPieces = new int[size + 1];
    int opaque = 0;
    for (int i = 0; i < size; i++) {
      placesOfPieces[i] = text.length();
      if (kind(i) == Kind.OPAQUE) {
        text.append(placeheld.get(opaque++));
      } else {
        text.append(running, runs[i], runs[i + 1]);
      }
    }
    placesOfPieces[size] = text.length();
    Builder builder = new Builder(text.toString());
    int off = 0;
    for (int i = 0; i < size; i++) {
      while (off < offRanges.length && offRanges[off] <= runs[i]) {
        builder.off(off++ % 2 == 0);
      }
      if (kind(i) == Kind.OPAQUE) {
        builder.opaque(placesOfPieces[i], placesOfPieces[i + 1]);
      } else {
        builder.verbatim(placesOfPieces[i], placesOfPieces[i + 1]);
      }
    }
    return builder.build();
  }

  /** Returns the blocks that were told to the builder, in order. */
  List<Block> blocks() {
    return blocks;
  }

  /** Returns whether a range, or an insertion, touches what {@code unspin:off} switches off. */
  boolean isOff(int start, int end) {
    for (int i = 0; i < offRanges.length; i += 2) {
      boolean isTouched =
          start == end
              ? start > offRanges[i] && start < offRanges[i + 1]
              : start < offRanges[i + 1] && end > offRanges[i];
      if (isTouched) {
        return true;
      }
    }
    return false;
  }

  /** Returns the index of the piece that holds a character of the running text. */
  private int piece(int at) {
    int low = 0;
    int high = size - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (runs[middle] <= at) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private Kind kind(int piece) {
    return KINDS[kinds[piece]];
  }

  /** Returns where a range that begins with this character of the running text begins. */
  int sourceStart(int at) {
    int piece = piece(at);
    return kind(piece) == Kind.VERBATIM ? starts[piece] + at - runs[piece] : starts[piece];
  }

  /** Returns where a range that ends before this character of the running text ends. */
  int sourceEnd(int at) {
    int piece = piece(at - 1);
    return kind(piece) == Kind.VERBATIM ? starts[piece] + at - runs[piece] : ends[piece];
  }

  /** Returns what of the first piece stands before a range, when the source cannot part them. */
  String lead(int at) {
    int piece = piece(at);
    return kind(piece) == Kind.DECODED ? running.substring(runs[piece], at) : "";
  }

  /** Returns what of the last piece stands behind a range, when the source cannot part them. */
  String trail(int at) {
    int piece = piece(at - 1);
    return kind(piece) == Kind.DECODED ? running.substring(at, runs[piece + 1]) : "";
  }

  /** Returns whether a range holds the border of a block or something that is no text. */
  boolean hasBarrier(int start, int end) {
    for (int i = piece(start); i < size && runs[i] < end; i++) {
      if (kind(i) == Kind.BREAK || kind(i) == Kind.OPAQUE) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the parts of a range of the running text that markup lies between; borders of blocks
   * and placeholders belong to none.
   */
  List<Part> parts(int start, int end) {
    List<Part> parts = new ArrayList<>();
    int open = -1;
    int first = piece(start);
    for (int i = first; i < size && runs[i] < end; i++) {
      boolean isText = kind(i) == Kind.VERBATIM || kind(i) == Kind.DECODED;
      if (open >= 0 && (!isText || ends[i - 1] != starts[i])) {
        parts.add(new Part(open, runs[i]));
        open = -1;
      }
      if (isText && open < 0 && runs[i] < runs[i + 1]) {
        open = Math.max(start, runs[i]);
      }
    }
    if (open >= 0) {
      parts.add(new Part(open, end));
    }
    return parts;
  }

  /** Returns whether the source spells a character of the running text in a way of its own. */
  boolean isDecoded(int at) {
    return kind(piece(at)) == Kind.DECODED;
  }

  /** Returns the source between the piece that ends here and the one that begins here. */
  int[] gap(int at) {
    if (size == 0) {
      return new int[] {0, 0};
    }
    if (at <= 0) {
      return new int[] {sourceStart(0), sourceStart(0)};
    }
    if (at >= running.length()) {
      int end = sourceEnd(running.length());
      return new int[] {end, end};
    }
    int before = piece(at - 1);
    int after = piece(at);
    if (kind(before) == Kind.BREAK) {
      return new int[] {sourceStart(at), sourceStart(at)};
    }
    if (kind(after) == Kind.BREAK) {
      return new int[] {sourceEnd(at), sourceEnd(at)};
    }
    return new int[] {sourceEnd(at), Math.max(sourceEnd(at), sourceStart(at))};
  }

  /** Puts a map together, piece by piece in the order of the source. */
  static final class Builder {
    private final String source;
    private final StringBuilder running;
    private int size;
    private int[] runs = new int[16];
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private byte[] kinds = new byte[16];
    private final List<Integer> off = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();

    Builder(String source) {
      this(source, false);
    }

    @SuppressWarnings("NullAway") // no builder is needed for a text that is its own source
    private Builder(String source, boolean isIdentity) {
      this.source = source;
      running = isIdentity ? null : new StringBuilder();
      if (isIdentity && !source.isEmpty()) {
        add(0, source.length(), Kind.VERBATIM, 0);
      }
    }

    /** Returns the length of the running text so far. */
    int length() {
      return running.length();
    }

    /** Returns whether the running text ends with a break, or has not begun. */
    boolean isAtBlockStart() {
      return size == 0 || kinds[size - 1] == Kind.BREAK.ordinal();
    }

    /** Returns the last character of the running text; 0 where there is none. */
    char last() {
      return running.length() == 0 ? 0 : running.charAt(running.length() - 1);
    }

    /** Returns where the last piece ends in the source. */
    int sourceEnd() {
      return size == 0 ? 0 : ends[size - 1];
    }

    /** Adds a range of the source as it is. */
    void verbatim(int start, int end) {
      if (start == end) {
        return;
      }
      boolean goesOn =
          size > 0 && kinds[size - 1] == Kind.VERBATIM.ordinal() && ends[size - 1] == start;
      if (goesOn) {
        ends[size - 1] = end;
      } else {
        add(start, end, Kind.VERBATIM, running.length());
      }
      running.append(source, start, end);
    }

    /** Adds a range of the source that stands for another text. */
    void decoded(int start, int end, String text) {
      if (text.contentEquals(source.subSequence(start, end))) {
        verbatim(start, end);
      } else {
        add(start, end, Kind.DECODED, running.length());
        running.append(text);
      }
    }

    /** Adds a border between two blocks. */
    void breakWith(String text, int start, int end) {
      add(start, end, Kind.BREAK, running.length());
      running.append(text);
    }

    /** Adds something that is no text. */
    void opaque(int start, int end) {
      add(start, end, Kind.OPAQUE, running.length());
      running.append(PLACEHOLDER);
    }

    /** Takes the last piece back. */
    void dropLast() {
      size--;
      running.setLength(runs[size]);
    }

    /** Switches findings off, or on again, from here. */
    void off(boolean isOff) {
      if (isOff != (off.size() % 2 == 1)) {
        off.add(running.length());
      }
    }

    /** Adds a block that ends here. */
    void block(int start, int removeStart, int removeEnd) {
      blocks.add(new Block(start, running.length(), removeStart, removeEnd));
    }

    private void add(int start, int end, Kind kind, int run) {
      if (size > 0 && start < ends[size - 1] || end < start) {
        throw new IllegalArgumentException("piece out of order: " + start + ".." + end);
      }
      if (size + 1 >= runs.length) {
        int capacity = runs.length * 2;
        runs = Arrays.copyOf(runs, capacity);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
        kinds = Arrays.copyOf(kinds, capacity);
      }
      runs[size] = run;
      starts[size] = start;
      ends[size] = end;
      kinds[size++] = (byte) kind.ordinal();
    }

    /** Returns the map. */
    SourceMap build() {
      if (off.size() % 2 == 1) {
        off.add(Integer.MAX_VALUE);
      }
      return new SourceMap(this);
    }
  }
}
