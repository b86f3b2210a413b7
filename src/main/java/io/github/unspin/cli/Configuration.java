package io.github.unspin.cli;

import io.github.unspin.config.ConfigFile;
import io.github.unspin.config.Setting;
import io.github.unspin.files.InputException;
import io.github.unspin.files.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * The options that configuration files set: those of the nearest {@code unspin.toml}, from the
 * first input's folder upwards, before those of the user's own. What the command line says wins.
 */
final class Configuration {
  /** Commands whose options can be set. */
  static final List<String> COMMANDS = List.of("clean", "detect");

  /** Options that make no sense in a file. */
  private static final Set<String> COMMAND_LINE_ONLY =
      Set.of("help", "version", "debug", "config", "no-config");

  /** Options of which the command line means one instead of all others. */
  private static final List<String> WAYS =
      List.of("output", "in-place", "diff", "dry-run", "check");

  /** Options that say more about {@code in-place}, which stands before them. */
  private static final List<String> IN_PLACE_ONLY = List.of("backup", "state");

  private static final int MOST_SLIPS = 3;

  private final List<ConfigFile> files;
  private final Map<String, CommandSpec> commands;

  private Configuration(List<ConfigFile> files, Map<String, CommandSpec> commands) {
    this.files = files;
    this.commands = commands;
  }

  /**
   * Reads the files that are in force.
   *
   * @param main the program, with its commands
   * @param start the folder from which to look upwards
   * @param named the file that the user named instead; null when none
   * @throws InputException if a file is faulty, with a line for each fault
   */
  static Configuration read(
      CommandSpec main, Path start, @Nullable Path named, Map<String, String> environment) {
    List<Path> paths = new ArrayList<>();
    Path user = ConfigFile.ofUser(environment);
    Path nearest = named == null ? ConfigFile.find(start) : named;
    if (nearest != null) {
      paths.add(nearest);
    }
    if (Files.isRegularFile(user) && !user.equals(nearest)) {
      paths.add(user);
    }
    Map<String, CommandSpec> commands = new LinkedHashMap<>();
    for (String name : COMMANDS) {
      commands.put(name, command(main, name));
    }
    Configuration configuration =
        new Configuration(paths.stream().map(ConfigFile::read).toList(), commands);
    configuration.check();
    return configuration;
  }

  /** Returns one of the program's commands. */
  static CommandSpec command(CommandSpec main, String name) {
    return Objects.requireNonNull(main.subcommands().get(name)).getCommandSpec();
  }

  /** Returns a configuration that sets nothing. */
  static Configuration none() {
    return new Configuration(List.of(), Map.of());
  }

  /** Returns the files in force, the ones that win first. */
  List<Path> files() {
    return files.stream().map(ConfigFile::path).toList();
  }

  /** Returns the folder from which a command with these inputs looks upwards. */
  static Path start(List<String> inputs) {
    for (String input : inputs) {
      if (!input.equals(TextFile.STANDARD_INPUT) && input.indexOf('\0') < 0) {
        Path path = Path.of(input).toAbsolutePath();
        Path parent = path.getParent();
        return Files.isDirectory(path) || parent == null ? path : parent;
      }
    }
    return Path.of("").toAbsolutePath();
  }

  /** Returns the names of the options of a command that files can set, in the order of its help. */
  static List<OptionSpec> options(CommandSpec command) {
    return command.options().stream()
        .filter(option -> !option.usageHelp() && !option.versionHelp())
        .filter(option -> !COMMAND_LINE_ONLY.contains(key(option)))
        .toList();
  }

  /** Returns what files call an option. */
  static String key(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }

  /** Returns the line that sets an option of a command; null when none does. */
  @Nullable Setting setting(String command, OptionSpec option) {
    List<String> names =
        Arrays.stream(option.names()).map(name -> name.replaceFirst("^-+", "")).toList();
    for (ConfigFile file : files) {
      for (String section : List.of(command, "")) {
        for (Setting setting : file.settings()) {
          if (setting.section().equals(section) && names.contains(setting.key())) {
            return setting;
          }
        }
      }
    }
    return null;
  }

  /**
   * Gives a command's options the values of the files, except for those that the command line sets.
   * Where results go is set for folders and several files only, so that one text still goes to the
   * standard output.
   *
   * @param given the names of the options that the command line sets, as of {@link #key}
   * @param inputs what the command line names
   */
  void apply(CommandSpec command, Set<String> given, List<String> inputs) {
    boolean isLone = inputs.size() == 1 && !isFolder(inputs.get(0));
    boolean isWayGiven = isLone || WAYS.stream().anyMatch(given::contains);
    boolean isInPlace = given.contains("in-place");
    for (OptionSpec option : options(command)) {
      String key = key(option);
      Setting setting = setting(command.name(), option);
      boolean isOverruled =
          given.contains(key)
              || isWayGiven && WAYS.contains(key)
              || !isInPlace && IN_PLACE_ONLY.contains(key);
      if (setting != null && !isOverruled) {
        Object value = value(option, setting);
        isInPlace |= key.equals("in-place") && value.equals(true);
        option.setValue(value);
      }
    }
  }

  private static boolean isFolder(String input) {
    return input.indexOf('\0') < 0 && Files.isDirectory(Path.of(input));
  }

  private void check() {
    List<String> complaints = new ArrayList<>();
    for (ConfigFile file : files) {
      for (Setting setting : file.settings()) {
        try {
          check(setting);
        } catch (InputException e) {
          complaints.add(setting.place() + ": " + e.getMessage());
        }
      }
    }
    if (!complaints.isEmpty()) {
      throw new InputException(String.join("\n", complaints));
    }
  }

  private void check(Setting setting) {
    boolean isKnown = setting.section().isEmpty() || commands.containsKey(setting.section());
    if (!isKnown) {
      throw new InputException(
          "there are no options for '"
              + setting.section()
              + "'"
              + suggestion(setting.section(), commands.keySet()));
    }
    Set<String> names = new TreeSet<>();
    for (Map.Entry<String, CommandSpec> command : commands.entrySet()) {
      if (!setting.section().isEmpty() && !setting.section().equals(command.getKey())) {
        continue;
      }
      for (OptionSpec option : options(command.getValue())) {
        for (String name : option.names()) {
          if (name.startsWith("--")) {
            names.add(name.substring(2));
            if (name.substring(2).equals(setting.key())) {
              value(option, setting);
              return;
            }
          }
        }
      }
    }
    throw new InputException(
        "there is no option '" + setting.key() + "'" + suggestion(setting.key(), names));
  }

  /** Returns a setting's value as the option's field takes it. */
  private static Object value(OptionSpec option, Setting setting) {
    String key = "'" + setting.key() + "'";
    Object value = setting.value();
    if (option.isMultiValue()) {
      List<Object> list = new ArrayList<>();
      List<?> elements = value instanceof List<?> given ? given : List.of(value);
      for (Object element : elements) {
        if (!(element instanceof String)) {
          throw new InputException(key + " has to be a list of texts, such as [\"a\", \"b\"]");
        }
        list.add(converted(option, (String) element, setting));
      }
      return list;
    }
    if (value instanceof List<?>) {
      throw new InputException(key + " takes one value, not a list");
    }
    Class<?> type = option.type();
    if (type == boolean.class || type == Boolean.class) {
      if (!(value instanceof Boolean)) {
        throw new InputException(key + " has to be true or false, not " + shown(value));
      }
      return value;
    }
    if (value instanceof Boolean flag) {
      String fallback = option.fallbackValue();
      if (flag && fallback != null && !fallback.isEmpty()) {
        return converted(option, fallback, setting);
      }
      throw new InputException(key + " has to be a text or number, not " + shown(value));
    }
    boolean isNumber = type == double.class || type == Integer.class || type == int.class;
    if (isNumber && value instanceof String) {
      throw new InputException(key + " has to be a number, not " + shown(value));
    }
    if (type.isEnum() && !(value instanceof String)) {
      throw new InputException(key + " has to be " + choices(type) + ", not " + shown(value));
    }
    return converted(option, String.valueOf(value), setting);
  }

  private static Object converted(OptionSpec option, String text, Setting setting) {
    String key = "'" + setting.key() + "'";
    Class<?> type = option.isMultiValue() ? option.auxiliaryTypes()[0] : option.type();
    ITypeConverter<?>[] converters = option.converters();
    try {
      if (converters.length > 0) {
        return converters[0].convert(text);
      }
      if (type == Path.class) {
        return besideFile(setting, text);
      }
      if (type == Integer.class || type == int.class) {
        return Integer.valueOf(text);
      }
    } catch (NumberFormatException e) {
      throw new InputException(key + " has to be a whole number, not " + text, e);
    } catch (TypeConversionException e) {
      throw new InputException(key + ": " + e.getMessage(), e);
    } catch (Exception e) {
      throw new InputException(key + " cannot be " + text + ": " + e.getMessage(), e);
    }
    if (type.isEnum()) {
      for (Object constant : type.getEnumConstants()) {
        if (constant.toString().equalsIgnoreCase(text)) {
          return constant;
        }
      }
      throw new InputException(key + " has to be " + choices(type) + ", not " + shown(text));
    }
    boolean isPlace = key(option).equals("output") || key(option).equals("backup");
    return isPlace && text.contains("/") ? besideFile(setting, text) + trailing(text) : text;
  }

  private static String trailing(String text) {
    return text.endsWith("/") ? "/" : "";
  }

  /** Paths in a file start from its folder. */
  private static Path besideFile(Setting setting, String text) {
    Path path = Path.of(text);
    return path.isAbsolute() ? path : setting.file().toAbsolutePath().resolveSibling(path);
  }

  private static String choices(Class<?> type) {
    List<String> names =
        Arrays.stream(type.getEnumConstants())
            .map(each -> '"' + each.toString().toLowerCase(Locale.ROOT) + '"')
            .toList();
    return String.join(", ", names.subList(0, names.size() - 1))
        + " or "
        + names.get(names.size() - 1);
  }

  private static String shown(Object value) {
    return value instanceof String ? "the text \"" + value + "\"" : String.valueOf(value);
  }

  private static String suggestion(String name, Set<String> names) {
    String best = "";
    int least = MOST_SLIPS + 1;
    for (String each : names) {
      int slips = slips(name.toLowerCase(Locale.ROOT).replace('_', '-'), each);
      if (slips < least) {
        least = slips;
        best = each;
      }
    }
    return best.isEmpty() ? "" : "; did you mean '" + best + "'?";
  }

  /** Counts the letters to add, drop, change or swap with their neighbour. */
  private static int slips(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        boolean isEqual = one.charAt(i - 1) == other.charAt(j - 1);
        int change = cost[i - 1][j - 1] + (isEqual ? 0 : 1);
        cost[i][j] = Math.min(change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean isSwap =
            i > 1
                && j > 1
                && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
        if (isSwap) {
          cost[i][j] = Math.min(cost[i][j], 1 + cost[i - 2][j - 2]);
        }
      }
    }
    return cost[one.length()][other.length()];
  }
}
