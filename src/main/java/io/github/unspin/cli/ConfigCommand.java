package io.github.unspin.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.unspin.config.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  private static final int COLUMN = 34;

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
    console.out().print(format == Format.JSON ? json(main, configuration) : text(main, configuration));
    return ExitCode.OK;
  }

  private static CommandSpec command(CommandSpec main, String name) {
    return main.subcommands().get(name).getCommandSpec();
  }

  private static String text(CommandSpec main, Configuration configuration) {
    StringBuilder out = new StringBuilder();
    if (configuration.files().isEmpty()) {
      out.append("# no unspin.toml\n");
    }
    configuration.files().forEach(file -> out.append("# ").append(file).append('\n'));
    for (String name : Configuration.COMMANDS) {
      out.append("\n[").append(name).append("]\n");
      for (OptionSpec option : Configuration.options(command(main, name))) {
        Setting setting = configuration.setting(name, option);
        String value = setting == null ? defaultOf(option) : toml(setting.value());
        String line = (value.isEmpty() ? "# " : "") + Configuration.key(option) + " = " + value;
        String origin =
            setting != null ? setting.place() : value.isEmpty() ? "not set" : "default";
        out.append(line).append(" ".repeat(Math.max(2, COLUMN - line.length())));
        out.append("# ").append(origin).append('\n');
      }
    }
    return out.toString();
  }

  private static String json(CommandSpec main, Configuration configuration) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    ArrayNode files = root.putArray("files");
    configuration.files().forEach(file -> files.add(file.toString()));
    ArrayNode options = root.putArray("options");
    for (String name : Configuration.COMMANDS) {
      for (OptionSpec option : Configuration.options(command(main, name))) {
        Setting setting = configuration.setting(name, option);
        ObjectNode node = options.addObject();
        node.put("command", name).put("option", Configuration.key(option));
        if (setting == null) {
          String value = option.defaultValue();
          node.put("value", value == null && isFlag(option) ? "false" : value);
          node.put("origin", value == null && !isFlag(option) ? "unset" : "default");
        } else {
          node.set("value", mapper.valueToTree(setting.value()));
          node.put("origin", "file").put("file", setting.file().toString());
          node.put("line", setting.line());
        }
      }
    }
    return root + "\n";
  }

  private static String defaultOf(OptionSpec option) {
    String value = option.defaultValue();
    if (value == null) {
      return isFlag(option) ? "false" : "";
    }
    boolean isNumber = option.type() == double.class || option.type() == Integer.class;
    return isNumber ? value : toml(value);
  }

  private static boolean isFlag(OptionSpec option) {
    return option.type() == boolean.class;
  }

  private static String toml(Object value) {
    if (value instanceof List<?> list) {
      List<String> elements = new ArrayList<>();
      list.forEach(element -> elements.add(toml(element)));
      return "[" + String.join(", ", elements) + "]";
    }
    return value instanceof String text ? quoted(text) : String.valueOf(value);
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
              } else if (Character.isISOControl(c)) {
                out.append(String.format(Locale.ROOT, "\\u%04X", c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.append('"').toString();
  }
}
