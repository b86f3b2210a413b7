package io.github.unspin.render;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the edits of a report as a unified diff that {@code patch} applies. */
public final class DiffRenderer {
  private static final int CONTEXT = 3;
  private static final String NO_LINE_BREAK = "\n\\ No newline at end of file\n";

  /**
   * Returns the diff between two texts of one file; empty when they are equal.
   *
   * @param path the file as the user calls it
   */
  public String render(String path, String before, String after) {
    // A tab after the name keeps patch from cutting it at a space.
    String name = path.indexOf(' ') < 0 ? path : path + "\t";
    return render(name, name, before, after);
  }

  /**
   * Returns the diff between two texts of one file, for {@code patch -p1}; empty when they are
   * equal.
   *
   * @param path the file's relative path; characters that would break the line are escaped as in C,
   *     which {@code patch} and git understand
   */
  public String renderForPatch(String path, String before, String after) {
    if (path.chars().allMatch(c -> c >= ' ' && c != '"' && c != '\\')) {
      String end = path.indexOf(' ') < 0 ? "" : "\t";
      return render("a/" + path + end, "b/" + path + end, before, after);
    }
    StringBuilder escaped = new StringBuilder();
    for (char c : path.toCharArray()) {
      switch (c) {
        case '"', '\\' -> escaped.append('\\').append(c);
        case '\n' -> escaped.append("\\n");
        case '\t' -> escaped.append("\\t");
        case '\r' -> escaped.append("\\r");
        default -> escaped.append(c < ' ' ? String.format(Locale.ROOT, "\\%03o", (int) c) : "" + c);
      }
    }
    return render("\"a/" + escaped + '"', "\"b/" + escaped + '"', before, after);
  }

  private static String render(String old, String now, String before, String after) {
    List<String> lines = lines(before);
    Patch<String> patch = DiffUtils.diff(lines, lines(after));
    StringBuilder out = new StringBuilder();
    int row = 0;
    for (String line : UnifiedDiffUtils.generateUnifiedDiff(old, now, lines, patch, CONTEXT)) {
      boolean isHeader = row++ < 2 || line.startsWith("@@");
      boolean isWhole = line.endsWith("\n");
      out.append(line).append(isWhole ? "" : isHeader ? "\n" : NO_LINE_BREAK);
    }
    return out.toString();
  }

  /**
   * Returns the diff of one changed line of a file of many, without context, so that a file can be
   * worked through line by line.
   *
   * @param path the file as the user calls it, before the first change; else empty
   * @param number the line's number, from 1
   * @param before the line as bytes, with its line break if it has one
   */
  public byte[] line(String path, int number, byte[] before, byte[] after) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!path.isEmpty()) {
      String name = path.indexOf(' ') < 0 ? path : path + "\t";
      out.writeBytes(("--- " + name + "\n+++ " + name + "\n").getBytes(StandardCharsets.UTF_8));
    }
    out.writeBytes(("@@ -" + number + " +" + number + " @@\n").getBytes(StandardCharsets.UTF_8));
    write('-', before, out);
    write('+', after, out);
    return out.toByteArray();
  }

  private static void write(char sign, byte[] line, ByteArrayOutputStream out) {
    out.write(sign);
    out.writeBytes(line);
    if (line.length == 0 || line[line.length - 1] != '\n') {
      out.writeBytes(NO_LINE_BREAK.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Splits a text into lines that keep their line breaks, so that a missing one is a difference.
   */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int lineBreak = text.indexOf('\n', start);
      int end = lineBreak < 0 ? text.length() : lineBreak + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }
}
