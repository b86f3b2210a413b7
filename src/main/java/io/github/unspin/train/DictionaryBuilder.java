package io.github.unspin.train;

import io.github.unspin.channel.NameTable;
import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.context.ContextModel;
import io.github.unspin.evaluate.MarkedPassage;
import io.github.unspin.files.FileReplacement;
import io.github.unspin.files.InputException;
import io.github.unspin.files.TextFile;
import io.github.unspin.language.NgramModel;
import io.github.unspin.restore.Dictionaries;
import io.github.unspin.restore.WeightTrainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the tables and weights of a dictionaries folder from evidence. */
public final class DictionaryBuilder {
  private static final int TRAINING_FOLDS = 6;
  private static final int EPOCHS = 5;
  private static final double RATE = 0.05;

  private final NgramModel model;
  private final @Nullable ContextModel context;
  private final NameTable names;
  private final Consumer<String> progress;
  private final DictionaryTables tables = new DictionaryTables();

  /**
   * @param model decides how originals are capitalised, and is what the weights are learnt with
   * @param context of the second pass; absent, the weights are learnt without it
   * @param names of the second pass
   * @param progress told what is being done
   */
  public DictionaryBuilder(
      NgramModel model,
      @Nullable ContextModel context,
      NameTable names,
      Consumer<String> progress) {
    this.model = model;
    this.names = names;
    this.context = context;
    this.progress = progress;
  }

  /**
   * What evidence to use.
   *
   * @param tables folders with substitutions.tsv and, if there is one, kept-words.tsv
   * @param passages folders of marked passages
   * @param leaveOut fold of the articles that is left out, from 0; -1 for none
   * @param folds number of folds
   * @param weights weights learnt from other passages, to be learnt on; null to start anew
   */
  public record Sources(
      List<Path> tables, List<Path> passages, int leaveOut, int folds, @Nullable Path weights) {
    /** Copies the lists. */
    public Sources {
      tables = List.copyOf(tables);
      passages = List.copyOf(passages);
    }
  }

  /**
   * What was made.
   *
   * @param passages marked passages used
   * @param edits sightings of substitutions
   * @param pairs different pairs of phrases seen
   * @param derived pairs that follow from them
   * @param leftOut names of the passages that were left out
   */
  public record Result(int passages, int edits, int pairs, int derived, List<String> leftOut) {}

  /**
   * Makes the files of a dictionaries folder, except the language model.
   *
   * @throws InputException if a source cannot be used
   */
  public Result build(Sources sources, Path folder) throws IOException {
    List<MarkedPassage> all = readPassages(sources.passages());
    int[] fold = ArticleGroups.folds(all, sources.folds());
    List<MarkedPassage> used = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (fold[i] == sources.leaveOut()) {
        leftOut.add(all.get(i).name());
      } else {
        used.add(all.get(i));
      }
    }
    progress.accept("counting in " + used.size() + " passages");
    Evidence evidence = evidence(sources.tables(), used);
    List<DerivedPairs.Derived> derived = tables.derived(evidence);
    Files.createDirectories(folder);
    write(folder.resolve(Dictionaries.SUBSTITUTIONS), substitutions(evidence));
    write(folder.resolve(Dictionaries.KEPT_WORDS), keptWords(evidence));
    write(folder.resolve(Dictionaries.DERIVED), derived(derived));
    if (!used.isEmpty()) {
      progress.accept("learning weights");
      write(folder.resolve(Dictionaries.WEIGHTS), learn(sources, used));
    }
    long pairs =
        evidence.rows().keySet().stream()
            .map(k -> k.spun() + "\t" + k.original())
            .distinct()
            .count();
    int edits = evidence.rows().values().stream().mapToInt(Evidence.Row::count).sum();
    return new Result(used.size(), edits, (int) pairs, derived.size(), leftOut);
  }

  private Evidence evidence(List<Path> folders, List<MarkedPassage> passages) throws IOException {
    Evidence evidence = new Evidence(model);
    for (Path folder : folders) {
      TableFiles.addSubstitutions(folder.resolve(Dictionaries.SUBSTITUTIONS), evidence);
      Path kept = folder.resolve(Dictionaries.KEPT_WORDS);
      if (Files.exists(kept)) {
        TableFiles.addKeptWords(kept, evidence);
      }
    }
    passages.forEach(evidence::add);
    evidence.decompose();
    evidence.dropSwappedNames();
    evidence.dropIdlePhrases();
    return evidence;
  }

  /** Learns weights; each passage is read with tables that know nothing of its article. */
  private List<String> learn(Sources sources, List<MarkedPassage> passages) throws IOException {
    int[] fold = ArticleGroups.folds(passages, TRAINING_FOLDS);
    List<WeightTrainer.Example> examples = new ArrayList<>();
    for (int f = 0; f < TRAINING_FOLDS; f++) {
      List<MarkedPassage> others = new ArrayList<>();
      for (int i = 0; i < fold.length; i++) {
        if (fold[i] != f) {
          others.add(passages.get(i));
        }
      }
      SubstitutionTable table = tables.table(evidence(sources.tables(), others));
      for (int i = 0; i < fold.length; i++) {
        if (fold[i] == f) {
          examples.add(new WeightTrainer.Example(passages.get(i), table));
        }
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add("# Weights of the log-linear model, learnt by 'unspin dictionary build'.");
    lines.addAll(
        new WeightTrainer(model, progress)
            .learn(examples, sources.weights(), context, names, EPOCHS, RATE));
    return lines;
  }

  /**
   * Reads the marked passages of folders.
   *
   * @throws InputException if a folder or a passage cannot be used
   */
  public static List<MarkedPassage> readPassages(List<Path> folders) throws IOException {
    List<MarkedPassage> out = new ArrayList<>();
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new InputException(folder + ": not a folder of marked passages");
      }
      List<Path> files;
      try (Stream<Path> walk = Files.walk(folder)) {
        files = walk.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
      }
      for (Path file : files) {
        String name = folder.relativize(file).toString();
        try {
          out.add(MarkedPassage.parse(name, TextFile.read(file.toString()).text()));
        } catch (IllegalArgumentException e) {
          throw new InputException(folder + ": " + e.getMessage(), e);
        }
      }
    }
    return out;
  }

  private static List<String> substitutions(Evidence evidence) {
    Map<String, Float> originals = new TreeMap<>();
    evidence
        .rows()
        .forEach(
            (key, row) ->
                originals.merge(
                    key.original() + "\t" + key.family(), (float) row.count(), Float::sum));
    List<String> lines = new ArrayList<>();
    evidence
        .rows()
        .forEach(
            (key, row) -> {
              float[] word = evidence.words().get(key.original());
              float replaced = word == null ? 0.5f : (word[1] + 0.5f) / (word[0] + word[1] + 1);
              float share =
                  row.count() / originals.getOrDefault(key.original() + "\t" + key.family(), 1f);
              lines.add(
                  String.join(
                      "\t",
                      key.spun(),
                      key.original(),
                      key.family(),
                      Integer.toString(row.count()),
                      Integer.toString(row.articles()),
                      Integer.toString(row.verified()),
                      Integer.toString(row.capitalised()),
                      String.format(Locale.ROOT, "%.3f", share * replaced)));
            });
    lines.sort(null);
    lines.add(0, "spun\toriginal\tfamily\tcount\tarticles\tverified\tcapitalised\tp");
    return lines;
  }

  private static List<String> keptWords(Evidence evidence) {
    List<String> lines = new ArrayList<>();
    lines.add("word\tkept\treplaced\tp_kept");
    evidence
        .words()
        .forEach(
            (word, counts) ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "%s\t%.0f\t%.0f\t%.3f",
                        word,
                        counts[0],
                        counts[1],
                        (counts[0] + 0.5) / (counts[0] + counts[1] + 1))));
    return lines;
  }

  private static List<String> derived(List<DerivedPairs.Derived> pairs) {
    List<String> lines = new ArrayList<>();
    lines.add("spun\toriginal\tkind\tcount");
    for (DerivedPairs.Derived pair : pairs) {
      lines.add(
          String.format(
              Locale.ROOT, "%s\t%s\tinflected\t%.0f", pair.spun(), pair.original(), pair.count()));
    }
    return lines;
  }

  private static void write(Path file, List<String> lines) {
    String text = String.join("\n", lines) + "\n";
    new FileReplacement(file.toString()).write(text.getBytes(StandardCharsets.UTF_8));
  }
}
