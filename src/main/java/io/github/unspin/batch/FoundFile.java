package io.github.unspin.batch;

import java.nio.file.Path;

/**
 * A file that a run is to look at, or a folder that it cannot look into.
 *
 * @param path what the user would call it
 * @param file where it is
 * @param relative its path inside the input folder; the name alone for a file that was named
 * @param input which of the inputs it belongs to, from 0
 * @param named whether the user named the file or a pattern that it matches, so that its not being
 *     text is a fault
 * @param problem why it cannot be looked at; empty when it can
 */
record FoundFile(String path, Path file, Path relative, int input, boolean named, String problem) {

  /** Returns {@link #relative} as text that tells apart all names. */
  String key() {
    String text = relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
    // Names that are no valid text in the system's charset look alike once decoded.
    return text.indexOf('\uFFFD') < 0 ? text : file.toUri().getRawPath();
  }
}
