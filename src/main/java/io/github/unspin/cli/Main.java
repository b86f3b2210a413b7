package io.github.unspin.cli;

import io.github.unspin.files.InputException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Entry point of the command line. */
@Command(
    name = "unspin",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Finds and undoes the word swaps of article spinners in English text.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  unspin clean article.txt                 print the restored article",
      "  unspin clean --diff article.txt          show what would change",
      "  unspin clean --in-place *.txt            restore files where they are",
      "  unspin clean archive --out restored      restore a folder into another one",
      "  unspin detect article.txt                list the swapped words",
      "  curl -s URL | html2text | unspin clean -",
      "",
      "'unspin COMMAND --help' tells more. A text that no spinner touched comes out",
      "as it went in, byte for byte.",
      "",
      "Exit status: 0 all done or nothing found, 1 'detect' found something, 2 the",
      "command line or an input cannot be used, 3 done but for files that failed."
    })
public final class Main implements Runnable {
  private final Console console;
  private final Map<String, String> environment;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where in the program an error came from.")
  private boolean debug;

  @Option(
      names = "--config",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "Take options from this file rather than from the nearest unspin.toml.")
  private @Nullable Path config;

  @Option(
      names = "--no-config",
      scope = ScopeType.INHERIT,
      description = "Take no options from files.")
  private boolean noConfig;

  @Spec private @Nullable CommandSpec spec;

  Main(Console console) {
    this(console, System.getenv());
  }

  /** Creates the program with environment variables of its own. */
  Main(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = Map.copyOf(environment);
  }

  /** Runs the program and ends the virtual machine with its exit code. */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ENGLISH); // else help and LanguageTool follow the system's locale
    int code = new Main(Console.ofProcess()).run(args);
    System.exit(code);
  }

  /** Runs one command and returns its exit code; never throws. */
  int run(String... args) {
    CommandLine line = new CommandLine(this);
    for (Object command :
        List.of(
            new CleanCommand(console, environment),
            new DetectCommand(console),
            new LearnCommand(console),
            new TrainCommand(console),
            new EvaluateCommand(console),
            new ConfigCommand(console),
            new GuideCommands.Completion(console),
            new GuideCommands.Manual(console))) {
      line.addSubcommand(command);
    }
    line.addSubcommand(
        new CommandLine(new DictionaryCommand())
            .addSubcommand(new DictionaryCommand.Build(console)));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(false);
    line.setColorScheme(Help.defaultColorScheme(console.color() ? Help.Ansi.ON : Help.Ansi.OFF));
    line.setOut(writer(console.out()));
    line.setErr(writer(console.err()));
    line.setExecutionStrategy(this::execute);
    line.setParameterExceptionHandler((e, ignored) -> reject(e));
    line.setExecutionExceptionHandler((e, ignored, parsed) -> fail(e));
    int code;
    try {
      code = line.execute(FolderCleaning.withBackupValue(args));
    } catch (OutOfMemoryError e) {
      console.err().println("unspin: out of memory; give more, with UNSPIN_JAVA_OPTS=-Xmx4g");
      code = ExitCode.ERROR;
    } catch (Error e) {
      code = fail(e);
    }
    console.out().flush();
    if (console.out().checkError() && code != ExitCode.ERROR) {
      console.err().println("unspin: cannot write to the standard output");
      return ExitCode.ERROR;
    }
    return code;
  }

  @Override
  public void run() {
    throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "name a command");
  }

  /** Runs the command that was named, with what the configuration files say about it. */
  private int execute(ParseResult parsed) {
    ParseResult command = parsed;
    while (command.hasSubcommand()) {
      command = command.subcommand();
    }
    CommandSpec named = command.commandSpec();
    boolean isConfigurable =
        Configuration.COMMANDS.contains(named.name()) && named.parent() == parsed.commandSpec();
    if (isConfigurable && !command.isUsageHelpRequested() && !command.isVersionHelpRequested()) {
      List<String> inputs = new ArrayList<>();
      command.matchedPositionals().forEach(each -> inputs.addAll(each.stringValues()));
      Set<String> given = new HashSet<>();
      command.matchedOptions().forEach(each -> given.add(Configuration.key(each)));
      try {
        configuration(parsed.commandSpec(), Configuration.start(inputs))
            .apply(named, given, inputs);
      } catch (InputException e) {
        return fail(e);
      }
    }
    return new RunLast().execute(parsed);
  }

  /**
   * Reads the configuration files that are in force for a folder.
   *
   * @throws InputException if one is faulty
   */
  Configuration configuration(CommandSpec main, Path start) {
    return noConfig ? Configuration.none() : Configuration.read(main, start, config, environment);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private int reject(ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    console.err().println("unspin: " + oneLine(e));
    console.err().println("Try '" + command + " --help'.");
    return ExitCode.ERROR;
  }

  private int fail(Throwable e) {
    if (e instanceof InputException input) {
      input.getMessage().lines().forEach(each -> console.err().println("unspin: " + each));
    } else {
      console.err().println("unspin: internal error: " + e);
    }
    if (debug) {
      e.printStackTrace(console.err());
    } else if (!(e instanceof InputException)) {
      console.err().println("Run again with --debug and report what it shows.");
    }
    return ExitCode.ERROR;
  }

  private static String oneLine(Exception e) {
    String message = e.getMessage();
    return message == null ? e.toString() : message.replaceAll("\\s*\\R\\s*", " ");
  }

  /** Reads the version out of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"unspin " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
