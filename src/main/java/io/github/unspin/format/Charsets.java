package io.github.unspin.format;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** What charsets can hold. */
final class Charsets {
  private Charsets() {}

  /**
   * Returns whether a charset has all characters of a text.
   *
   * @param charset null for one that has every character
   */
  static boolean canHold(@Nullable Charset charset, String text) {
    return charset == null
        || charset.name().startsWith("UTF-")
        || charset.newEncoder().canEncode(text);
  }
}
