package io.github.unspin.render;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.unspin.config.OptionValue;
import io.github.unspin.config.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the options that are in force: as TOML with comments, or as JSON. */
public final class ConfigRenderer {
  private static final int COLUMN = 34;

  /**
   * Returns TOML that sets what is in force; the comments say where it comes from.
   *
   * @param files the configuration files, the ones that win first
   * @param values command by command
   */
  public String text(List<Path> files, List<OptionValue> values) {
    StringBuilder out = new StringBuilder();
    if (files.isEmpty()) {
      out.append("# no unspin.toml\n");
    }
    files.forEach(file -> out.append("# ").append(Printable.of(file.toString())).append('\n'));
    String command = "";
    for (OptionValue each : values) {
      if (!each.command().equals(command)) {
        command = each.command();
        out.append("\n[").append(command).append("]\n");
      }
      Object value = each.value();
      String line =
          value == null ? "# " + each.option() + " =" : each.option() + " = " + toml(value);
      Setting setting = each.setting();
      String origin =
          setting != null ? Printable.of(setting.place()) : value == null ? "not set" : "default";
      out.append(line).append(" ".repeat(Math.max(2, COLUMN - line.length())));
      out.append("# ").append(origin).append('\n');
    }
    return out.toString();
  }

  /** Returns the same as one JSON object. */
  public String json(List<Path> files, List<OptionValue> values) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    ArrayNode paths = root.putArray("files");
    files.forEach(file -> paths.add(file.toString()));
    ArrayNode options = root.putArray("options");
    for (OptionValue each : values) {
      ObjectNode node = options.addObject();
      node.put("command", each.command()).put("option", each.option());
      node.set("value", mapper.valueToTree(each.value()));
      Setting setting = each.setting();
      node.put("origin", origin(each.value(), setting));
      if (setting != null) {
        node.put("file", setting.file().toString()).put("line", setting.line());
      }
    }
    return root + "\n";
  }

  private static String origin(@Nullable Object value, @Nullable Setting setting) {
    if (setting != null) {
      return "file";
    }
    return value == null ? "unset" : "default";
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
