package io.github.unspin.cli.guide;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The completions of fish: one line for each command and option. */
final class FishScript {
  private final CommandSpec root;
  private final StringBuilder out = new StringBuilder();

  FishScript(CommandSpec root) {
    this.root = root;
  }

  String text() {
    command(root, List.of());
    return out.toString();
  }

  /** Adds a command that stands behind others. */
  private void command(CommandSpec spec, List<String> path) {
    List<CommandSpec> commands = CommandTree.commands(spec);
    List<String> names = commands.stream().map(CommandSpec::name).toList();
    List<String> conditions = new ArrayList<>();
    path.forEach(name -> conditions.add("__fish_seen_subcommand_from " + name));
    if (!names.isEmpty()) {
      conditions.add("not __fish_seen_subcommand_from " + String.join(" ", names));
    }
    String start =
        "complete -c " + root.name() + " -n " + quoted(String.join("; and ", conditions));
    boolean takesFiles = false;
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      List<String> words = CommandTree.words(parameter);
      takesFiles |= CommandTree.isFile(parameter);
      if (!words.isEmpty()) {
        out.append(start).append(" -a ").append(quoted(String.join(" ", words))).append('\n');
      }
    }
    if (!takesFiles) {
      out.append(start).append(" -f\n");
    }
    for (CommandSpec command : commands) {
      out.append(start).append(" -a ").append(command.name());
      out.append(" -d ").append(quoted(CommandTree.brief(command))).append('\n');
    }
    for (OptionSpec option : CommandTree.options(spec)) {
      out.append(start).append(option(option)).append('\n');
    }
    for (CommandSpec command : commands) {
      List<String> further = new ArrayList<>(path);
      further.add(command.name());
      command(command, further);
    }
  }

  private static String option(OptionSpec option) {
    StringBuilder text = new StringBuilder();
    for (String name : option.names()) {
      text.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (CommandTree.needsValue(option)) {
      List<String> words = CommandTree.words(option);
      boolean isFile = CommandTree.isFile(option);
      boolean isFolder = CommandTree.isFolderOnly(option);
      text.append(isFile && !isFolder && words.isEmpty() ? " -r -F" : " -x");
      if (!words.isEmpty()) {
        text.append(" -a ").append(quoted(String.join(" ", words)));
      } else if (isFolder) {
        text.append(" -a '(__fish_complete_directories)'");
      }
    }
    return text.append(" -d ").append(quoted(CommandTree.brief(option))).toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
