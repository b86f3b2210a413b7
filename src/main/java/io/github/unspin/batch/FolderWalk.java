package io.github.unspin.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the inputs of a run file by file, in an order that depends on the names alone. Holds
 * the names of the folders on the way to the present file, so that any number of files can be gone
 * through.
 */
final class FolderWalk {
  /** Folder of a run's own files. */
  static final String STATE_FOLDER = ".unspin";

  /** What files that are not yet complete are called. */
  static final Pattern DRAFT = Pattern.compile("\\.unspin-[0-9a-f]{16}\\.draft");

  /** Why a file that disappears fails. */
  static final String GONE = "is gone; it was there when the run began";

  private final List<String> inputs;
  private final FileSelection selection;
  private final Set<Path> barred;
  private final IgnoreRules include;
  private final IgnoreRules exclude;
  private final Deque<Folder> stack = new ArrayDeque<>();
  private final Set<Object> linked = new HashSet<>();
  private final List<Path> drafts = new ArrayList<>();
  private int input = -1;
  private long others;

  /**
   * Starts before the first file.
   *
   * @param inputs files and folders that exist
   * @param barred real paths of folders that are not entered and files that are not looked at
   */
  FolderWalk(List<String> inputs, FileSelection selection, Set<Path> barred) {
    this.inputs = inputs;
    this.selection = selection;
    this.barred = barred;
    include = IgnoreRules.parse(selection.include());
    exclude = IgnoreRules.parse(selection.exclude());
  }

  /** A folder whose names are being gone through. */
  private record Folder(
      Path path,
      String name,
      Path relative,
      List<Path> children,
      int[] next,
      IgnoreRules rules,
      @Nullable Object key) {}

  /** Returns how many files were passed over so far. */
  long others() {
    return others;
  }

  /** Returns the unfinished files of earlier runs that were met since the last call. */
  List<Path> takeDrafts() {
    List<Path> met = List.copyOf(drafts);
    drafts.clear();
    return met;
  }

  /** Returns the next file; null when there are no more. */
  @Nullable FoundFile next() {
    while (true) {
      Folder folder = stack.peek();
      if (folder == null) {
        if (++input >= inputs.size()) {
          return null;
        }
        String name = inputs.get(input);
        Path path = Path.of(name);
        if (!Files.isDirectory(path)) {
          Path file = path.getFileName() == null ? path : path.getFileName();
          return new FoundFile(name, path, file, input, true, "");
        }
        FoundFile problem = enter(path, name, Path.of(""), keyOf(path));
        if (problem != null) {
          return problem;
        }
      } else if (folder.next[0] == folder.children.size()) {
        stack.pop();
      } else {
        FoundFile found = visit(folder, folder.children.get(folder.next[0]++));
        if (found != null) {
          return found;
        }
      }
    }
  }

  private @Nullable FoundFile visit(Folder folder, Path child) {
    String name = child.getFileName().toString();
    Path relative = folder.relative.resolve(child.getFileName());
    String shown = folder.name.endsWith("/") ? folder.name + name : folder.name + "/" + name;
    if (DRAFT.matcher(name).matches()) {
      drafts.add(child);
      return null;
    }
    BasicFileAttributes attributes;
    try {
      attributes =
          Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isSymbolicLink()) {
        if (!selection.followLinks()) {
          others++;
          return null;
        }
        attributes = Files.readAttributes(child, BasicFileAttributes.class);
        Object key = attributes.fileKey() == null ? child.toRealPath() : attributes.fileKey();
        if (attributes.isRegularFile() && !linked.add(key)) {
          others++;
          return null; // a second link to the same file
        }
      }
    } catch (NoSuchFileException e) {
      if (!Files.isSymbolicLink(child)
          && !isPassedOver(relative, name, false)
          && isWanted(relative, name)) {
        return new FoundFile(shown, child, relative, input, true, GONE);
      }
      others++; // a link to nowhere, say
      return null;
    } catch (IOException e) {
      return new FoundFile(shown, child, relative, input, false, reason(e));
    }
    boolean isFolder = attributes.isDirectory();
    if (isPassedOver(relative, name, isFolder)) {
      others += isFolder ? 0 : 1;
      return null;
    }
    if (isFolder) {
      return enter(child, shown, relative, attributes.fileKey());
    }
    if (!attributes.isRegularFile() || !isWanted(relative, name) || isBarred(child)) {
      others++;
      return null;
    }
    boolean named = !include.isEmpty() || hasSuffix(name);
    return new FoundFile(shown, child, relative, input, named, "");
  }

  /** Whether it is a file that the run itself writes, such as a report. */
  private boolean isBarred(Path child) {
    try {
      boolean isLikely =
          barred.stream().anyMatch(each -> child.getFileName().equals(each.getFileName()));
      return isLikely && barred.contains(child.toRealPath());
    } catch (IOException e) {
      return false; // whoever reads it will say so
    }
  }

  private boolean isPassedOver(Path relative, String name, boolean isFolder) {
    boolean isOwn = isFolder && (name.equals(STATE_FOLDER) || name.equals(".git"));
    if (isOwn || name.startsWith(".") && !selection.hidden()) {
      return true;
    }
    String path = slashed(relative);
    Boolean verdict = exclude.match(path, isFolder);
    if (verdict != null) {
      return verdict;
    }
    for (Folder above : stack) { // the innermost first
      if (!above.rules.isEmpty()) {
        verdict = above.rules.match(slashed(above.relative.relativize(relative)), isFolder);
        if (verdict != null) {
          return verdict;
        }
      }
    }
    return false;
  }

  private boolean isWanted(Path relative, String name) {
    if (!include.isEmpty()) {
      return Boolean.TRUE.equals(include.match(slashed(relative), false));
    }
    return hasSuffix(name) || name.indexOf('.', 1) < 0;
  }

  private static boolean hasSuffix(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return FileSelection.SUFFIXES.stream().anyMatch(lower::endsWith);
  }

  private @Nullable FoundFile enter(Path path, String shown, Path relative, @Nullable Object key) {
    try {
      if (!barred.isEmpty() && barred.contains(path.toRealPath())) {
        return null;
      }
      if (key != null && stack.stream().anyMatch(above -> key.equals(above.key))) {
        return null; // a link back up
      }
      List<Path> children = new ArrayList<>();
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(path)) {
        stream.forEach(children::add);
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
      children.sort(Comparator.comparing(child -> child.getFileName().toString()));
      IgnoreRules rules = IgnoreRules.NONE;
      Path ignore = path.resolve(FileSelection.IGNORE_FILE);
      if (selection.ignoreFiles() && Files.isRegularFile(ignore)) {
        String lines = new String(Files.readAllBytes(ignore), StandardCharsets.UTF_8);
        rules = IgnoreRules.parse(lines.replace("\uFEFF", "").lines().toList());
      }
      stack.push(new Folder(path, shown, relative, children, new int[1], rules, key));
      return null;
    } catch (IOException e) {
      return new FoundFile(shown, path, relative, input, true, reason(e));
    }
  }

  private static @Nullable Object keyOf(Path folder) {
    try {
      return Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
    } catch (IOException e) {
      return null;
    }
  }

  private static String slashed(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  private static String reason(IOException e) {
    return e instanceof AccessDeniedException
        ? "may not be looked into (permission denied)"
        : "cannot be looked into: " + e.getMessage();
  }
}
