package io.github.unspin.cli;

import io.github.unspin.Unspin;
import io.github.unspin.batch.RecordPipeline;
import io.github.unspin.files.InputException;
import io.github.unspin.format.InputDocument;
import io.github.unspin.render.Document;
import io.github.unspin.render.JsonRenderer;
import io.github.unspin.render.TextRenderer;
import io.github.unspin.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
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
      "  unspin detect archive             looks at all texts of a folder",
      "",
      "Exit status: 0 nothing found, 1 something found, 2 an input cannot be used, 3 some files of many,",
      "or records of a container, cannot be used and were passed over.",
      "Offsets in JSON count UTF-16 code units of the file's text, without a byte order mark; in JSON",
      "Lines those of the line, in a web archive those of the page."
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

  @Mixin private InputOptions input = new InputOptions();

  @Mixin private AnalysisOptions analysis = new AnalysisOptions();

  private boolean isFound;
  private boolean hasFailed;

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
      return folders.run(names, analysis, input.toOptions(false), console, format == Format.JSON);
    }
    List<Inputs.Input> inputs = Inputs.open(names, console.in(), input.toOptions(false));
    Unspin unspin = Unspin.open(analysis.toOptions());
    boolean isStreamed = inputs.stream().anyMatch(Inputs.Input::isContainer);
    Output output = isStreamed ? new Stream() : new Whole();
    for (Inputs.Input each : inputs) {
      InputDocument document = each.document();
      if (document != null) {
        output.accept(new Document(each.name(), unspin.analyse(document)));
      } else if (each.isContainer()) {
        detect(unspin, each, output);
      }
    }
    output.close();
    return hasFailed ? ExitCode.FAILURES : isFound ? ExitCode.FOUND : ExitCode.OK;
  }

  /** Goes through a container; a record that cannot be read does not stop it. */
  private void detect(Unspin unspin, Inputs.Input container, Output output) {
    boolean[] isEmpty = {true};
    try (container) {
      new RecordPipeline(unspin::analyse, folders.limits())
          .run(
              container.reader(),
              record -> {
                Report report = record.report();
                if (report != null) {
                  output.accept(new Document(record.name(), report));
                } else if (!record.problem().isEmpty()) {
                  console.err().println("unspin: " + record.problem());
                  hasFailed = true;
                }
                isEmpty[0] &= report == null && record.problem().isEmpty();
              });
      if (isEmpty[0]) {
        console.err().println("unspin: " + container.nothingThere());
        hasFailed = true;
      }
    } catch (IOException e) {
      throw new InputException(container.name() + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Where documents go. */
  private abstract class Output implements Consumer<Document> {
    @Override
    public void accept(Document document) {
      isFound |= DocumentListing.hasFindings(document);
      write(document);
    }

    abstract void write(Document document);

    abstract void close();
  }

  /** All at once, so that an error leaves nothing half printed. */
  private final class Whole extends Output {
    private final List<Document> documents = new ArrayList<>();

    @Override
    void write(Document document) {
      documents.add(document);
    }

    @Override
    void close() {
      console
          .out()
          .print(
              format == Format.JSON
                  ? new JsonRenderer().render(documents)
                  : new TextRenderer(console.color()).render(documents));
    }
  }

  /** One after the other, since a container may hold more of them than the memory. */
  private final class Stream extends Output {
    private final DocumentListing listing = new DocumentListing(console, format == Format.JSON);

    @Override
    void write(Document document) {
      listing.print(document);
    }

    @Override
    void close() {
      listing.close();
    }
  }
}
