package io.github.unspin.cli;

import io.github.unspin.files.InputException;
import io.github.unspin.files.TextFile;
import io.github.unspin.format.FormatOptions;
import io.github.unspin.format.InputDocument;
import io.github.unspin.format.InputRecord;
import io.github.unspin.format.RecordReader;
import io.github.unspin.format.Records;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reading of what the command line names. */
final class Inputs {
  private Inputs() {}

  /**
   * A file of any format. One that is one document has been read; one that holds many has been
   * opened.
   *
   * @param name what the user calls it
   * @param reader what the records of a container come from
   * @param record the only record of a file that is one document; null for a container
   * @param document the document in it
   */
  record Input(
      String name,
      RecordReader reader,
      @Nullable InputRecord record,
      @Nullable InputDocument document)
      implements Closeable {
    boolean isContainer() {
      return reader.format().isContainer();
    }

    /** Returns what to say when a container turned out to hold no document. */
    String nothingThere() {
      return reader.nothingThere();
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  /**
   * Reads all texts, or none.
   *
   * @throws InputException with one line for each that cannot be used
   */
  static List<TextFile> read(List<String> names, InputStream standardInput) {
    checkStandardInput(names);
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
    complain(complaints);
    return files;
  }

  /**
   * Opens all files, or none.
   *
   * @throws InputException with one line for each that cannot be used
   */
  static List<Input> open(List<String> names, InputStream standardInput, FormatOptions options) {
    checkStandardInput(names);
    List<Input> inputs = new ArrayList<>();
    List<String> complaints = new ArrayList<>();
    for (String name : names) {
      try {
        inputs.add(open(name, standardInput, options));
      } catch (InputException e) {
        complaints.add(e.getMessage());
      }
    }
    complain(complaints);
    return inputs;
  }

  private static Input open(String name, InputStream standardInput, FormatOptions options) {
    RecordReader reader =
        name.equals(TextFile.STANDARD_INPUT)
            ? Records.open(name, standardInput, options)
            : Records.open(name, options);
    if (reader.format().isContainer()) {
      return new Input(name, reader, null, null);
    }
    try (reader) {
      InputRecord record = reader.next();
      return new Input(name, reader, record, record == null ? null : record.document());
    } catch (IOException e) {
      throw new InputException(name + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static void checkStandardInput(List<String> names) {
    if (names.indexOf(TextFile.STANDARD_INPUT) != names.lastIndexOf(TextFile.STANDARD_INPUT)) {
      throw new InputException("the standard input, '-', can be read only once");
    }
  }

  private static void complain(List<String> complaints) {
    if (!complaints.isEmpty()) {
      throw new InputException(String.join("\n", complaints));
    }
  }
}
