package io.github.unspin.cli;

import io.github.unspin.Unspin;
import io.github.unspin.files.FileReplacement;
import io.github.unspin.files.Gzip;
import io.github.unspin.files.InputException;
import io.github.unspin.format.InputFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Restores texts. */
@Command(
    name = "clean",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Restores spun texts: swapped words, garbled names, lines of the page, lost spaces.",
      "",
      "Prints the restored text. Whatever is not restored comes out as it went in, line ends and"
          + " charset included."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  unspin clean article.txt",
      "  unspin clean -o restored.txt article.txt",
      "  unspin clean - < article.txt",
      "  unspin clean --extract page.html  prints the article of a web page as text",
      "  unspin clean archive --out clean  restores a folder into another one",
      "  unspin clean --in-place --backup archive *.txt",
      "  unspin clean --diff archive | less",
      "  unspin clean --check archive      says what would change, for hooks",
      "  unspin clean --in-place --field body corpus.jsonl",
      "",
      "A run over a folder may be cut off at any moment: the same command goes on from there.",
      "",
      "Exit status: 0 done, 1 --check would change something, 2 the command line or the only input",
      "cannot be used, or the run was stopped; 3 done, but for files or records that cannot be used:",
      "they are listed and stay as they are."
    })
final class CleanCommand implements Callable<Integer> {
  private final Console console;
  private final Map<String, String> environment;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|FOLDER",
      description = "Texts, and folders of texts; '-' is the standard input.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = {"-o", "--output", "--out"},
      paramLabel = "FILE|FOLDER",
      description =
          "Write to this file instead of the standard output; for folders and several files, into"
              + " this folder, as a mirror of their tree. A file whose name ends in .gz is"
              + " compressed.")
  private @Nullable String output;

  @Option(names = "--diff", description = "Print a unified diff, for 'patch', instead of the text.")
  private boolean diff;

  @Option(
      names = {"-i", "--in-place"},
      description = "Replace the files by their restored text.")
  private boolean inPlace;

  @Option(
      names = "--extract",
      description =
          "Put out just the article of a web page, as plain text in UTF-8: its heading and its"
              + " paragraphs, parted by blank lines.")
  private boolean extract;

  @Mixin private FolderCleaning folders = new FolderCleaning();

  @Mixin private InputOptions input = new InputOptions();

  @Mixin private AnalysisOptions analysis = new AnalysisOptions();

  @Spec private @Nullable CommandSpec spec;

  CleanCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    FolderCleaning.Request request =
        new FolderCleaning.Request(names, output, diff, inPlace, extract);
    if (folders.isFor(request)) {
      String fault = folders.fault(request);
      if (fault != null) {
        throw misuse(fault);
      }
      return folders.run(request, analysis, input.toOptions(extract), console, environment);
    }
    checkUsage();
    String fault = folders.faultOfOne(request);
    if (fault != null) {
      throw misuse(fault);
    }
    List<Inputs.Input> inputs = Inputs.open(names, console.in(), input.toOptions(extract));
    checkContainers(inputs);
    String target = output;
    FileReplacement replacement = target == null ? null : new FileReplacement(target);
    RecordCleaner cleaner =
        new RecordCleaner(Unspin.open(analysis.toOptions()), folders.limits(), console.err());
    // All is worked out before anything is written, so that an error leaves nothing half done; only
    // containers, which may be larger than the memory, are worked out while they are written.
    boolean isGzip = target != null && Gzip.isName(target);
    List<FileReplacement.Content> results = new ArrayList<>();
    for (Inputs.Input each : inputs) {
      results.add(diff ? cleaner.diff(each) : cleaner.restored(each, isGzip));
    }
    try {
      if (replacement == null) {
        writeAll(results, console.out());
      } else {
        replacement.write(out -> writeAll(results, out));
      }
    } catch (IOException e) {
      throw new InputException("cannot write the result: " + e.getMessage(), e);
    }
    folders.report(request, analysis, input.toOptions(extract), console);
    return cleaner.failures() > 0 ? ExitCode.FAILURES : ExitCode.OK;
  }

  private static void writeAll(List<FileReplacement.Content> results, OutputStream out)
      throws IOException {
    for (FileReplacement.Content result : results) {
      result.writeTo(out);
    }
  }

  private void checkContainers(List<Inputs.Input> inputs) {
    for (Inputs.Input each : inputs) {
      InputFormat format = each.reader().format();
      boolean isArchive = format == InputFormat.WARC || format == InputFormat.WET;
      if (diff && isArchive) {
        throw new InputException(
            each.name() + ": --diff is for text; use 'detect', or -o and compare the archives");
      }
      if (extract && format != InputFormat.HTML) {
        throw new InputException(
            each.name() + ": --extract is for HTML, this is " + format.label());
      }
    }
  }

  private void checkUsage() {
    if (extract && diff) {
      throw misuse("--extract makes another text; it goes neither with --diff nor with --in-place");
    }
    if (names.size() > 1 && !diff) {
      throw misuse(
          "several files would run into one text: use --out FOLDER, --in-place, --diff or one file"
              + " at a time");
    }
  }

  private ParameterException misuse(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }
}
