package io.github.unspin.cli;

import io.github.unspin.config.OptionValue;
import io.github.unspin.config.Setting;
import io.github.unspin.render.ConfigRenderer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what is in force. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Prints the options that are in force for a file or folder, and where each comes from.",
      "",
      "The nearest unspin.toml, from the folder upwards, sets options of 'clean' and 'detect': those"
          + " at its top for both, those in a table [clean] or [detect] for one. Below it counts the"
          + " user's own, ~/.config/unspin/unspin.toml. What the command line says wins over both."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  unspin config",
      "  unspin config archive/2024 --format json",
      "  unspin config > unspin.toml       a file to start from",
      "",
      "A file looks like this; paths in it start from its own folder:",
      "",
      "  grammar = \"off\"",
      "  exclude = [\"drafts/\", \"*.bak.txt\"]",
      "  keep = [\"names.txt\"]",
      "  [clean]",
      "  out = \"cleaned\"",
    })
final class ConfigCommand implements Callable<Integer> {
  /** How the options are written. */
  enum Format {
    TEXT,
    JSON
  }

  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|FOLDER",
      description = "What a command would be given (default: the current folder).")
  private @Nullable String input;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "TOML for people (the default) or JSON for programs.")
  private Format format = Format.TEXT;

  @Spec private @Nullable CommandSpec spec;

  ConfigCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandSpec main = Objects.requireNonNull(Objects.requireNonNull(spec).parent());
    Main program = (Main) main.userObject();
    String place = input;
    Path start = Configuration.start(place == null ? List.of() : List.of(place));
    Configuration configuration = program.configuration(main, start);
    List<OptionValue> values = new ArrayList<>();
    for (String name : Configuration.COMMANDS) {
      CommandSpec command = Configuration.command(main, name);
      for (OptionSpec option : Configuration.options(command)) {
        values.add(value(name, option, configuration.setting(name, option)));
      }
    }
    ConfigRenderer renderer = new ConfigRenderer();
    List<Path> files = configuration.files();
    console
        .out()
        .print(format == Format.JSON ? renderer.json(files, values) : renderer.text(files, values));
    return ExitCode.OK;
  }

  private static OptionValue value(String command, OptionSpec option, @Nullable Setting setting) {
    String key = Configuration.key(option);
    if (setting != null) {
      return new OptionValue(command, key, setting.value(), setting);
    }
    String value = option.defaultValue();
    if (value == null) {
      return new OptionValue(command, key, option.type() == boolean.class ? false : null, null);
    }
    boolean isNumber = option.type() == double.class;
    return new OptionValue(command, key, isNumber ? Double.valueOf(value) : value, null);
  }
}
