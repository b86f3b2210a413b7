package io.github.unspin.batch;

import io.github.unspin.files.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where the results of a run go, and whether they can without harm to the inputs. */
final class Places {
  private final BatchPlan plan;
  private final UnaryOperator<String> resultName;
  private final List<Path> roots = new ArrayList<>();
  private final List<String> prefixes = new ArrayList<>();

  /**
   * Checks the inputs and the action's places against each other.
   *
   * @param resultName makes the name of a file's result out of the file's
   * @throws InputException with a line for each that cannot be used
   */
  Places(BatchPlan plan, UnaryOperator<String> resultName) {
    this.plan = plan;
    this.resultName = resultName;
    List<String> complaints = new ArrayList<>();
    for (String input : plan.inputs()) {
      try {
        Path path = Path.of(input);
        roots.add(path.toRealPath());
        if (!Files.isReadable(path)) {
          complaints.add(input + ": may not be read (permission denied)");
        }
      } catch (InvalidPathException e) {
        complaints.add(input + ": not a file name: " + e.getReason());
      } catch (IOException e) {
        complaints.add(input + ": no such file");
      }
    }
    if (!complaints.isEmpty()) {
      throw new InputException(String.join("\n", complaints));
    }
    if (plan.action() instanceof BatchAction.ToFolder to) {
      prepare(to.folder());
    }
    if (plan.action() instanceof BatchAction.InPlace) {
      refuseOverlap();
    }
  }

  private void prepare(Path out) {
    Path real = realPath(out);
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new InputException(out + ": is no folder, but the results are many files");
    }
    for (int i = 0; i < roots.size(); i++) {
      Path root = roots.get(i);
      String input = plan.inputs().get(i);
      if (real.equals(root)) {
        throw new InputException(
            out + ": is the input folder itself; name another one, or use --in-place");
      }
      if (root.startsWith(real)) {
        throw new InputException(
            out
                + ": holds the input "
                + input
                + ", which the results might replace;"
                + " name another folder");
      }
      if (!Files.isDirectory(root) && real.startsWith(root)) {
        throw new InputException(out + ": is no folder");
      }
    }
    boolean isTree = roots.size() == 1 && Files.isDirectory(roots.get(0));
    Map<String, String> taken = new HashMap<>();
    for (int i = 0; i < roots.size(); i++) {
      Path name = roots.get(i).getFileName();
      String prefix = isTree || name == null ? "" : name.toString();
      String input = plan.inputs().get(i);
      String other = taken.putIfAbsent(prefix, input);
      if (other != null) {
        throw new InputException(
            other
                + " and "
                + input
                + " would both become "
                + out.resolve(prefix)
                + "; do them one after the other, into different folders");
      }
      prefixes.add(prefix);
    }
  }

  private void refuseOverlap() {
    for (int i = 0; i < roots.size(); i++) {
      for (int j = 0; j < roots.size(); j++) {
        if (i != j && roots.get(i).startsWith(roots.get(j))) {
          String inner = plan.inputs().get(i);
          String outer = plan.inputs().get(j);
          throw new InputException(
              roots.get(i).equals(roots.get(j))
                  ? inner + ": is named twice"
                  : inner + ": is inside " + outer + " already; name it once");
        }
      }
    }
  }

  /** Returns the folders that are not entered, as real paths. */
  Set<Path> barred() {
    Set<Path> barred = new HashSet<>();
    if (plan.action() instanceof BatchAction.ToFolder to) {
      barred.add(realPath(to.folder()));
    } else if (plan.action() instanceof BatchAction.InPlace in) {
      Backup backup = in.backup();
      if (backup != null && !backup.isBeside()) {
        barred.add(realPath(backup.folder()));
      }
      if (in.state() != null) {
        barred.add(realPath(in.state()));
      }
    }
    return barred;
  }

  /** Returns where the result of a file goes; null when nowhere. */
  @Nullable Path target(FoundFile found) throws IOException {
    if (plan.action() instanceof BatchAction.ToFolder to) {
      Path path = to.folder().resolve(inTree(found)).toAbsolutePath();
      Path name = path.getFileName();
      String result = name == null ? "" : resultName.apply(name.toString());
      return name == null || result.equals(name.toString()) ? path : path.resolveSibling(result);
    } else if (plan.action() instanceof BatchAction.InPlace) {
      return found.file().toRealPath();
    }
    return null;
  }

  /** Returns where a file's result goes in the output folder. */
  private Path inTree(FoundFile found) {
    Path input = roots.get(found.input());
    String prefix = prefixes.get(found.input());
    if (prefix.isEmpty()) {
      return found.relative();
    }
    Path name = input.getFileName();
    if (name == null || !Files.isDirectory(input)) {
      // By its own name, also when that is a link to a file with another one.
      return Path.of(prefix);
    }
    return name.resolve(found.relative());
  }

  /** Returns where a file's backup goes in a tree of backups. */
  Path backupPlace(FoundFile found) {
    Path root = roots.get(found.input());
    Path name = root.getFileName();
    boolean isLone = roots.size() == 1 || name == null || !Files.isDirectory(root);
    return isLone ? found.relative() : name.resolve(found.relative());
  }

  /** Returns a file's name in the journal. */
  String key(FoundFile found) {
    if (plan.action() instanceof BatchAction.InPlace) {
      return found.input() + "/" + found.key();
    }
    String prefix = prefixes.isEmpty() ? "" : prefixes.get(found.input());
    return prefix.isEmpty() ? found.key() : prefix + "/" + found.key();
  }

  /** Returns the real path of what is there, and of what is not yet as far as it is there. */
  private static Path realPath(Path path) {
    Path at = path.toAbsolutePath().normalize();
    Path rest = Path.of("");
    while (!Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
      Path parent = at.getParent();
      if (parent == null || at.getFileName() == null) {
        return path.toAbsolutePath().normalize();
      }
      rest = at.getFileName().resolve(rest);
      at = parent;
    }
    try {
      Path real = at.toRealPath();
      return rest.toString().isEmpty() ? real : real.resolve(rest).normalize();
    } catch (IOException e) {
      throw new InputException(path + ": cannot be reached: " + e.getMessage(), e);
    }
  }
}
