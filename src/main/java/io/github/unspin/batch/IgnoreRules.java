package io.github.unspin.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one ignore file, as git understands them ({@code gitignore(5)}): the last one that
 * matches counts, {@code !} takes back, a slash inside ties a pattern to the file's folder, one at
 * the end asks for a folder, and {@code **} spans folders.
 */
final class IgnoreRules {
  /** No rules. */
  static final IgnoreRules NONE = new IgnoreRules(List.of());

  private final List<Rule> rules;

  private IgnoreRules(List<Rule> rules) {
    this.rules = rules;
  }

  /**
   * One line.
   *
   * @param pattern what the path, or the name when not anchored, has to match
   * @param isAnchored whether the pattern is for the path from the rules' folder on
   */
  private record Rule(
      Pattern pattern, boolean isNegated, boolean isForFolders, boolean isAnchored) {}

  /** Reads the lines of an ignore file; a line that can match nothing is left out. */
  static IgnoreRules parse(List<String> lines) {
    List<Rule> rules = new ArrayList<>();
    for (String line : lines) {
      Rule rule = rule(line);
      if (rule != null) {
        rules.add(rule);
      }
    }
    return rules.isEmpty() ? NONE : new IgnoreRules(List.copyOf(rules));
  }

  /** Returns whether there are none. */
  boolean isEmpty() {
    return rules.isEmpty();
  }

  /**
   * Says what the rules make of a file or folder.
   *
   * @param path from the rules' own folder on, with {@code /}
   * @return true when it is matched, false when a {@code !} rule takes that back, null when no rule
   *     is about it
   */
  @Nullable Boolean match(String path, boolean isFolder) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    for (int i = rules.size() - 1; i >= 0; i--) {
      Rule rule = rules.get(i);
      if (rule.isForFolders && !isFolder) {
        continue;
      }
      if (rule.pattern.matcher(rule.isAnchored ? path : name).matches()) {
        return !rule.isNegated;
      }
    }
    return null;
  }

  private static @Nullable Rule rule(String line) {
    String glob = withoutTrailingSpaces(line.endsWith("\r") ? cut(line) : line);
    if (glob.isEmpty() || glob.startsWith("#")) {
      return null;
    }
    boolean isNegated = glob.startsWith("!");
    if (isNegated) {
      glob = glob.substring(1);
    }
    boolean isForFolders = glob.endsWith("/");
    if (isForFolders) {
      glob = cut(glob);
    }
    boolean isAnchored = glob.indexOf('/') >= 0;
    if (glob.startsWith("/")) {
      glob = glob.substring(1);
    }
    String regex = glob.isEmpty() ? null : new Glob(glob, isAnchored).toRegex();
    if (regex == null) {
      return null;
    }
    return new Rule(Pattern.compile(regex, Pattern.DOTALL), isNegated, isForFolders, isAnchored);
  }

  private static String cut(String text) {
    return text.substring(0, text.length() - 1);
  }

  private static String withoutTrailingSpaces(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == ' ') {
      int slashes = 0;
      while (end - 2 - slashes >= 0 && line.charAt(end - 2 - slashes) == '\\') {
        slashes++;
      }
      if (slashes % 2 == 1) {
        break;
      }
      end--;
    }
    return line.substring(0, end);
  }

  /** Turns one glob into a regular expression. */
  private static final class Glob {
    private final String glob;
    private final boolean isPath;
    private final StringBuilder out = new StringBuilder();
    private int at;

    Glob(String glob, boolean isPath) {
      this.glob = glob;
      this.isPath = isPath;
    }

    /** Returns the expression; null when the glob is broken, which matches nothing. */
    @Nullable String toRegex() {
      while (at < glob.length()) {
        char c = glob.charAt(at);
        if (c == '*') {
          stars();
        } else if (c == '?') {
          out.append("[^/]");
          at++;
        } else if (c == '[') {
          if (!bracket()) {
            return null;
          }
        } else if (c == '\\') {
          if (at + 1 == glob.length()) {
            return null;
          }
          literal(glob.codePointAt(at + 1));
          at += 1 + Character.charCount(glob.codePointAt(at + 1));
        } else {
          literal(glob.codePointAt(at));
          at += Character.charCount(glob.codePointAt(at));
        }
      }
      return out.toString();
    }

    private void stars() {
      int start = at;
      while (at < glob.length() && glob.charAt(at) == '*') {
        at++;
      }
      boolean isWholeName =
          at - start == 2
              && (start == 0 || glob.charAt(start - 1) == '/')
              && (at == glob.length() || glob.charAt(at) == '/');
      if (!isPath || !isWholeName) {
        out.append("[^/]*");
      } else if (at == glob.length()) {
        out.append(start == 0 ? ".*" : ".+");
      } else {
        out.append("(?:.*/)?");
        at++;
      }
    }

    private boolean bracket() {
      int i = at + 1;
      StringBuilder set = new StringBuilder();
      boolean isNegated = i < glob.length() && (glob.charAt(i) == '!' || glob.charAt(i) == '^');
      if (isNegated) {
        i++;
      }
      boolean isFirst = true;
      while (i < glob.length() && (glob.charAt(i) != ']' || isFirst)) {
        isFirst = false;
        if (glob.startsWith("[:", i)) {
          int end = glob.indexOf(":]", i + 2);
          String name = end < 0 ? null : posix(glob.substring(i + 2, end));
          if (name == null) {
            return false;
          }
          set.append(name);
          i = end + 2;
          continue;
        }
        if (glob.charAt(i) == '\\' && ++i == glob.length()) {
          return false;
        }
        int low = glob.codePointAt(i);
        i += Character.charCount(low);
        if (i + 1 < glob.length() && glob.charAt(i) == '-' && glob.charAt(i + 1) != ']') {
          i++;
          if (glob.charAt(i) == '\\' && ++i == glob.length()) {
            return false;
          }
          int high = glob.codePointAt(i);
          i += Character.charCount(high);
          if (low <= high) {
            set.append(escaped(low)).append('-').append(escaped(high));
          }
        } else {
          set.append(escaped(low));
        }
      }
      if (i >= glob.length()) {
        return false;
      }
      at = i + 1;
      if (set.length() == 0) {
        out.append(isNegated ? "[^/]" : "(?!)");
      } else {
        out.append(isNegated ? "[^/" : "(?!/)[").append(set).append(']');
      }
      return true;
    }

    private static @Nullable String posix(String name) {
      return switch (name) {
        case "alpha" -> "\\p{Alpha}";
        case "digit" -> "\\p{Digit}";
        case "alnum" -> "\\p{Alnum}";
        case "upper" -> "\\p{Upper}";
        case "lower" -> "\\p{Lower}";
        case "punct" -> "\\p{Punct}";
        case "graph" -> "\\p{Graph}";
        case "print" -> "\\p{Print}";
        case "blank" -> "\\p{Blank}";
        case "cntrl" -> "\\p{Cntrl}";
        case "xdigit" -> "\\p{XDigit}";
        case "space" -> "\\s";
        default -> null;
      };
    }

    private void literal(int c) {
      out.append(escaped(c));
    }

    private static String escaped(int c) {
      boolean isPlain = c > 127 || Character.isLetterOrDigit(c);
      return (isPlain ? "" : "\\") + Character.toString(c);
    }
  }
}
