package io.github.unspin.cli;

import io.github.unspin.files.InputException;
import io.github.unspin.files.TextFile;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reading of what the command line names. */
final class Inputs {
  private Inputs() {}

  /**
   * Reads all files, or none.
   *
   * @throws InputException with one line for each that cannot be used
   */
  static List<TextFile> read(List<String> names, InputStream standardInput) {
    if (names.indexOf(TextFile.STANDARD_INPUT) != names.lastIndexOf(TextFile.STANDARD_INPUT)) {
      throw new InputException("the standard input, '-', can be read only once");
    }
    List<TextFile> files = new ArrayList<>();
    List<String> complaints = new ArrayList<>();
    for (String name : names) {
      try {
        boolean isStandardInput = name.equals(TextFile.STANDARD_INPUT);
        files.add(isStandardInput ? TextFile.read(standardInput) : TextFile.read(name));
      } catch (InputException e) {
        complaints.add(e.getMessage());
      }
    }
    if (!complaints.isEmpty()) {
      throw new InputException(String.join("\n", complaints));
    }
    return files;
  }
}
