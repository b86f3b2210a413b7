package io.github.unspin.cli.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Questions about a command line that its guides share. */
final class CommandTree {
  private CommandTree() {}

  static List<CommandSpec> commands(CommandSpec spec) {
    List<CommandSpec> commands = new ArrayList<>();
    for (CommandLine line : spec.subcommands().values()) {
      boolean isKnown = commands.contains(line.getCommandSpec());
      if (!isKnown && !line.getCommandSpec().usageMessage().hidden()) {
        commands.add(line.getCommandSpec());
      }
    }
    return commands;
  }

  static List<OptionSpec> options(CommandSpec spec) {
    return spec.options().stream().filter(option -> !option.hidden()).toList();
  }

  static boolean takesValue(OptionSpec option) {
    return option.arity().max() > 0;
  }

  /** Whether a value has to follow; otherwise it can only be attached with an equals sign. */
  static boolean needsValue(OptionSpec option) {
    return option.arity().min() > 0;
  }

  /** Returns the words that an argument can be, as people write them. */
  static List<String> words(ArgSpec argument) {
    List<String> words = new ArrayList<>();
    if (argument.completionCandidates() != null) {
      boolean isEnum = argument.auxiliaryTypes()[0].isEnum();
      for (String word : argument.completionCandidates()) {
        words.add(isEnum ? word.toLowerCase(Locale.ROOT).replace('_', '-') : word);
      }
    }
    return words;
  }

  static boolean isFile(ArgSpec argument) {
    String label = argument.paramLabel();
    return label.contains("FILE")
        || label.contains("FOLDER")
        || label.contains("DIR")
        || label.contains("SPUN")
        || label.contains("ORIGINAL");
  }

  static boolean isFolderOnly(ArgSpec argument) {
    String label = argument.paramLabel();
    return label.equals("DIR") || label.equals("FOLDER");
  }

  /** Returns the first sentence about something, on one line, without the full stop. */
  static String summary(String[] description) {
    for (String part : description) {
      String line = part.replaceAll("%n|\\s+", " ").replace("%%", "%").trim();
      if (!line.isEmpty()) {
        int end = line.indexOf(". ");
        String first = end < 0 ? line : line.substring(0, end);
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
      }
    }
    return "";
  }

  static String summary(CommandSpec spec) {
    return summary(spec.usageMessage().description());
  }

  /** Returns as much of a summary as has room beside a completed word. */
  static String brief(CommandSpec spec) {
    return brief(summary(spec));
  }

  /** Returns as much of a summary as has room beside a completed word. */
  static String brief(OptionSpec option) {
    return brief(summary(option.description()));
  }

  private static String brief(String summary) {
    String[] clauses = summary.split("[;:(] ?", 2);
    return clauses[0].strip();
  }
}
