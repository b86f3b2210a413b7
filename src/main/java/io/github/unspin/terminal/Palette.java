package io.github.unspin.terminal;

import org.jline.utils.AttributedStyle;

/**
 * How the parts of a picture look.
 *
 * @param isColored whether colours may be used; bold and faint type always may
 */
record Palette(boolean isColored) {
  AttributedStyle header() {
    return AttributedStyle.INVERSE;
  }

  AttributedStyle spun() {
    return colored(AttributedStyle.BOLD, AttributedStyle.RED).underline();
  }

  AttributedStyle original() {
    return colored(AttributedStyle.BOLD, AttributedStyle.GREEN);
  }

  /** Fixes that were accepted before, around the one in question. */
  AttributedStyle fixed() {
    return colored(AttributedStyle.DEFAULT, AttributedStyle.GREEN);
  }

  AttributedStyle strong() {
    return AttributedStyle.BOLD;
  }

  AttributedStyle quiet() {
    return AttributedStyle.DEFAULT.faint();
  }

  AttributedStyle key() {
    return colored(AttributedStyle.BOLD, AttributedStyle.CYAN);
  }

  AttributedStyle warning() {
    return colored(AttributedStyle.BOLD, AttributedStyle.YELLOW);
  }

  /** Sure in green, unsure in yellow, guessed in red. */
  AttributedStyle confidence(double confidence) {
    return colored(
        AttributedStyle.DEFAULT,
        confidence >= 0.8
            ? AttributedStyle.GREEN
            : confidence >= 0.5 ? AttributedStyle.YELLOW : AttributedStyle.RED);
  }

  private AttributedStyle colored(AttributedStyle style, int color) {
    return isColored ? style.foreground(color) : style;
  }
}
