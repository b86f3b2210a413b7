package io.github.unspin.accuracy;

import io.github.unspin.evaluate.MarkedPassage;
import io.github.unspin.files.InputException;
import io.github.unspin.language.NgramModel;
import io.github.unspin.restore.Dictionaries;
import io.github.unspin.train.DictionaryBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cross-validation over articles: for each part of them, dictionaries are built from the tables and
 * the other parts. Copies of one article are always in the same part.
 */
public final class CrossValidation {
  /** What a fold makes for itself; all else is taken from the program's dictionaries. */
  private static final Set<String> BUILT =
      Set.of(
          Dictionaries.SUBSTITUTIONS,
          Dictionaries.DERIVED,
          Dictionaries.KEPT_WORDS,
          Dictionaries.WEIGHTS);

  private final Path dictionaries;
  private final Path work;
  private final List<Path> tables;
  private final List<Path> folders;
  private final int folds;
  private final @Nullable Path weights;
  private final Consumer<String> progress;
  private final List<MarkedPassage> passages;

  /**
   * Reads the passages.
   *
   * @param dictionaries the folder whose models and rows by hand are used
   * @param work an empty folder for the dictionaries of the folds
   * @param tables folders of tables, used in every fold
   * @param folders folders of marked passages
   * @param folds number of parts, 2 or more
   * @param weights weights that know none of the passages, learnt on in every fold; null for none
   * @param progress told what is being done
   * @throws InputException if a passage cannot be used or two have the same name
   */
  public CrossValidation(
      Path dictionaries,
      Path work,
      List<Path> tables,
      List<Path> folders,
      int folds,
      @Nullable Path weights,
      Consumer<String> progress)
      throws IOException {
    this.dictionaries = dictionaries;
    this.work = work;
    this.tables = List.copyOf(tables);
    this.folders = List.copyOf(folders);
    this.folds = folds;
    this.weights = weights;
    this.progress = progress;
    passages = DictionaryBuilder.readPassages(folders);
    Set<String> names = new HashSet<>();
    for (MarkedPassage passage : passages) {
      if (!names.add(passage.name())) {
        throw new InputException(passage.name() + ": in two folders of passages; rename one");
      }
    }
  }

  /** Returns all passages. */
  public List<MarkedPassage> passages() {
    return passages;
  }

  /**
   * Builds one fold.
   *
   * @param part the part of the articles that is left out and measured, from 0
   */
  public Fold fold(int part) throws IOException {
    String name = "fold " + (part + 1) + " of " + folds;
    progress.accept(name + ": building dictionaries");
    Path folder = work.resolve("fold-" + part);
    DictionaryBuilder.Result result = build(folder, part, true);
    Path plain = null;
    if (Files.exists(folder.resolve(Dictionaries.CONTEXT))) {
      progress.accept(name + ": learning weights without the context model");
      plain = work.resolve("fold-" + part + "-without-context");
      build(plain, part, false);
    }
    Set<String> left = new HashSet<>(result.leftOut());
    List<MarkedPassage> measured =
        passages.stream().filter(passage -> left.contains(passage.name())).toList();
    return new Fold(name, measured, new FolderSubject(folder, plain));
  }

  private DictionaryBuilder.Result build(Path folder, int part, boolean context)
      throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(dictionaries)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (!BUILT.contains(name) && (context || !name.equals(Dictionaries.CONTEXT))) {
          link(file, folder.resolve(name));
        }
      }
    }
    NgramModel model = Dictionaries.openModel(folder.resolve(Dictionaries.MODEL));
    return new DictionaryBuilder(
            model,
            Dictionaries.openContext(folder.resolve(Dictionaries.CONTEXT), model),
            Dictionaries.openNames(folder),
            step -> {})
        .build(new DictionaryBuilder.Sources(tables, folders, part, folds, weights), folder);
  }

  private static void link(Path file, Path to) throws IOException {
    try {
      Files.createSymbolicLink(to, file.toAbsolutePath());
    } catch (UnsupportedOperationException | IOException e) { // not everybody may make links
      Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
