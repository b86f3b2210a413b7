package io.github.unspin.cli;

import io.github.unspin.channel.Family;
import io.github.unspin.channel.Pair;
import io.github.unspin.files.InputException;
import io.github.unspin.files.TextFile;
import io.github.unspin.restore.Dictionaries;
import io.github.unspin.train.PairLearner;
import io.github.unspin.train.TextAligner;
import io.github.unspin.train.UserTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Learns a spinner's substitutions from texts whose originals are at hand. */
@Command(
    name = "learn",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = {
      "Learns what a spinner does from a spun text and its original, or from two folders in which"
          + " such texts have the same names.",
      "",
      "Prints the pairs with their counts, as a table that 'unspin clean --dictionary' takes, and"
          + " says on the standard error what it could not align."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  unspin learn spun.txt original.txt              show the pairs, write nothing",
      "  unspin learn --to mine.tsv spun.txt original.txt",
      "  unspin learn --to mine.tsv --family B spun/ originals/",
      "  unspin clean --dictionary mine.tsv other.txt",
      "",
      "Counts of pairs that the table has already grow; its comments stay.",
      "Exit status: 0 done, 2 an input cannot be used; nothing is written then."
    })
final class LearnCommand implements Callable<Integer> {
  private static final int LONGEST_SHOWN = 60;

  private final Console console;

  @Parameters(index = "0", paramLabel = "SPUN", description = "A spun text, or a folder of them.")
  private String spun = "";

  @Parameters(
      index = "1",
      paramLabel = "ORIGINAL",
      description = "The original, or a folder of originals.")
  private String original = "";

  @Option(
      names = "--to",
      paramLabel = "TABLE",
      description = "Add the pairs to this table; it is made if there is none.")
  private @Nullable Path table;

  @Option(
      names = "--family",
      paramLabel = "FAMILY",
      description = "The spinner's family, as 'unspin detect' names it: ${COMPLETION-CANDIDATES}.")
  private @Nullable Family family;

  LearnCommand(Console console) {
    this.console = console;
  }

  /** A spun text and its original. */
  private record Couple(String spun, String original) {}

  @Override
  public Integer call() {
    List<Couple> couples = couples();
    Path target = table;
    UserTable userTable = target == null ? null : new UserTable(target);
    List<TextAligner.Alignment> alignments = align(couples);
    Set<String> known = known();
    if (userTable != null) {
      known.addAll(userTable.pairs());
    }
    Path model = Dictionaries.folder().resolve(Dictionaries.MODEL);
    PairLearner.Lesson lesson =
        new PairLearner(Dictionaries.openModel(model), known).learn(alignments);
    if (userTable != null) {
      UserTable.Growth growth = userTable.add(lesson.pairs(), family);
      userTable.write();
      console
          .err()
          .printf(
              Locale.ROOT,
              "unspin: %s: %d pairs added, %d known pairs grown%n",
              target,
              growth.added(),
              growth.grown());
    }
    print(lesson);
    report(couples, alignments, lesson);
    return ExitCode.OK;
  }

  private List<Couple> couples() {
    boolean spunFolder = Files.isDirectory(Path.of(spun));
    boolean originalFolder = Files.isDirectory(Path.of(original));
    if (spunFolder != originalFolder) {
      throw new InputException(
          "learn: '" + (spunFolder ? spun : original) + "' is a folder and the other is not");
    }
    if (!spunFolder) {
      return List.of(new Couple(spun, original));
    }
    Set<String> spunNames = files(Path.of(spun));
    Set<String> originalNames = files(Path.of(original));
    List<Couple> out = new ArrayList<>();
    for (String each : spunNames) {
      if (originalNames.contains(each)) {
        out.add(
            new Couple(
                Path.of(spun).resolve(each).toString(),
                Path.of(original).resolve(each).toString()));
      } else {
        console.err().println("unspin: " + Path.of(spun).resolve(each) + ": no original, left out");
      }
    }
    for (String each : originalNames) {
      if (!spunNames.contains(each)) {
        console
            .err()
            .println("unspin: " + Path.of(original).resolve(each) + ": no spun text, left out");
      }
    }
    if (out.isEmpty()) {
      throw new InputException("learn: no file of " + spun + " has its original in " + original);
    }
    return out;
  }

  private static Set<String> files(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      Set<String> out = new TreeSet<>();
      walk.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .forEach(file -> out.add(folder.relativize(file).toString()));
      return out;
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new InputException(folder + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private List<TextAligner.Alignment> align(List<Couple> couples) {
    TextAligner aligner = new TextAligner();
    List<TextAligner.Alignment> out = new ArrayList<>();
    List<String> complaints = new ArrayList<>();
    for (Couple couple : couples) {
      try {
        List<TextFile> files = Inputs.read(List.of(couple.spun(), couple.original()), console.in());
        TextAligner.Alignment alignment = aligner.align(files.get(0).text(), files.get(1).text());
        if (!alignment.isOneArticle()) {
          throw new InputException(
              String.format(
                  Locale.ROOT,
                  "%s and %s are not versions of one article: %.0f %% of the words are the same",
                  couple.spun(),
                  couple.original(),
                  Math.floor(100 * alignment.similarity())));
        }
        out.add(alignment);
      } catch (InputException e) {
        complaints.add(e.getMessage());
      }
    }
    if (!complaints.isEmpty()) {
      throw new InputException(String.join("\n", complaints));
    }
    return out;
  }

  private static Set<String> known() {
    Set<String> known = new HashSet<>();
    for (Pair pair : Dictionaries.openTable(Dictionaries.folder(), List.of()).pairs()) {
      known.add(PairLearner.key(pair.spun(), pair.original()));
    }
    return known;
  }

  private void print(PairLearner.Lesson lesson) {
    console.out().print(UserTable.HEADER + "\n");
    String name = family == null ? "" : family.name();
    for (PairLearner.LearntPair pair : lesson.pairs()) {
      console
          .out()
          .print(pair.spun() + "\t" + pair.original() + "\t" + name + "\t" + pair.count() + "\n");
    }
  }

  private void report(
      List<Couple> couples, List<TextAligner.Alignment> alignments, PairLearner.Lesson lesson) {
    int words = 0;
    int equal = 0;
    int gaps = 0;
    for (int i = 0; i < couples.size(); i++) {
      words += alignments.get(i).spunWords();
      equal += alignments.get(i).equalWords();
      for (TextAligner.Gap gap : lesson.gaps().get(i)) {
        gaps++;
        console
            .err()
            .println(
                "unspin: "
                    + couples.get(i).spun()
                    + ":"
                    + gap.line()
                    + ": not aligned, "
                    + of(gap));
      }
    }
    console
        .err()
        .printf(
            Locale.ROOT,
            "unspin: %d substitutions, %d pairs; %d of %d words unchanged; %d places not aligned%n",
            lesson.sightings(),
            lesson.pairs().size(),
            equal,
            words,
            gaps);
  }

  private static String of(TextAligner.Gap gap) {
    return switch (gap.problem()) {
      case TOO_LONG -> "too long: " + quoted(gap.spun()) + " / " + quoted(gap.original());
      case TOO_UNLIKE -> "too unlike: " + quoted(gap.spun()) + " / " + quoted(gap.original());
      case ONLY_SPUN -> "only in the spun text: " + quoted(gap.spun());
      case ONLY_ORIGINAL -> "only in the original: " + quoted(gap.original());
    };
  }

  private static String quoted(String text) {
    String line = text.replaceAll("\\s+", " ");
    int end = LONGEST_SHOWN;
    boolean cut = line.length() > end + 20;
    return "\u201C" + (cut ? line.substring(0, end).strip() + "\u2026" : line) + "\u201D";
  }
}
