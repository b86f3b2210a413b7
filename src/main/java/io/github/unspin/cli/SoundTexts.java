package io.github.unspin.cli;

import io.github.unspin.files.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The sound texts that a command counts in or learns from. */
final class SoundTexts {
  @Option(
      names = "--text",
      required = true,
      paramLabel = "FILE",
      arity = "1..*",
      description = "Text in UTF-8, one paragraph a line. May be given several times.")
  private List<Path> files = new ArrayList<>();

  /** Returns the files as they were named. */
  List<Path> files() {
    return files;
  }

  /**
   * Returns the files, all of which can be read.
   *
   * @throws InputException if one cannot
   */
  List<Path> readable() {
    checkReadable(files);
    return files;
  }

  /**
   * Looks whether files can be read, before long work begins.
   *
   * @throws InputException if one cannot
   */
  static void checkReadable(List<Path> files) {
    for (Path file : files) {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw new InputException(file + ": not a readable file");
      }
    }
  }
}
