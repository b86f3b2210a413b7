package io.github.unspin.cli;

import io.github.unspin.Unspin;
import io.github.unspin.files.TextFile;
import io.github.unspin.render.Document;
import io.github.unspin.render.JsonRenderer;
import io.github.unspin.render.TextRenderer;
import java.util.ArrayList;
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

/** Lists what is found. */
@Command(
    name = "detect",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Lists the words that a spinner swapped and whatever else 'unspin clean' would change.",
      "",
      "Each text gets a verdict and, below it, a line for each finding: its place, what stands"
          + " there, what stood there before, and how sure that is."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  unspin detect article.txt",
      "  unspin detect --format json *.txt > findings.json",
      "  unspin detect --min-confidence 0.9 article.txt",
      "",
      "Exit status: 0 nothing found, 1 something found, 2 an input cannot be used.",
      "Offsets in JSON count UTF-16 code units of the text, without a byte order mark."
    })
final class DetectCommand implements Callable<Integer> {
  /** How findings are written. */
  enum Format {
    TEXT,
    JSON
  }

  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|FOLDER",
      description = "Texts, and folders of texts; '-' is the standard input.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "Lines for people (the default) or JSON for programs.")
  private Format format = Format.TEXT;

  @Mixin private FolderDetection folders = new FolderDetection();

  @Mixin private AnalysisOptions analysis = new AnalysisOptions();

  @Spec private @Nullable CommandSpec spec;

  DetectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (folders.isFor(names)) {
      String fault = folders.fault(names);
      if (fault != null) {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), fault);
      }
      return folders.run(names, analysis, console, format == Format.JSON);
    }
    List<TextFile> files = Inputs.read(names, console.in());
    Unspin unspin = Unspin.open(analysis.toOptions());
    List<Document> documents = new ArrayList<>();
    boolean isFound = false;
    for (TextFile file : files) {
      Document document = new Document(file.name(), unspin.analyse(file.text()));
      documents.add(document);
      isFound |= document.report().spun() || !document.report().findings().isEmpty();
    }
    console
        .out()
        .print(
            format == Format.JSON
                ? new JsonRenderer().render(documents)
                : new TextRenderer(console.color()).render(documents));
    return isFound ? ExitCode.FOUND : ExitCode.OK;
  }
}
