package io.github.unspin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.unspin.cli.guide.ManualPage;
import io.github.unspin.cli.guide.ShellCompletion;
import io.github.unspin.files.FileReplacement;
import io.github.unspin.files.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands that tell shells and manual readers about the others. */
final class GuideCommands {
  private GuideCommands() {}

  private static CommandLine root(@Nullable CommandSpec spec) {
    return Objects.requireNonNull(spec).root().commandLine();
  }

  /** Prints what makes a shell complete the command line. */
  @Command(
      name = "completion",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description = "Prints a script that makes a shell complete commands, options and files.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  source <(unspin completion bash)                 in ~/.bashrc",
        "  source <(unspin completion zsh)                  in ~/.zshrc, after compinit",
        "  unspin completion fish | source                  in ~/.config/fish/config.fish"
      })
  static final class Completion implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
    private ShellCompletion shell = ShellCompletion.BASH;

    @Spec private @Nullable CommandSpec spec;

    Completion(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      console.out().print(shell.script(root(spec)));
      return ExitCode.OK;
    }
  }

  /** Prints or writes manual pages. */
  @Command(
      name = "manual",
      mixinStandardHelpOptions = true,
      versionProvider = Main.Version.class,
      description = {
        "Prints the manual page of a command, for 'man'.",
      },
      footerHeading = "%nExamples:%n",
      footer = {
        "  unspin manual clean | man -l -",
        "  unspin manual --to ~/.local/share/man/man1       all pages"
      })
  static final class Manual implements Callable<Integer> {
    private final Console console;

    @Parameters(
        arity = "0..*",
        paramLabel = "COMMAND",
        description = "The command, such as 'clean' or 'dictionary build'; none for all of Unspin.")
    private String[] names = {};

    @Option(
        names = "--to",
        paramLabel = "FOLDER",
        description = "Write the pages of all commands into this folder.")
    private @Nullable Path folder;

    @Spec private @Nullable CommandSpec spec;

    Manual(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      CommandSpec command = root(spec).getCommandSpec();
      Path target = folder;
      if (target != null) {
        try {
          Files.createDirectories(target);
        } catch (IOException e) {
          throw new InputException(target + ": the folder cannot be made: " + e.getMessage(), e);
        }
        write(command, target);
        return ExitCode.OK;
      }
      for (String name : names) {
        CommandLine next = command.subcommands().get(name);
        if (next == null) {
          CommandLine here = Objects.requireNonNull(spec).commandLine();
          throw new ParameterException(here, "there is no command '" + name + "'");
        }
        command = next.getCommandSpec();
      }
      console.out().print(ManualPage.of(command));
      return ExitCode.OK;
    }

    private static void write(CommandSpec command, Path target) {
      String file = target.resolve(ManualPage.name(command) + ".1").toString();
      new FileReplacement(file).write(ManualPage.of(command).getBytes(UTF_8));
      command.subcommands().values().forEach(each -> write(each.getCommandSpec(), target));
    }
  }
}
