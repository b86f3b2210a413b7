package io.github.unspin.cli;

import io.github.unspin.format.FormatOptions;
import io.github.unspin.format.InputFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how files are read. */
final class InputOptions {
  /** The formats of files, and the choice to find out. */
  enum Choice {
    AUTO(null),
    TEXT(InputFormat.TEXT),
    MARKDOWN(InputFormat.MARKDOWN),
    HTML(InputFormat.HTML),
    JSONL(InputFormat.JSONL),
    WARC(InputFormat.WARC),
    WET(InputFormat.WET);

    private final @Nullable InputFormat format;

    Choice(@Nullable InputFormat format) {
      this.format = format;
    }
  }

  @Option(
      names = "--input-format",
      paramLabel = "auto|text|markdown|html|jsonl|warc|wet",
      defaultValue = "auto",
      description =
          "The files' format; 'auto' (the default) tells by name and content. Only running text is"
              + " looked at; markup, code and whatever else is in a file stays as it is.")
  private Choice format = Choice.AUTO;

  @Option(
      names = "--field",
      paramLabel = "NAME",
      description =
          "Where JSON Lines hold the text (default: "
              + FormatOptions.DEFAULT_FIELD
              + "); dots lead into objects, as in 'article.body'. May be given several times.")
  private List<String> fields = new ArrayList<>();

  FormatOptions toOptions(boolean extract) {
    return new FormatOptions(format.format, fields, extract);
  }
}
