package io.github.unspin.format;

import org.jspecify.annotations.Nullable;

/** How a format spells text that is put into a file. */
@FunctionalInterface
interface Escaping {
  /**
   * Returns the spelling of a text.
   *
   * @param text what a reader of the document is to see
   * @param source the file's text
   * @param start start of the range that it replaces there
   * @param end end of that range, exclusive
   * @return null when the format cannot spell the text in the file's charset
   */
  @Nullable String spell(String text, String source, int start, int end);
}
