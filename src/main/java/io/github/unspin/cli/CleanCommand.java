package io.github.unspin.cli;

import io.github.unspin.Unspin;
import io.github.unspin.files.FileReplacement;
import io.github.unspin.files.InputException;
import io.github.unspin.files.TextFile;
import io.github.unspin.render.DiffRenderer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
      "  unspin clean --diff article.txt | less",
      "  unspin clean -o restored.txt article.txt",
      "  unspin clean --in-place *.txt     replaces each file whole or not at all",
      "  unspin clean - < article.txt",
      "",
      "Exit status: 0 done, 2 an input cannot be used; nothing is written then."
    })
final class CleanCommand implements Callable<Integer> {
  private final Console console;

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
              + " this folder, as a mirror of their tree.")
  private @Nullable String output;

  @Option(names = "--diff", description = "Print a unified diff, for 'patch', instead of the text.")
  private boolean diff;

  @Option(
      names = {"-i", "--in-place"},
      description = "Replace the files by their restored text.")
  private boolean inPlace;

  @Mixin private FolderCleaning folders = new FolderCleaning();

  @Mixin private AnalysisOptions analysis = new AnalysisOptions();

  @Spec private @Nullable CommandSpec spec;

  CleanCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    FolderCleaning.Request request = new FolderCleaning.Request(names, output, diff, inPlace);
    if (folders.isFor(request)) {
      String fault = folders.fault(request);
      if (fault != null) {
        throw misuse(fault);
      }
      return folders.run(request, analysis, console);
    }
    checkUsage();
    String fault = folders.faultOfReports(request);
    if (fault != null) {
      throw misuse(fault);
    }
    List<TextFile> files = Inputs.read(names, console.in());
    String target = output;
    FileReplacement replacement = target == null ? null : new FileReplacement(target);
    List<FileReplacement> replacements = new ArrayList<>();
    if (inPlace) {
      files.forEach(file -> replacements.add(new FileReplacement(file.name())));
    }
    Unspin unspin = Unspin.open(analysis.toOptions());
    // All is worked out before anything is written, so that an error leaves nothing half done.
    List<byte[]> results = new ArrayList<>();
    for (TextFile file : files) {
      results.add(restore(unspin, file));
    }
    for (int i = 0; i < replacements.size(); i++) {
      if (isChanged(files.get(i), results.get(i))) {
        replacements.get(i).write(results.get(i));
      }
    }
    if (!inPlace) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      results.forEach(all::writeBytes);
      if (replacement == null) {
        console.out().writeBytes(all.toByteArray());
      } else {
        replacement.write(all.toByteArray());
      }
    }
    folders.report(request, analysis, console);
    return ExitCode.OK;
  }

  private byte[] restore(Unspin unspin, TextFile file) {
    String restored = unspin.analyse(file.text()).restored();
    if (!diff) {
      return file.encode(restored);
    }
    // patch compares bytes: the diff has to be in the file's own charset, with its mark.
    boolean isByteWise = !file.charset().name().startsWith("UTF-16");
    String mark = file.byteOrderMark() ? "\uFEFF" : "";
    String text = new DiffRenderer().render(file.name(), mark + file.text(), mark + restored);
    Charset charset = isByteWise ? file.charset() : StandardCharsets.UTF_8;
    return new TextFile(file.name(), text, charset, false).encode(text);
  }

  private static boolean isChanged(TextFile file, byte[] result) {
    return !Arrays.equals(file.encode(file.text()), result);
  }

  private void checkUsage() {
    if (inPlace && names.contains(TextFile.STANDARD_INPUT)) {
      throw misuse("--in-place needs files; the standard input, '-', has no place");
    }
    if (inPlace && (diff || output != null)) {
      throw misuse("--in-place goes neither with --diff nor with --output");
    }
    if (names.size() > 1 && !inPlace && !diff) {
      throw misuse(
          "several files would run into one text: use --in-place, --diff or one file at a time");
    }
    if (inPlace && names.stream().distinct().count() < names.size()) {
      throw new InputException("a file is named twice");
    }
  }

  private ParameterException misuse(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }
}
