package io.github.unspin.cli.guide;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command, for {@code man}, in the macros of man(7). */
public final class ManualPage {
  private final CommandSpec spec;
  private final StringBuilder out = new StringBuilder();

  private ManualPage(CommandSpec spec) {
    this.spec = spec;
  }

  /** Returns the name of a command's page, such as {@code unspin-clean}. */
  public static String name(CommandSpec spec) {
    return spec.qualifiedName("-");
  }

  /** Returns a command's page. */
  public static String of(CommandSpec spec) {
    return new ManualPage(spec).text();
  }

  private String text() {
    String title = name(spec).toUpperCase(Locale.ROOT);
    String version = spec.root().version().length == 0 ? "" : spec.root().version()[0];
    out.append(".TH ").append(quoted(title)).append(" 1 \"\" ").append(quoted(version));
    out.append(" \"User Commands\"\n.nh\n.ad l\n");
    section("NAME");
    line(name(spec) + " - " + lowered(CommandTree.summary(spec)));
    synopsis();
    section("DESCRIPTION");
    for (String part : spec.usageMessage().description()) {
      paragraphs(plain(part));
    }
    parameters();
    options();
    commands();
    footer();
    seeAlso();
    return out.toString();
  }

  private void synopsis() {
    section("SYNOPSIS");
    out.append(".B ").append(escaped(spec.qualifiedName(" "))).append('\n');
    StringJoiner words = new StringJoiner(" ");
    if (!CommandTree.options(spec).isEmpty()) {
      words.add("[\\fIOPTION\\fR]...");
    }
    if (!CommandTree.commands(spec).isEmpty()) {
      words.add("\\fICOMMAND\\fR");
    }
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      String label = "\\fI" + escaped(parameter.paramLabel()) + "\\fR";
      label = parameter.arity().min() == 0 ? "[" + label + "]" : label;
      words.add(parameter.arity().max() > 1 ? label + "..." : label);
    }
    out.append(words).append('\n');
  }

  private void parameters() {
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      entry("\\fI" + escaped(parameter.paramLabel()) + "\\fR", parameter);
    }
  }

  private void options() {
    List<OptionSpec> options = CommandTree.options(spec);
    if (!options.isEmpty()) {
      section("OPTIONS");
    }
    for (OptionSpec option : options) {
      StringJoiner names = new StringJoiner(", ");
      for (String name : option.names()) {
        names.add("\\fB" + escaped(name) + "\\fR");
      }
      String label = "\\fI" + escaped(option.paramLabel()) + "\\fR";
      String value = CommandTree.needsValue(option) ? " " + label : "[=" + label + "]";
      entry(names + (CommandTree.takesValue(option) ? value : ""), option);
    }
  }

  private void entry(String head, ArgSpec argument) {
    out.append(".TP\n").append(head).append('\n');
    for (String part : argument.description()) {
      line(plain(part).replaceAll("\\s*\\n\\s*", " "));
    }
  }

  private void commands() {
    List<CommandSpec> commands = CommandTree.commands(spec);
    if (commands.isEmpty()) {
      return;
    }
    section("COMMANDS");
    for (CommandSpec command : commands) {
      out.append(".TP\n\\fB").append(escaped(name(command))).append("\\fR(1)\n");
      line(CommandTree.summary(command) + ".");
    }
  }

  /** The footer holds examples, indented, and sentences, of which some have a section. */
  private void footer() {
    String[] lines = spec.usageMessage().footer();
    if (lines.length == 0) {
      return;
    }
    String heading = plain(spec.usageMessage().footerHeading()).strip().replaceAll(":$", "");
    section(heading.isEmpty() ? "NOTES" : heading.toUpperCase(Locale.ROOT));
    boolean isExample = false;
    for (String each : String.join("\n", lines).split("\n", -1)) {
      String line = plain(each);
      boolean isIndented = line.startsWith("  ");
      if (isExample != isIndented && (isExample || isIndented)) {
        out.append(isIndented ? ".PP\n.nf\n.RS 4\n" : ".RE\n.fi\n");
        isExample = isIndented;
      }
      if (isIndented) {
        line(line.substring(2));
      } else if (line.startsWith("Exit status: ")) {
        section("EXIT STATUS");
        line(line.substring("Exit status: ".length()));
      } else if (line.isBlank()) {
        out.append(".PP\n");
      } else {
        line(line);
      }
    }
    out.append(isExample ? ".RE\n.fi\n" : "");
  }

  private void seeAlso() {
    StringJoiner pages = new StringJoiner(", ");
    CommandSpec parent = spec.parent() == null ? spec : spec.parent();
    if (!parent.equals(spec)) {
      pages.add("\\fB" + escaped(name(parent)) + "\\fR(1)");
    }
    for (CommandSpec command : CommandTree.commands(parent)) {
      if (!command.equals(spec) && !CommandTree.commands(spec).contains(command)) {
        pages.add("\\fB" + escaped(name(command)) + "\\fR(1)");
      }
    }
    if (pages.length() > 0) {
      section("SEE ALSO");
      out.append(pages).append('\n');
    }
  }

  private void section(String name) {
    out.append(".SH ").append(quoted(name)).append('\n');
  }

  private void paragraphs(String text) {
    for (String each : text.split("\n", -1)) {
      out.append(each.isBlank() ? ".PP\n" : "");
      if (!each.isBlank()) {
        line(each);
      }
    }
  }

  private void line(String text) {
    String escaped = escaped(text);
    boolean isRequest = escaped.startsWith(".") || escaped.startsWith("'");
    out.append(isRequest ? "\\&" : "").append(escaped).append('\n');
  }

  /** Fills in what picocli's texts leave open. */
  private static String plain(String text) {
    return text.replace("%n", "\n").replace("%%", "%");
  }

  private static String lowered(String sentence) {
    boolean isWord = sentence.length() > 1 && Character.isLowerCase(sentence.charAt(1));
    return isWord
        ? sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1)
        : sentence;
  }

  private static String quoted(String text) {
    return '"' + escaped(text).replace("\"", "\\(dq") + '"';
  }

  /** Writes characters that troff would take for something else, or not know, in its own way. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '\'' -> escaped.append("\\(aq");
                case '`' -> escaped.append("\\(ga");
                case '^' -> escaped.append("\\(ha");
                case '~' -> escaped.append("\\(ti");
                default -> {
                  if (c < 0x7F) {
                    escaped.append((char) c);
                  } else {
                    escaped.append(String.format(Locale.ROOT, "\\[u%04X]", c));
                  }
                }
              }
            });
    return escaped.toString();
  }
}
