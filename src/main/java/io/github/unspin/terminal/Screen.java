package io.github.unspin.terminal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a review is shown on and typed at. */
interface Screen extends AutoCloseable {
  /** A key that is none: the window's size changed, or a signal came. */
  int WAKE = -2;

  /** No key will come any more. */
  int END = -1;

  /** Arrow keys and their like, as one number each. */
  int LEFT = 0x110000;

  int RIGHT = LEFT + 1;
  int UP = LEFT + 2;
  int DOWN = LEFT + 3;

  /** Returns the columns that can be written to. */
  int width();

  /** Returns the rows that can be written to. */
  int height();

  /** Shows a picture in the place of the one before. */
  void show(Picture picture);

  /** Waits for a key: a character, an arrow, {@link #WAKE} or {@link #END}. */
  int key();

  /**
   * Lets a person type a line.
   *
   * @param prompt what stands before it
   * @param text what stands there already
   * @param completions what can be completed to
   * @return the line; null if the person thought better of it
   */
  @Nullable String line(String prompt, String text, List<String> completions);

  /** Returns whether Ctrl-C was pressed, or the program is to end. */
  boolean isInterrupted();

  @Override
  void close();
}
