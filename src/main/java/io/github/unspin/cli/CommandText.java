package io.github.unspin.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command line as one would type it, for a file that others read. */
final class CommandText {
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./=:,@%+-]+");

  /** Where an absolute path begins: at once, or after "--option=" or "name=". */
  private static final Pattern ABSOLUTE =
      Pattern.compile("((?:[^=/]*=)*)([/\\\\].*|[A-Za-z]:[/\\\\].*)");

  private CommandText() {}

  /** Returns the command; of absolute paths only the last part, since they are nobody else's. */
  static String of(List<String> arguments) {
    return "unspin "
        + arguments.stream()
            .map(CommandText::withoutHome)
            .map(
                each ->
                    PLAIN.matcher(each).matches() ? each : "'" + each.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" "));
  }

  /** Returns an argument without the folders that an absolute path in it lies in. */
  static String withoutHome(String argument) {
    Matcher matcher = ABSOLUTE.matcher(argument);
    if (!matcher.matches()) {
      return argument;
    }
    Path name = Path.of(matcher.group(2)).getFileName();
    return matcher.group(1) + (name == null ? "/" : name);
  }
}
