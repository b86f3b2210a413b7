package io.github.unspin.restore;

import io.github.unspin.channel.NameTable;
import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.channel.TableReader;
import io.github.unspin.context.ContextModel;
import io.github.unspin.files.InputException;
import io.github.unspin.language.NgramModel;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the restorer knows: the tables, the language model and the weights of a dictionaries folder.
 * Immutable; may be shared by threads.
 */
public final class Dictionaries {
  /** File names inside the folder. */
  public static final String SUBSTITUTIONS = "substitutions.tsv";

  /** Pairs that people added. */
  public static final String BY_HAND = "by-hand.tsv";

  /** Pairs that follow from the observed ones. */
  public static final String DERIVED = "derived.tsv";

  /** How often words were left alone. */
  public static final String KEPT_WORDS = "kept-words.tsv";

  /** Weights of the log-linear model. */
  public static final String WEIGHTS = "weights.tsv";

  /** Known names of several words, counted in sound text. */
  public static final String NAMES = "names.tsv";

  /** Names that people added. */
  public static final String NAMES_BY_HAND = "names-by-hand.tsv";

  /** The context model. */
  public static final String CONTEXT = "context.model";

  /** The language model. */
  public static final String MODEL = "english.lm";

  private final SubstitutionTable table;
  private final NgramModel model;
  private final TwoWeights weights;
  private final @Nullable ContextModel context;
  private final Path folder;
  private volatile @Nullable NameTable loadedNames;

  /** Makes dictionaries of their parts. */
  Dictionaries(
      SubstitutionTable table,
      NgramModel model,
      @Nullable ContextModel context,
      NameTable names,
      TwoWeights weights) {
    this(table, model, context, Path.of(""), weights);
    loadedNames = names;
  }

  private Dictionaries(
      SubstitutionTable table,
      NgramModel model,
      @Nullable ContextModel context,
      Path folder,
      TwoWeights weights) {
    this.context = context;
    this.folder = folder;
    this.table = table;
    this.model = model;
    this.weights = weights;
  }

  /**
   * Loads a folder, and the user's own tables beside it.
   *
   * @throws InputException if a file is missing, malformed or damaged
   */
  public static Dictionaries open(Path folder, List<Path> userTables) {
    NgramModel model = openModel(folder.resolve(MODEL));
    SubstitutionTable table = openTable(folder, userTables);
    TwoWeights weights = TwoWeights.open(folder.resolve(WEIGHTS));
    return new Dictionaries(
        table, model, openContext(folder.resolve(CONTEXT), model), folder, weights);
  }

  /**
   * Loads the tables of a folder, and the user's own before them.
   *
   * @throws InputException if a file is missing or malformed
   */
  public static SubstitutionTable openTable(Path folder, List<Path> userTables) {
    SubstitutionTable.Builder builder = new SubstitutionTable.Builder();
    for (Path table : userTables) {
      TableReader.readUser(table, builder);
    }
    TableReader.readObserved(folder.resolve(BY_HAND), builder);
    TableReader.readObserved(folder.resolve(SUBSTITUTIONS), builder);
    TableReader.readDerived(folder.resolve(DERIVED), builder);
    TableReader.readKeptWords(folder.resolve(KEPT_WORDS), builder);
    return builder.build();
  }

  /**
   * Opens a language model.
   *
   * @throws InputException if the file is no model or is damaged
   */
  public static NgramModel openModel(Path file) {
    try {
      return NgramModel.open(file);
    } catch (NoSuchFileException e) {
      throw new InputException(file + ": no language model there; make one with 'unspin train'", e);
    } catch (IOException e) {
      throw new InputException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Opens a context model; returns null when there is no such file.
   *
   * @throws InputException if the file is no context model or is damaged
   */
  public static @Nullable ContextModel openContext(Path file, NgramModel model) {
    if (!Files.exists(file)) {
      return null;
    }
    try {
      return ContextModel.open(file, model);
    } catch (IOException e) {
      throw new InputException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads the names of a folder.
   *
   * @throws InputException if a line is malformed
   */
  public static NameTable openNames(Path folder) {
    return NameTable.read(folder.resolve(NAMES), folder.resolve(NAMES_BY_HAND));
  }

  /**
   * Returns the program's own dictionaries folder: {@code dictionaries} in the folder that the
   * launcher names ({@code unspin.home}), or beside the folder of the program's jar.
   *
   * @throws InputException if there is none
   */
  public static Path folder() {
    String home = System.getProperty("unspin.home");
    Path folder = home == null ? besideProgram() : Path.of(home, "dictionaries");
    if (folder == null || !Files.isDirectory(folder)) {
      throw new InputException(
          "the folder 'dictionaries' is missing; say where Unspin lives with -Dunspin.home=FOLDER");
    }
    return folder;
  }

  private static @Nullable Path besideProgram() {
    try {
      Path program =
          Path.of(Dictionaries.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      for (Path at = program.getParent(); at != null; at = at.getParent()) {
        Path folder = at.resolve("dictionaries");
        if (Files.isRegularFile(folder.resolve(SUBSTITUTIONS))) {
          return folder;
        }
      }
    } catch (URISyntaxException | SecurityException e) {
      return null;
    }
    return null;
  }

  SubstitutionTable table() {
    return table;
  }

  NgramModel model() {
    return model;
  }

  @Nullable ContextModel context() {
    return context;
  }

  /** Returns the names, which are read when they are first asked for: sound text needs none. */
  NameTable names() {
    NameTable table = loadedNames;
    if (table == null) {
      table = openNames(folder);
      loadedNames = table;
    }
    return table;
  }

  TwoWeights weights() {
    return weights;
  }
}
