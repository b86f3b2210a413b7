package io.github.unspin.cli.guide;

import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The completion function of zsh: one function for each command. */
final class ZshScript {
  private final CommandSpec root;
  private final StringBuilder out = new StringBuilder();

  ZshScript(CommandSpec root) {
    this.root = root;
  }

  String text() {
    out.append("#compdef ").append(root.name()).append("\n\n");
    function(root, "_" + root.name());
    // The file is the function when zsh finds it by its name, and may be read as a script.
    out.append("if [ \"$funcstack[1]\" = _").append(root.name()).append(" ]; then\n");
    out.append("  _").append(root.name()).append(" \"$@\"\nelse\n");
    out.append("  compdef _").append(root.name()).append(' ').append(root.name());
    return out.append("\nfi\n").toString();
  }

  private void function(CommandSpec spec, String name) {
    List<CommandSpec> commands = CommandTree.commands(spec);
    out.append(name).append("() {\n");
    if (!commands.isEmpty()) {
      out.append("  local context state state_descr line\n  typeset -A opt_args\n");
    }
    out.append("  _arguments -s -S").append(commands.isEmpty() ? "" : " -C");
    for (OptionSpec option : CommandTree.options(spec)) {
      option(option);
    }
    if (commands.isEmpty()) {
      for (PositionalParamSpec parameter : spec.positionalParameters()) {
        boolean isMany = parameter.index().isVariable() || parameter.arity().max() > 1;
        String at = isMany ? "*" : Integer.toString(parameter.index().min() + 1);
        out.append(" \\\n    ").append(quoted(at + action(parameter)));
      }
      out.append("\n}\n\n");
      return;
    }
    out.append(" \\\n    '1: :->command' \\\n    '*:: :->arguments'\n  case $state in\n");
    out.append("    command)\n      local -a commands=(\n");
    for (CommandSpec command : commands) {
      String entry = command.name() + ":" + CommandTree.brief(command);
      out.append("        ").append(quoted(entry)).append('\n');
    }
    out.append("      )\n      _describe command commands ;;\n    arguments)\n");
    out.append("      case $line[1] in\n");
    for (CommandSpec command : commands) {
      String call = name + "_" + command.name();
      out.append("        ").append(command.name()).append(") ").append(call).append(" ;;\n");
    }
    out.append("      esac ;;\n  esac\n}\n\n");
    for (CommandSpec command : commands) {
      function(command, name + "_" + command.name());
    }
  }

  private void option(OptionSpec option) {
    List<String> names = List.of(option.names());
    boolean isMany = option.isMultiValue();
    for (String name : names) {
      String others = isMany ? "*" : names.size() > 1 ? "(" + String.join(" ", names) + ")" : "";
      String value = "";
      if (CommandTree.takesValue(option)) {
        boolean isLong = name.startsWith("--");
        String joint = isLong ? CommandTree.needsValue(option) ? "=" : "=-" : "+";
        value = CommandTree.needsValue(option) || isLong ? joint : "";
      }
      String argument = value.isEmpty() ? "" : action(option);
      String summary = CommandTree.brief(option).replaceAll("([\\[\\]:\\\\])", "\\\\$1");
      out.append(" \\\n    ")
          .append(quoted(others + name + value + "[" + summary + "]" + argument));
    }
  }

  /** What can stand for an argument, as {@code _arguments} wants it told. */
  private static String action(ArgSpec argument) {
    String label = argument.paramLabel().replace(":", "\\:");
    List<String> words = CommandTree.words(argument);
    if (!words.isEmpty()) {
      return ":" + label + ":(" + String.join(" ", words) + ")";
    }
    if (CommandTree.isFolderOnly(argument)) {
      return ":" + label + ":_files -/";
    }
    return ":" + label + ":" + (CommandTree.isFile(argument) ? "_files" : " ");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
