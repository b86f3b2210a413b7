package io.github.unspin.cli.guide;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The shells that can complete the command line, each with its script. */
public enum ShellCompletion {
  /** GNU Bash 3 or newer. */
  BASH {
    @Override
    public String script(CommandLine line) {
      CommandSpec spec = line.getCommandSpec();
      lowerCase(spec);
      return AutoComplete.bash(spec.name(), line);
    }
  },
  /** The Z shell. */
  ZSH {
    @Override
    public String script(CommandLine line) {
      return new ZshScript(line.getCommandSpec()).text();
    }
  },
  /** The friendly interactive shell. */
  FISH {
    @Override
    public String script(CommandLine line) {
      return new FishScript(line.getCommandSpec()).text();
    }
  };

  /** Returns the script for a command line; may change how the command line completes words. */
  public abstract String script(CommandLine line);

  /** Offers the constants of enumerations as people write them. */
  private static void lowerCase(CommandSpec spec) {
    for (OptionSpec option : java.util.List.copyOf(spec.options())) {
      if (!CommandTree.words(option).isEmpty()) {
        spec.remove(option);
        spec.addOption(option.toBuilder().completionCandidates(CommandTree.words(option)).build());
      }
    }
    CommandTree.commands(spec).forEach(ShellCompletion::lowerCase);
  }
}
